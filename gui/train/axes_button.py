"""How the axes of the plot count, as a button with a list of choices."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from gui.saved_state import TrainState
from gui.train.curve import X_AXES, XAxis
from gui.train.plot_choices import PlotChoices
from gui.widgets.buttons import IconButton

_TITLES: dict[XAxis, tuple[str, str]] = {
    "step": ("By &steps", "Changes of the weights."),
    "tokens": ("By &tokens", "Tokens read: fair between runs whose steps are of different size."),
    "time": ("By &wall clock", "Time spent training: what a person waits for."),
}


class AxesButton(IconButton):
    """The measure of progress, the unit of the loss, and logarithms of both.

    Signals:
        changed: a choice is another one.
    """

    changed = Signal()

    def __init__(self, remembered: TrainState, parent: QWidget | None = None) -> None:
        super().__init__("Axes", "", "What the axes of the plot count.", "flat", parent)
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        group = QActionGroup(self)
        self.progress: dict[XAxis, QAction] = {}
        for axis in X_AXES:
            title, tip = _TITLES[axis]
            self.progress[axis] = self._add(menu, title, tip, remembered.progress == axis)
            group.addAction(self.progress[axis])
        menu.addSeparator()
        self.log_x = self._add(
            menu,
            "&Logarithmic progress",
            "The first minutes take as much room as the hours after them.",
            remembered.log_progress,
        )
        self.log_y = self._add(
            menu,
            "L&ogarithmic loss",
            "Late, small gains become visible.",
            remembered.log_axis,
        )
        menu.addSeparator()
        self.bits_per_byte = self._add(
            menu,
            "&Bits per byte",
            "Bits per byte of text in place of loss per token. It does not depend on the "
            "vocabulary, so it compares different models. Lower is better.",
            remembered.shows_bits_per_byte,
        )
        self.setMenu(menu)

    def choices(self) -> PlotChoices:
        """The axes as they are chosen; all lines."""
        return PlotChoices(
            x=next(axis for axis, action in self.progress.items() if action.isChecked()),
            in_bits=self.bits_per_byte.isChecked(),
            log_x=self.log_x.isChecked(),
            log_y=self.log_y.isChecked(),
        )

    def _add(self, menu: QMenu, title: str, tip: str, is_on: bool) -> QAction:
        action = menu.addAction(title)
        action.setToolTip(tip)
        action.setCheckable(True)
        action.setChecked(is_on)
        action.triggered.connect(self._tell)
        return action

    @Slot()
    def _tell(self, *_checked: object) -> None:
        self.changed.emit()
