"""The length of a run, in minutes or in steps."""

from __future__ import annotations

import dataclasses

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from core.config import check_value
from core.errors import ConfigError
from core.training.config import TrainingConfig
from gui.number_text import NumberError, parse_decimal, parse_whole
from gui.translation import tr
from gui.widgets.card import GRID
from gui.widgets.choice import Choice
from gui.widgets.labels import set_invalid
from gui.widgets.setting_field import text_of

_FIELDS = {field.name: field for field in dataclasses.fields(TrainingConfig)}
_MIN_MINUTES = 0.1


class HorizonField(QWidget):
    """A number and its unit.

    Signals:
        changed: the number or the unit changed.
    """

    changed = Signal()

    def __init__(self, minutes: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        tip = tr(
            "The learning-rate schedule ends then, so choose the time that you have. A stopped run "
            "can be continued."
        )
        self.amount = QLineEdit(text_of(minutes))
        self.amount.setToolTip(tip)
        self.amount.setAccessibleName(tr("Length of the run"))
        self.amount.setMinimumWidth(64)
        self.unit = Choice(tr("Unit of the length"), tip)
        self.unit.set_items([("minutes", tr("minutes")), ("steps", tr("steps"))], "minutes")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(self.amount, 1)
        row.addWidget(self.unit, 1)
        self.amount.textChanged.connect(self._changed)
        self.unit.currentIndexChanged.connect(self._changed)

    def applied_to(self, config: TrainingConfig) -> TrainingConfig:
        """``config`` with this horizon and no other.

        Raises:
            ConfigError: the text is no positive number in the range.
        """
        text = self.amount.text()
        try:
            if self.unit.key() == "steps":
                steps = parse_whole(text)
                check_value(_FIELDS["max_steps"], steps)
                if steps < 1:
                    raise ConfigError(tr("A run has at least one step."))
                return dataclasses.replace(config, max_steps=steps, max_minutes=0.0)
            minutes = parse_decimal(text)
            check_value(_FIELDS["max_minutes"], minutes)
            if minutes < _MIN_MINUTES:
                text = tr("A run lasts at least {minutes} minutes.")
                raise ConfigError(text.format(minutes=text_of(_MIN_MINUTES)))
            return dataclasses.replace(config, max_steps=0, max_minutes=minutes)
        except NumberError as error:
            if self.unit.key() == "steps":
                message = tr("The length of the run is not a whole number of steps.")
            else:
                message = tr("The length of the run is not a number of minutes.")
            hint = error.reason or tr("Write for example 20.")
            raise ConfigError(message, hint) from None

    def show_horizon(self, config: TrainingConfig) -> None:
        """Show the horizon of a configuration; one that has both is shown in steps."""
        in_steps = bool(config.max_steps)
        self.unit.set_key("steps" if in_steps else "minutes")
        self.amount.setText(text_of(config.max_steps if in_steps else config.max_minutes))

    @Slot(float)
    def show_minutes(self, minutes: float) -> None:
        """Show a length in minutes."""
        self.unit.set_key("minutes")
        self.amount.setText(text_of(minutes))

    def minutes(self) -> float | None:
        """Return the chosen minutes; None when the unit is steps or the text is invalid."""
        try:
            return self.applied_to(TrainingConfig()).max_minutes or None
        except ConfigError:
            return None

    @Slot()
    def _changed(self, *_value: object) -> None:
        try:
            self.applied_to(TrainingConfig())
            set_invalid(self.amount, False)
        except ConfigError:
            set_invalid(self.amount, True)
        self.changed.emit()
