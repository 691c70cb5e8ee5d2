import pytest

from core.completion.rejections import JUST_DELETED, JUST_DISMISSED, Rejections

PREFIX = "def f(x):\n    re"


def _deleted_key_by_key(text):
    rejections = Rejections()
    for length in range(len(text), 0, -1):
        rejections.deleted(PREFIX + text[: length - 1], "\n", text[length - 1])
    return rejections


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("turn x", JUST_DELETED),
        ("turn x + 1", JUST_DELETED),
        ("turn", JUST_DELETED),  # a beginning of it
        ("ad(x)", None),
    ],
)
def test_what_was_deleted_does_not_come_back(text, reason):
    assert _deleted_key_by_key("turn x").reason(PREFIX, "\n", text) == reason


def test_a_selection_that_is_deleted_counts_too():
    rejections = Rejections()
    rejections.deleted(PREFIX, "\n", "turn x")
    assert rejections.reason(PREFIX, "\n", "turn x") == JUST_DELETED


def test_a_slip_of_the_finger_is_no_rejection():
    assert _deleted_key_by_key("tu").reason(PREFIX, "\n", "turn x") is None


def test_elsewhere_it_may_come():
    rejections = _deleted_key_by_key("turn x")
    assert rejections.reason(PREFIX + "t", "\n", "urn x") is None
    assert rejections.reason(PREFIX, "\n}", "turn x") is None


def test_dismissed_means_this_very_text():
    rejections = Rejections()
    rejections.dismissed(PREFIX, "\n", "turn x")
    assert rejections.reason(PREFIX, "\n", "turn x ") == JUST_DISMISSED
    assert rejections.reason(PREFIX, "\n", "turn y") is None


def test_taking_one_after_all_and_another_file_forget():
    rejections = Rejections()
    rejections.dismissed(PREFIX, "\n", "turn x")
    rejections.accepted(PREFIX, "\n")
    assert rejections.reason(PREFIX, "\n", "turn x") is None
    rejections.dismissed(PREFIX, "\n", "turn x")
    rejections.forget()
    assert rejections.reason(PREFIX, "\n", "turn x") is None


def test_only_the_latest_are_kept():
    rejections = Rejections()
    for number in range(100):
        rejections.dismissed(f"{number}", "", "x y")
    assert rejections.reason("0", "", "x y") is None
    assert rejections.reason("99", "", "x y") == JUST_DISMISSED
