"""Building a dataset: sources and options at the left, the build at the right."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TR_NOOP, QEvent, Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.errors import CoreError
from core.events import Event, Notice
from gui.context import AppContext
from gui.corpus.build_options import BuildOptions
from gui.corpus.build_view import BuildView
from gui.corpus.operations import MakeBuild
from gui.corpus.source_count import SourceCounter, count_text, total_text
from gui.corpus.sources_panel import SourcesPanel
from gui.corpus.summary import BuildSummary
from gui.jobs.job import Job
from gui.jobs.priority import BACKGROUND_NICE
from gui.translation import problem_text, tr
from gui.widgets.buttons import IconButton
from gui.widgets.card import GRID
from gui.widgets.labels import plain_tip

if TYPE_CHECKING:
    from core.corpus.sources.counting import SourceCount

_LIBRARY_NAME = "stdlib"
_BUILD_TIP = str(QT_TR_NOOP("Read the sources and build a dataset."))
_ARCHIVE_ENDINGS = re.compile(
    r"(\.tar)?\.(zip|tar|gz|bz2|xz|tgz|jsonl|parquet|whl|jar)$", re.IGNORECASE
)


class BuildTab(QWidget):
    """Builds one dataset at a time.

    Signals:
        built: the name of the folder of the corpus that was built.
        train_requested: the user wants to train on the result.
    """

    built = Signal(str)
    train_requested = Signal()

    def __init__(
        self, context: AppContext, make_build: MakeBuild, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._make_build = make_build
        self._job: Job | None = None
        self._has_own_name = False
        self.sources = SourcesPanel(context.settings.state.train.sources)
        self.options = BuildOptions()
        self.counter = SourceCounter(context, self)
        self._counts: dict[str, SourceCount] = {}
        self.build_button = IconButton(tr("Build dataset"), "play", tr(_BUILD_TIP), "primary")
        self.view = BuildView()
        left = QVBoxLayout()
        left.setSpacing(GRID)
        left.addWidget(self.sources, 1)
        left.addWidget(self.options)
        left.addWidget(self.build_button)
        columns = QHBoxLayout(self)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(GRID)
        columns.addLayout(left, 1)
        columns.addWidget(self.view, 1)
        self.setFocusProxy(self.sources.add_button)

        self.counter.progressed.connect(self.sources.show_count)
        self.counter.counted.connect(self._counted)
        self.options.finds_others.connect(self._count)
        self.sources.changed.connect(self._count)
        self.sources.changed.connect(self._sources_changed)
        self.options.name.textEdited.connect(self._name_edited)
        self.options.changed.connect(self._show_state)
        self.build_button.clicked.connect(self.build)
        self.view.cancel_requested.connect(self.cancel)
        self.view.train_requested.connect(self.train_requested)
        self._sources_changed()

    @property
    def is_building(self) -> bool:
        """Whether a build is running."""
        return self._job is not None

    def problem(self) -> str:
        """Return why nothing can be built now, in a sentence; empty where it can.

        Sources count as good until they have been counted.
        """
        name_problem = self.options.name_problem()
        if name_problem is not None:
            return problem_text(name_problem)
        return self._source_problem()

    @Slot()
    def build(self) -> None:
        """Build from the chosen sources under the chosen name."""
        if self.is_building or self.problem():
            return
        folders = self.sources.folders()
        settings = self._context.settings
        settings.put(dataclasses.replace(settings.state.train, sources=folders))
        operation = self._make_build(
            self.options.name.text(),
            folders,
            self.options.command_options(),
            self._context.workspace,
        )
        job = self._context.jobs.start(tr("Building a dataset"), operation, nice=BACKGROUND_NICE)
        self._job = job
        shown = self._context.jobs.board.follow(
            job, "build", self.options.name.text(), stop=self.cancel, can_pause=True
        )
        shown.changed.connect(lambda: self.view.stages.set_paused(shown.state == "paused"))
        job.on_events(self._receive)
        job.on_result(self._finish)
        job.on_error(self._fail)
        job.cancelled.connect(self._cancelled)
        self.view.show_building()
        self._show_state()

    @Slot()
    def cancel(self) -> None:
        """Ask the build to end."""
        if self._job is not None:
            self._job.cancel()
            self.view.show_cancelling()

    @Slot()
    def _count(self) -> None:
        self._counts.clear()
        self.sources.show_total("")
        self._show_state()
        if self.isVisible():
            self.counter.count(self.sources.folders(), self.options.config)

    @Slot(object)
    def _counted(self, found: SourceCount) -> None:
        self._counts[found.source] = found
        self.sources.show_count(found.source, count_text(found), found.problem)
        self.sources.show_total(total_text(self._counts.values()))
        self._show_state()

    def _source_problem(self) -> str:
        counts = self._counts.values()
        unreadable = [found for found in counts if found.problem]
        if unreadable:
            others = len(unreadable) - 1
            if not others:
                return unreadable[0].problem
            more = tr("%Ln other source(s) cannot be read either.", n=others)
            return f"{unreadable[0].problem} {more}"
        is_counted = len(counts) == max(1, len(self.sources.folders()))
        if is_counted and not any(found.files for found in counts):
            if any(found.containers for found in counts):
                return tr(
                    "These sources have no file of the chosen languages. Choose other sources, or "
                    "have the archives and tables in them read (More…)."
                )
            return tr("These sources have no file of the chosen languages. Choose other sources.")
        return ""

    @Slot()
    def _sources_changed(self) -> None:
        if not self._has_own_name:
            self.options.name.setText(name_for(self.sources.folders()))
        self._show_state()

    @Slot(str)
    def _name_edited(self, text: str) -> None:
        self._has_own_name = bool(text)

    @Slot()
    def _show_state(self, *_text: object) -> None:
        problem = self.problem()
        self.build_button.setEnabled(not problem and not self.is_building)
        self.build_button.setToolTip(plain_tip(problem or tr(_BUILD_TIP)))
        self.sources.show_problem(self._source_problem())
        self.sources.setEnabled(not self.is_building)
        self.options.setEnabled(not self.is_building)

    @Slot(list)
    def _receive(self, events: list[Event]) -> None:
        self.view.show_events(events)
        for event in events:
            if not isinstance(event, Notice):
                continue
            if event.level == "warning":
                self._context.errors.show_notice(event)
            else:
                self.view.show_notice(problem_text(event))

    @Slot(object)
    def _finish(self, summary: BuildSummary) -> None:
        self._job = None
        self.view.show_result(summary)
        self._show_state()
        self._context.dataset_built.emit(summary.dataset)
        self.built.emit(summary.corpus)
        self.view.result.train_button.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _fail(self, error: CoreError) -> None:
        self._cancelled()
        self._context.errors.show(error)

    @Slot()
    def _cancelled(self) -> None:
        self._job = None
        self.view.show_idle()
        self._show_state()

    def showEvent(self, event: QShowEvent) -> None:
        """Count only while the counts can be seen."""
        super().showEvent(event)
        self._count()

    def changeEvent(self, event: QEvent) -> None:
        """Count again what was missing when the user comes back to the window."""
        super().changeEvent(event)
        is_back = event.type() == QEvent.Type.ActivationChange and self.isActiveWindow()
        if is_back and any(found.problem for found in self._counts.values()):
            self._count()


def name_for(folders: tuple[str, ...]) -> str:
    """Return a title for a dataset: of its first source and the folder that it is in.

    Many projects have a folder "src", so the folder around it says which one this is.
    """
    if not folders:
        return _LIBRARY_NAME
    source = Path(folders[0])
    names = (source.parent.name, _ARCHIVE_ENDINGS.sub("", source.name))
    plain = [re.sub(r"[^\w.-]+", "-", name).strip("-._") for name in names]
    return "/".join(part for part in plain if part)[:40].rstrip("-._/") or "code"
