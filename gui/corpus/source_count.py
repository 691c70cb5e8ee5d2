"""How many files the chosen sources hold, counted while one goes on choosing.

A source that was counted is not counted again until the languages change. What a
file is worth is known after the build; here are names and sizes alone.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QObject, Signal, Slot

from core.control import Control
from core.corpus.config import CorpusConfig
from core.errors import SourceError
from core.events import Emit, Event, StageProgress
from core.languages.table import LANGUAGES
from gui import amounts
from gui.context import AppContext
from gui.jobs.job import Job, Operation
from gui.jobs.priority import BACKGROUND_NICE

# A few times a second on a fast disk.
_FILES_BETWEEN_EVENTS = 300
# The empty text stands for the standard library.
LIBRARY = ""
_NONE = "\0"  # no path: nothing is being counted
_TITLES = {language.name: language.title for language in LANGUAGES}


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceCount:
    """The files of one source that a build would read, as ``FileCounts`` counts them.

    Attributes:
        config: what was asked for, without sources.
        by_language: files of each.
        containers: archives and tables that were passed over.
        problem: why it could not be read and what to do, or empty.
        is_missing: there is nothing of that name.
    """

    source: str
    config: CorpusConfig
    files: int = 0
    bytes: int = 0
    by_language: Counter[str] = field(default_factory=Counter[str])
    containers: int = 0
    problem: str = ""
    is_missing: bool = False

    def text(self) -> str:
        """As it stands beside the source."""
        if self.problem:
            return "not found" if self.is_missing else "cannot be read"
        return f"{_files(self.files)} to read · {amounts.size(self.bytes)}"


class SourceCounter(QObject):
    """Counts one source after another in a worker.

    Signals:
        progressed: a source and a short text.
        counted: a ``SourceCount``.
    """

    progressed = Signal(str, str)
    counted = Signal(object)

    def __init__(self, context: AppContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._known: dict[tuple[str, CorpusConfig], SourceCount] = {}
        self._config = CorpusConfig()
        self._job: Job | None = None
        self._counting = _NONE
        self._waiting: list[str] = []

    def count(self, sources: tuple[str, ...], config: CorpusConfig) -> None:
        """Count sources; none stands for the standard library.

        Args:
            sources: folders and files.
            config: what a build would find in them; thresholds do not count.
        """
        config = _as_found(config)
        if self._job is not None:
            self._job.abandon()
            self._job = None
        self._config = config
        self._waiting = []
        for source in sources or (LIBRARY,):
            known = self._known.get((source, config))
            if known is None:
                self._waiting.append(source)
            else:
                self.counted.emit(known)
        self._next()

    def _next(self) -> None:
        if not self._waiting:
            self._counting = _NONE
            return
        self._counting = self._waiting.pop(0)
        self.progressed.emit(self._counting, "counting…")
        operation = _count_operation(self._counting, self._config)
        job = self._context.jobs.start("Counting files", operation, nice=BACKGROUND_NICE)
        self._job = job
        job.on_events(self._progress)
        job.on_result(self._finish)

    @Slot(list)
    def _progress(self, events: list[Event]) -> None:
        last = events[-1]
        if isinstance(last, StageProgress):
            self.progressed.emit(self._counting, f"{last.done:,} files…")

    @Slot(object)
    def _finish(self, found: SourceCount) -> None:
        if not found.problem:
            self._known[found.source, found.config] = found
        self._job = None
        self.counted.emit(found)
        self._next()


def _count_operation(source: str, config: CorpusConfig) -> Operation[SourceCount]:
    """The result is a ``SourceCount``."""

    def operate(emit: Emit, control: Control) -> SourceCount:
        try:
            return count_source(source, config, emit, control)
        except SourceError as error:
            return SourceCount(
                source=source,
                config=config,
                problem=f"{error.message} {error.hint}".strip(),
                is_missing=not os.path.lexists(source),
            )

    return operate


def _as_found(config: CorpusConfig) -> CorpusConfig:
    """What decides which files are found, the rest as usual: equal where nothing else is."""
    names = ("languages", "use_gitignore", "skip_vendored", "read_containers", "content_column")
    return CorpusConfig(**{name: getattr(config, name) for name in names})


def count_source(source: str, config: CorpusConfig, emit: Emit, control: Control) -> SourceCount:
    """Walk through a source.

    Raises:
        SourceError: it does not exist or cannot be entered.
        Cancelled: between two files.
    """
    from core.corpus.sources.containers import is_container
    from core.corpus.sources.source_list import resolve_sources
    from core.corpus.sources.walk import Walk

    walk = Walk(config, control)
    by_language: Counter[str] = Counter()
    size = containers = 0
    for resolved in resolve_sources(replace(config, sources=(source,) if source else ())):
        for file in walk.files(resolved):
            control.safe_point()
            if file.language is None:
                containers += file.drop_reason == "other_language" and is_container(file.path)
                continue
            by_language[file.language.name] += 1
            size += file.size
            files = by_language.total()
            if files % _FILES_BETWEEN_EVENTS == 0:
                emit(
                    StageProgress(
                        stage="scan",
                        done=files,
                        total=None,
                        unit="files",
                        elapsed_seconds=0.0,
                        detail=source,
                    )
                )
    return SourceCount(
        source=source,
        config=config,
        files=by_language.total(),
        bytes=size,
        by_language=by_language,
        containers=containers,
    )


def _files(count: int) -> str:
    return f"{count:,} file" if count == 1 else f"{count:,} files"


def total_text(counts: Iterable[SourceCount]) -> str:
    """All sources together: files, size and each language, the most frequent first."""
    together = list(counts)
    files = sum(count.files for count in together)
    size = amounts.size(sum(count.bytes for count in together))
    by_language: Counter[str] = Counter()
    for count in together:
        by_language += count.by_language
    named = [f"{_TITLES[name]} {number:,}" for name, number in by_language.most_common()]
    return " · ".join([f"{_files(files)} to read, {size}", *named])
