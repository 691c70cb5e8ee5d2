"""Several processes that learn one model together, as ``torchrun`` starts them.

``torchrun`` says in the environment who is who. The first process leads: it keeps
the run folder, measures, saves, and tells the others at each step whether to go
on; they follow (``following.py``). One process is a distributed of one, and pays nothing.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

import torch
import torch.distributed as dist

from core.errors import TrainingError
from core.training.step.schedule import StepPlan

# Stands for the number of parts when there is no further step.
_END: Final = 0


class WorkerLost(TrainingError):
    """Another process of the distributed has ended, or cannot be reached any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DistributedContext:
    """Who this process is.

    Attributes:
        rank: from 0; 0 leads.
        size: how many processes there are.
        local_rank, local_size: the same, on this machine.
    """

    rank: int = 0
    size: int = 1
    local_rank: int = 0
    local_size: int = 1

    def broadcast(self, plan: StepPlan | None) -> None:
        """Of the leader: the next step's plan, or None for the end.

        Raises:
            WorkerLost: somebody is gone.
        """
        if self.size > 1:
            words = (plan.lr_multiplier, plan.window_splits) if plan is not None else (0.0, _END)
            with _lost():
                dist.broadcast(torch.tensor(words, dtype=torch.float64), src=0)

    def receive(self) -> StepPlan | None:
        """Of a follower: what the leader announced.

        Raises:
            WorkerLost: the leader is gone.
        """
        words = torch.zeros(2, dtype=torch.float64)
        with _lost():
            dist.broadcast(words, src=0)
        lr_multiplier, window_splits = words.tolist()
        return StepPlan(lr_multiplier, int(window_splits)) if window_splits != _END else None

    def mean(self, value: float) -> float:
        """The mean of everybody's value.

        Raises:
            WorkerLost: somebody is gone.
        """
        if self.size == 1:
            return value
        shared = torch.tensor([value], dtype=torch.float64)
        with _lost():
            dist.all_reduce(shared)
        return shared.item() / self.size

    def check_consistency(self, start: str) -> None:
        """Raise unless everybody starts from the same.

        Args:
            start: what this process starts from: dataset, recipe, step.

        Raises:
            TrainingError: on every process, where one differs.
        """
        if self.size == 1:
            return
        digest = hashlib.sha256(start.encode("utf-8")).digest()[:7]
        mine = torch.tensor([int.from_bytes(digest, "big")], dtype=torch.int64)
        everybody = [torch.zeros_like(mine) for _ in range(self.size)]
        with _lost():
            dist.all_gather(everybody, mine)
        if any(not torch.equal(one, mine) for one in everybody):
            raise TrainingError(
                "The processes do not start from the same dataset, recipe and checkpoint.",
                "Copy the dataset, and for a resume the run folder, to every machine.",
            )

    @contextmanager
    def guarded(self) -> Generator[None]:
        """Inside, what a lost process makes torch raise becomes ``WorkerLost``."""
        if self.size == 1:
            yield
            return
        with _lost():
            yield


def distributed_from_environment() -> DistributedContext:
    """Who this process is, as ``torchrun`` tells; a distributed of one without it."""

    def number(name: str, default: int) -> int:
        value = os.environ.get(name, "")
        return int(value) if value.isdigit() else default

    size = max(1, number("WORLD_SIZE", 1))
    if size == 1:
        return DistributedContext()
    return DistributedContext(
        rank=number("RANK", 0),
        size=size,
        local_rank=number("LOCAL_RANK", 0),
        local_size=number("LOCAL_WORLD_SIZE", 1),
    )


@contextmanager
def process_group(distributed: DistributedContext) -> Generator[None]:
    """Meet the others for the duration; words go over the processor, gradients over the device.

    Raises:
        TrainingError: they do not come.
    """
    if distributed.size == 1:
        yield
        return
    backend = "cpu:gloo,cuda:nccl" if torch.cuda.is_available() else "gloo"
    try:
        dist.init_process_group(backend)
    except (RuntimeError, ValueError) as error:
        raise TrainingError(
            f"The {distributed.size} processes did not meet: {str(error).splitlines()[0]}",
            "Is --rdzv-endpoint the same everywhere, and the port open?",
        ) from error
    try:
        yield
    finally:
        with contextlib.suppress(RuntimeError):
            dist.destroy_process_group()


@contextmanager
def _lost() -> Generator[None]:
    try:
        yield
    except torch.OutOfMemoryError:
        raise
    except RuntimeError as error:
        raise WorkerLost(
            "Another process of the run has ended, or cannot be reached.",
            "Start all of them again with --resume; nothing but the last step is lost.",
        ) from error
