"""Crashes: a log in the workspace, and errors in the error bar.

Unexpected exceptions of Python go to the log and to the error bar; crashes of native code leave
their stacks in the log only.
"""

from __future__ import annotations

import faulthandler
import logging
import sys
import threading
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import TextIO

from PySide6.QtCore import QObject, Signal, Slot

from core.errors import Cancelled
from core.workspace import Workspace
from gui.errors import ErrorCenter

_LOG_BYTES = 1_000_000
_LOGGER = logging.getLogger("tabwright")


class CrashLog(QObject):
    """Installs the hooks while the window exists; ``close`` restores the old ones."""

    # Exceptions may come from any thread; the signal brings them to the GUI's.
    _caught = Signal(BaseException)

    def __init__(self, workspace: Workspace, errors: ErrorCenter, parent: QObject | None) -> None:
        super().__init__(parent)
        self._errors = errors
        folder = workspace.logs
        folder.mkdir(parents=True, exist_ok=True)
        self.path: Path = folder / "window.log"
        self._handler = RotatingFileHandler(
            self.path, maxBytes=_LOG_BYTES, backupCount=1, encoding="utf-8", delay=True
        )
        self._handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
        _LOGGER.addHandler(self._handler)
        self._stacks: TextIO = open(folder / "crash.log", "a", encoding="utf-8")  # noqa: SIM115 - faulthandler writes to it until close
        faulthandler.enable(self._stacks)
        self._old_hooks = (sys.excepthook, threading.excepthook)
        sys.excepthook = self._exception
        threading.excepthook = self._thread_exception
        self._caught.connect(self._show)

    def close(self) -> None:
        """Restore the old hooks and close the files."""
        sys.excepthook, threading.excepthook = self._old_hooks
        faulthandler.disable()
        self._stacks.close()
        _LOGGER.removeHandler(self._handler)
        self._handler.close()

    def note(self, error: BaseException) -> None:
        """Write an exception to the log that is reported elsewhere."""
        _LOGGER.error("unexpected exception", exc_info=error)

    def _exception(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self._old_hooks[0](kind, error, trace)
            return
        _LOGGER.error("unexpected exception", exc_info=(kind, error, trace))
        self._caught.emit(error)

    def _thread_exception(self, arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None:
            self._exception(arguments.exc_type, arguments.exc_value, arguments.exc_traceback)

    @Slot(object)
    def _show(self, error: BaseException) -> None:
        if not isinstance(error, Cancelled):
            self._errors.show(error)
