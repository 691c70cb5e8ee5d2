"""The suggestions of a run's milestones: a slider over its steps, and a table of them all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QHBoxLayout,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from gui.amounts import count, percent
from gui.translation import tr, translated
from gui.widgets.card import GRID
from gui.widgets.labels import label
from gui.widgets.steady import SteadyLabel
from gui.widgets.table_view import TableView
from gui.widgets.text_table import TextTableModel

if TYPE_CHECKING:
    from core.evaluation.milestones import MilestoneAnswer, MilestoneAnswers


class TrainingHistoryView(QWidget):
    """Shows a ``MilestoneAnswers``; hidden until it has one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        self.verdict = label("", wraps=True)
        self.expected = label("", "muted", wraps=True)
        self.step = label("", "figure")
        self.mark = label("", "muted")
        self.text = SteadyLabel()
        self.text.setFont(fixed)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setPageStep(1)
        self.slider.setTickPosition(QSlider.TickPosition.TicksBelow)
        self.slider.setAccessibleName(tr("Step of the run"))
        self.slider.setToolTip(tr("What the weights of each step suggest at the cursor."))
        self.slider.valueChanged.connect(self._show_step)
        self.model = TextTableModel((tr("Step"), "", tr("Suggestion")), numbers=(0,))
        self.table = TableView(
            self.model,
            tr("Suggestions of all milestones"),
            stretch=2,
            fits_contents=True,
        )
        self.table.setFont(fixed)
        self.table.selectionModel().currentRowChanged.connect(self._row_chosen)
        top = QHBoxLayout()
        top.addWidget(self.step)
        top.addStretch(1)
        top.addWidget(self.mark)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.verdict)
        column.addWidget(self.expected)
        column.addLayout(top)
        column.addWidget(self.slider)
        column.addWidget(self.text)
        column.addWidget(self.table, 1)
        self._answers: tuple[MilestoneAnswer, ...] = ()
        self.hide()

    def show_answers(self, found: MilestoneAnswers) -> None:
        """Show the suggestions, at the first step that was right, otherwise at the last."""
        self._answers = found.answers
        expected = found.question.expected
        self.verdict.setText(translated(found.verdict))
        self.expected.setText(tr("Expected: {text}").format(text=expected))
        self.expected.setVisible(bool(expected))
        self.text.reserve(map(_text_of, found.answers))
        self.model.show_rows(_Rows(found.answers))
        first = found.first_right
        steps = [answer.step for answer in found.answers]
        index = steps.index(first) if first is not None else len(steps) - 1
        self.slider.setRange(0, len(steps) - 1)
        self.slider.setValue(index)
        self._show_step(index)
        self.show()

    @Slot(int)
    def _show_step(self, index: int) -> None:
        if not 0 <= index < len(self._answers):
            return
        answer = self._answers[index]
        step = tr("Step {step}").format(step=count(answer.step))
        self.step.setText(step)
        self.mark.setText(_mark_text(answer))
        self.text.setText(_text_of(answer))
        self.slider.setAccessibleDescription(f"{step}: {answer.text}")
        self.table.selectRow(index)

    @Slot()
    def _row_chosen(self, *_indexes: object) -> None:
        row = self.table.currentIndex().row()
        if row >= 0:
            self.slider.setValue(row)


class _Rows:
    """The rows of the table, one for each suggestion."""

    def __init__(self, answers: tuple[MilestoneAnswer, ...]) -> None:
        self._answers = answers

    def __len__(self) -> int:
        return len(self._answers)

    def texts(self, row: int) -> tuple[str, ...]:
        """Step, mark and suggestion."""
        answer = self._answers[row]
        return (count(answer.step), "\u2713" if answer.is_right else "", answer.text or "\u2013")

    def tip(self, row: int) -> str:
        """The whole suggestion, or why there is none."""
        answer = self._answers[row]
        return answer.text or answer.no_suggestion_reason or ""


def _text_of(answer: MilestoneAnswer) -> str:
    if answer.text:
        return answer.text
    return tr("(no suggestion: {reason})").format(
        reason=translated(answer.no_suggestion_reason or "")
    )


def _mark_text(answer: MilestoneAnswer) -> str:
    result = {True: tr("\u2713 correct"), False: tr("wrong"), None: ""}[answer.is_right]
    confidence = ""
    if answer.precision is not None:
        confidence = tr("{percent} confidence").format(percent=percent(answer.precision))
    return " \u00b7 ".join(part for part in (result, confidence) if part)
