"""How many files the chosen sources have, counted in a worker while the user chooses.

A source that was counted is not counted again until the languages change. Which files are
kept is known after the build; only names and sizes are looked at here.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from core.control import Control
from core.corpus.config import CorpusConfig
from core.corpus.sources.settings import SourceSettings
from core.errors import SourceError
from core.events import Emit, Event, StageProgress
from core.languages.table import LANGUAGES
from gui import amounts
from gui.context import AppContext
from gui.jobs.job import Job, Operation
from gui.jobs.priority import BACKGROUND_NICE
from gui.translation import problem_text, tr

if TYPE_CHECKING:
    from core.corpus.sources.counting import SourceCount

# An empty text means the standard library.
LIBRARY = ""
_NONE = "\0"  # no path: nothing is being counted
_TITLES = {language.name: language.title for language in LANGUAGES}


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
        self._known: dict[tuple[str, SourceSettings], SourceCount] = {}
        self._config = CorpusConfig()
        self._job: Job | None = None
        self._counting = _NONE
        self._waiting: list[str] = []

    def count(self, sources: tuple[str, ...], config: CorpusConfig) -> None:
        """Count sources; none means the standard library.

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
        self.progressed.emit(self._counting, tr("counting…"))
        operation = _count_operation(self._counting, self._config)
        job = self._context.jobs.start(tr("Counting files"), operation, nice=BACKGROUND_NICE)
        self._job = job
        job.on_events(self._progress)
        job.on_result(self._finish)

    @Slot(list)
    def _progress(self, events: list[Event]) -> None:
        last = events[-1]
        if isinstance(last, StageProgress):
            text = tr("{count} files…").format(count=amounts.count(last.done))
            self.progressed.emit(self._counting, text)

    @Slot(object)
    def _finish(self, found: SourceCount) -> None:
        if not found.problem:
            self._known[found.source, found.config] = found
        self._job = None
        self.counted.emit(found)
        self._next()


def _count_operation(source: str, config: CorpusConfig) -> Operation[SourceCount]:
    """Return the operation that counts a source; its result is a ``SourceCount``."""

    def operate(emit: Emit, control: Control) -> SourceCount:
        # It imports the readers of archives, and the window must be up before.
        from core.corpus.sources.counting import SourceCount, count_source

        try:
            return count_source(source, config, emit, control)
        except SourceError as error:
            return SourceCount(
                source=source,
                config=config,
                problem=problem_text(error),
                is_missing=not os.path.lexists(source),
            )

    return operate


def _as_found(config: CorpusConfig) -> CorpusConfig:
    """Return the settings that decide which files are found, with defaults for all others."""
    names = ("languages", "use_gitignore", "skip_vendored", "read_containers", "content_column")
    return CorpusConfig(**{name: getattr(config, name) for name in names})


def count_text(count: SourceCount) -> str:
    """Return what is shown beside a source."""
    if count.problem:
        return tr("not found") if count.is_missing else tr("cannot be read")
    return tr("{files} to read · {size}").format(
        files=tr("%Ln file(s)", n=count.files), size=amounts.size(count.bytes)
    )


def total_text(counts: Iterable[SourceCount]) -> str:
    """Return files, size and languages of all sources, the most frequent language first."""
    together = list(counts)
    by_language: Counter[str] = Counter()
    for count in together:
        by_language += count.by_language
    total = tr("{files} to read, {size}").format(
        files=tr("%Ln file(s)", n=sum(count.files for count in together)),
        size=amounts.size(sum(count.bytes for count in together)),
    )
    named = [f"{_TITLES[name]} {amounts.count(n)}" for name, n in by_language.most_common()]
    return " · ".join([total, *named])
