"""Tells a person who has turned to something else that the run is over.

The task bar's entry is marked and, where the desktop shows messages, one is shown;
somebody who is looking at the window sees it there and is not disturbed.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QWidget

from gui import amounts
from gui.icons import app_icon
from gui.train.run_record import RunRecord

_SHOWN_MS = 20_000


def end_sentence(record: RunRecord) -> str:
    """How a run ended, in one sentence; empty while it goes on."""
    end = record.finished
    if end is None:
        return ""
    if end.state == "failed":
        return f"The run has failed at step {end.step:,}. {end.message}".strip()
    verb = "finished" if end.state == "finished" else "stopped and saved"
    best = end.best_bits_per_byte
    figure = f": {amounts.decimal(best)} bits per byte at best" if best is not None else ""
    return (
        f"The run has {verb} after {amounts.duration(end.elapsed_seconds)}, "
        f"{end.step:,} steps{figure}."
    )


class EndNotice(QObject):
    """Marks the window and shows a message of the desktop.

    Args:
        widget: whose window it is about.
    """

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self._tray: QSystemTrayIcon | None = None

    def show_end(self, record: RunRecord) -> None:
        """Tell that the run of a record is over, unless the person is looking."""
        sentence = end_sentence(record)
        if not sentence or QApplication.activeWindow() is not None:
            return
        QApplication.alert(self._widget.window())
        if not QSystemTrayIcon.isSystemTrayAvailable():
            return
        # Only an icon can show a message; it is there as long as that.
        tray = self._tray or QSystemTrayIcon(app_icon(), self)
        self._tray = tray
        tray.messageClicked.connect(self._come_forward)
        tray.show()
        tray.showMessage("Tabwright", sentence, app_icon(), _SHOWN_MS)

    @Slot()
    def _come_forward(self) -> None:
        window = self._widget.window()
        window.raise_()
        window.activateWindow()
        if self._tray is not None:
            self._tray.hide()
