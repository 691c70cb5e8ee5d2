"""A run as it is set up, made ready and probed: what the flight plan stands on."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, replace

from core.config import settings_with
from core.control import Control
from core.events import Emit
from core.training.config import SAME_COST, RunConfig, TrainingConfig
from core.training.estimate import Probe
from core.workspace import Workspace
from gui.jobs.job import Operation
from gui.train.model_setup import FineTuning

Setup = RunConfig | FineTuning

_SAME_COST = settings_with(TrainingConfig, SAME_COST)


@dataclass(frozen=True, slots=True, kw_only=True)
class Probed:
    """A setup, the recipe that it came to, and what was measured of it."""

    setup: Setup
    config: RunConfig
    probe: Probe

    def fits(self, setup: Setup) -> bool:
        """Whether the figures are good for another setup too."""
        return _essence(self.setup) == _essence(setup)

    def config_of(self, setup: Setup) -> RunConfig:
        """The probed recipe with the horizon of a setup that it fits."""
        horizon = setup.train if isinstance(setup, RunConfig) else setup.horizon
        train = replace(
            self.config.train, max_steps=horizon.max_steps, max_minutes=horizon.max_minutes
        )
        return replace(self.config, train=train)


def resolve_operation(setup: Setup, workspace: Workspace) -> Operation[RunConfig]:
    """Make a setup a recipe; the result is a ``RunConfig``. May encode data anew."""

    def operate(emit: Emit, control: Control) -> RunConfig:
        return _resolved(setup, workspace, emit, control)

    return operate


def probe_operation(setup: Setup, workspace: Workspace) -> Operation[Probed]:
    """Measure what a run would take; the result is a ``Probed``."""

    def operate(emit: Emit, control: Control) -> Probed:
        from core.training.probe import probe_run

        config = _resolved(setup, workspace, emit, control)
        return Probed(setup=setup, config=config, probe=probe_run(config, workspace, emit, control))

    return operate


def _resolved(setup: Setup, workspace: Workspace, emit: Emit, control: Control) -> RunConfig:
    if isinstance(setup, RunConfig):
        return setup
    from core.training.fine_tuning import fine_tuning_config

    horizon = [
        f"train.{name}={getattr(setup.horizon, name)}"
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


def _essence(setup: Setup) -> object:
    if isinstance(setup, RunConfig):
        plain = {field.name: field.default for field in dataclasses.fields(TrainingConfig)}
        return replace(
            setup, train=replace(setup.train, **{name: plain[name] for name in _SAME_COST})
        )
    kept = (one for one in setup.assignments if one.split("=")[0][6:] not in _SAME_COST)
    return setup.checkpoint, setup.dataset, setup.mix, tuple(kept)
