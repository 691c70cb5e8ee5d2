"""Shows the preparation of models among the jobs of the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Slot

from gui.jobs.board import JobBoard, ShownJob
from gui.jobs.completion_service import CompletionService
from gui.model_choice import model_title


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
