"""The model that is being trained in this window, which the editor can complete with.

The train page's session sets the weights and the editor reads them, without knowing each
other. The weights are not copied.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

if TYPE_CHECKING:
    from core.training.loop.live import LiveWeights


class LiveRun(QObject):
    """The weights of the run in progress, if there is one.

    Signals:
        changed: a run has started or ended.
    """

    changed = Signal()
    _received = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._weights: LiveWeights | None = None
        self._received.connect(self._take)

    @property
    def weights(self) -> LiveWeights | None:
        """The weights of the run in progress; None while there is none."""
        return self._weights

    def set_weights(self, weights: LiveWeights) -> None:
        """Set the weights of a run that starts; may be called from any thread."""
        self._received.emit(weights)

    def end(self) -> None:
        """Forget the weights: the run has ended."""
        if self._weights is not None:
            self._weights = None
            self.changed.emit()

    @Slot(object)
    def _take(self, weights: LiveWeights) -> None:
        self._weights = weights
        self.changed.emit()
