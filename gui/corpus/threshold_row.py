"""One threshold: a slider, and a field for its value; ``measure_card.py`` lays them out."""

from __future__ import annotations

import dataclasses
import html
import math

from PySide6.QtCore import QObject, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSlider, QWidget

from core.config import check_value, setting_of
from core.corpus.browse.histogram import AxisScale
from core.corpus.config import CorpusConfig
from core.corpus.filters.chart import Chart, Threshold
from core.errors import ConfigError
from gui.number_text import NumberError, parse_decimal, parse_whole, plain_text
from gui.translation import tr, translated
from gui.widgets.buttons import IconButton
from gui.widgets.card import GRID
from gui.widgets.labels import label, set_invalid
from gui.widgets.steady import keep_space

_STEPS = 500
_DECIMALS = 6  # a fraction of 0.05 % is 0.0005
_FIELDS = {field.name: field for field in dataclasses.fields(CorpusConfig)}
_FIELD, _WIDE_FIELD = 66, 92


class ThresholdRow(QObject):
    """Moves one setting.

    Attributes:
        slider: as wide as the histogram, so that its handle is below the threshold.
        editor: caption, value and reset button.

    Signals:
        changed: the user changed the value.
    """

    changed = Signal()

    def __init__(self, chart: Chart, threshold: Threshold, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.threshold = threshold
        self._chart = chart
        self._scale = AxisScale(chart.low, chart.high or 100.0, chart.is_log)
        self._value = 0.0
        self._usual = 0.0
        caption_text = tr("at most") if threshold.is_upper else tr("at least")
        name = tr("{measure}, {bound}").format(measure=tr(chart.title), bound=caption_text)
        self._tip = tip = f"<p>{tr(setting_of(_FIELDS[threshold.setting]).help)}</p>"
        self.slider = _Slider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, _STEPS)
        self.slider.setPageStep(_STEPS // 20)
        self.slider.setAccessibleName(name)
        self.slider.setToolTip(tip)
        self.field = QLineEdit()
        self.field.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.field.setFixedWidth(_WIDE_FIELD if chart.unit == "bytes" else _FIELD)
        self.field.setAccessibleName(tr("{name}, value").format(name=name))
        self.field.setToolTip(tip)
        self.reset_button = IconButton("", "reset", tr("Restore the value of the build."), "flat")
        self.reset_button.setAccessibleName(tr("Reset {name}").format(name=name))
        self.reset_button.setFixedWidth(28)
        keep_space(self.reset_button)
        caption = label(caption_text, "caption")
        caption.setBuddy(self.field)
        self.editor = QWidget()
        row = QHBoxLayout(self.editor)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID // 2)
        row.addWidget(caption)
        row.addWidget(self.field)
        row.addWidget(self.reset_button)
        self.slider.valueChanged.connect(self._slid)
        self.field.editingFinished.connect(self._typed)
        self.reset_button.clicked.connect(self._reset)

    @property
    def value(self) -> int | float:
        """The value as the setting takes it."""
        return round(self._value) if self._is_whole else round(self._value, _DECIMALS)

    @property
    def _is_whole(self) -> bool:
        return _FIELDS[self.threshold.setting].type == "int"

    @property
    def position(self) -> float | None:
        """Its position on the axis, 0 to 1; None where it is no bound."""
        return None if self._value == self.threshold.off else self._scale.position(self._value)

    def set_value(self, value: float, scale: AxisScale) -> None:
        """Show the value of a build, on a scale."""
        self._usual = value
        self._scale = scale
        self._take(value)

    def show_value(self, value: float) -> None:
        """Show another value on the same scale."""
        self._take(value)

    @Slot(int)
    def _slid(self, step: int) -> None:
        threshold = self.threshold
        is_end = step == (_STEPS if threshold.is_upper else 0)
        if is_end and threshold.off is not None:
            self._value = threshold.off
        else:
            self._value = self._within(self._rounded(self._scale.value(step / _STEPS)))
        self._show()
        self.changed.emit()

    @Slot()
    def _typed(self) -> None:
        try:
            value = self._parse(self.field.text())
            check_value(_FIELDS[self.threshold.setting], value)
        except NumberError as error:
            self._refuse(error.reason or tr("This is not a number."))
            return
        except ConfigError as error:
            self._refuse(translated(error.hint))
            return
        if value == self._value:
            self._show()
            return
        self._take(value)
        self.changed.emit()

    def _parse(self, text: str) -> float:
        text = plain_text(text)
        if text.lower() == tr("any").lower() and self.threshold.off is not None:
            return self.threshold.off
        if self._chart.is_fraction and text.endswith("%"):
            return parse_decimal(text[:-1]) / 100
        return float(parse_whole(text)) if self._is_whole else parse_decimal(text)

    def _refuse(self, reason: str) -> None:
        """Mark the field and give the reason at the field itself."""
        set_invalid(self.field, True)
        self.field.setToolTip(f"<p>{html.escape(reason)}</p>{self._tip}")
        self.field.setAccessibleDescription(reason)

    @Slot()
    def _reset(self) -> None:
        self._take(self._usual)
        self.changed.emit()

    def _take(self, value: float) -> None:
        self._value = float(value)
        position = self.position
        end = 1.0 if self.threshold.is_upper else 0.0
        blocker = QSignalBlocker(self.slider)
        self.slider.setValue(round(_STEPS * (end if position is None else position)))
        blocker.unblock()
        self._show()

    def _show(self) -> None:
        set_invalid(self.field, False)
        self.field.setToolTip(self._tip)
        self.field.setAccessibleDescription("")
        self.field.setText(self._text())
        self.reset_button.setVisible(self._value != self._usual)

    def _text(self) -> str:
        if self.threshold.off is not None and self._value == self.threshold.off:
            return tr("any")
        if self._chart.is_fraction:
            return f"{self._value * 100:.3g} %"
        # Of a decimal, "1,000" would be refused when it is read again.
        return f"{self._value:,.0f}" if self._is_whole else f"{self.value:.10g}"

    def _within(self, value: float) -> float:
        about = setting_of(_FIELDS[self.threshold.setting])
        low = about.low if about.low is not None else value
        high = about.high if about.high is not None else value
        return min(max(value, low), high)

    def _rounded(self, value: float) -> float:
        """Round to two or three figures, as a user would choose it."""
        if self._chart.is_fraction:
            return round(value, 2)
        if value < 20:
            return max(1.0, round(value))
        digits = math.floor(math.log10(value)) - 1
        return float(round(value / 10**digits) * 10**digits)


class _Slider(QSlider):
    """A slider that the wheel does not move while the page is scrolled."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page, not the value."""
        event.ignore()
