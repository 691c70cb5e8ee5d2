"""The other processes of a run: they compute with the leader, and do nothing else.

No folder, no listener, no measurement: a follower hears at each step whether to go
on, works out its share of the batch, and changes its weights as the leader does.
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
    """Learn with the leader until it says that the run has ended.

    Args:
        config: the configuration, the same as the leader's.
        workspace: where this machine has its dataset.
        control: cancel leaves; a stop is the leader's to decide.
        resume: the folder of the run to go on with.
        distributed: who this process is.

    Returns:
        The step that was reached.

    Raises:
        CoreError: the run cannot start here, or the leader is gone.
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
            # The leader sees the same, and ends the run.
            if gradients.are_finite:
                learner.optimizer_step(plan.lr_multiplier)
                step += 1
        return step
