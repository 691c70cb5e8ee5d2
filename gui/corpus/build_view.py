"""A running build, stage by stage, and what came of it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.events import Event, Stage, StageProgress
from gui import amounts
from gui.corpus.decision import reason_title
from gui.corpus.summary import BuildSummary
from gui.translation import tr
from gui.widgets.bar_list import Bar, BarList
from gui.widgets.buttons import IconButton
from gui.widgets.card import GRID, Card
from gui.widgets.labeled_value import LabeledValue
from gui.widgets.labels import ElidedLabel, label
from gui.widgets.scrolling import scrolling
from gui.widgets.stage_list import StageList
from gui.widgets.steady import keep_space

STAGES: tuple[Stage, ...] = ("scan", "read", "tokenizer", "encode", "write")

# As high as three reasons; a scroll bar leads to the others.
_MIN_PIXELS = 68


class BuildView(Card):
    """Idle, building, or done.

    Signals:
        cancel_requested: the user asked to cancel the build.
        train_requested: the user wants to train on the result.
        files_requested: the user wants to see the decision about each file.
        reason_requested: the files that were dropped for a reason shall be shown.
    """

    cancel_requested = Signal()
    train_requested = Signal()
    files_requested = Signal()
    reason_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Build"), parent)
        self.cancel_button = IconButton(
            tr("Cancel"), "close", tr("Cancel the build; no incomplete dataset remains.")
        )
        keep_space(self.cancel_button)
        self.cancel_button.clicked.connect(self.cancel_requested)
        self.header.addWidget(self.cancel_button)
        self.stages = StageList(STAGES)
        self.result = ResultPanel()
        self.result.train_button.clicked.connect(self.train_requested)
        self.result.files_button.clicked.connect(self.files_requested)
        self.result.reasons.chosen.connect(self.reason_requested)
        self._note = label(
            tr(
                "Files are found, filtered and tokenized. Every file that is dropped is counted "
                "with its reason."
            ),
            "muted",
            wraps=True,
        )
        self.body.addWidget(self._note)
        self.body.addWidget(self.stages)
        self.body.addWidget(self.result, 1)
        self.body.addStretch(0)
        self.show_idle()

    def show_idle(self) -> None:
        """Show that nothing has been built yet, or that the build was cancelled."""
        self.stages.clear()
        self._note.show()
        self.result.hide()
        self.cancel_button.hide()

    def show_building(self) -> None:
        """Show that a build begins."""
        self.show_idle()
        self._note.hide()
        self.result.clear_notes()
        self.cancel_button.setEnabled(True)
        self.cancel_button.show()

    def show_cancelling(self) -> None:
        """Show that the build was asked to end."""
        self.cancel_button.setEnabled(False)

    def show_events(self, events: list[Event]) -> None:
        """Show the progress."""
        latest = {event.stage: event for event in events if isinstance(event, StageProgress)}
        for event in latest.values():
            self.stages.show_progress(event)

    def show_notice(self, text: str) -> None:
        """Show a notice about the build beside the result."""
        self.result.add_note(text)

    def show_result(self, summary: BuildSummary) -> None:
        """Show the result."""
        self.cancel_button.hide()
        self.stages.finish()
        self.result.show_summary(summary)
        self.result.show()


class ResultPanel(QWidget):
    """Figures of a finished build, and the dropped files by reason."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = ElidedLabel("", "title")
        self.notes = label("", "muted", wraps=True)
        self.clear_notes()
        self.seen = LabeledValue(
            tr("Files seen"), tr("Every file that was found, also those of other languages.")
        )
        self.read = LabeledValue(
            tr("Files read"),
            tr("Files of the chosen languages that are not dropped by name, as counted before."),
        )
        self.kept = LabeledValue(tr("Files kept"), tr("Files whose text is in the dataset."))
        self.tokens = LabeledValue(
            tr("Training tokens"),
            tr("Tokens that a run trains on, without those of the validation split."),
        )
        self.bytes_per_token = LabeledValue(
            tr("Bytes/token"), tr("Text per token: with more of it, completion is faster.")
        )
        figures = QHBoxLayout()
        figures.setSpacing(2 * GRID)
        for figure in (self.seen, self.read, self.kept, self.tokens, self.bytes_per_token):
            figures.addWidget(figure, 1)
        self.reasons = BarList(tr("Files dropped for each reason"))
        scroll = scrolling(self.reasons, tr("Dropped files"))
        scroll.setMinimumHeight(_MIN_PIXELS)
        self.reasons.setAutoFillBackground(False)
        self._reasons_title = label(tr("Dropped"), "title")
        self.train_button = IconButton(
            tr("Train on this"), "chart", tr("Go to training with this dataset chosen."), "primary"
        )
        self.files_button = IconButton(
            tr("Browse files"), "", tr("Show every file and why it was kept or dropped.")
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GRID, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.title)
        column.addWidget(self.notes)
        column.addLayout(figures)
        column.addSpacing(GRID)
        column.addWidget(self._reasons_title)
        column.addWidget(scroll, 1)
        column.addSpacing(GRID)
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        buttons.addWidget(self.train_button)
        buttons.addWidget(self.files_button)
        buttons.addStretch(1)
        column.addLayout(buttons)

    def clear_notes(self) -> None:
        """Remove all notices."""
        self.notes.clear()
        self.notes.hide()

    def add_note(self, text: str) -> None:
        """Add a notice below the title."""
        self.notes.setText(f"{self.notes.text()} {text}".strip())
        self.notes.show()

    def show_summary(self, summary: BuildSummary) -> None:
        """Show one result."""
        self.title.setText(tr("{title} is ready").format(title=summary.title))
        self.seen.show_value(amounts.count(summary.files_seen))
        self.read.show_value(amounts.count(summary.files_read))
        self.kept.show_value(amounts.count(summary.files_kept))
        self.tokens.show_value(amounts.short_count(summary.train_tokens))
        self.bytes_per_token.show_value(amounts.decimal(summary.bytes_per_token, 2))
        self._reasons_title.setVisible(bool(summary.dropped))
        self.reasons.setVisible(bool(summary.dropped))
        tip = tr("Click to show these files.")
        self.reasons.show_bars(
            [
                Bar(key=reason, title=reason_title(reason), count=files, tip=tip)
                for reason, files in summary.dropped
            ]
        )
