"""The stages of a long operation as rows with a bar, a rate and the time left.

Shows ``StageProgress`` events; a stage appears with its first event, or disabled from the start
when the caller names the stages to come.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QT_TR_NOOP, Qt
from PySide6.QtWidgets import QGridLayout, QProgressBar, QWidget

from core.events import Stage, StageProgress
from gui import amounts
from gui.translation import tr, translated
from gui.widgets.card import GRID
from gui.widgets.labels import ElidedLabel, label

STAGE_TITLES: dict[Stage, str] = {
    "fetch": str(QT_TR_NOOP("Fetch packages")),
    "unpack": str(QT_TR_NOOP("Choose files")),
    "scan": str(QT_TR_NOOP("Find files")),
    "read": str(QT_TR_NOOP("Read and filter")),
    "tokenizer": str(QT_TR_NOOP("Train tokenizer")),
    "encode": str(QT_TR_NOOP("Tokenize")),
    "write": str(QT_TR_NOOP("Write dataset")),
    "load": str(QT_TR_NOOP("Load")),
    "train": str(QT_TR_NOOP("Train")),
    "compare": str(QT_TR_NOOP("Compare files")),
    "tune": str(QT_TR_NOOP("Benchmark precision")),
    "evaluate": str(QT_TR_NOOP("Evaluate")),
    "summarize": str(QT_TR_NOOP("Compute intervals")),
    "export": str(QT_TR_NOOP("Write files")),
    "prove": str(QT_TR_NOOP("Check against the model")),
    "index": str(QT_TR_NOOP("Index the training set")),
}

# The bar counts in parts per thousand: Qt's bar takes 32-bit numbers, bytes exceed them.
_BAR_RANGE = 1000
_NOTHING = str(QT_TR_NOOP("nothing to do"))


class StageRow:
    """The widgets of one stage."""

    def __init__(self, stage: Stage, grid: QGridLayout, row: int) -> None:
        self.title = label(tr(STAGE_TITLES[stage]))
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, _BAR_RANGE)
        self.bar.setValue(0)
        self.bar.setMinimumWidth(40)
        self.bar.setAccessibleName(tr(STAGE_TITLES[stage]))
        self.amount = label("", "caption")
        self.amount.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.detail = ElidedLabel("", "caption")
        grid.addWidget(self.title, 2 * row, 0)
        grid.addWidget(self.bar, 2 * row, 1)
        grid.addWidget(self.amount, 2 * row, 2)
        grid.addWidget(self.detail, 2 * row + 1, 1, 1, 2)

    def show_progress(self, event: StageProgress) -> None:
        """Show the latest state of the stage."""
        is_done = event.total is not None and event.done >= event.total
        if event.total is None:
            self.bar.setRange(0, 0)  # busy
        else:
            self.bar.setRange(0, _BAR_RANGE)
            fraction = event.done / event.total if event.total else 1.0
            self.bar.setValue(round(_BAR_RANGE * min(1.0, fraction)))
        self._set_state("done" if is_done else "")
        self.amount.setText(amount_text(event))
        self.detail.setText(translated(event.detail) if not is_done else "")

    def finish(self) -> None:
        """Show the stage as done where it has not started."""
        if not self.amount.text():
            self.bar.setValue(_BAR_RANGE)
            self._set_state("done")
            self.amount.setText(tr(_NOTHING))

    def _set_state(self, state: str) -> None:
        if self.bar.property("state") != state:
            self.bar.setProperty("state", state)
            self.bar.style().unpolish(self.bar)
            self.bar.style().polish(self.bar)


def amount_text(event: StageProgress) -> str:
    """Return progress, rate and time left: "1,200 / 3,000 files · 400/s · 5 s left"."""
    is_bytes = event.unit == "bytes"
    as_text = amounts.size if is_bytes else amounts.count
    unit = "" if is_bytes else f" {tr(event.unit)}"
    if event.total == 0:
        return tr(_NOTHING)
    if event.total is not None and event.done >= event.total:
        return f"{as_text(event.done)}{unit} · {amounts.duration(event.elapsed_seconds)}"
    parts = [as_text(event.done)]
    if event.total is not None:
        parts[0] += f" / {as_text(event.total)}"
    parts[0] += unit
    # Of what takes longer than a second each, the time left says more than a rate.
    if event.elapsed_seconds > 0 and event.done >= event.elapsed_seconds:
        rate = as_text(event.done / event.elapsed_seconds)
        parts.append(tr("{rate}/s").format(rate=rate))
    if event.eta_seconds is not None:
        left = amounts.duration(event.eta_seconds)
        parts.append(tr("{duration} left").format(duration=left))
    return " · ".join(parts)


class StageList(QWidget):
    """All stages of one operation."""

    def __init__(self, expected: Sequence[Stage] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._expected = tuple(expected)
        self._rows: dict[Stage, StageRow] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(2 * GRID)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(1, 1)
        self.clear()

    def clear(self) -> None:
        """Show the expected stages, none of them started."""
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._rows.clear()
        for stage in self._expected:
            self._add(stage)

    def show_progress(self, event: StageProgress) -> None:
        """Show an event in the row of its stage."""
        row = self._rows.get(event.stage) or self._add(event.stage)
        row.show_progress(event)

    def finish(self) -> None:
        """Show that the operation has ended well: a stage without progress had nothing to do."""
        for row in self._rows.values():
            row.finish()

    def row(self, stage: Stage) -> StageRow:
        """The row of a stage that has started or is expected."""
        return self._rows[stage]

    def _add(self, stage: Stage) -> StageRow:
        row = StageRow(stage, self._grid, len(self._rows))
        self._rows[stage] = row
        return row
