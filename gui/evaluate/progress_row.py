"""A running measurement: what is being done, how far, how long still, and cancel."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from core.events import StageProgress
from gui import amounts
from gui.widgets.buttons import IconButton
from gui.widgets.card import GRID, Card
from gui.widgets.labels import ElidedLabel, label
from gui.widgets.stage_list import STAGE_TITLES, amount_text

_BAR_RANGE = 1000
_STARTING = "Starting…"
_SECOND_MS = 1000


class ProgressRow(Card):
    """Hidden while nothing is measured.

    Signals:
        cancel_wanted: the person wants to end it.
    """

    cancel_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setAccessibleName("Measurement in progress")
        self.title = label(_STARTING, "title")
        self.amount = ElidedLabel("", "caption", Qt.TextElideMode.ElideRight)
        self.detail = ElidedLabel("", "caption")
        self.clock = label("", "caption")
        self.clock.setToolTip("Time since the measurement began.")
        self._since = QElapsedTimer()
        # Between two files minutes may pass; the clock shows that something is done.
        self._timer = QTimer(self)
        self._timer.setInterval(_SECOND_MS)
        self._timer.timeout.connect(self._tick)
        self.bar = QProgressBar()
        self.bar.setAccessibleName("Progress of the measurement")
        self.bar.setTextVisible(False)
        self.cancel_button = IconButton(
            "Cancel", "close", "End the measurement; nothing of it is kept."
        )
        self.cancel_button.clicked.connect(self.cancel_wanted)
        head = QHBoxLayout()
        head.setSpacing(GRID)
        head.addWidget(self.title, 1)
        head.addWidget(self.clock)
        head.addWidget(self.cancel_button)
        self.body.setSpacing(GRID // 2)
        self.body.addLayout(head)
        for widget in (self.amount, self.detail, self.bar):
            self.body.addWidget(widget)
        self.hide()

    def begin(self) -> None:
        """A measurement begins."""
        self.title.setText(_STARTING)
        self.amount.clear()
        self.detail.setText("")
        self.bar.setRange(0, 0)  # busy
        self.cancel_button.setEnabled(True)
        self._since.start()
        self._timer.start()
        self._tick()
        self.show()

    def end(self) -> None:
        """It is over."""
        self._timer.stop()
        self.hide()

    @Slot()
    def _tick(self) -> None:
        self.clock.setText(f"{amounts.clock(self._since.elapsed() / 1000)} so far")

    def show_cancelling(self) -> None:
        """It was asked to end."""
        self.title.setText("Cancelling…")
        self.cancel_button.setEnabled(False)

    def show_progress(self, event: StageProgress) -> None:
        """Show how far it is."""
        if not self.cancel_button.isEnabled():
            return
        self.title.setText(STAGE_TITLES[event.stage])
        self.amount.setText(amount_text(event))
        self.detail.setText(event.detail)
        if event.total:
            self.bar.setRange(0, _BAR_RANGE)
            self.bar.setValue(round(_BAR_RANGE * min(1.0, event.done / event.total)))
        else:
            self.bar.setRange(0, 0)
