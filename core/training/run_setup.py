"""A run as a user has set it up: a new model, or a checkpoint to fine-tune.

Imports no torch, so that the window can work with it on its own thread.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeAlias

from core.config import settings_with
from core.control import Control
from core.events import Emit
from core.training.config import SAME_COST, RunConfig, TrainingConfig
from core.training.estimate.run_estimate import Probe
from core.workspace import Workspace

_SAME_COST = settings_with(TrainingConfig, SAME_COST)
_PREFIX = "train."


@dataclass(frozen=True, slots=True, kw_only=True)
class FineTuning:
    """A run that starts from a checkpoint, as ``fine_tuning_config`` takes it.

    Attributes:
        checkpoint: the weights to start from.
        dataset: the new data.
        mix: the replay dataset; empty for none.
        horizon: has the length of the run and nothing else.
        assignments: the settings that the user has changed, as ``--set`` takes them, without
            the horizon.
    """

    checkpoint: Path
    dataset: str
    mix: str
    horizon: TrainingConfig
    assignments: tuple[str, ...]


RunSetup: TypeAlias = RunConfig | FineTuning


@dataclass(frozen=True, slots=True, kw_only=True)
class ProbedSetup:
    """A setup, the configuration that it resolved to, and what a probe of it measured."""

    setup: RunSetup
    config: RunConfig
    probe: Probe

    def applies_to(self, setup: RunSetup) -> bool:
        """Return whether the measured figures are valid for another setup too."""
        return _cost_relevant(self.setup) == _cost_relevant(setup)

    def config_for(self, setup: RunSetup) -> RunConfig:
        """Return the probed configuration with the horizon of a setup to which it applies."""
        horizon = setup.train if isinstance(setup, RunConfig) else setup.horizon
        train = replace(
            self.config.train, max_steps=horizon.max_steps, max_minutes=horizon.max_minutes
        )
        return replace(self.config, train=train)


def resolve(setup: RunSetup, workspace: Workspace, emit: Emit, control: Control) -> RunConfig:
    """Return the configuration of a run that is set up. May tokenize its data again.

    Args:
        setup: what the user has chosen.
        workspace: has the datasets.
        emit: receives the progress.
        control: cancels it.

    Raises:
        CoreError: see ``fine_tuning_config``.
    """
    if isinstance(setup, RunConfig):
        return setup
    from core.training.setup.fine_tuning import fine_tuning_config

    horizon = [
        f"{_PREFIX}{name}={getattr(setup.horizon, name)}"
        for name in ("max_steps", "max_minutes")
        if getattr(setup.horizon, name)
    ]
    return fine_tuning_config(
        setup.checkpoint,
        setup.dataset,
        workspace,
        emit,
        control,
        mix=setup.mix,
        assignments=[*horizon, *setup.assignments],
    )


def _cost_relevant(setup: RunSetup) -> object:
    """Return the parts of a setup that affect the time of a step or the size of files."""
    if isinstance(setup, RunConfig):
        defaults = {field.name: field.default for field in dataclasses.fields(TrainingConfig)}
        return replace(
            setup, train=replace(setup.train, **{name: defaults[name] for name in _SAME_COST})
        )
    names = (one.partition("=")[0].removeprefix(_PREFIX) for one in setup.assignments)
    kept = (
        one for name, one in zip(names, setup.assignments, strict=True) if name not in _SAME_COST
    )
    return setup.checkpoint, setup.dataset, setup.mix, tuple(kept)
