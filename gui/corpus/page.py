"""The making of a dataset: sources and a name at the left, the build at the right."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from core.errors import CoreError, WorkspaceError
from core.events import Event, Notice
from core.workspace import checked_name
from gui.context import AppContext
from gui.corpus.build_view import BuildView
from gui.corpus.operations import MakeBuild, build_operation
from gui.corpus.sources_panel import SourcesPanel
from gui.corpus.summary import BuildSummary
from gui.jobs.job import Job
from gui.jobs.priority import BACKGROUND_NICE
from gui.widgets.buttons import IconButton
from gui.widgets.card import GRID, Card
from gui.widgets.labels import label, set_invalid

_LIBRARY_NAME = "stdlib"


class CorpusPage(QWidget):
    """Builds one dataset at a time.

    Signals:
        back_wanted: the person turns back to training.
    """

    back_wanted = Signal()

    def __init__(
        self,
        context: AppContext,
        make_build: MakeBuild = build_operation,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._make_build = make_build
        self._job: Job | None = None
        self.back_button = IconButton("Training", "back", "Back to training.", "flat")
        self.back_button.clicked.connect(self.back_wanted)
        self.sources = SourcesPanel(context.settings.train.sources)
        self.name = QLineEdit()
        self.name.setAccessibleName("Name of the dataset")
        self.name.setToolTip("Letters, digits, dots, dashes and underscores.")
        self._has_own_name = False
        self.problem = label("", "problem", wraps=True)
        self.build_button = IconButton(
            "Build dataset", "play", "Read the sources and make a dataset.", "primary"
        )
        self.view = BuildView()
        name_card = Card("Name")
        name_card.body.addWidget(self.name)
        name_card.body.addWidget(self.problem)

        left = QVBoxLayout()
        left.setSpacing(GRID)
        left.addWidget(self.sources)
        left.addWidget(name_card)
        left.addWidget(self.build_button)
        left.addStretch(1)
        columns = QHBoxLayout()
        columns.setSpacing(GRID)
        columns.addLayout(left, 2)
        columns.addWidget(self.view, 3)
        header = QHBoxLayout()
        header.setSpacing(GRID)
        header.addWidget(self.back_button)
        header.addWidget(label("New dataset", "headline"))
        header.addStretch(1)
        page = QVBoxLayout(self)
        page.setContentsMargins(GRID, GRID, GRID, GRID)
        page.setSpacing(GRID)
        page.addLayout(header)
        page.addLayout(columns, 1)
        self.setFocusProxy(self.sources.add_button)

        self.sources.changed.connect(self._sources_changed)
        self.name.textEdited.connect(self._name_edited)
        self.name.textChanged.connect(self._show_state)
        self.build_button.clicked.connect(self.build)
        self.view.cancel_wanted.connect(self.cancel)
        self.view.train_wanted.connect(self.back_wanted)
        self._sources_changed()

    @property
    def is_building(self) -> bool:
        """Whether a build goes on."""
        return self._job is not None

    @Slot()
    def build(self) -> None:
        """Build from the chosen sources under the chosen name."""
        if self.is_building or self._name_problem():
            return
        folders = self.sources.folders()
        settings = self._context.settings
        settings.put(dataclasses.replace(settings.train, sources=folders))
        operation = self._make_build(self.name.text(), folders, self._context.workspace)
        job = self._context.jobs.start("Building a dataset", operation, nice=BACKGROUND_NICE)
        self._job = job
        job.events.connect(self._receive)
        job.finished.connect(self._finish)
        job.failed.connect(self._fail)
        job.cancelled.connect(self._cancelled)
        self.view.show_building()
        self._show_state()

    @Slot()
    def cancel(self) -> None:
        """Ask the build to end."""
        if self._job is not None:
            self._job.cancel()
            self.view.show_cancelling()

    def _name_problem(self) -> WorkspaceError | None:
        try:
            checked_name(self.name.text())
        except WorkspaceError as error:
            return error
        return None

    @Slot()
    def _sources_changed(self) -> None:
        if not self._has_own_name:
            folders = self.sources.folders()
            self.name.setText(name_for(folders))
        self._show_state()

    @Slot()
    def _name_edited(self, text: str) -> None:
        self._has_own_name = bool(text)

    @Slot()
    def _show_state(self, *_text: object) -> None:
        problem = self._name_problem()
        self.problem.setText(f"{problem.message} {problem.hint}" if problem else "")
        self.problem.setVisible(problem is not None)
        set_invalid(self.name, problem is not None)
        self.build_button.setEnabled(problem is None and not self.is_building)
        self.sources.setEnabled(not self.is_building)
        self.name.setEnabled(not self.is_building)

    @Slot(list)
    def _receive(self, events: list[Event]) -> None:
        self.view.show_events(events)
        for event in events:
            if isinstance(event, Notice) and event.level == "warning":
                self._context.errors.show_notice(event)

    @Slot(object)
    def _finish(self, summary: BuildSummary) -> None:
        self._job = None
        self.view.show_result(summary)
        self._show_state()
        self._context.dataset_built.emit(summary.dataset)
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


def name_for(folders: tuple[str, ...]) -> str:
    """A name that says what is in it: of the first folder, or of the standard library."""
    if not folders:
        return _LIBRARY_NAME
    plain = re.sub(r"[^A-Za-z0-9._-]+", "-", Path(folders[0]).name).strip("-._")
    return plain[:60] or "code"
