"""The thread that makes what a checkpoint needs before it can be opened: its light copy."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QThread

from core.errors import CoreError
from gui.errors import as_core_error
from gui.jobs.model_source import ModelSource
from gui.jobs.priority import STACK_BYTES


class ModelPreparation(QThread):
    """Makes what a checkpoint needs before it can be opened.

    Args:
        source: where engines come from.
        path: the checkpoint.

    Attributes:
        error: what went wrong; None while it runs, and where nothing did.
    """

    def __init__(self, source: ModelSource, path: Path) -> None:
        super().__init__()
        self.setObjectName("preparation")
        self.setStackSize(STACK_BYTES)
        self.path = path
        self.error: CoreError | None = None
        self._source = source

    def run(self) -> None:
        """Runs in the thread; the error is read after it has finished."""
        try:
            self._source.prepare(self.path)
        except BaseException as error:  # noqa: BLE001 - nothing may escape into Qt
            self.error = as_core_error(error)
