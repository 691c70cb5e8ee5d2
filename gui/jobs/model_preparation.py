"""The thread that makes what a checkpoint needs before it can be opened: its light copy.

``ShownPreparations`` shows them among the jobs of the window.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThread, Slot

from core.errors import CoreError
from gui.errors import as_core_error
from gui.jobs.board import JobBoard, ShownJob
from gui.jobs.model_source import ModelSource
from gui.jobs.priority import STACK_BYTES
from gui.model_choice import model_title

if TYPE_CHECKING:
    from gui.jobs.completion_service import CompletionService


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


class ShownPreparations(QObject):
    """Shows the preparations of the completion service on the board.

    Args:
        completion: prepares checkpoints.
        board: shows what runs.
    """

    def __init__(
        self, completion: CompletionService, board: JobBoard, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._board = board
        self._shown: dict[Path, ShownJob] = {}
        completion.preparing.connect(self._started)
        completion.prepared.connect(self._ended)

    @Slot(object)
    def _started(self, path: Path) -> None:
        self._shown[path] = self._board.add("prepare", model_title(path))

    @Slot(object, bool)
    def _ended(self, path: Path, has_succeeded: bool) -> None:
        shown = self._shown.pop(path, None)
        if shown is not None:
            self._board.end(shown, "done" if has_succeeded else "failed")
