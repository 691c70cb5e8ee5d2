"""The operation ``evaluate``: every system on the cases and passages of unseen files, figures."""

from __future__ import annotations

import dataclasses
import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from core import files
from core.attribution.tracing import TrainingTracer
from core.attribution.training_corpora import make_tracer, training_corpora
from core.checkpoints.format import CheckpointInfo
from core.checkpoints.store import describe
from core.completion.opening import is_prepared, prepare
from core.control import Control
from core.corpus.store.reader import Document, iter_documents
from core.data.token_dataset import TokenDataset
from core.errors import ConfigError, SourceError, StorageError
from core.evaluation.cases import Case, draw_cases
from core.evaluation.completers import NGRAM, Completion
from core.evaluation.config import EvaluationConfig
from core.evaluation.copies import copies_in
from core.evaluation.figures import FigureSums, Groups
from core.evaluation.held_out import held_out_documents, validation_documents
from core.evaluation.intervals import Resampling
from core.evaluation.projects import EvaluationProjects
from core.evaluation.report import CaseRecord, Evaluation
from core.evaluation.systems import CountedSpec, LastLineSpec, ModelSpec, NGramSpec, SystemSpec
from core.evaluation.task import Task, TaskResult, TaskRunner
from core.evaluation.training_set import training_set_of
from core.evaluation.typing_simulation import Passage, passages_of
from core.evaluation.unseen import in_words
from core.events import Emit, Notice
from core.parallel import Workers, usable_cores
from core.progress import Stage
from core.texts import Text
from core.titles import corpus_title, system_title
from core.workspace import Workspace, open_workspace

R = TypeVar("R")

# Characters shown around a cursor.
_SHOWN_BEFORE = 600
_SHOWN_AFTER = 200
# Behind the name of a checkpoint that knows the project.
WITH_PROJECT = ", with project"


@dataclass(frozen=True, slots=True)
class _Job:
    """What every system does in one file."""

    document: Document
    cases: tuple[Case, ...]
    passage: Passage | None
    wants_bits: bool


