"""The panel with the training history of a line: a run's milestones suggest at the cursor.

``core.evaluation.milestones`` computes and judges the suggestions; it is imported in the worker
thread, since it imports torch.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QT_TR_NOOP, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from core.checkpoints.milestones import runs_with_milestones
from core.control import Control
from core.events import Emit, Event, StageProgress
from core.titles import run_title
from core.workspace import Workspace
from gui.amounts import count
from gui.context import AppContext
from gui.editor.history.history_view import TrainingHistoryView
from gui.editor.suggest.completion_requests import language_for
from gui.editor.text.code_edit import CodeEdit
from gui.jobs.job import Job, Operation
from gui.translation import tr
from gui.widgets.buttons import IconButton, leave_focus_to_text
from gui.widgets.card import GRID, Card
from gui.widgets.choice import Choice
from gui.widgets.labels import label

if TYPE_CHECKING:
    from core.evaluation.milestones import MilestoneAnswers

_WIDTH = 360
# Beside the file tree in the smallest window.
_MIN_WIDTH = 300
_NO_RUNS = str(
    QT_TR_NOOP(
        "No run has milestones yet. A run keeps its weights at the steps 10, 20, 50, 100 "
        "and so on; train one on the Train page."
    )
)
_NO_FILE = str(QT_TR_NOOP("Open a file and move the cursor to a line."))
_INVITATION = str(
    QT_TR_NOOP(
        "Move the cursor to a line and run: each milestone of the run suggests how the line "
        "continues at the cursor. The rest of the line is hidden from the models."
    )
)


class TrainingHistoryPanel(QFrame):
    """A panel beside the text; hidden until it is opened.

    Signals:
        closed: the user closed the panel.
    """

    closed = Signal()

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._edit: CodeEdit | None = None
        self._job: Job | None = None
        self.setMinimumWidth(_MIN_WIDTH)
        self.setMaximumWidth(_WIDTH)
        title = tr("Training history of this line")
        self.setAccessibleName(title)
        card = Card(title)
        close = IconButton("", "close", tr("Close the panel"), "flat")
        close.clicked.connect(self.closed)
        card.header.addWidget(close)
        self.runs = Choice(tr("Run"), tr("Runs with milestones, newest first."))
        self.run_button = IconButton(
            tr("Run at cursor"),
            tip=tr("Let every milestone of the run suggest at the cursor."),
            role="primary",
        )
        self.run_button.clicked.connect(self.run)
        leave_focus_to_text(close, self.run_button)
        self.note = label("", "muted", wraps=True)
        self.note.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.view = TrainingHistoryView()
        card.body.addWidget(self.runs)
        card.body.addWidget(self.run_button)
        card.body.addWidget(self.view, 1)
        card.body.addWidget(self.note)
        card.body.addStretch(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, GRID, GRID, GRID)
        column.addWidget(card, 1)
        context.checkpoint_saved.connect(self._checkpoint_saved)
        context.titles_changed.connect(self._refresh)
        self.hide()

    def sizeHint(self) -> QSize:
        """Return the largest width: the panel is narrower only where the window is."""
        return QSize(_WIDTH, super().sizeHint().height())

    def set_edit(self, edit: CodeEdit | None) -> None:
        """Use another file from now on."""
        self._edit = edit
        self._show_state()

    def open(self) -> None:
        """Show the panel with the current list of runs."""
        self._refresh()
        self.show()

    @Slot()
    def run(self) -> None:
        """Let the milestones of the chosen run suggest at the cursor; abandon a running job."""
        if self._edit is None or not self.runs.key():
            return
        if self._job is not None:
            self._job.abandon()
        language = language_for(self._edit.language, self._context.settings)
        operation = _operation(
            Path(self.runs.key()), self._edit.around_caret(), language, self._context.workspace
        )
        job = self._context.jobs.start(tr("Running milestones"), operation)
        job.on_events(self._progressed)
        job.on_result(self._answered)
        job.ended.connect(self._ended)
        self._job = job
        self._show_note(tr("Running\u2026"))

    @Slot(str)
    def _checkpoint_saved(self, path: str) -> None:
        if self.isVisible() and Path(path).name.startswith("step-"):
            self._refresh()

    @Slot()
    def _refresh(self) -> None:
        folders = runs_with_milestones(self._context.workspace)
        self.runs.set_items((str(folder), run_title(folder)) for folder in folders)
        self._show_state()

    def _show_state(self) -> None:
        has_runs = bool(self.runs.key())
        self.runs.setVisible(has_runs)
        self.run_button.setVisible(has_runs)
        self.run_button.setEnabled(self._edit is not None)
        if not has_runs:
            self._show_note(tr(_NO_RUNS))
        elif self._edit is None:
            self._show_note(tr(_NO_FILE))
        elif self.view.isHidden() and self._job is None:
            self._show_note(tr(_INVITATION))

    def _show_note(self, text: str) -> None:
        self.note.setText(text)
        self.note.setVisible(bool(text))

    @Slot(list)
    def _progressed(self, events: list[Event]) -> None:
        for event in events:
            if isinstance(event, StageProgress) and event.total:
                text = tr("Running\u2026 {done} of {total} checkpoints")
                self._show_note(text.format(done=count(event.done), total=count(event.total)))

    @Slot(object)
    def _answered(self, found: object) -> None:
        self.view.show_answers(cast("MilestoneAnswers", found))
        self._show_note("")

    @Slot()
    def _ended(self) -> None:
        if self._job is not None and self._job.is_over:
            self._job = None
            if self.view.isHidden():
                self._show_state()
            else:
                self._show_note("")


def _operation(
    run: Path, around: tuple[str, str], language: str | None, workspace: Workspace
) -> Operation[MilestoneAnswers]:
    """Let the milestones of a run suggest at a cursor.

    Args:
        run: the folder.
        around: the text before the cursor and after it.
        language: the name that completion uses.
        workspace: of the run.
    """

    def operate(emit: Emit, control: Control) -> MilestoneAnswers:
        from core.evaluation.milestones import ask_milestones, question_at

        before, after = around
        question = question_at(before + after, len(before), language)
        return ask_milestones(run, question, workspace, emit, control)

    return operate
