"""A diff with all lines: both versions can be read from it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.editing import text_diff
from core.editing.text_diff import common_ends, full_diff

LINES = st.lists(st.sampled_from(["a", "b", "", "+c"]), max_size=12).map("\n".join)


def side(both: str, mark: str) -> str:
    lines = both.split("\n")[2:]
    return "\n".join(line[1:] for line in lines if line[0] in f" {mark}")


@given(LINES, LINES)
def test_both_versions_are_complete(old, new):
    both = full_diff(old, new, "x", "y")
    assert side(both, "-") == old
    assert side(both, "+") == new


def test_equal_lines_appear_once():
    both = full_diff("a\nb\nc", "a\nB\nc", "old", "new")
    assert both.split("\n") == ["--- old", "+++ new", " a", "-b", "+B", " c"]


def test_very_different_texts_are_not_searched(monkeypatch):
    monkeypatch.setattr(text_diff, "_MAX_LINES", 1)
    assert full_diff("a\nx\nb", "c\nx\nd", "", "").count(" x") == 0


@pytest.mark.parametrize(
    ("one", "other", "ends"),
    [
        ("", "", (0, 0)),
        ("abc", "abc", (3, 0)),
        ("abc", "abXc", (2, 1)),
        ("aaa", "aa", (2, 0)),
        ("x" * 9000 + "a" + "y" * 9000, "x" * 9000 + "b" + "y" * 9000, (9000, 9000)),
        ("x" * 5000, "x" * 4096, (4096, 0)),
    ],
)
def test_common_ends(one, other, ends):
    assert common_ends(one, other) == ends