def evaluate(
    checkpoint: Path,
    sources: Sequence[str],
    config: EvaluationConfig,
    workspace: Workspace,
    emit: Emit,
    control: Control,
    others: Sequence[SystemSpec] = (),
    with_project: bool = False,
) -> Evaluation:
    """Evaluate a checkpoint, the baselines and other systems.

    Args:
        checkpoint: the file.
        sources: files that the model was not trained on, as ``build`` takes them; what is
            a near-duplicate of a training file is dropped. Empty for the validation split.
        config: the scope.
        workspace: has the training set, and the cache of light copies.
        emit: receives progress and warnings.
        control: checked between two files.
        others: further systems.
        with_project: also evaluate the checkpoint with the project of each file, and the
            project without a model; each source is then a project.

    Raises:
        CoreError: the checkpoint cannot be read, no file is left, two systems have the same
            name, a system fails.
        Cancelled: the user cancelled.
    """
    started, measured_at = time.monotonic(), datetime.now(UTC).isoformat(timespec="seconds")
    stage = Stage("load", "steps", emit, detail=Text("reading the checkpoint"))
    info = describe(checkpoint)
    stage.note(Text("opening the training set"))
    dataset = training_set_of(info.origin, workspace)
    corpus = _corpus_of(dataset, workspace)
    if not sources:
        if corpus is None:
            raise _no_held_out(info)
        held_out = validation_documents(corpus, config.languages, emit, control)
        measured_on = Text(
            "the held-out files of {corpus_title}", corpus_title=corpus_title(corpus)
        )
    else:
        if corpus is None:
            emit(_no_training_set(info))
        training = iter_documents(corpus) if corpus is not None else ()
        held_out = held_out_documents(sources, config.languages, training, emit, control)
        measured_on = in_words(sources)
    systems: list[SystemSpec] = [
        ModelSpec(
            name=info.name, checkpoint=str(checkpoint.absolute()), workspace=str(workspace.folder)
        )
    ]
    if dataset is not None:
        systems.append(NGramSpec(name=NGRAM, dataset=str(dataset.folder)))
    if with_project:
        systems += [_with_project(systems[0]), CountedSpec()]
    systems += [LastLineSpec(), *others]
    systems = _with_names_of_their_own(systems)
    systems = _with_light_copies(systems, emit, stage)
    projects = None
    if with_project:
        projects = EvaluationProjects(sources, held_out.documents, emit, control)
    tracer = None
    try:
        tracer = make_tracer(training_corpora(info.origin, workspace), workspace, emit, control)
    except StorageError as error:
        hint = Text("Verbatim copies of training files are not counted.")
        emit(Notice(level="warning", message=error.message, hint=hint))
    measured = measure_all(systems, held_out.documents, config, emit, control, projects)
    names = [system.name for system in systems]
    stage = Stage("summarize", "steps", emit, total=4, detail=Text("adding up the files"))
    tally, records = _tally(measured, names, config, projects, tracer, control)
    resampling = Resampling(len(measured.jobs), config.seed)
    figures = _next(stage, Text("intervals of the figures"), lambda: tally.figures(resampling))
    comparisons = _next(
        stage, Text("intervals of differences"), lambda: tally.comparisons(resampling)
    )
    curve = _next(stage, Text("figures for each threshold"), tally.curve)
    latencies = _next(stage, Text("times of the answers"), tally.latencies)
    stage.finish(detail="")
    return Evaluation(
        systems=tuple(names),
        checkpoint=info.name,
        dataset=info.origin.dataset,
        key=files.sha256_of_file(checkpoint),
        step=info.origin.step,
        measured_at=measured_at,
        measured_on=measured_on,
        sources=tuple(sources),
        config=config,
        files=len(measured.jobs),
        leaks=held_out.leaks,
        training_known=corpus is not None,
        figures=figures,
        comparisons=comparisons,
        latencies=latencies,
        curve=curve,
        cases=records,
        seconds=time.monotonic() - started,
        with_project=with_project,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskResults:
    """Every job with the results of all systems, in the order of the systems."""

    jobs: tuple[_Job, ...]
    by_job: tuple[tuple[TaskResult, ...], ...]


def measure_all(
    systems: Sequence[SystemSpec],
    documents: Sequence[Document],
    config: EvaluationConfig,
    emit: Emit,
    control: Control,
    projects: EvaluationProjects | None = None,
) -> TaskResults:
    """Run every system on every file, in as many processes as there are cores.

    Raises:
        CoreError: a system fails.
        Cancelled: between two files.
    """
    jobs = _jobs(documents, config)
    stage = Stage("evaluate", "files", emit, total=len(jobs) * len(systems))
    found: list[list[TaskResult]] = [[] for _ in jobs]
    with Workers(TaskRunner, usable_cores() if len(jobs) > 1 else 0) as workers:
        # Results come in order, so the next one is known.
        awaited = [f"{_title(system)}: {job.document.path}" for system in systems for job in jobs]
        stage.note(awaited[0] if awaited else "")
        tasks = _tasks(systems, jobs, config, projects)
        for index, measured in enumerate(workers.map(tasks, control)):
            found[index % len(jobs)].append(measured)
            stage.advance(1, detail=awaited[index + 1] if index + 1 < len(awaited) else "")
    stage.finish(detail="")
    return TaskResults(jobs=jobs, by_job=tuple(map(tuple, found)))


def _jobs(documents: Sequence[Document], config: EvaluationConfig) -> tuple[_Job, ...]:
    """Return the jobs, one for each file with cases, a passage or bits."""
    cases: dict[str, list[Case]] = {}
    for case in draw_cases(documents, config.cases, config.seed):
        cases.setdefault(case.path, []).append(case)
    generator = random.Random(config.seed)
    order = list(documents)
    generator.shuffle(order)
    passages: dict[str, Passage] = {}
    for document in order:
        if len(passages) == config.typing_files:
            break
        passage = passages_of(document, config.typing_lines, generator.randrange)
        if passage is not None:
            passages[document.path] = passage
    bits = {document.path for document in order[: config.bits_files]}
    wanted = cases.keys() | passages.keys() | bits
    return tuple(
        _Job(
            document,
            tuple(cases.get(document.path, ())),
            passages.get(document.path),
            document.path in bits,
        )
        for document in documents
        if document.path in wanted
    )


def _tasks(
    systems: Sequence[SystemSpec],
    jobs: Sequence[_Job],
    config: EvaluationConfig,
    projects: EvaluationProjects | None,
) -> Iterator[Task]:
    of_files = projects.of_files if projects is not None else {}
    for system in systems:
        for job in jobs:
            yield Task(
                system=system,
                document=job.document,
                cases=job.cases,
                passage=job.passage,
                wants_bits=job.wants_bits,
                minimum_precisions=config.minimum_precisions,
                typing_ms=config.typing_ms,
                project=of_files.get(job.document.path),
            )


def _tally(
    measured: TaskResults,
    names: Sequence[str],
    config: EvaluationConfig,
    projects: EvaluationProjects | None,
    tracer: TrainingTracer | None,
    control: Control,
) -> tuple[FigureSums, tuple[CaseRecord, ...]]:
    """Return the sums of every file, and a record of every case."""
    languages = [job.document.language for job in measured.jobs]
    tally = FigureSums(names, languages, config.wrong_cost)
    records: list[CaseRecord] = []
    for index, (job, by_system) in enumerate(zip(measured.jobs, measured.by_job, strict=True)):
        groups = Groups()
        if projects is not None:
            groups = Groups(
                projects.groups_of_file(job.document.path),
                tuple(projects.groups(case) for case in job.cases),
            )
        for name, one in zip(names, by_system, strict=True):
            tally.add(
                name,
                index,
                job.document.language,
                job.cases,
                config.minimum_precisions,
                one,
                groups,
                copies_in(job.cases, one.completions, tracer, control),
            )
        for number, case in enumerate(job.cases):
            completions = tuple(one.completions[number] for one in by_system)
            records.append(_record(case, completions, groups.of_case(number)))
    return tally, tuple(records)


def _with_project(system: SystemSpec) -> SystemSpec:
    assert isinstance(system, ModelSpec)
    return dataclasses.replace(system, name=f"{system.name}{WITH_PROJECT}", asks_project=True)


def _record(case: Case, completions: tuple[Completion, ...], groups: tuple[str, ...]) -> CaseRecord:
    return CaseRecord(
        path=case.path,
        language=case.language,
        kind=case.kind,
        before=case.prefix[-_SHOWN_BEFORE:],
        after=case.suffix[:_SHOWN_AFTER],
        expected=case.expected,
        offers=tuple(completion.text for completion in completions),
        precisions=tuple(completion.precision for completion in completions),
        groups=groups,
    )


def _next(stage: Stage, what: str, work: Callable[[], R]) -> R:
    """Report the next step, then do it."""
    stage.note(what)
    result = work()
    stage.advance(1)
    return result


def _title(system: SystemSpec) -> str:
    if isinstance(system, ModelSpec):
        return system_title(system.name, Path(system.workspace) / "runs")
    return system.name


def _with_light_copies(systems: Sequence[SystemSpec], emit: Emit, stage: Stage) -> list[SystemSpec]:
    """Make every light copy before processes start, which would each make their own."""
    found: list[SystemSpec] = []
    for system in systems:
        stage.note(Text("preparing {title}", title=_title(system)))
        if isinstance(system, ModelSpec) and not _has_light_copy(system):
            emit(
                Notice(
                    level="info",
                    message=Text(
                        "Only torch can run {title}, so its answers take longer than "
                        "those of the light engine.",
                        title=_title(system),
                    ),
                    hint=Text("What is measured of its suggestions is the same."),
                )
            )
            system = dataclasses.replace(system, needs_torch=True)
        found.append(system)
    return found


def _has_light_copy(system: ModelSpec) -> bool:
    """Make the light copy where there is none; False where the shape is for torch alone."""
    checkpoint, workspace = Path(system.checkpoint), open_workspace(Path(system.workspace))
    return is_prepared(checkpoint, workspace) or not prepare(checkpoint, workspace)


def _corpus_of(dataset: TokenDataset | None, workspace: Workspace) -> Path | None:
    if dataset is None:
        return None
    folder = workspace.corpus(dataset.info.corpus)
    return folder if folder.is_dir() else None


def _no_training_set(info: CheckpointInfo) -> Notice:
    name = info.origin.dataset
    return Notice(
        level="warning",
        message=Text("The training set {name} is not in this workspace.", name=name)
        if name
        else Text("The checkpoint does not say what it was trained on."),
        hint=Text(
            "Duplicates of its files are not detected, and the n-gram baseline is omitted "
            "where it has nothing to count."
        ),
    )


def _no_held_out(info: CheckpointInfo) -> SourceError:
    name = info.origin.dataset
    return SourceError(
        Text(
            "The training set {name} is not in this workspace, so its held-out files are not "
            "either.",
            name=name,
        )
        if name
        else Text("The checkpoint does not say what it was trained on, so nothing is held out."),
        Text("Name folders of code that the model has not seen."),
    )


def _with_names_of_their_own(systems: Sequence[SystemSpec]) -> list[SystemSpec]:
    """Figures are kept by name: checkpoints of one name, as a copied run has them, get a number.

    Raises:
        ConfigError: the name of an ``--engine`` is taken.
    """
    found: list[SystemSpec] = []
    taken: set[str] = set()
    for system in systems:
        name, number = system.name, 2
        while name in taken and isinstance(system, ModelSpec):
            name, number = f"{system.name} ({number})", number + 1
        if name in taken:
            raise ConfigError(
                Text("Two of the systems to compare are called {name!r}.", name=name),
                Text("Give the command another name."),
            )
        taken.add(name)
        found.append(dataclasses.replace(system, name=name))
    return found
