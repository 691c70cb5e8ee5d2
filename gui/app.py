"""From a command line to a window that is up in well under a second.

Only Qt and the light half of core are imported before the window shows; torch,
pyqtgraph and NumPy come after it, torch in a worker thread.
"""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Sequence
from pathlib import Path

# Windows: c10.dll fails to load once Qt's libraries are in (pytorch#166628), so
# there torch comes first and the window a second later.
if sys.platform == "win32":
    importlib.import_module("torch")

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from core.errors import CoreError, WorkspaceError
from core.workspace import WORKSPACE_VARIABLE, Workspace, open_workspace
from gui import accessible
from gui.context import AppContext
from gui.crash_log import CrashLog
from gui.editor.page import EditorPage
from gui.garbage import GarbageCollector
from gui.icons import app_icon
from gui.instance_lock import lock_workspace
from gui.jobs.priority import keep_window_responsive
from gui.main_window import MainWindow
from gui.settings import Settings, default_path
from gui.translation import tr, translated, use_language
from gui.widgets.labels import plain_tip

# For measuring the start: the process prints a line and ends once the window is painted.
EXIT_WHEN_SHOWN = "TABWRIGHT_EXIT_WHEN_SHOWN"


class FirstPaint(QObject):
    """Emits a signal after the first paint of a window: heavy imports wait for it.

    Signals:
        painted: delivered by the event loop after the paint event.
    """

    painted = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait for the first paint event, then remove the filter."""
        if watched is self._window and event.type() == QEvent.Type.Paint:
            self._window.removeEventFilter(self)
            # Not from inside the paint event: what follows would delay it.
            QTimer.singleShot(0, self.painted.emit)
        return False


def wanted_workspace(folder: Path | None, settings: Settings) -> tuple[Workspace, CoreError | None]:
    """Open the workspace of the window.

    A folder of the command line comes first, then that of the environment, then that of the
    preferences, last the default one.

    Returns:
        The workspace, and why it is not that of the preferences, or None.

    Raises:
        CoreError: it cannot be used.
    """
    preferred = settings.preferences.window.workspace
    if folder is not None or os.environ.get(WORKSPACE_VARIABLE) or not preferred:
        return open_workspace(folder), None
    try:
        if not Path(preferred).expanduser().is_absolute():
            raise WorkspaceError(
                tr("The workspace of the preferences, {folder}, is no whole path.").format(
                    folder=preferred
                ),
                tr("Choose another folder in the preferences."),
            )
        return open_workspace(Path(preferred)), None
    except CoreError as error:
        return open_workspace(None), error


def start_app(
    arguments: Sequence[str] = (),
    workspace_folder: Path | None = None,
    settings_path: Path | None = None,
) -> int:
    """Show the window and run until it is closed.

    Args:
        arguments: files to open in the editor.
        workspace_folder: a workspace other than the default one.
        settings_path: a settings file other than the default one.

    Returns:
        The exit status.

    Raises:
        CoreError: the workspace cannot be used; a message box has shown it.
    """
    app = QApplication.instance() or QApplication(["tabwright"])
    assert isinstance(app, QApplication)
    app.setApplicationName("tabwright")
    app.setApplicationDisplayName("Tabwright")
    app.setDesktopFileName("tabwright")
    app.setStyle("Fusion")
    keep_window_responsive()
    app.setWindowIcon(app_icon())
    accessible.install()
    settings = Settings(settings_path or default_path())
    use_language(app, settings.preferences.window.language)
    try:
        workspace, problem = wanted_workspace(workspace_folder, settings)
        lock = lock_workspace(workspace)
    except CoreError as error:
        # main.py prints it; a message box that nobody sees could not be closed.
        if app.platformName() != "offscreen":
            QMessageBox.critical(
                None,
                "Tabwright",
                plain_tip("\n\n".join(map(translated, (error.message, error.hint)))),
            )
        raise
    try:
        context = AppContext(workspace, settings, app)
        log = CrashLog(workspace, context.errors, context)
        garbage = GarbageCollector(context)
        try:
            window = MainWindow(context)
        except Exception as error:
            # There is no window to show it in: main.py prints it.
            log.note(error)
            log.close()
            raise
        first_paint = FirstPaint(window)
        first_paint.painted.connect(window.window_painted)
        first_paint.painted.connect(context.completion.warm_up)
        window.show()
        for error in (settings.problem, problem):
            if error is not None:
                context.errors.show(error)
        for argument in arguments:
            window.show_page("editor")
            window.page(EditorPage).open_file(Path(argument))
        if os.environ.get(EXIT_WHEN_SHOWN):
            first_paint.painted.connect(window.close)
        status = app.exec()
        garbage.stop()
        log.close()
        return status
    finally:
        lock.release()
