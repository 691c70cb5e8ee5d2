"""The texts and colors of a plot's legend."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QT_TR_NOOP, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

from core.reports.markers import MarkerKind
from core.reports.plotted_runs import Line, PlottedRun
from gui.translation import tr

_TIPS: dict[Line, object] = {
    "training": QT_TR_NOOP("The value of each step. Single steps vary: each reads other text."),
    "smoothed": QT_TR_NOOP("Running mean over as many steps as the slider says."),
    "validation": QT_TR_NOOP(
        "Measured on validation files, which training never reads: the figure to compare."
    ),
    "markers": QT_TR_NOOP("Moments of the run, a symbol for each kind."),
}
# The symbols of pyqtgraph as characters, for the line below the plot.
_SYMBOLS: dict[MarkerKind, object] = {
    "best": QT_TR_NOOP("\u2605 best validation"),
    "checkpoint": QT_TR_NOOP("\u25bc checkpoint"),
    "continued": QT_TR_NOOP("\u25c6 continued"),
    "diverged": QT_TR_NOOP("\u2715 diverged"),
    "end": QT_TR_NOOP("\u25a0 end"),
}


def line_tip(line: Line) -> str:
    """Return what a line of the plot means."""
    return tr(_TIPS[line])


def symbols_text(runs: Iterable[PlottedRun]) -> str:
    """Return what the symbols on the plot mean, those of these runs alone."""
    kinds = {marker.kind for run in runs for marker in run.record.markers}
    return "   ".join(tr(text) for kind, text in _SYMBOLS.items() if kind in kinds)


def swatch(color: str) -> QIcon:
    """Return a short line in the color of a curve."""
    pixmap = QPixmap(32, 32)
    pixmap.setDevicePixelRatio(2)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.fillRect(1, 7, 14, 3, QColor(color))
    painter.end()
    return QIcon(pixmap)
