"""Which suggestion is on the screen, and which comes next."""

from __future__ import annotations

import pytest

from core.completion.candidates import Candidates

THREE = Candidates(prefix="val", suffix="\n", texts=("ue = 1", "ue = 2", "id"))


def test_turning_goes_round_both_ways():
    assert THREE.turned(1).text == "ue = 2"
    assert THREE.turned(3).text == "ue = 1"
    assert THREE.turned(-1).text == "id"


def test_those_that_still_fit_remain_and_the_shown_one_stays_shown():
    left = THREE.turned(1).fitting("value", "\n")
    assert left is not None
    assert left.texts == (" = 1", " = 2")
    assert left.text == " = 2"


def test_the_first_one_is_the_best_until_it_no_longer_fits():
    assert THREE.is_best
    assert not THREE.turned(1).is_best
    left = THREE.turned(2).fitting("vali", "\n")
    assert left is not None
    assert (left.index, left.is_best) == (0, False)
    part = THREE.fitting("valu", "\n")
    assert part is not None
    assert part.is_best


@pytest.mark.parametrize("around", [("valx", "\n"), ("va", "\n"), ("val", "x\n"), ("other", "\n")])
def test_nothing_remains_elsewhere(around):
    assert THREE.fitting(*around) is None


def test_others_join_without_doubles():
    joined = THREE.joined(("id", "ue = 3"))
    assert joined.texts == ("ue = 1", "ue = 2", "id", "ue = 3")
    assert joined.is_whole_choice
    assert not THREE.is_whole_choice
