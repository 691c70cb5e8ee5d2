"""A slider for how strongly curves are smoothed."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QSlider, QWidget

from core.reports.plotted_runs import DEFAULT_SMOOTHING
from gui import amounts
from gui.translation import tr
from gui.widgets.card import GRID
from gui.widgets.labels import label

# Over how many steps the mean goes; the usual one is among them.
_STEPS: Final = (1.0, 4.0, DEFAULT_SMOOTHING, 25.0, 50.0, 100.0, 250.0, 500.0, 1000.0, 2500.0)
_WIDTH = 84


class SmoothingSlider(QWidget):
    """The slider with its name and its value in steps.

    Args:
        steps: the value at first; the nearest one of the slider is used.

    Signals:
        changed: another value was chosen.
    """

    changed = Signal()

    def __init__(self, steps: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, len(_STEPS) - 1)
        self.slider.setPageStep(1)
        self.slider.setFixedWidth(_WIDTH)
        self.slider.setAccessibleName(tr("Smoothing"))
        self.slider.setToolTip(
            tr("Over how many steps the smoothed line is a mean. More hides short changes.")
        )
        nearest = min(range(len(_STEPS)), key=lambda index: abs(_STEPS[index] - steps))
        self.slider.setValue(nearest)
        self.caption = label(tr("Smoothing"), "caption")
        self.caption.setBuddy(self.slider)
        self._value = label("", "caption")
        # The widest text, so that nothing moves with the slider.
        widest = self._value.fontMetrics().horizontalAdvance(_text(_STEPS[-1]))
        self._value.setMinimumWidth(widest)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID // 2)
        row.addWidget(self.caption)
        row.addWidget(self.slider)
        row.addWidget(self._value)
        self._show()
        self.slider.valueChanged.connect(self._moved)

    @property
    def steps(self) -> float:
        """Over how many steps the mean goes."""
        return _STEPS[self.slider.value()]

    @Slot()
    def _moved(self, *_value: int) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        text = _text(self.steps)
        self._value.setText(text)
        self.slider.setAccessibleDescription(text)


def _text(steps: float) -> str:
    return tr("off") if steps <= 1 else tr("{count} steps").format(count=amounts.count(steps))
