"""Who a process is, as torchrun tells; a distributed of one needs nobody."""

import pytest

from core.training.step.distributed import (
    DistributedContext,
    distributed_from_environment,
    process_group,
)
from core.training.step.schedule import StepPlan


@pytest.fixture
def torchrun(monkeypatch):
    def tell(**variables):
        for name, value in variables.items():
            monkeypatch.setenv(name, value)

    for name in ("RANK", "WORLD_SIZE", "LOCAL_RANK", "LOCAL_WORLD_SIZE"):
        monkeypatch.delenv(name, raising=False)
    return tell


def test_without_torchrun_there_is_one(torchrun):
    assert distributed_from_environment() == DistributedContext()


def test_torchrun_says_who_is_who(torchrun):
    torchrun(RANK="3", WORLD_SIZE="4", LOCAL_RANK="1", LOCAL_WORLD_SIZE="2")
    assert distributed_from_environment() == DistributedContext(
        rank=3, size=4, local_rank=1, local_size=2
    )


def test_variables_of_another_program_are_ignored(torchrun):
    torchrun(RANK="colonel", WORLD_SIZE="big")
    assert distributed_from_environment() == DistributedContext()


def test_a_single_process_needs_no_group():
    distributed = DistributedContext()
    with process_group(distributed), distributed.guarded():
        distributed.broadcast(StepPlan(0.5, 1))
        distributed.check_consistency("anything")
        assert distributed.mean(2.5) == 2.5
