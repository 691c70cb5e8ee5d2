"""A form generated from a configuration dataclass; nothing is declared twice.

Give it an instance (its values are the defaults) and the names to show; read
``config()`` back. The rows are ``setting_field.SettingField``.
"""

from __future__ import annotations

import dataclasses
import typing
from collections.abc import Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from core.errors import ConfigError
from gui.translation import problem_text
from gui.widgets.card import GRID
from gui.widgets.setting_field import SettingField

C = TypeVar("C")

_FIELD_WIDTH = 104


def editable_names(config: Any) -> list[str]:
    """The fields of a configuration that a form can show: numbers, texts, yes or no."""
    hints = typing.get_type_hints(type(config))
    return [f.name for f in dataclasses.fields(config) if hints[f.name] in (bool, int, float, str)]


class SettingsForm(QWidget, Generic[C]):
    """Rows for some settings of one configuration.

    Args:
        config: its values are the defaults.
        names: the rows that are always shown; all settings when None.
        more: further rows, hidden until ``show_more(True)``.
        field_width: in pixels.

    Signals:
        changed: a value, or whether all are valid, may have changed.
    """

    changed = Signal()

    def __init__(
        self,
        config: C,
        names: Sequence[str] | None = None,
        more: Sequence[str] = (),
        field_width: int = _FIELD_WIDTH,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._config = config
        self.fields: list[SettingField] = []
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GRID // 2)
        grid.setVerticalSpacing(GRID - 2)
        grid.setColumnStretch(0, 1)
        hints = typing.get_type_hints(type(config))
        fields = {f.name: f for f in dataclasses.fields(typing.cast("Any", config))}
        shown = names if names is not None else editable_names(config)
        self._more_widgets: list[QWidget] = []
        for row, name in enumerate((*shown, *more)):
            field = SettingField(fields[name], hints[name], getattr(config, name), self)
            field.editor.setFixedWidth(field_width)
            grid.addWidget(field.label, row, 0)
            grid.addWidget(field.editor, row, 1)
            grid.addWidget(field.reset_button, row, 2)
            if row >= len(shown):
                self._more_widgets += (field.label, field.editor)
            field.changed.connect(self._field_changed)
            self.fields.append(field)
        self._problem = QLabel()
        self._problem.setProperty("role", "problem")
        self._problem.setWordWrap(True)
        self._problem.hide()
        grid.addWidget(self._problem, len(self.fields), 0, 1, 3)
        self.show_more(False)
        self._field_changed()

    def show_more(self, shows: bool) -> None:
        """Show or hide the further rows."""
        for widget in self._more_widgets:
            widget.setVisible(shows)
        for field in self.fields:
            if field.label in self._more_widgets:
                field.set_hidden(not shows)

    def config(self) -> C:
        """Return the configuration in the form; fields without a row keep their values.

        Raises:
            ConfigError: a value is invalid, out of range, or excluded by another.
        """
        values = {field.name: field.value() for field in self.fields}
        return dataclasses.replace(typing.cast("Any", self._config), **values)

    def set_config(self, config: C) -> None:
        """Use other defaults and show them."""
        self._config = config
        for field in self.fields:
            field.set_default(getattr(config, field.name))

    @property
    def problem(self) -> ConfigError | None:
        """The error that ``config()`` would raise, or None."""
        try:
            self.config()
        except ConfigError as error:
            return error
        return None

    def field(self, name: str) -> SettingField:
        """The row of a setting."""
        return next(field for field in self.fields if field.name == name)

    @Slot()
    def _field_changed(self) -> None:
        problem = self.problem
        self._problem.setText(problem_text(problem) if problem else "")
        self._problem.setVisible(problem is not None)
        self.changed.emit()
