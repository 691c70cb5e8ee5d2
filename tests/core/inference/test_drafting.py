import pytest

from core.inference.drafting import PromptLookup


@pytest.mark.parametrize(
    ("ids", "guess"),
    [
        ([1, 2, 3, 4, 5, 1, 2, 3], [4, 5, 1]),  # three tokens agree
        ([9, 2, 3, 4, 5, 1, 2, 3], [4, 5, 1]),  # two
        ([9, 8, 3, 4, 5, 1, 2, 3], []),  # one alone is no evidence
        ([3, 3, 7, 7, 3, 3, 8, 8, 3, 3], [8, 8, 3]),  # the latest of two offsets
        ([1, 2, 3, 7, 9, 2, 3, 8, 1, 2, 3], [7, 9, 2]),  # a longer match beats a later one
        ([5, 5, 5, 5], [5]),  # nothing is known beyond the end
        ([1, 2, 3], []),
        ([1], []),
        ([], []),
    ],
)
def test_the_guess_is_what_followed_before(ids, guess):
    assert PromptLookup(3).draft(ids) == guess


def test_ids_stay_as_they_are():
    ids = [1, 2, 1]
    PromptLookup(8).draft(ids)
    assert ids == [1, 2, 1]
