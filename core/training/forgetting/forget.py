"""The operation ``forget``: a run without some of its training files.

The weights of the last milestone before the run first read them have never seen them. A new run
continues from there, with a new optimizer state, on the same corpus without the files; where there
is no such milestone it starts again. Nothing of the old run is changed or deleted.
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from core.checkpoints import store
from core.checkpoints.milestones import MilestoneFile, find_milestones
from core.control import Control
from core.corpus.store.manifest import ManifestRow, read_manifest
from core.data.removal import NamedFiles, datasets_of_corpus, find_files_named, remove_files
from core.data.token_dataset import TokenDataset
from core.errors import CoreError, SourceError, TrainingError, WorkspaceError
from core.events import Emit, Notice, RunStarted, TrainStep
from core.texts import Text
from core.titles import run_title
from core.training.config import RunConfig
from core.training.forgetting.document_loss import Exposure, exposure_of
from core.training.forgetting.first_read import first_step_of
from core.training.loop.train import train
from core.training.observe.typing_simulator import MakeTypingSimulator
from core.training.runs.provenance import identify, provenance_of
from core.training.runs.run_folder import (
    list_runs,
    read_events,
    read_provenance,
    read_run,
    read_run_config,
)
from core.training.runs.run_writer import Figures, RunWriter, new_run_folder
from core.training.step.learner import Learner
from core.training.step.state import LoopState
from core.workspace import Workspace

# Enough held-out files for a rank; each is read by three models.
_MAX_HELD_OUT: Final = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class ForgetPlan:
    """What forgetting would take.

    Attributes:
        run: the name of the run.
        files: that are forgotten, by their paths in the corpus.
        also_dropped: files with the same or nearly the same text, which stay dropped.
        first_step: how many steps the run had taken when it first read one of the files; None
            where it never did, so that only corpus and dataset have to change.
        start_step: the milestone from which the new run continues; 0 for a new start.
        steps: of the run, up to which the new run is trained again.
        seconds: estimated from the speed of the run; None where that is not known.
        checkpoints: files of this and other runs that still contain the files, and stay.
    """

    run: str
    files: tuple[str, ...]
    also_dropped: tuple[str, ...]
    first_step: int | None
    start_step: int
    steps: int
    seconds: float | None
    checkpoints: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ForgetResult:
    """The result of forgetting.

    Attributes:
        plan: what was done.
        new_run: the name of the new run; empty where none was needed.
        checkpoint: of the new run; empty likewise.
        state: how the new run ended.
        before: how exposed the files are in the old run.
        reference: in the weights that had not read them yet; None for a new start.
        after: in the new run; None where none was needed.
    """

    plan: ForgetPlan
    new_run: str = ""
    checkpoint: str = ""
    state: str = ""
    before: Exposure | None = None
    reference: Exposure | None = None
    after: Exposure | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """A run, and where it has the files."""

    folder: Path
    config: RunConfig
    dataset: TokenDataset
    corpus: Path
    named: NamedFiles
    spans: tuple[tuple[int, int], ...]
    milestone: MilestoneFile | None
    plan: ForgetPlan


def plan_forgetting(path: str, run: Path, workspace: Workspace) -> ForgetPlan:
    """Say what forgetting a file or a folder would take; changes nothing.

    Raises:
        CoreError: the file is not in the training set of the run, or the run cannot be
            trained again; see ``forget``.
    """
    return _known(path, run, workspace).plan


def forget(
    path: str,
    run: Path,
    workspace: Workspace,
    emit: Emit,
    control: Control,
    make_typing_simulator: MakeTypingSimulator | None = None,
) -> ForgetResult:
    """Train a run again without a file, and measure that it is gone.

    The file is removed from corpus and datasets first, then the new run is trained. A stop saves
    the new run, which ``train --resume`` continues.

    Args:
        path: of a file, or of a folder with all files in it, as ``find_files_named`` takes it.
        run: the folder of the run.
        workspace: has the run, its dataset and corpus.
        emit: receives the events of the new run.
        control: a cancel before training changes nothing.
        make_typing_simulator: see ``train``.

    Raises:
        SourceError: no file of the corpus is meant, or none would be left.
        TrainingError: a file is in the data of the checkpoint that the run started from.
        CoreError: something is missing, damaged, or has changed since the run.
        Cancelled: a cancel was asked for.
    """
    known = _known(path, run, workspace)
    plan, dataset = known.plan, known.dataset
    own = [np.array(dataset.train[begin:end]) for begin, end in known.spans]
    held_out = _held_out(dataset, known.named.rows, known.corpus)
    before = exposure_of(_weights_of(run), own, held_out, control) if own else None
    reference = None
    if own and known.milestone is not None:
        reference = exposure_of(known.milestone.path, own, held_out, control)
    remove_files(known.corpus, known.named, workspace, control)
    if plan.first_step is None:
        emit(Notice(level="info", message=Text("The run never read it, so its weights stay.")))
        return ForgetResult(plan=plan, before=before)
    config = replace(known.config, dataset=dataset.name)
    folder = None
    if known.milestone is not None:
        folder = _run_from_milestone(config, known.milestone, run, workspace, emit)
    result = train(
        config, workspace, emit, control, folder, make_typing_simulator=make_typing_simulator
    )
    after = None
    if result.state == "finished":
        after = exposure_of(_weights_of(Path(result.folder)), own, held_out, control)
    return ForgetResult(
        plan=plan,
        new_run=result.run,
        checkpoint=result.checkpoint,
        state=result.state,
        before=before,
        reference=reference,
        after=after,
    )


def _known(path: str, run: Path, workspace: Workspace) -> _Known:
    config = read_run_config(run)
    dataset = TokenDataset.open(workspace.find_dataset(config.dataset))
    recorded = read_provenance(run).get("data", {})
    if recorded and recorded.get("train_sha256") != dataset.info.train.tokens_sha256:
        raise WorkspaceError(
            Text(
                "The dataset {title} has changed since the run {run_title} read it.",
                title=dataset.title,
                run_title=run_title(run),
            ),
            Text(
                "What it has read is not known any more; train it again from the present dataset."
            ),
        )
    corpus = workspace.corpus(dataset.info.corpus)
    if dataset.name not in {each.name for each in datasets_of_corpus(corpus, workspace)}:
        raise WorkspaceError(
            Text(
                "The corpus of the dataset {title} has changed since the dataset was made.",
                title=dataset.title,
            ),
            Text("Build it again, and train on it."),
        )
    named = find_files_named(corpus, path)
    _require_not_in_start(config, named.rows)
    train_rows = [row for row in read_manifest(corpus) if row.kept and row.split == "train"]
    wanted = {(row.source, row.path) for row in named.rows}
    ends = dataset.train_ends.tolist()
    spans = tuple(
        (ends[number - 1] if number else 0, ends[number])
        for number, row in enumerate(train_rows)
        if (row.source, row.path) in wanted
    )
    status = read_run(run).status
    first = None
    if spans:
        first = first_step_of(config, len(dataset.train), spans, status.step)
    milestone = _milestone_before(run, config, first)
    plan = ForgetPlan(
        run=run.name,
        files=tuple(row.path for row in named.rows),
        also_dropped=tuple(row.path for row in named.copies),
        first_step=first,
        start_step=milestone.step if milestone is not None else 0,
        steps=status.step,
        seconds=_seconds(run, milestone, status.step) if first is not None else 0.0,
        checkpoints=_checkpoints_with_it(run, first, dataset, workspace),
    )
    return _Known(
        folder=run,
        config=config,
        dataset=dataset,
        corpus=corpus,
        named=named,
        spans=spans,
        milestone=milestone,
        plan=plan,
    )


def _require_not_in_start(config: RunConfig, rows: Sequence[ManifestRow]) -> None:
    """Raise if the checkpoint that the run started from may have read a file too.

    Raises:
        TrainingError: its run had one of the files in its corpus.
    """
    if not config.start_from:
        return
    start = Path(config.start_from).parent.parent.parent
    runs = start.parent
    try:
        dataset = read_run_config(start).dataset
        workspace = Workspace(runs.parent)
        info = TokenDataset.open(workspace.find_dataset(dataset)).info
        texts = {row.md5 for row in read_manifest(workspace.corpus(info.corpus)) if row.kept}
    except CoreError:
        return  # made elsewhere, of other files
    if any(row.md5 in texts for row in rows):
        raise TrainingError(
            Text("The run started from {start}, which has read it too.", start=start.name),
            Text(
                "Forget it there first: --forget PATH --run {start}. Then fine-tune the new run.",
                start=start.name,
            ),
        )


def _milestone_before(run: Path, config: RunConfig, first: int | None) -> MilestoneFile | None:
    """Return the last milestone that had not read a file; None where there is none.

    None as well where the batches of the run did not have the same shape from the start: the step
    is not certain then.
    """
    if first is None or not _has_even_batches(run, config):
        return None
    return max(
        (each for each in find_milestones(run) if each.step <= first),
        key=lambda each: each.step,
        default=None,
    )


def _has_even_batches(run: Path, config: RunConfig) -> bool:
    return all(
        event.tokens_per_step == config.tokens_per_step
        for event in read_events(run)
        if isinstance(event, RunStarted)
    )


def _seconds(run: Path, milestone: MilestoneFile | None, steps: int) -> float | None:
    """Return how long the run took from the milestone to its end."""
    elapsed = _elapsed(run)
    if not elapsed or steps not in elapsed:
        return None
    return elapsed[steps] - (elapsed.get(milestone.step, 0.0) if milestone is not None else 0.0)


def _elapsed(run: Path) -> dict[int, float]:
    return {
        event.step: event.elapsed_seconds
        for event in read_events(run)
        if isinstance(event, TrainStep)
    }


def _checkpoints_with_it(
    run: Path, first: int | None, dataset: TokenDataset, workspace: Workspace
) -> tuple[str, ...]:
    """Return the checkpoints that have read a file: later ones of this run, all of others."""
    found: list[Path] = []
    data = identify(dataset)
    for other in list_runs(workspace):
        recorded = read_provenance(other.folder).get("data", {})
        is_same = recorded.get("train_sha256") == data.train_sha256
        if other.folder != run and not is_same:
            continue
        clean = {
            each.path
            for each in find_milestones(other.folder)
            if other.folder == run and first is not None and each.step <= first
        }
        if other.folder != run or first is not None:
            files = sorted((other.folder / store.CHECKPOINTS).glob("*.pth"))
            found += [path for path in files if path not in clean]
    return tuple(map(str, found))


def _run_from_milestone(
    config: RunConfig, milestone: MilestoneFile, run: Path, workspace: Workspace, emit: Emit
) -> Path:
    """Make the folder of a run that is at the milestone and can be resumed from there."""
    dataset = TokenDataset.open(workspace.find_dataset(config.dataset))
    old = None
    if config.train.replay_dataset:
        old = TokenDataset.open(workspace.find_dataset(config.train.replay_dataset))
    weights = store.load_for_inference(milestone.path)
    learner = Learner(config, dataset, old=old, weights=weights.model_state)
    state = LoopState(
        step=milestone.step,
        tokens_seen=milestone.step * config.tokens_per_step,
        elapsed_seconds=_elapsed(run).get(milestone.step, 0.0),
    )
    provenance = provenance_of(dataset, old, learner.placement, 1)
    folder = new_run_folder(workspace, config)
    try:
        writer = RunWriter(folder, config, dataset.tokenizer, emit, provenance)
        writer.write_config()
        writer.save_latest(learner.model, learner.optimizers, state, learner.placement, Figures())
        writer.write_status("stopped", state, Figures())
    except CoreError:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return folder


def _held_out(
    dataset: TokenDataset, rows: Sequence[ManifestRow], corpus: Path
) -> list[NDArray[np.uint16]]:
    """Return validation documents that are not forgotten themselves, evenly spread."""
    gone = {(row.source, row.path) for row in rows}
    of_split = [row for row in read_manifest(corpus) if row.kept and row.split != "train"]
    ends = dataset.validation_ends.tolist()
    spans = [
        (ends[number - 1] if number else 0, ends[number])
        for number, row in enumerate(of_split)
        if (row.source, row.path) not in gone
    ]
    step = max(1, len(spans) // _MAX_HELD_OUT)
    return [np.array(dataset.validation[begin:end]) for begin, end in spans[::step]]


def _weights_of(run: Path) -> Path:
    """Return the latest weights of a run."""
    path = run / store.CHECKPOINTS / store.LATEST
    if not path.is_file():
        raise SourceError(
            Text("The run {run_title} has no checkpoint.", run_title=run_title(run)),
            Text("There is nothing to forget."),
        )
    return path
