"""The stages of a long operation as rows with a bar, a rate, the time left and a clock.

Shows ``StageProgress`` events; a stage appears with its first event, or disabled from the start
when the caller names the stages to come.
"""

from __future__ import annotations

import time
from collections.abc import Sequence

from PySide6.QtCore import QT_TR_NOOP, Qt, QTimer, Slot
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
_SECOND_MS = 1000
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
        self._event: StageProgress | None = None
        self._heard_at = 0.0
        grid.addWidget(self.title, 2 * row, 0)
        grid.addWidget(self.bar, 2 * row, 1)
        grid.addWidget(self.amount, 2 * row, 2)
        grid.addWidget(self.detail, 2 * row + 1, 1, 1, 2)

    def show_progress(self, event: StageProgress) -> None:
        """Show the latest state of the stage."""
        self._event, self._heard_at = event, time.monotonic()
        is_done = _is_done(event)
        if event.total is None:
            self.bar.setRange(0, 0)  # busy
        else:
            self.bar.setRange(0, _BAR_RANGE)
            fraction = event.done / event.total if event.total else 1.0
            self.bar.setValue(round(_BAR_RANGE * min(1.0, fraction)))
        self._set_state("done" if is_done else "")
        self.tick()
        self.detail.setText(translated(event.detail) if not is_done else "")

    def show_paused(self) -> None:
        """Say that the stage waits."""
        if self._event is not None:
            self.amount.setText(tr("{amount} · paused").format(amount=amount_text(self._event)))

    @property
    def is_active(self) -> bool:
        """Whether the stage has started and is not done."""
        return self._event is not None and not _is_done(self._event)

    def tick(self) -> None:
        """Let the clock of the stage move on, also while the operation says nothing."""
        if self._event is not None:
            self.amount.setText(amount_text(self._event, time.monotonic() - self._heard_at))

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


def _is_done(event: StageProgress) -> bool:
    return event.total is not None and event.done >= event.total


def amount_text(event: StageProgress, silent_seconds: float | None = None) -> str:
    """Return progress, rate and time left: "1,200 / 3,000 files · 400/s · 5 s left".

    Args:
        event: the latest report of the stage.
        silent_seconds: its age: then the time left has passed by as much, and the time since the
            start of the stage is added, which moves on in any case; None for neither.
    """
    is_bytes = event.unit == "bytes"
    as_text = amounts.size if is_bytes else amounts.count
    unit = "" if is_bytes else f" {tr(event.unit)}"
    if event.total == 0:
        return tr(_NOTHING)
    if _is_done(event):
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
        left = amounts.duration(event.eta_seconds - (silent_seconds or 0.0))
        parts.append(tr("{duration} left").format(duration=left))
    if silent_seconds is not None:
        parts.append(amounts.clock(event.elapsed_seconds + silent_seconds))
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
        self._clock = QTimer(self)
        self._clock.setInterval(_SECOND_MS)
        self._clock.timeout.connect(self._tick)
        self._is_paused = False
        self.clear()

    def clear(self) -> None:
        """Show the expected stages, none of them started."""
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._rows.clear()
        self._clock.stop()
        self._is_paused = False
        for stage in self._expected:
            self._add(stage)

    def show_progress(self, event: StageProgress) -> None:
        """Show an event in the row of its stage."""
        row = self._rows.get(event.stage) or self._add(event.stage)
        row.show_progress(event)
        if self._is_paused:
            row.show_paused()  # what was on its way
        elif row.is_active and not self._clock.isActive():
            self._clock.start()

    def set_paused(self, is_paused: bool) -> None:
        """Show that the operation is paused, or continues."""
        if is_paused == self._is_paused:
            return
        self._is_paused = is_paused
        active = [row for row in self._rows.values() if row.is_active]
        for row in active:
            row.show_paused()
        if is_paused or not active:
            self._clock.stop()
        else:
            self._clock.start()

    def stop(self) -> None:
        """Let the clocks stand: the operation has ended without a result."""
        self._clock.stop()

    @Slot()
    def _tick(self) -> None:
        active = [row for row in self._rows.values() if row.is_active]
        for row in active:
            row.tick()
        if not active:
            self._clock.stop()

    def finish(self) -> None:
        """Show that the operation has ended well: a stage without progress had nothing to do."""
        self._clock.stop()
        for row in self._rows.values():
            row.finish()

    def row(self, stage: Stage) -> StageRow:
        """The row of a stage that has started or is expected."""
        return self._rows[stage]

    def _add(self, stage: Stage) -> StageRow:
        row = StageRow(stage, self._grid, len(self._rows))
        self._rows[stage] = row
        return row
