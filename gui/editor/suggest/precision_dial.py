"""The confidence threshold: only suggestions that are at least this likely to be right are shown.

By default it follows the calibration of the model, with which about half of the single lines
shown are right. ``core.completion.precision`` defines the figure.
"""

from __future__ import annotations

import dataclasses

from PySide6.QtCore import QT_TR_NOOP, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QSlider, QVBoxLayout, QWidget

from gui.amounts import percent
from gui.preferences import AUTOMATIC
from gui.settings import Settings
from gui.translation import tr
from gui.widgets.buttons import IconButton
from gui.widgets.card import GRID
from gui.widgets.labels import label
from gui.widgets.steady import SteadyLabel

_MAX_PERCENT = 95
_STEP_PERCENT = 5
_HELP = QT_TR_NOOP(
    "Only suggestions that are at least this likely to be right are shown. 0 % shows all."
)
_CALIBRATED = QT_TR_NOOP(
    "From the calibration of the model: about half of the single lines shown are right."
)
_NOT_CALIBRATED = QT_TR_NOOP(
    "Only suggestions that are at least this likely to be right are shown. 0 % shows all. "
    "Not calibrated yet: the model's own probabilities are used."
)
_CALIBRATE_TIP = QT_TR_NOOP(
    "Measure on code that the model was not trained on how often it is right. Takes a minute."
)
_QUIET = 0.7
# Reading a wrong suggestion is taken to cost a quarter of what a right one saves; below this
# probability it costs more than it saves.
_COST_OF_WRONG = 0.25
_WORTH_READING = _COST_OF_WRONG / (1 + _COST_OF_WRONG)
_STOPS = (
    ("Quiet", QT_TR_NOOP("Quiet"), QT_TR_NOOP("At least 70 % of what is shown is right.")),
    (
        "Balanced",
        QT_TR_NOOP("Balanced"),
        QT_TR_NOOP("At least half of what is shown is right, by the calibration of this model."),
    ),
    (
        "Eager",
        QT_TR_NOOP("Eager"),
        QT_TR_NOOP(
            "Everything that saves more than it costs, if reading a wrong suggestion costs a "
            "quarter of what a right one saves."
        ),
    ),
)


class PrecisionDial(QWidget):
    """Three named stops, a slider from 0 to 95 %, and a button for the model's own figure.

    Signals:
        changed: the setting has another value.
        measure_wanted: the user wants the model to be calibrated.
    """

    changed = Signal()
    measure_wanted = Signal()

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._default = 0.0
        self._is_guess = False
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, _MAX_PERCENT)
        self.slider.setSingleStep(_STEP_PERCENT)
        self.slider.setPageStep(_STEP_PERCENT)
        self.slider.setAccessibleName(tr("Confidence threshold"))
        self.slider.setToolTip(tr(_HELP))
        self.value = label("", "figure")
        self.own = IconButton(tr("Automatic"), tip=tr(_CALIBRATED), role="link")
        self.own.clicked.connect(self._choose_own)
        self.measure = IconButton(tr("Calibrate"), tip=tr(_CALIBRATE_TIP), role="link")
        self.measure.clicked.connect(self.measure_wanted)
        self._note = SteadyLabel(
            "muted", tuple(tr(text) for text in (_HELP, _CALIBRATED, _NOT_CALIBRATED))
        )
        self.stops: dict[str, IconButton] = {}
        stops = QHBoxLayout()
        stops.setSpacing(GRID // 2)
        for name, title, tip in _STOPS:
            button = self.stops[name] = IconButton(tr(title), tip=tr(tip))
            button.setCheckable(True)
            button.clicked.connect(lambda _checked=False, name=name: self._choose_stop(name))
            stops.addWidget(button, 1)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self.value)
        row.addStretch(1)
        row.addWidget(self.measure)
        row.addWidget(self.own)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addLayout(stops)
        column.addLayout(row)
        column.addWidget(self.slider)
        column.addWidget(self._note)
        self._show()
        self.slider.valueChanged.connect(self._turned)

    def set_default(self, threshold: float, *, is_guess: bool = False) -> None:
        """Take the figure of another model, which may not be calibrated yet."""
        self._default, self._is_guess = threshold, is_guess
        self._show()

    def set_measuring(self, is_measuring: bool) -> None:
        """Show whether the model is being calibrated now."""
        self.measure.setEnabled(not is_measuring)
        self.measure.setText(tr("Calibrating\u2026") if is_measuring else tr("Calibrate"))

    @Slot(int)
    def _turned(self, value: int) -> None:
        self._put(value / 100)

    @Slot()
    def _choose_own(self) -> None:
        self._put(AUTOMATIC)

    def _choose_stop(self, name: str) -> None:
        self._put(self._value_of(name))

    def _value_of(self, stop: str) -> float:
        """The setting of a stop; the stops keep their order whatever the model's own figure."""
        match stop:
            case "Quiet":
                return max(_QUIET, self._default)
            case "Eager":
                return min(_WORTH_READING, self._default / 2)
            case _:
                return AUTOMATIC

    def _put(self, minimum: float) -> None:
        old = self._settings.preferences.suggestions
        self._settings.put(dataclasses.replace(old, confidence_threshold=minimum))
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        minimum = self._settings.preferences.suggestions.confidence_threshold
        is_own = minimum < 0
        threshold = self._default if is_own else minimum
        self.slider.blockSignals(True)
        self.slider.setValue(round(100 * threshold))
        self.slider.blockSignals(False)
        self.value.setText(percent(threshold))
        self.own.setEnabled(not is_own)
        for name, button in self.stops.items():
            button.setChecked(minimum == self._value_of(name))
        self.measure.setVisible(self._is_guess)
        default = _NOT_CALIBRATED if self._is_guess else _CALIBRATED
        self._note.setText(tr(default if is_own else _HELP))
