"""Going on from a finished model with new files: the configuration, and what it gained and lost.

The model keeps its shape and its tokenizer; the new files are encoded with that.
Old data is mixed in where it is named, and whether or not it is, the model is
measured on both before and after.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from core.checkpoints import store
from core.checkpoints.format import Checkpoint
from core.config import from_mapping, override, to_mapping
from core.control import Control
from core.data.retokenize import retokenized
from core.data.token_dataset import TokenDataset
from core.errors import ConfigError, CoreError
from core.events import DatasetEvaluated, Emit, Event
from core.model.gpt import GPT
from core.training.config import RunConfig
from core.training.device import Placement
from core.training.evaluation import Validation
from core.training.presets import load_preset, presets
from core.workspace import Workspace

# A model that has come to rest is thrown far off by the peak rates of a new run.
_RATE_SHARE = 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class DatasetComparison:
    """Bits per byte on the held-out files of one dataset, before and after."""

    dataset: str
    before: float | None
    after: float


def fine_tuning_config(
    checkpoint: Path,
    dataset: str,
    workspace: Workspace,
    emit: Emit,
    control: Control,
    *,
    mix: str = "",
    assignments: Sequence[str] = (),
) -> RunConfig:
    """The recipe of a run that begins with the weights of a checkpoint.

    Datasets with another tokenizer are made again with the model's, which may take
    a moment; so this is an operation of its own.

    Args:
        checkpoint: the weights to begin with.
        dataset: name of the new data, or of its corpus.
        workspace: holds the datasets.
        emit: told of the progress.
        control: cancel ends it.
        mix: name of older data to mix in; empty for none.
        assignments: settings to change, as ``--set`` takes them.

    Raises:
        CoreError: what is missing, or does not fit.
        Cancelled: nothing was made.
    """
    start = store.load_for_inference(checkpoint)
    config = replace(
        load_preset(_preset_of(start), dataset=dataset),
        model=start.model_config,
        start_from=str(checkpoint.absolute()),
    )
    training_config = replace(
        config.train,
        learning_rate=config.train.learning_rate * _RATE_SHARE,
        embedding_learning_rate=config.train.embedding_learning_rate * _RATE_SHARE,
        head_learning_rate=config.train.head_learning_rate * _RATE_SHARE,
    )
    table = override(to_mapping(replace(config, train=training_config)), assignments)
    config = from_mapping(RunConfig, table, "--set")
    if config.model != start.model_config:
        raise ConfigError(
            "A model that goes on keeps its shape.", "Leave out --set model.*, or start anew."
        )

    def ready(name: str) -> str:
        known = TokenDataset.open(workspace.find_dataset(name))
        return retokenized(known, start.tokenizer, workspace, emit, control).name

    mix = mix or config.train.replay_dataset
    return replace(
        config,
        dataset=ready(dataset),
        train=replace(config.train, replay_dataset=ready(mix) if mix else ""),
    )


def compared_datasets(
    config: RunConfig, workspace: Workspace, dataset: TokenDataset, old: TokenDataset | None
) -> list[TokenDataset]:
    """What a run that began from a checkpoint is measured on before and after.

    The new data, and the old: that which is mixed in, else that which the checkpoint
    came from, where it is still there.
    """
    if not config.start_from:
        return []
    if old is None:
        try:
            origin = store.describe(Path(config.start_from)).origin
            old = TokenDataset.open(workspace.find_dataset(origin.dataset))
            is_other = old.name != dataset.name
            if not is_other or old.tokenizer.sha256 != dataset.tokenizer.sha256:
                old = None
        except CoreError:
            old = None
    return [dataset] if old is None else [dataset, old]


class Comparison:
    """Measures a model on several datasets.

    Args:
        config: of the run.
        datasets: as ``compared_datasets`` gives them.
        placement: where to compute.
    """

    def __init__(
        self, config: RunConfig, datasets: Sequence[TokenDataset], placement: Placement
    ) -> None:
        self._placement = placement
        self._validations = {
            dataset.name: Validation(
                dataset.validation,
                dataset.tokenizer.byte_lengths(),
                context=config.model.context,
                max_tokens=config.train.evaluation_tokens,
                batch_size=config.train.batch_size,
            )
            for dataset in datasets
        }

    def measure(self, model: GPT, step: int, control: Control) -> list[DatasetEvaluated]:
        """One event a dataset; those whose held-out files are too short are left out.

        Raises:
            Cancelled: between two batches.
        """
        return [
            DatasetEvaluated(
                step=step,
                dataset=name,
                bits_per_byte=validation.measure(model, self._placement, control).bits_per_byte,
            )
            for name, validation in self._validations.items()
            if not validation.is_empty
        ]


def comparisons(
    earlier: Sequence[Event], now: Sequence[DatasetEvaluated]
) -> tuple[DatasetComparison, ...]:
    """Each figure beside that of step 0, which may lie before a resume.

    Args:
        earlier: the events of the run.
        now: what was measured at its end.
    """
    before = {
        event.dataset: event.bits_per_byte
        for event in earlier
        if isinstance(event, DatasetEvaluated) and event.step == 0
    }
    return tuple(
        DatasetComparison(
            dataset=event.dataset, before=before.get(event.dataset), after=event.bits_per_byte
        )
        for event in now
    )


def _preset_of(start: Checkpoint) -> str:
    known = {preset.name for preset in presets()}
    if start.origin.preset in known:
        return start.origin.preset
    return "reference" if start.model_config.architecture == "gpt2" else "small"
