"""Cyclic garbage is collected on the GUI thread only.

Python collects on whichever thread allocates the object that reaches a threshold. On a worker
thread that can destroy a widget in a reference cycle, which Qt allows on the GUI thread only: the
process would crash. So the automatic collector is disabled while the window exists, and a timer
collects instead.

A collection of everything takes half a millisecond for a thousand objects. Nearly all objects are
modules, classes and widgets of the start, which stay: those are excluded from collections.
"""

from __future__ import annotations

import gc
import sys

from PySide6.QtCore import QObject, QTimer, Slot

_INTERVAL_MS = 1000
# torch and what it brings are some hundreds.
_MANY_MODULES = 100


class GarbageCollector(QObject):
    """Collects between events, by Python's own thresholds, until ``stop``."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._was_enabled = gc.isenabled()
        self._modules = 0  # that were imported when objects were last excluded
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(_INTERVAL_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    @Slot()
    def collect(self) -> None:
        """Collect the oldest generation that is due, and with it the younger ones."""
        if len(sys.modules) > self._modules + _MANY_MODULES:
            self._modules = len(sys.modules)
            gc.collect(1)
            gc.freeze()
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
        """Enable the automatic collector again."""
        self._timer.stop()
        gc.unfreeze()
        if self._was_enabled:
            gc.enable()
