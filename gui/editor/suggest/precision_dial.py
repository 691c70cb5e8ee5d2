"""The confidence threshold: only suggestions that are at least this likely to be right are shown.

By default it follows the calibration of the model: the threshold that saves most keystrokes,
less what reading wrong suggestions costs. ``core.completion.precision`` defines the figures.
"""

from __future__ import annotations

import dataclasses

from PySide6.QtCore import QT_TR_NOOP, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QSlider, QVBoxLayout, QWidget

from core.completion.precision import NO_STOPS, Stops
from gui.amounts import decimal, percent
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
    "From the calibration of the model: this threshold saves most keystrokes, where reading a "
    "wrong suggestion costs {cost} keystrokes. The preferences change the cost."
)
_NOT_CALIBRATED = QT_TR_NOOP(
    "Only suggestions that are at least this likely to be right are shown. 0 % shows all. "
    "Not calibrated yet: the model's own probabilities are used."
)
_CALIBRATE_TIP = QT_TR_NOOP(
    "Measure on code that the model was not trained on how often it is right. Takes a minute."
)
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
        QT_TR_NOOP("Everything that saves more keystrokes than reading it costs."),
    ),
)
# Two thresholds that the slider cannot tell apart are the same.
_SAME = 0.005


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
        self._stops_now = NO_STOPS
        self._is_guess = False
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, _MAX_PERCENT)
        self.slider.setSingleStep(_STEP_PERCENT)
        self.slider.setPageStep(_STEP_PERCENT)
        self.slider.setAccessibleName(tr("Confidence threshold"))
        self.slider.setToolTip(tr(_HELP))
        self.value = label("", "figure")
        self.own = IconButton(tr("Automatic"), tip=self._calibrated(), role="link")
        self.own.clicked.connect(self._choose_own)
        self.measure = IconButton(tr("Calibrate"), tip=tr(_CALIBRATE_TIP), role="link")
        self.measure.clicked.connect(self.measure_wanted)
        self._note = SteadyLabel("muted", (tr(_HELP), self._calibrated(), tr(_NOT_CALIBRATED)))
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

    def set_stops(self, stops: Stops, *, is_guess: bool = False) -> None:
        """Take the thresholds of another model, which may not be calibrated yet."""
        self._stops_now, self._is_guess = stops, is_guess
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
        """The setting of a stop."""
        match stop:
            case "Quiet":
                return self._stops_now.quiet
            case "Balanced":
                return self._stops_now.balanced
            case _:
                return self._stops_now.eager

    def _calibrated(self) -> str:
        cost = self._settings.preferences.suggestions.wrong_cost
        return tr(_CALIBRATED).format(cost=decimal(cost, 1))

    def _put(self, minimum: float) -> None:
        old = self._settings.preferences.suggestions
        self._settings.put(dataclasses.replace(old, confidence_threshold=minimum))
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        minimum = self._settings.preferences.suggestions.confidence_threshold
        is_own = minimum < 0
        threshold = self._stops_now.automatic if is_own else minimum
        self.slider.blockSignals(True)
        self.slider.setValue(round(100 * threshold))
        self.slider.blockSignals(False)
        self.value.setText(percent(threshold))
        self.own.setEnabled(not is_own)
        # Two stops may be the same.
        chosen = next(
            (name for name in self.stops if abs(minimum - self._value_of(name)) < _SAME), ""
        )
        for name, button in self.stops.items():
            button.setChecked(name == chosen)
        self.measure.setVisible(self._is_guess)
        calibrated = self._calibrated()
        self.own.setToolTip(calibrated)
        default = tr(_NOT_CALIBRATED) if self._is_guess else calibrated
        self._note.setText(default if is_own else tr(_HELP))
