"""Prepares a run: its checkpoint, its datasets, and whether everything fits together.

A resumed run continues from its newest valid checkpoint; a checkpoint that is damaged or belongs
to another run is skipped, and the user is told. Everything is checked before a folder is made.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from torch import Tensor

from core.checkpoints import store
from core.checkpoints.format import Checkpoint
from core.config import to_toml
from core.data.token_dataset import TokenDataset
from core.diagnosis.machine import require_compiler
from core.errors import CheckpointError, TrainingError
from core.texts import Text
from core.titles import checkpoint_title
from core.training.config import RunConfig
from core.training.observe.dataset_comparison import compared_datasets
from core.training.runs.provenance import RecordedTraining, recorded_training, with_present_names
from core.training.runs.run_folder import read_run_config, recorded
from core.training.setup.resumption import require_same_optimizer, require_same_tokenizer
from core.training.step import state as training_state
from core.training.step.schedule import progress
from core.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class StartingPoint:
    """The checkpoint from which a resumed run continues.

    Attributes:
        checkpoint: the checkpoint, in memory and not mapped; None if the run was interrupted
            before it saved one.
        skipped_reason: a sentence that says why the latest checkpoint is not used; else empty.
        identity: the identity of the run, from its checkpoint.
    """

    checkpoint: Checkpoint | None
    skipped_reason: str = ""
    identity: str = ""


def find_starting_point(folder: Path, config: RunConfig) -> StartingPoint:
    """Return the newest valid checkpoint of a run.

    Raises:
        CheckpointError: there are checkpoints, but none can be used; the message is about the
            latest.
    """
    latest = folder / store.CHECKPOINTS / store.LATEST
    identity = recorded(folder, "identity")
    sound: list[tuple[int, Checkpoint]] = []
    problem: CheckpointError | None = None
    for path in (latest, store.previous(latest)):
        if not path.exists():
            continue
        try:
            checkpoint = store.load(path)
            step = _require_own(checkpoint, config, identity)
        except CheckpointError as error:
            problem = problem or error
        else:
            sound.append((step, checkpoint))
    if sound:
        step, newest = max(sound, key=lambda found: found[0])
        message = (
            Text("{problem} Continuing from step {step:,}.", problem=problem.message, step=step)
            if problem
            else ""
        )
        return StartingPoint(
            checkpoint=_in_memory(newest),
            skipped_reason=message,
            identity=training_state.identity_of(newest.training),
        )
    if problem is not None:
        raise problem
    return StartingPoint(checkpoint=None)


def _in_memory(checkpoint: Checkpoint) -> Checkpoint:
    """Return a copy that does not need the file any more.

    Tensors that stay mapped would end the process when the disk fails, and on Windows a mapped
    file cannot be replaced.
    """
    return replace(
        checkpoint,
        model_state=_copied(checkpoint.model_state),
        training=_copied(checkpoint.training),
    )


def _copied(value: Any) -> Any:
    if isinstance(value, Tensor):
        return value.clone()
    if isinstance(value, dict):
        return {key: _copied(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(_copied(part) for part in value)
    return value


def _require_own(checkpoint: Checkpoint, config: RunConfig, identity: str) -> int:
    """Return the step of a checkpoint; raise unless it belongs to the run."""
    step = training_state.loop_state_of(checkpoint.training).step
    own = training_state.identity_of(checkpoint.training)
    if (identity and own and own != identity) or checkpoint.model_config != config.model:
        raise CheckpointError(
            Text("{name} is the checkpoint of another run.", name=checkpoint.path.name),
            Text("Put the right file back, or start a new run."),
        )
    return step


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparedRun:
    """Everything that a run reads before its first step, checked to fit together.

    Attributes:
        config: the configuration, with the present names of the datasets.
        dataset: the data to train on.
        old: older data that is mixed in (replay); None for none.
        start: the checkpoint from which a resumed run continues.
        recorded_training: how a resumed run was trained until now; None where it has no checkpoint.
        weights: the weights that a new run starts from; None for random ones.
        compared: the datasets that it is evaluated on before and after; empty for a run from
            random weights.
    """

    config: RunConfig
    dataset: TokenDataset
    old: TokenDataset | None
    start: StartingPoint
    recorded_training: RecordedTraining | None
    weights: Checkpoint | None
    compared: list[TokenDataset]


def prepare(config: RunConfig, workspace: Workspace, resume: Path | None) -> PreparedRun:
    """Open everything that a run needs; nothing is written.

    Args:
        config: the configuration.
        workspace: the workspace that holds the datasets.
        resume: the folder of the run to continue; None for a new run.

    Raises:
        CoreError: something is missing, damaged, or does not fit.
    """
    config.train.require_horizon()
    start, known = StartingPoint(checkpoint=None), None
    if resume is not None:
        start = find_starting_point(resume, config)
        if start.checkpoint is not None:
            known = recorded_training(start.checkpoint.training, read_run_config(resume))
            require_same_optimizer(resume, known.config.train, config.train)
            config = with_present_names(config, known, workspace)
    dataset = TokenDataset.open(workspace.find_dataset(config.dataset))
    if resume is not None and start.checkpoint is not None:
        require_same_tokenizer(resume, start.checkpoint.tokenizer.sha256, dataset)
    require_fit(config, dataset)
    old = open_old_dataset(config, workspace, dataset)
    if config.train.compile == "on":
        require_compiler()
    if start.checkpoint is not None:
        require_work_left(config, start.checkpoint)
    weights = load_start(config, dataset) if start.checkpoint is None else None
    return PreparedRun(
        config=config,
        dataset=dataset,
        old=old,
        start=start,
        recorded_training=known,
        weights=weights,
        compared=compared_datasets(config, workspace, dataset, old),
    )


def load_start(config: RunConfig, dataset: TokenDataset) -> Checkpoint | None:
    """Load the checkpoint that a new run starts from; None for random weights.

    Raises:
        CheckpointError: the checkpoint cannot be opened.
        TrainingError: its tokenizer or its architecture does not fit.
    """
    if not config.start_from:
        return None
    checkpoint = store.load_for_inference(Path(config.start_from))
    if checkpoint.tokenizer.sha256 != dataset.tokenizer.sha256:
        raise TrainingError(
            Text(
                "The dataset {title} was made with another tokenizer than "
                "{checkpoint_title} was trained with.",
                title=dataset.title,
                checkpoint_title=checkpoint_title(checkpoint.path),
            ),
            Text("Build the new files with the tokenizer of the old dataset."),
        )
    if checkpoint.model_config != config.model:
        raise TrainingError(
            Text(
                "The configuration has another architecture than {checkpoint_title}.",
                checkpoint_title=checkpoint_title(checkpoint.path),
            ),
            Text("Leave out --set model.*: a model keeps its architecture."),
        )
    return checkpoint


def require_fit(config: RunConfig, dataset: TokenDataset) -> None:
    """Raise unless the dataset and the model fit together.

    Raises:
        TrainingError: they do not; its hint says what to change.
    """
    vocabulary = dataset.vocabulary_size
    if vocabulary > config.model.vocabulary:
        raise TrainingError(
            Text(
                "The dataset {title} has a vocabulary of {vocabulary:,} tokens, "
                "the model only {vocabulary_2:,}.",
                title=dataset.title,
                vocabulary=vocabulary,
                vocabulary_2=config.model.vocabulary,
            ),
            Text(
                "Give the model as many: --set model.vocabulary={vocabulary}", vocabulary=vocabulary
            ),
        )
    if len(dataset.train) <= config.model.context:
        raise TrainingError(
            Text(
                "The dataset {title} has {count:,} training tokens, "
                "less than one window of {context}.",
                title=dataset.title,
                count=len(dataset.train),
                context=config.model.context,
            ),
            Text("Build it from more files."),
        )


def require_work_left(config: RunConfig, checkpoint: Checkpoint) -> None:
    """Raise unless there are steps left to train; such a resume must change nothing.

    Raises:
        TrainingError: the run has reached its horizon.
    """
    loop_state = training_state.loop_state_of(checkpoint.training)
    if progress(config.train, loop_state.step, loop_state.elapsed_seconds) >= 1.0:
        raise TrainingError(
            Text(
                "There is nothing left to train: the run is at step {step:,} after "
                "{elapsed_seconds:.1f} minutes, which is all that was asked for.",
                step=loop_state.step,
                elapsed_seconds=loop_state.elapsed_seconds / 60,
            ),
            Text(
                "Give a larger --max-steps or --max-minutes; both count from the start of the run."
            ),
        )


def open_old_dataset(
    config: RunConfig, workspace: Workspace, dataset: TokenDataset
) -> TokenDataset | None:
    """Open the older dataset that is mixed in; None if the configuration names none.

    Raises:
        CoreError: the dataset is missing, or has another tokenizer.
    """
    if not config.train.replay_dataset:
        return None
    old = TokenDataset.open(workspace.find_dataset(config.train.replay_dataset))
    if dataset.tokenizer.sha256 != old.tokenizer.sha256:
        raise TrainingError(
            Text(
                "The datasets {title} and {title_2} have different tokenizers.",
                title=dataset.title,
                title_2=old.title,
            ),
            Text("Build one of them again with the tokenizer of the other."),
        )
    return old


def start_fingerprint(config: RunConfig, dataset: TokenDataset, start: StartingPoint) -> str:
    """Return what all processes of a run must have in common, as text."""
    checkpoint = start.checkpoint
    step = checkpoint.origin.step if checkpoint else 0
    return f"{to_toml(config)}\n{dataset.fingerprint}\n{step}"
