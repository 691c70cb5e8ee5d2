"""What a run starts from: the newest sound checkpoint of its own, or foreign weights.

A checkpoint that is damaged or of another run is passed over, and the person is
told. Whether a recipe, a dataset and a model fit together is found out here too,
before a folder is made.
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
from core.diagnosis import require_compiler
from core.errors import CheckpointError, TrainingError
from core.titles import checkpoint_title
from core.training.config import RunConfig
from core.training.observe.dataset_comparison import compared_datasets
from core.training.runs.provenance import Begun, begun, located
from core.training.runs.run_folder import read_run_config, recorded
from core.training.setup.resumption import require_same_optimizer, require_same_tokenizer
from core.training.step import state as training_state
from core.training.step.schedule import progress
from core.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class StartingPoint:
    """Where a resumed run goes on.

    Attributes:
        checkpoint: in memory, not mapped; None where the run was interrupted before it
            saved one.
        skipped_reason: why the latest checkpoint is not the one, for a person.
        identity: of the run, as its checkpoint tells it.
    """

    checkpoint: Checkpoint | None
    skipped_reason: str = ""
    identity: str = ""


def find_starting_point(folder: Path, config: RunConfig) -> StartingPoint:
    """The newest checkpoint of a run that is sound and its own.

    Raises:
        CheckpointError: there are some, but none can be used; the message is that
            of the latest.
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
        message = f"{problem.message} Going on from step {step:,}." if problem else ""
        return StartingPoint(
            checkpoint=_in_memory(newest),
            skipped_reason=message,
            identity=training_state.identity_of(newest.training),
        )
    if problem is not None:
        raise problem
    return StartingPoint(checkpoint=None)


def _in_memory(checkpoint: Checkpoint) -> Checkpoint:
    """A copy that needs the file no more.

    Moments that stay mapped would end the process when the disk fails, and on Windows
    a mapped file cannot be replaced.
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
    """The step of a checkpoint; raises unless it belongs to the run."""
    step = training_state.loop_state_of(checkpoint.training).step
    own = training_state.identity_of(checkpoint.training)
    if (identity and own and own != identity) or checkpoint.model_config != config.model:
        raise CheckpointError(
            f"{checkpoint.path.name} is the checkpoint of another run.",
            "Put the right file back, or start a new run.",
        )
    return step


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparedRun:
    """All that a run reads before its first step, found to fit together.

    Attributes:
        config: the configuration, with the present names of the datasets.
        dataset: what is learnt.
        old: what is mixed in; None for nothing.
        start: where a resumed run goes on.
        begun: how a resumed run was trained until now; None where it has no checkpoint.
        weights: what a new run begins with; None for random ones.
        compared: what it is measured on before and after; none where it begins from nothing.
    """

    config: RunConfig
    dataset: TokenDataset
    old: TokenDataset | None
    start: StartingPoint
    begun: Begun | None
    weights: Checkpoint | None
    compared: list[TokenDataset]


def prepare(config: RunConfig, workspace: Workspace, resume: Path | None) -> PreparedRun:
    """Open what a run needs; makes nothing.

    Args:
        config: the configuration.
        workspace: where the datasets lie.
        resume: the folder of the run to go on with.

    Raises:
        CoreError: something is missing, damaged, or does not fit.
    """
    config.train.require_horizon()
    start, known = StartingPoint(checkpoint=None), None
    if resume is not None:
        start = find_starting_point(resume, config)
        if start.checkpoint is not None:
            known = begun(start.checkpoint.training, read_run_config(resume))
            require_same_optimizer(resume, known.config.train, config.train)
            config = located(config, known, workspace)
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
        begun=known,
        weights=weights,
        compared=compared_datasets(config, workspace, dataset, old),
    )


def load_start(config: RunConfig, dataset: TokenDataset) -> Checkpoint | None:
    """The checkpoint whose weights a new run begins with; None for random ones.

    Raises:
        CheckpointError: it cannot be opened.
        TrainingError: its tokenizer is not that of the dataset.
    """
    if not config.start_from:
        return None
    checkpoint = store.load_for_inference(Path(config.start_from))
    if checkpoint.tokenizer.sha256 != dataset.tokenizer.sha256:
        raise TrainingError(
            f"The dataset {dataset.title} was made with another tokenizer than "
            f"{checkpoint_title(checkpoint.path)} was trained with.",
            "Build the new files with the tokenizer of the old dataset.",
        )
    if checkpoint.model_config != config.model:
        raise TrainingError(
            f"The recipe has another shape than {checkpoint_title(checkpoint.path)}.",
            "Leave out --set model.*: a model keeps its shape.",
        )
    return checkpoint


def require_fit(config: RunConfig, dataset: TokenDataset) -> None:
    """Raise unless dataset and model fit together.

    Raises:
        TrainingError: with what to change.
    """
    vocabulary = dataset.vocabulary_size
    if vocabulary > config.model.vocabulary:
        raise TrainingError(
            f"The dataset {dataset.title} has a vocabulary of {vocabulary:,} tokens, "
            f"the model only {config.model.vocabulary:,}.",
            f"Give the model as many: --set model.vocabulary={vocabulary}",
        )
    if len(dataset.train) <= config.model.context:
        raise TrainingError(
            f"The dataset {dataset.title} has {len(dataset.train):,} training tokens, "
            f"less than one window of {config.model.context}.",
            "Build it from more files.",
        )


def require_work_left(config: RunConfig, checkpoint: Checkpoint) -> None:
    """Raise unless the horizon lies ahead; a resume that trains nothing must change nothing.

    Raises:
        TrainingError: the run has all that was asked for behind it.
    """
    loop_state = training_state.loop_state_of(checkpoint.training)
    if progress(config.train, loop_state.step, loop_state.elapsed_seconds) >= 1.0:
        raise TrainingError(
            f"There is nothing left to train: the run is at step {loop_state.step:,} after "
            f"{loop_state.elapsed_seconds / 60:.1f} minutes, which is all that was asked for.",
            "Give a larger --max-steps or --max-minutes; both count from the start of the run.",
        )


def open_old_dataset(
    config: RunConfig, workspace: Workspace, dataset: TokenDataset
) -> TokenDataset | None:
    """What is mixed in; None where the configuration names nothing.

    Raises:
        CoreError: it is missing, or has another tokenizer.
    """
    if not config.train.replay_dataset:
        return None
    old = TokenDataset.open(workspace.find_dataset(config.train.replay_dataset))
    if dataset.tokenizer.sha256 != old.tokenizer.sha256:
        raise TrainingError(
            f"The datasets {dataset.title} and {old.title} have different tokenizers.",
            "Build one of them again with the tokenizer of the other.",
        )
    return old


def start_fingerprint(config: RunConfig, dataset: TokenDataset, start: StartingPoint) -> str:
    """What all processes of a run must have in common, as text."""
    checkpoint = start.checkpoint
    step = checkpoint.origin.step if checkpoint else 0
    return f"{to_toml(config)}\n{dataset.fingerprint}\n{step}"
