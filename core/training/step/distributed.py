"""Several processes that train one model together, started by ``torchrun``.

``torchrun`` sets the rank of each process in the environment. Rank 0 owns the run folder,
evaluates and saves, and broadcasts at each step whether there is another one; the others follow
(``core.training.loop.following``). A single process needs none of this and pays nothing for it.
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
from core.texts import Text
from core.training.step.schedule import StepPlan

# Sent instead of the number of window splits when there is no further step.
_END: Final = 0


class WorkerLost(TrainingError):
    """Another process of the run has ended, or cannot be reached any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DistributedContext:
    """The rank of this process, and the number of processes.

    Attributes:
        rank: the index of this process, from 0.
        size: the number of processes.
        local_rank, local_size: the same for the processes on this machine.
    """

    rank: int = 0
    size: int = 1
    local_rank: int = 0
    local_size: int = 1

    def broadcast(self, plan: StepPlan | None) -> None:
        """Send the plan of the next step to all processes; called by rank 0.

        Args:
            plan: the plan; None for the end of the run.

        Raises:
            WorkerLost: another process is gone.
        """
        if self.size > 1:
            values = (plan.lr_multiplier, plan.window_splits) if plan is not None else (0.0, _END)
            with _lost():
                dist.broadcast(torch.tensor(values, dtype=torch.float64), src=0)

    def receive(self) -> StepPlan | None:
        """Receive the plan that rank 0 broadcasts; called by all other ranks.

        Returns:
            The plan of the next step; None for the end of the run.

        Raises:
            WorkerLost: rank 0 is gone.
        """
        values = torch.zeros(2, dtype=torch.float64)
        with _lost():
            dist.broadcast(values, src=0)
        lr_multiplier, window_splits = values.tolist()
        return StepPlan(lr_multiplier, int(window_splits)) if window_splits != _END else None

    def mean(self, value: float) -> float:
        """Average a value over all processes.

        Raises:
            WorkerLost: another process is gone.
        """
        if self.size == 1:
            return value
        shared = torch.tensor([value], dtype=torch.float64)
        with _lost():
            dist.all_reduce(shared)
        return shared.item() / self.size

    def check_consistency(self, start: str) -> None:
        """Raise unless all processes start from the same state.

        Args:
            start: the dataset, configuration and step that this process starts from, as text.

        Raises:
            TrainingError: one process differs; it is raised in every process.
        """
        if self.size == 1:
            return
        digest = hashlib.sha256(start.encode("utf-8")).digest()[:7]
        mine = torch.tensor([int.from_bytes(digest, "big")], dtype=torch.int64)
        all_digests = [torch.zeros_like(mine) for _ in range(self.size)]
        with _lost():
            dist.all_gather(all_digests, mine)
        if any(not torch.equal(one, mine) for one in all_digests):
            raise TrainingError(
                Text(
                    "The processes do not start from the same dataset, configuration and "
                    "checkpoint."
                ),
                Text("Copy the dataset, and for a resume the run folder, to every machine."),
            )

    @contextmanager
    def guarded(self) -> Generator[None]:
        """Turn the errors that torch raises for a lost process into ``WorkerLost``."""
        if self.size == 1:
            yield
            return
        with _lost():
            yield


def distributed_from_environment() -> DistributedContext:
    """Read the context from the environment of ``torchrun``; a single process without it."""

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
    """Join the process group inside the block; plans go over the CPU, gradients over the device.

    Raises:
        TrainingError: the other processes do not join.
    """
    if distributed.size == 1:
        yield
        return
    backend = "cpu:gloo,cuda:nccl" if torch.cuda.is_available() else "gloo"
    try:
        dist.init_process_group(backend)
    except (RuntimeError, ValueError) as error:
        raise TrainingError(
            Text(
                "The {size} processes did not meet: {splitlines}",
                size=distributed.size,
                splitlines=str(error).splitlines()[0],
            ),
            Text("Is --rdzv-endpoint the same everywhere, and the port open?"),
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
            Text("Another process of the run has ended, or cannot be reached."),
            Text("Start all of them again with --resume; only the last step is lost."),
        ) from error
