"""The precision dial: show only what is at least so likely to be right.

Left alone it follows the model's own calibration, by which half of the single lines
shown are right. What the figure means for a suggestion is ``core.completion.precision``'s.
"""

from __future__ import annotations

import dataclasses

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QSlider, QVBoxLayout, QWidget

from gui.amounts import percent
from gui.settings import AUTOMATIC, Settings
from gui.widgets.buttons import IconButton
from gui.widgets.card import GRID
from gui.widgets.labels import label
from gui.widgets.steady import SteadyLabel

_MOST_PERCENT = 95
_STEP_PERCENT = 5
_HELP = "Only what is at least this likely to be right is shown. 0 % shows everything."
_OWN = "The model's own figure: about half of the single lines shown are right."
_GUESS = "Not measured yet for this model, so its own belief counts."
_MEASURE_TIP = "Find out on code that it was not trained on how often it is right. Takes a minute."


class PrecisionDial(QWidget):
    """A slider from 0 to 95 %, and the way back to the model's own figure.

    Signals:
        changed: the setting has another value.
        measure_wanted: the person wants to know how often the model is right.
    """

    changed = Signal()
    measure_wanted = Signal()

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._default = 0.0
        self._is_guess = False
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, _MOST_PERCENT)
        self.slider.setSingleStep(_STEP_PERCENT)
        self.slider.setPageStep(_STEP_PERCENT)
        self.slider.setAccessibleName("Precision")
        self.slider.setToolTip(_HELP)
        self.value = label("", "figure")
        self.own = IconButton("Automatic", tip=_OWN, role="link")
        self.own.clicked.connect(self._choose_own)
        self.measure = IconButton("Measure", tip=_MEASURE_TIP, role="link")
        self.measure.clicked.connect(self.measure_wanted)
        self._note = SteadyLabel("muted", (_HELP, _OWN, f"{_HELP} {_GUESS}"))
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self.value)
        row.addStretch(1)
        row.addWidget(self.measure)
        row.addWidget(self.own)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addLayout(row)
        column.addWidget(self.slider)
        column.addWidget(self._note)
        self._show()
        self.slider.valueChanged.connect(self._turned)

    def set_default(self, share: float, *, is_guess: bool = False) -> None:
        """Take the figure of another model, which may not be measured yet."""
        self._default, self._is_guess = share, is_guess
        self._show()

    def set_measuring(self, is_measuring: bool) -> None:
        """Show that the figure is being measured, or not any more."""
        self.measure.setEnabled(not is_measuring)
        self.measure.setText("Measuring\u2026" if is_measuring else "Measure")

    @Slot(int)
    def _turned(self, value: int) -> None:
        self._put(value / 100)

    @Slot()
    def _choose_own(self) -> None:
        self._put(AUTOMATIC)

    def _put(self, minimum: float) -> None:
        old = self._settings.suggestions
        self._settings.put(dataclasses.replace(old, minimum_precision=minimum))
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        minimum = self._settings.suggestions.minimum_precision
        is_own = minimum < 0
        share = self._default if is_own else minimum
        self.slider.blockSignals(True)
        self.slider.setValue(round(100 * share))
        self.slider.blockSignals(False)
        self.value.setText(percent(share))
        self.own.setEnabled(not is_own)
        self.measure.setVisible(self._is_guess)
        own = f"{_HELP} {_GUESS}" if self._is_guess else _OWN
        self._note.setText(own if is_own else _HELP)
