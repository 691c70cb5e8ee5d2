"""``rebuild``: the starter again, from the registries to the losses of the record."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from core.control import Control
from core.errors import ConfigError
from core.events import Emit
from core.resources import resource
from core.starter.corpus import build_starter_corpus, check_corpus, project_bytes, starter_dataset
from core.starter.fetching import fetch
from core.starter.leak_check import LeakReport
from core.starter.phases import export_weights, run_phase
from core.starter.recipe import Recipe
from core.starter.record import RECORD_FILE, Comparison, compare, read_record
from core.starter.staging import SOURCES_FILE, stage_sources
from core.workspace import Workspace

# Below the cache: archives and sources can be fetched again.
_FOLDER: Final = "starter"


@dataclass(frozen=True, slots=True, kw_only=True)
class CorpusFigures:
    """The corpus in figures.

    Attributes:
        files, bytes: kept of all sources.
        projects: how many.
        largest_project, largest_fraction: the one with the most text, and its fraction.
        train_tokens, validation_tokens: of the dataset.
        text_sha256: of the texts, in order.
    """

    files: int
    bytes: int
    projects: int
    largest_project: str
    largest_fraction: float
    train_tokens: int
    validation_tokens: int
    text_sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RebuildResult:
    """The result of a rebuild.

    Attributes:
        dataset: its name in the workspace.
        corpus: the corpus in figures.
        runs: the folders of the runs, one for each phase that was trained.
        weights: the file of 16-bit weights of the last phase; empty where only the first steps
            were trained.
        comparison: with the record; None where nothing was trained, or there is no record yet.
    """

    dataset: str
    corpus: CorpusFigures
    runs: tuple[str, ...]
    weights: str
    comparison: Comparison | None


def archives_folder(workspace: Workspace) -> Path:
    """Where fetched archives lie in a workspace."""
    return workspace.cache / _FOLDER / "archives"


def build_dataset(
    recipe: Recipe, archives: Path, workspace: Workspace, emit: Emit, control: Control
) -> CorpusFigures:
    """Fetch the sources, build the corpus and tokenize it.

    Raises:
        CoreError: an archive is missing or another one, or something cannot be written.
        Cancelled: a cancel was asked for.
    """
    fetch(recipe.sources, archives, emit, control)
    sources = workspace.cache / _FOLDER / SOURCES_FILE
    stage_sources(recipe, archives, sources, emit, control)
    corpus = build_starter_corpus(recipe, sources, workspace, emit, control)
    dataset = starter_dataset(workspace, emit, control)
    sizes = project_bytes(workspace)
    largest = max(sizes, key=lambda name: (sizes[name], name))
    return CorpusFigures(
        files=corpus.files_kept,
        bytes=corpus.kept_bytes,
        projects=len(sizes),
        largest_project=largest,
        largest_fraction=sizes[largest] / sum(sizes.values()),
        train_tokens=dataset.info.train.tokens,
        validation_tokens=dataset.info.validation.tokens,
        text_sha256=corpus.text_sha256,
    )


def check(
    recipe: Recipe, archives: Path, workspace: Workspace, emit: Emit, control: Control
) -> LeakReport:
    """Fetch the excluded projects and compare the corpus of the workspace with them.

    Raises:
        CoreError: an archive or the corpus is missing.
        Cancelled: a cancel was asked for.
    """
    fetch(recipe.excluded, archives, emit, control)
    return check_corpus(recipe, archives, workspace, control)


def rebuild(
    recipe: Recipe,
    archives: Path,
    steps: int | None,
    workspace: Workspace,
    emit: Emit,
    control: Control,
    record_folder: Path | None = None,
) -> RebuildResult:
    """Make the starter again, and compare the losses with those of the record.

    Args:
        recipe: names everything.
        archives: the folder of the archives; what is missing is fetched into it.
        steps: train only the first steps of the first phase; 0 trains nothing; None trains all
            phases.
        workspace: gets corpus, dataset and runs.
        emit: receives the events.
        control: a cancel ends it; a stop ends the training.
        record_folder: has the record; by default what ships.

    Raises:
        CoreError: something is missing, or had to end.
        Cancelled: a cancel was asked for.
    """
    if not recipe.phases:
        raise ConfigError("The recipe has no phase of training.")
    path = (record_folder or resource("starter")) / RECORD_FILE
    record = read_record(path) if path.is_file() else None
    figures = build_dataset(recipe, archives, workspace, emit, control)
    dataset = starter_dataset(workspace, emit, control)
    runs: list[str] = []
    weights: dict[str, Path] = {}
    comparison = None
    last = ""
    phases = recipe.phases[:1] if steps is not None else recipe.phases
    for number, phase in enumerate(phases if steps != 0 else ()):
        start = weights[phase.start_from] if phase.start_from else None
        done = run_phase(phase, dataset, start, steps, workspace, emit, control)
        runs.append(done.training.folder)
        if number == 0 and record is not None:
            comparison = compare(record, done.losses)
        if steps is None:
            target = workspace.cache / _FOLDER / "weights" / f"{phase.name}.pth"
            export_weights(Path(done.training.checkpoint), target)
            weights[phase.name], last = target, str(target)
    return RebuildResult(
        dataset=dataset.name,
        corpus=figures,
        runs=tuple(runs),
        weights=last,
        comparison=comparison,
    )
