"""A button with the options of the plot's axes."""

from __future__ import annotations

from PySide6.QtCore import QT_TR_NOOP, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from core.reports.curve import X_AXES, XAxis
from core.reports.plotted_runs import PlotOptions
from gui.saved_state import TrainState
from gui.translation import tr
from gui.widgets.buttons import IconButton

_TITLES: dict[XAxis, tuple[object, object]] = {
    "step": (QT_TR_NOOP("By &steps"), QT_TR_NOOP("Optimizer steps.")),
    "tokens": (
        QT_TR_NOOP("By &tokens"),
        QT_TR_NOOP("Tokens read: fair between runs whose steps are of different size."),
    ),
    "time": (QT_TR_NOOP("By ti&me"), QT_TR_NOOP("Time spent training.")),
}


class AxesButton(IconButton):
    """The unit of progress, the unit of the loss, and logarithmic scales of both.

    Signals:
        changed: another option was chosen.
    """

    changed = Signal()

    def __init__(self, remembered: TrainState, parent: QWidget | None = None) -> None:
        super().__init__(tr("Axes"), "", tr("The units of the plot's axes."), "flat", parent)
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        group = QActionGroup(self)
        self.progress: dict[XAxis, QAction] = {}
        for axis in X_AXES:
            title, tip = _TITLES[axis]
            self.progress[axis] = self._add(menu, tr(title), tr(tip), remembered.progress == axis)
            group.addAction(self.progress[axis])
        menu.addSeparator()
        self.log_x = self._add(
            menu,
            tr("&Logarithmic horizontal axis"),
            tr("The first minutes take as much room as the hours after them."),
            remembered.log_progress,
        )
        self.log_y = self._add(
            menu,
            tr("L&ogarithmic vertical axis"),
            tr("Small changes late in the run become visible."),
            remembered.log_axis,
        )
        menu.addSeparator()
        self.in_nats = self._add(
            menu,
            tr("Loss in &nats per token"),
            tr(
                "Instead of bits per byte of text. Bits per byte do not depend on the vocabulary, "
                "so they compare different models."
            ),
            remembered.loss_in_nats,
        )
        self.setMenu(menu)

    def options(self) -> PlotOptions:
        """Return the chosen axes, with all lines."""
        return PlotOptions(
            x=next(axis for axis, action in self.progress.items() if action.isChecked()),
            in_bits=not self.in_nats.isChecked(),
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
