"""Partners of brackets in lines."""

import pytest

from core.editing.brackets import is_bracket, is_opener, partner_position


@pytest.mark.parametrize(
    ("lines", "column", "partner"),
    [
        (["f(a[1])"], 1, (0, 6)),
        (["f(a[1])"], 3, (0, 5)),
        (["f(a[1])"], 6, (0, 1)),
        (["f(", "", "  b", ")"], 1, (3, 0)),
        ([")", "  b", "", "f("], 0, (3, 1)),
        (["f("], 1, None),
        ([")"], 0, None),
        (["{(})"], 0, (0, 2)),
    ],
)
def test_partner_position(lines, column, partner):
    assert partner_position(lines, column) == partner


def test_the_search_ends_after_a_distance():
    lines = iter(["(", *["x" * 99] * 1000, ")"])
    assert partner_position(lines, 0) is None
    assert sum(1 for _ in lines) > 700


def test_which_characters_are_brackets():
    assert [c for c in 'a([{}])"' if is_bracket(c)] == list("([{}])")
    assert [c for c in "([{}])" if is_opener(c)] == list("([{")
