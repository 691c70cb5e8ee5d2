"""Two versions in one text: from it both can be had again."""

from hypothesis import given
from hypothesis import strategies as st

from core.editing import text_diff
from core.editing.text_diff import full_diff

LINES = st.lists(st.sampled_from(["a", "b", "", "+c"]), max_size=12).map("\n".join)


def side(both: str, mark: str) -> str:
    lines = both.split("\n")[2:]
    return "\n".join(line[1:] for line in lines if line[0] in f" {mark}")


@given(LINES, LINES)
def test_both_sides_are_whole(mine, theirs):
    both = full_diff(mine, theirs, "x", "y")
    assert side(both, "-") == mine
    assert side(both, "+") == theirs


def test_what_is_equal_is_said_once():
    both = full_diff("a\nb\nc", "a\nB\nc", "mine", "theirs")
    assert both.split("\n") == ["--- mine", "+++ theirs", " a", "-b", "+B", " c"]


def test_very_different_texts_are_not_searched(monkeypatch):
    monkeypatch.setattr(text_diff, "_MAX_LINES", 1)
    assert full_diff("a\nx\nb", "c\nx\nd", "", "").count(" x") == 0
