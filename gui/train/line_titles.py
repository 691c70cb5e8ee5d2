"""The names of a plot's quantities and lines as the user reads them."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QT_TR_NOOP

from core.reports.plotted_runs import LINES_OF, Line, Quantity
from gui.translation import tr

_QUANTITIES: Final[dict[Quantity, object]] = {
    "loss": QT_TR_NOOP("Loss"),
    "rate": QT_TR_NOOP("Throughput"),
    "learning_rate": QT_TR_NOOP("Learning rate"),
    "gradient_norm": QT_TR_NOOP("Gradient norm"),
    "saved": QT_TR_NOOP("Keystrokes saved"),
}
_LOSS_LINES: Final[dict[Line, object]] = {
    "training": QT_TR_NOOP("training"),
    "smoothed": QT_TR_NOOP("smoothed"),
    "validation": QT_TR_NOOP("validation"),
    "markers": QT_TR_NOOP("markers"),
}


def quantity_title(quantity: Quantity) -> str:
    """Return the name of a quantity, on its tab."""
    return tr(_QUANTITIES[quantity])


def line_title(line: Line, quantity: Quantity = "loss") -> str:
    """Return the name of a line in the legend."""
    if line == "training" and quantity != "loss":
        # A line that is smoothed too varies from step to step.
        return tr("each step") if "smoothed" in LINES_OF[quantity] else quantity_title(quantity)
    return tr(_LOSS_LINES[line])
