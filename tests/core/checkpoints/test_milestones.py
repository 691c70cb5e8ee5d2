from itertools import pairwise

import pytest

from core.checkpoints.milestones import (
    find_milestones,
    is_milestone,
    max_milestones,
    milestone_path,
    milestones_within,
    surplus,
)


def test_the_steps_that_are_kept():
    kept = [step for step in range(3000) if is_milestone(step)]
    assert kept == [10, 20, 50, 100, 200, 500, 1000, 2000]
    assert is_milestone(5_000_000)


@pytest.mark.parametrize("steps", [0, 9, 10, 49, 50, 99, 100, 1999, 2000, 12_345])
def test_how_many_there_will_be(steps):
    assert milestones_within(steps) == sum(map(is_milestone, range(steps + 1)))


def test_they_are_found_in_the_order_of_steps(tmp_path):
    for step in (1_000_000, 500, 20, 12_345_678):
        path = milestone_path(tmp_path, step)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    for name in ("step-12.pth", "step-000100.pth.tmp-1-2", "previous_step-000020.pth", "best.pth"):
        (path.parent / name).touch()
    assert [found.step for found in find_milestones(tmp_path)] == [20, 500, 1_000_000, 12_345_678]
    assert find_milestones(tmp_path)[1].path.name == "step-000500.pth"
    assert find_milestones(tmp_path / "nothing") == []


def test_their_number_is_bounded_by_their_size():
    assert max_milestones(4_000_000) == 16
    assert max_milestones(134_000_000) == 7
    assert max_milestones(5_000_000_000) == 4


def test_what_is_given_up_leaves_the_rest_spread():
    steps = [10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000]
    gone = surplus(steps, 5)
    kept = [step for step in steps if step not in gone]
    assert len(kept) == 5
    assert (kept[0], kept[-1]) == (10, 10_000)
    ratios = [later / earlier for earlier, later in pairwise(kept)]
    assert max(ratios) <= 10
    assert surplus(steps, 10) == []


def test_given_up_one_by_one_they_stay_spread_too():
    kept = []
    for step in filter(is_milestone, range(1_000_001)):
        kept.append(step)
        for surplus_step in surplus(kept, 6):
            kept.remove(surplus_step)
    assert len(kept) == 6
    assert (kept[0], kept[-1]) == (10, 1_000_000)
    ratios = [later / earlier for earlier, later in pairwise(kept)]
    assert max(ratios) <= 100
