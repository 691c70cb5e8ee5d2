"""Suggestions for the editor, computed in one thread of their own.

Only the latest request counts: the slot holds one, a newer one replaces it and
makes the older one in flight end within a token. While it computes, the thread
stands in the foreground gate, so that training waits between micro-batches.
The work itself is in ``completion_worker.py``; what a completion is, in core.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from core.control import ForegroundGate
from core.errors import CoreError
from gui.jobs.completion_worker import CompletionWorker, Loader, load_from_core

if TYPE_CHECKING:
    from core.checkpoints.format import CheckpointInfo
    from core.completion.request import CompletionRequest, Suggestion


class CompletionService(QObject):
    """The only door to a model for the editor.

    Signals (all on the GUI thread):
        suggestion_ready: the ``Suggestion`` for the latest request, never an older one.
        model_changed: the ``CheckpointInfo`` of what is loaded now, or None.
        failed: the ``CoreError`` of a load or of a completion.
    """

    suggestion_ready = Signal(object)
    model_changed = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        gate: ForegroundGate,
        loader: Loader = load_from_core,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._model: CheckpointInfo | None = None
        self._latest_id: int | None = None
        self._worker = CompletionWorker(gate, loader)
        self._worker.answered.connect(self._answered)
        self._worker.loaded.connect(self._loaded)
        self._worker.failed.connect(self._worker_failed)

    @property
    def model(self) -> CheckpointInfo | None:
        """What is loaded now; None while nothing is."""
        return self._model

    @Slot()
    def warm_up(self) -> None:
        """Import what completion needs, so that the first load is quick."""
        self._worker.post_warm_up()

    def load(self, path: Path) -> None:
        """Load a checkpoint; the old one completes until the new one is there."""
        self._worker.post_load(path)

    def unload(self) -> None:
        """Forget the model and free its memory."""
        self.cancel()
        self._worker.post_unload()

    def request(self, request: CompletionRequest) -> None:
        """Ask for a suggestion, in place of whatever was asked before."""
        self._latest_id = request.id
        self._worker.post_request(request)

    def cancel(self) -> None:
        """Drop the latest request; nothing will be delivered for it."""
        self._latest_id = None
        self._worker.post_request(None)

    def shutdown(self) -> None:
        """End the thread and wait for it; to be called before the window goes."""
        self._latest_id = None
        self._worker.shutdown()

    @Slot(object)
    def _answered(self, suggestion: Suggestion) -> None:
        # It may have been overtaken between the worker's emit and this delivery.
        if suggestion.id == self._latest_id:
            self.suggestion_ready.emit(suggestion)

    @Slot(object)
    def _loaded(self, info: CheckpointInfo | None) -> None:
        self._model = info
        self.model_changed.emit(info)

    @Slot(object)
    def _worker_failed(self, error: CoreError) -> None:
        self.failed.emit(error)
