"""The processes of a distributed run other than rank 0: they compute, and do nothing else.

A follower has no run folder, no listener and no measurements. At each step it receives the
step's plan from rank 0, computes the gradients of its part of the batch, and takes the same
optimizer step.
"""

from __future__ import annotations

from pathlib import Path

from core.control import Control
from core.training.config import RunConfig
from core.training.setup.starting_point import prepare, start_fingerprint
from core.training.step.distributed import DistributedContext, process_group
from core.training.step.learner import Learner
from core.workspace import Workspace


def follow(
    config: RunConfig,
    workspace: Workspace,
    control: Control,
    resume: Path | None,
    distributed: DistributedContext,
) -> int:
    """Train with rank 0 until it says that the run has ended.

    Args:
        config: the configuration, the same as that of rank 0.
        workspace: the workspace of this machine, with its dataset.
        control: a cancel leaves the run; rank 0 decides about a stop.
        resume: the folder of the run to continue; None for a new run.
        distributed: the rank of this process, and the number of processes.

    Returns:
        The number of optimizer steps taken.

    Raises:
        CoreError: the run cannot start here, or rank 0 is gone.
        Cancelled: a cancel was asked for.
    """
    ready = prepare(config, workspace, resume)
    config = ready.config
    with process_group(distributed):
        distributed.check_consistency(start_fingerprint(config, ready.dataset, ready.start))
        learner = Learner(
            config,
            ready.dataset,
            old=ready.old,
            checkpoint=ready.start.checkpoint,
            weights=ready.weights.model_state if ready.weights else None,
            distributed=distributed,
        )
        step = learner.start.step
        while (plan := distributed.receive()) is not None:
            gradients = learner.compute_gradients(step, control.safe_point, plan.window_splits)
            # Rank 0 sees the same, and ends the run.
            if gradients.are_finite:
                learner.optimizer_step(plan.lr_multiplier)
                step += 1
        return step
