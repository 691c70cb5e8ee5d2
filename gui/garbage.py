"""Cyclic garbage is collected on the GUI thread alone.

Python collects wherever it happens to be when enough objects have been made. In
a worker thread that can destroy a widget that sits in a reference cycle, and Qt
allows no widget to be touched from there: the process dies. So the automatic
collector is switched off while the window lives, and a timer does its work.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer, Slot

_INTERVAL_MS = 1000


class GarbageCollector(QObject):
    """Collects between events, by Python's own thresholds, until ``stop``."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._was_enabled = gc.isenabled()
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(_INTERVAL_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    @Slot()
    def collect(self) -> None:
        """Collect the oldest generation that is due, and with it the younger ones."""
        due = [
            generation
            for generation, (count, threshold) in enumerate(
                zip(gc.get_count(), gc.get_threshold(), strict=True)
            )
            if threshold and count > threshold
        ]
        if due:
            gc.collect(due[-1])

    def stop(self) -> None:
        """Give the work back to Python."""
        self._timer.stop()
        if self._was_enabled:
            gc.enable()
