"""Notifies a user who looks at another program that the run has ended.

The entry in the task bar is highlighted, and a desktop notification is shown where that is
possible. Nothing is done while the window is active.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QWidget

from core.reports.run_record import RunRecord
from gui import amounts
from gui.icons import app_icon
from gui.translation import tr, translated

_SHOWN_MS = 20_000


def end_sentence(record: RunRecord) -> str:
    """Return how a run ended, in one sentence; empty while it continues."""
    end = record.finished
    if end is None:
        return ""
    if end.state == "failed":
        failed = tr("The run failed at step {step}. {message}")
        return failed.format(step=amounts.count(end.step), message=translated(end.message)).strip()
    best = end.best_bits_per_byte
    if end.state == "finished" and best is not None:
        text = tr("The run finished after {time}, {steps} steps, best {best} bits per byte.")
    elif end.state == "finished":
        text = tr("The run finished after {time}, {steps} steps.")
    elif best is not None:
        text = tr(
            "The run was stopped and saved after {time}, {steps} steps, best {best} bits per byte."
        )
    else:
        text = tr("The run was stopped and saved after {time}, {steps} steps.")
    return text.format(
        time=amounts.duration(end.elapsed_seconds),
        steps=amounts.count(end.step),
        best=amounts.decimal(best),
    )


class EndNotice(QObject):
    """Highlights the window in the task bar and shows a desktop notification.

    Args:
        widget: a widget of the window.
    """

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self._tray: QSystemTrayIcon | None = None

    def show_end(self, record: RunRecord) -> None:
        """Notify that the run of a record has ended, unless a window of the program is active."""
        sentence = end_sentence(record)
        if not sentence or QApplication.activeWindow() is not None:
            return
        QApplication.alert(self._widget.window())
        if not QSystemTrayIcon.isSystemTrayAvailable():
            return
        # Only an icon can show a message; it stays until the message was clicked.
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
