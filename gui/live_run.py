"""The model that trains in this window, for whoever wants to try it meanwhile.

The train page's session hands the weights over, the editor completes with them;
neither knows the other. The weights stay where they are, nothing is copied.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

if TYPE_CHECKING:
    from core.training.loop.live import LiveWeights


class LiveRun(QObject):
    """At most one run's weights.

    Signals:
        changed: a run has begun, or the run has ended.
    """

    changed = Signal()
    _offered = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._weights: LiveWeights | None = None
        self._offered.connect(self._take)

    @property
    def weights(self) -> LiveWeights | None:
        """Those of the run in progress; None while there is none."""
        return self._weights

    def offer(self, weights: LiveWeights) -> None:
        """Hand over the weights of a run that begins; from any thread."""
        self._offered.emit(weights)

    def end(self) -> None:
        """The run is over."""
        if self._weights is not None:
            self._weights = None
            self.changed.emit()

    @Slot(object)
    def _take(self, weights: LiveWeights) -> None:
        self._weights = weights
        self.changed.emit()
