"""Going on from a finished model with new files: the configuration, and what it gained and lost.

The model keeps its shape and its tokenizer; the new files are encoded with that.
Old data is mixed in where it is named, and whether or not it is, the model is
measured on both before and after.
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
from core.training.config import RunConfig
from core.training.presets import load_preset, presets
from core.workspace import Workspace

# A model that has come to rest is thrown far off by the peak rates of a new run.
_RATE_SHARE = 0.3


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


def _preset_of(start: Checkpoint) -> str:
    known = {preset.name for preset in presets()}
    if start.origin.preset in known:
        return start.origin.preset
    return "reference" if start.model_config.architecture == "gpt2" else "small"
