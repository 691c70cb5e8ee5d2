"""The configuration of a run that starts from the weights of a checkpoint (fine-tuning).

The model keeps its architecture and its tokenizer; the new files are encoded with that tokenizer.
Older data is mixed in if it is named. ``core.training.observe.dataset_comparison`` evaluates the
model on both before and after.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from core.checkpoints import store
from core.checkpoints.format import Checkpoint
from core.config import from_mapping, override, to_mapping
from core.control import Control
from core.data.retokenize import retokenized
from core.data.token_dataset import TokenDataset
from core.errors import ConfigError
from core.events import Emit
from core.texts import Text
from core.training.config import RunConfig
from core.training.presets import load_preset, presets
from core.workspace import Workspace

# The peak learning rates of a new run would undo much of what a trained model has learned.
_RATE_FACTOR = 0.3


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
    """Return the configuration of a run that starts from the weights of a checkpoint.

    Datasets with another tokenizer are encoded again with that of the model, which may take a
    while, so this is an operation with events and control.

    Args:
        checkpoint: the checkpoint to start from.
        dataset: the name of the new dataset, or of its corpus.
        workspace: the workspace that holds the datasets.
        emit: receives the progress.
        control: a cancel ends the operation.
        mix: the name of an older dataset to mix in (replay); empty for none.
        assignments: the settings to change, in the form of ``--set``.

    Raises:
        CoreError: something is missing, or does not fit.
        Cancelled: a cancel was asked for; nothing was made.
    """
    start = store.load_for_inference(checkpoint)
    config = replace(
        load_preset(_preset_of(start), dataset=dataset),
        model=start.model_config,
        start_from=str(checkpoint.absolute()),
    )
    training_config = replace(
        config.train,
        learning_rate=config.train.learning_rate * _RATE_FACTOR,
        embedding_learning_rate=config.train.embedding_learning_rate * _RATE_FACTOR,
        head_learning_rate=config.train.head_learning_rate * _RATE_FACTOR,
    )
    table = override(to_mapping(replace(config, train=training_config)), assignments)
    config = from_mapping(RunConfig, table, "--set")
    if config.model != start.model_config:
        raise ConfigError(
            Text("A model that is fine-tuned keeps its architecture."),
            Text("Leave out --set model.*, or train from scratch."),
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


def _preset_of(start: Checkpoint) -> str:
    known = {preset.name for preset in presets()}
    if start.origin.preset in known:
        return start.origin.preset
    return "reference" if start.model_config.architecture == "gpt2" else "small"
