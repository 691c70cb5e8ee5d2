"""Searching for plain text, and what a replacement may contain."""

import pytest

from core.editing.replacement import NoSuchGroup, Replacement
from core.editing.search import MAX_MATCHES, Query, find_plain
from tests.core.editing.samples import REPLACEMENTS


@pytest.mark.parametrize(
    ("query", "ranges"),
    [
        (Query(text="ab"), [(0, 2), (3, 5), (8, 10)]),
        (Query(text="ab", matches_case=True), [(0, 2), (8, 10)]),
        (Query(text="ab", whole_words=True), [(0, 2), (3, 5)]),
        (Query(text="zz"), []),
    ],
)
@pytest.mark.parametrize("suffix", ["", "\u00e9"])
def test_find_plain(query, ranges, suffix):
    """Both ways of searching, for ASCII and for other texts, find the same."""
    found = find_plain("ab AB\nx abc" + suffix, query, "new")
    assert [(match.start, match.end) for match in found] == ranges
    assert {match.replacement for match in found} <= {"new"}


def test_positions_are_in_utf16_units():
    (match,) = find_plain("\U0001f600 ab", Query(text="ab"))
    assert (match.start, match.end) == (3, 5)


@pytest.mark.parametrize("text", ["a" * (MAX_MATCHES + 5), "\u00e9" * (MAX_MATCHES + 5)])
def test_the_number_of_matches_is_bounded(text):
    assert len(find_plain(text, Query(text=text[0]))) == MAX_MATCHES


@pytest.mark.parametrize(("template", "result"), REPLACEMENTS)
def test_what_a_replacement_may_contain(template, result):
    groups = ("b c", "b c", "c")
    assert Replacement(template, ("", "", "name")).expand(groups.__getitem__) == result


@pytest.mark.parametrize(("template", "group"), [("$3", "3"), ("${other}", "other")])
def test_a_group_that_the_pattern_lacks_is_refused(template, group):
    with pytest.raises(NoSuchGroup) as caught:
        Replacement(template, ("", "", "name"))
    assert caught.value.group == group
