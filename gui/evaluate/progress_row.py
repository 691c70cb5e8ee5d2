"""The progress of a running evaluation, with a button to cancel it."""

from __future__ import annotations

from PySide6.QtCore import QT_TR_NOOP, QElapsedTimer, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from core.events import StageProgress
from gui import amounts
from gui.translation import tr, translated
from gui.widgets.buttons import IconButton
from gui.widgets.card import GRID, Card
from gui.widgets.labels import ElidedLabel, label
from gui.widgets.stage_list import STAGE_TITLES, amount_text

_BAR_RANGE = 1000
_STARTING = QT_TR_NOOP("Starting…")
_SECOND_MS = 1000


class ProgressRow(Card):
    """Hidden while no evaluation is running.

    Signals:
        cancel_requested: the user wants to cancel it.
    """

    cancel_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setAccessibleName(tr("Evaluation in progress"))
        self.title = label(tr(_STARTING), "title")
        self.amount = ElidedLabel("", "caption", Qt.TextElideMode.ElideRight)
        self.detail = ElidedLabel("", "caption")
        self.clock = label("", "caption")
        self.clock.setToolTip(tr("Time since the evaluation was started."))
        self._is_paused = False
        self._stage = ""  # the title of the present one
        self._since = QElapsedTimer()
        # Between two files minutes may pass; the clock shows that it is still running.
        self._timer = QTimer(self)
        self._timer.setInterval(_SECOND_MS)
        self._timer.timeout.connect(self._tick)
        self.bar = QProgressBar()
        self.bar.setAccessibleName(tr("Progress of the evaluation"))
        self.bar.setTextVisible(False)
        self.cancel_button = IconButton(
            tr("Cancel"), "close", tr("Cancel the evaluation; nothing of it is stored.")
        )
        self.cancel_button.clicked.connect(self.cancel_requested)
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
        """Show that an evaluation has started."""
        self._is_paused, self._stage = False, tr(_STARTING)
        self.title.setText(self._stage)
        self.amount.clear()
        self.detail.setText("")
        self.bar.setRange(0, 0)  # busy
        self.cancel_button.setEnabled(True)
        self._since.start()
        self._timer.start()
        self._tick()
        self.show()

    def end(self) -> None:
        """Hide: the evaluation has ended."""
        self._timer.stop()
        self.hide()

    @Slot()
    def _tick(self) -> None:
        self.clock.setText(
            tr("{time} elapsed").format(time=amounts.clock(self._since.elapsed() / 1000))
        )

    def set_paused(self, is_paused: bool) -> None:
        """Show that the evaluation is paused, or continues."""
        if is_paused == self._is_paused:
            return
        self._is_paused = is_paused
        self.title.setText(tr("Paused") if is_paused else self._stage)
        (self._timer.stop if is_paused else self._timer.start)()

    def show_cancelling(self) -> None:
        """Show that the evaluation is being cancelled."""
        self.title.setText(tr("Canceling…"))
        self.cancel_button.setEnabled(False)

    def show_progress(self, event: StageProgress) -> None:
        """Show the progress."""
        if not self.cancel_button.isEnabled():
            return
        self._stage = tr(STAGE_TITLES[event.stage])
        if not self._is_paused:
            self.title.setText(self._stage)
        self.amount.setText(amount_text(event))
        self.detail.setText(translated(event.detail))
        if event.total:
            self.bar.setRange(0, _BAR_RANGE)
            self.bar.setValue(round(_BAR_RANGE * min(1.0, event.done / event.total)))
        else:
            self.bar.setRange(0, 0)
