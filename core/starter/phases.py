"""The training of the starter, phase by phase, with the app's own ``train``.

A phase that starts from another gets its weights as they are published between two sessions of
training: rounded to 16 bits, without the state of the optimizers.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from core.checkpoints import store
from core.config import from_mapping, override, to_mapping
from core.control import Control
from core.data.token_dataset import TokenDataset
from core.errors import ConfigError
from core.events import Emit, Event, TrainStep
from core.run_order import PROVENANCE_FILE
from core.starter.recipe import Phase
from core.starter.record import LossRecord, record_of
from core.training.config import RunConfig
from core.training.loop.train import train
from core.training.loop.trainer import TrainResult
from core.training.presets import load_preset
from core.workspace import Workspace

# A phase has no number of steps while it continues.
_OPEN_END: Final = 100_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseResult:
    """The result of a phase.

    Attributes:
        training: of the run.
        losses: of its first steps, and how they were computed.
    """

    training: TrainResult
    losses: LossRecord


def run_phase(
    phase: Phase,
    dataset: TokenDataset,
    start_from: Path | None,
    steps: int | None,
    workspace: Workspace,
    emit: Emit,
    control: Control,
) -> PhaseResult:
    """Train a phase, or its first steps.

    Args:
        phase: its preset and settings.
        dataset: of the starter's corpus.
        start_from: the checkpoint with the weights of the phase before; None for the first.
        steps: after which to stop; None for the steps of the phase, or until a stop is asked for
            where it has none.
        workspace: gets the run.
        emit: receives the events of the run.
        control: stop saves and returns.

    Raises:
        CoreError: the run cannot start, or had to end.
        Cancelled: a cancel was asked for.
    """
    config = phase_config(phase, dataset.name, start_from, steps)
    losses: list[float] = []

    def listen(event: Event) -> None:
        if isinstance(event, TrainStep):
            losses.append(event.loss)
            if event.step == steps:
                control.stop()
        emit(event)

    result = train(config, workspace, listen, control)
    provenance = Path(result.folder) / PROVENANCE_FILE
    sha256 = dataset.info.train.tokens_sha256
    return PhaseResult(training=result, losses=record_of(phase.name, sha256, provenance, losses))


def phase_config(
    phase: Phase, dataset: str, start_from: Path | None, steps: int | None = None
) -> RunConfig:
    """Return the configuration of a phase.

    Args:
        phase: its preset and settings.
        dataset: the name of the dataset.
        start_from: the checkpoint to start from; None for random weights.
        steps: how many are wanted; the schedule is that of the whole phase in any case.

    Raises:
        ConfigError: a setting does not fit, or a phase without steps has a schedule that needs
            an end.
    """
    config = load_preset(phase.preset, dataset=dataset)
    table = override(to_mapping(config), phase.settings)
    config = from_mapping(RunConfig, table, f"phase {phase.name}")
    if start_from is not None:
        model = store.describe(start_from).model_config
        config = replace(config, model=model, start_from=str(start_from.absolute()))
    horizon = phase.steps
    if config.train.decay_fraction == 0 and config.train.context_warmup in (0.0, 1.0):
        horizon = steps or phase.steps or _OPEN_END
    elif not horizon:
        raise ConfigError(
            f"The phase {phase.name} has no number of steps, and its schedule needs one.",
            "Give steps, or train.decay_fraction=0 and train.context_warmup=0 or 1.",
        )
    return replace(config, train=replace(config.train, max_steps=horizon, max_minutes=0.0))


def export_weights(checkpoint: Path, target: Path) -> None:
    """Write the weights of a checkpoint as 16-bit numbers, with tokenizer and origin.

    Raises:
        CheckpointError: it cannot be read, or a weight does not fit 16 bits.
        StorageError: the disk refused.
    """
    loaded = store.load_for_inference(checkpoint)
    halves = {name: tensor.half() for name, tensor in loaded.model_state.items()}
    for name, half in halves.items():
        if not half.isfinite().all():
            raise ConfigError(f"{name} has weights beyond the range of 16 bits.")
    target.parent.mkdir(parents=True, exist_ok=True)
    store.save(
        target,
        model_config=loaded.model_config,
        model_state=halves,
        tokenizer=loaded.tokenizer,
        origin=dataclasses.replace(loaded.origin, chosen_by=""),
    )
