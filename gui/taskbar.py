"""The progress of the most important job on the program's entry in the desktop's taskbar.

On Linux the docks of KDE, GNOME (with Dash to Dock or Ubuntu Dock) and others read the signal
``Update`` of ``com.canonical.Unity.LauncherEntry`` from the session bus. Qt 6 has no interface for
progress: that of Windows was in QtWinExtras, which ended with Qt 5, and macOS never had one; there
only the number of ended jobs is shown (``QGuiApplication.setBadgeNumber``, ``page_marks.py``).
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QGuiApplication

from gui.jobs.board import JobBoard

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusConnection

_INTERFACE: Final = "com.canonical.Unity.LauncherEntry"
_PATH: Final = "/com/canonical/unity/launcherentry/tabwright"
_STEPS: Final = 100


class TaskbarProgress(QObject):
    """Sends the progress, at most once a second and only when it has changed.

    Args:
        board: what runs.
    """

    def __init__(self, board: JobBoard, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._board = board
        self._sent: int | None = None  # percent; None where no progress is shown
        self._bus: QDBusConnection | None = None
        if sys.platform == "linux" and os.environ.get("DBUS_SESSION_BUS_ADDRESS"):
            board.changed.connect(self.show_progress)
            board.ticked.connect(self.show_progress)

    @Slot()
    def show_progress(self) -> None:
        """Send the progress of the first job that knows it; of none where no job does."""
        fractions = (job.fraction for job in self._board.jobs)
        known = next((fraction for fraction in fractions if fraction is not None), None)
        percent = None if known is None else round(_STEPS * known)
        if percent != self._sent:
            self._sent = percent
            self._send(percent)

    def _send(self, percent: int | None) -> None:
        # Six milliseconds, which the first paint of the window need not wait for.
        from PySide6.QtDBus import QDBusConnection, QDBusMessage

        if self._bus is None:
            self._bus = QDBusConnection.sessionBus()
        if not self._bus.isConnected():
            return
        message = QDBusMessage.createSignal(_PATH, _INTERFACE, "Update")
        entry = f"application://{QGuiApplication.desktopFileName() or 'tabwright'}.desktop"
        properties = {"progress": (percent or 0) / _STEPS, "progress-visible": percent is not None}
        message.setArguments([entry, properties])
        self._bus.send(message)
