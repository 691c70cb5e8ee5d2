"""Who a process is, as torchrun tells; a team of one needs nobody."""

import pytest

from core.training.schedule import StepPlan
from core.training.team import Team, joined, team_from_environment


@pytest.fixture
def torchrun(monkeypatch):
    def tell(**variables):
        for name, value in variables.items():
            monkeypatch.setenv(name, value)

    for name in ("RANK", "WORLD_SIZE", "LOCAL_RANK", "LOCAL_WORLD_SIZE"):
        monkeypatch.delenv(name, raising=False)
    return tell


def test_without_torchrun_there_is_one(torchrun):
    assert team_from_environment() == Team()


def test_torchrun_says_who_is_who(torchrun):
    torchrun(RANK="3", WORLD_SIZE="4", LOCAL_RANK="1", LOCAL_WORLD_SIZE="2")
    assert team_from_environment() == Team(rank=3, size=4, local_rank=1, local_size=2)


def test_variables_of_another_program_are_passed_over(torchrun):
    torchrun(RANK="colonel", WORLD_SIZE="big")
    assert team_from_environment() == Team()


def test_a_team_of_one_asks_nobody():
    team = Team()
    with joined(team), team.guarded():
        team.announce(StepPlan(0.5, 1))
        team.require_agreement("anything")
        assert team.mean(2.5) == 2.5
