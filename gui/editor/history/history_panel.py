"""The panel that shows how a run learned a line: its milestones, asked at the caret."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from core.checkpoints.milestones import runs_with_milestones
from core.control import Control
from core.events import Emit, Event, StageProgress
from core.titles import run_title
from core.workspace import Workspace
from gui.context import AppContext
from gui.editor.history.history_view import TrainingHistoryView
from gui.editor.suggest.completion_requests import language_for
from gui.editor.text.code_edit import CodeEdit
from gui.jobs.job import Job, Operation
from gui.widgets.buttons import IconButton, leave_focus_to_text
from gui.widgets.card import GRID, Card
from gui.widgets.choice import Choice
from gui.widgets.labels import label

if TYPE_CHECKING:
    from core.evaluation.milestones import MilestoneAnswers

_WIDTH = 360
_NO_RUNS = (
    "No run has milestones yet. Every run keeps the weights of steps 10, 20, 50, 100 and so on; "
    "train one on the Train tab."
)
_NO_FILE = "Open a file, and put the caret into the line that you wonder about."
_INVITATION = (
    "Put the caret into a line, or at its start, and ask: each milestone of the run says what it "
    "would write there. What stands after the caret is hidden from them."
)


class TrainingHistoryPanel(QFrame):
    """Beside the text; hidden until it is wanted.

    Signals:
        closed: the person has enough of it.
    """

    closed = Signal()

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._edit: CodeEdit | None = None
        self._job: Job | None = None
        self.setFixedWidth(_WIDTH)
        self.setAccessibleName("How a run learned this line")
        card = Card("How a run learned this line")
        close = IconButton("", "close", "Close the panel", "flat")
        close.clicked.connect(self.closed)
        card.header.addWidget(close)
        self.runs = Choice("Run", "Runs that kept milestones, the newest first.")
        self.ask_button = IconButton(
            "Ask at the caret",
            tip="Ask every milestone of the run what comes here.",
            role="primary",
        )
        self.ask_button.clicked.connect(self.run)
        leave_focus_to_text(close, self.ask_button)
        self.note = label("", "muted", wraps=True)
        self.note.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.view = TrainingHistoryView()
        card.body.addWidget(self.runs)
        card.body.addWidget(self.ask_button)
        card.body.addWidget(self.view, 1)
        card.body.addWidget(self.note)
        card.body.addStretch(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, GRID, GRID, GRID)
        column.addWidget(card, 1)
        context.checkpoint_saved.connect(self._checkpoint_saved)
        context.titles_changed.connect(self._refresh)
        self.hide()

    def set_edit(self, edit: CodeEdit | None) -> None:
        """Ask in another file from now on."""
        self._edit = edit
        self._show_state()

    def open(self) -> None:
        """Show the panel with the runs that there are now."""
        self._refresh()
        self.show()

    @Slot()
    def run(self) -> None:
        """Ask the chosen run at the caret; a question under way is given up."""
        if self._edit is None or not self.runs.key():
            return
        if self._job is not None:
            self._job.abandon()
        language = language_for(self._edit.language, self._context.settings)
        operation = _operation(
            Path(self.runs.key()), self._edit.around_caret(), language, self._context.workspace
        )
        job = self._context.jobs.start("Asking milestones", operation)
        job.on_events(self._progressed)
        job.on_result(self._answered)
        job.ended.connect(self._ended)
        self._job = job
        self._say("Asking\u2026")

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
        self.ask_button.setVisible(has_runs)
        self.ask_button.setEnabled(self._edit is not None)
        if not has_runs:
            self._say(_NO_RUNS)
        elif self._edit is None:
            self._say(_NO_FILE)
        elif self.view.isHidden() and self._job is None:
            self._say(_INVITATION)

    def _say(self, text: str) -> None:
        self.note.setText(text)
        self.note.setVisible(bool(text))

    @Slot(list)
    def _progressed(self, events: list[Event]) -> None:
        for event in events:
            if isinstance(event, StageProgress) and event.total:
                self._say(f"Asking\u2026 {event.done} of {event.total} checkpoints")

    @Slot(object)
    def _answered(self, found: object) -> None:
        self.view.show_answers(cast("MilestoneAnswers", found))
        self._say("")

    @Slot()
    def _ended(self) -> None:
        if self._job is not None and self._job.is_over:
            self._job = None
            if self.view.isHidden():
                self._show_state()
            else:
                self._say("")


def _operation(
    run: Path, around: tuple[str, str], language: str | None, workspace: Workspace
) -> Operation[MilestoneAnswers]:
    """Ask at a caret; the result is a ``MilestoneAnswers``.

    Args:
        run: the folder.
        around: the text before the caret and after it.
        language: as completion knows it.
        workspace: of the run.
    """

    def operate(emit: Emit, control: Control) -> MilestoneAnswers:
        from core.evaluation.milestones import ask_milestones, question_at

        before, after = around
        question = question_at(before + after, len(before), language)
        return ask_milestones(run, question, workspace, emit, control)

    return operate
