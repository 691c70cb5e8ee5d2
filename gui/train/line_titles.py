"""The names of a plot's lines as the user reads them."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QT_TR_NOOP

from core.reports.plotted_runs import Line
from gui.translation import tr

_TITLES: Final[dict[Line, object]] = {
    "training": QT_TR_NOOP("training"),
    "smoothed": QT_TR_NOOP("smoothed"),
    "validation": QT_TR_NOOP("validation"),
    "saved": QT_TR_NOOP("keystrokes saved"),
    "markers": QT_TR_NOOP("markers"),
}


def line_title(line: Line) -> str:
    """Return the name of a line in the legend."""
    return tr(_TITLES[line])
