"""One setting of a configuration as a row: label, field, reset button.

Everything about it comes from ``core.config.setting``: the help becomes the tooltip, and the
range is checked while the user types. ``settings_form`` arranges the rows.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import QT_TR_NOOP, QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QWidget

from core import config
from core.config import Setting, check_value, setting_of
from core.errors import ConfigError
from gui import amounts
from gui.code_font import code_families
from gui.number_text import NumberError, parse_decimal, parse_whole
from gui.translation import tr
from gui.widgets.buttons import IconButton
from gui.widgets.choice import Choice
from gui.widgets.folder_field import FolderField
from gui.widgets.labels import set_invalid
from gui.widgets.steady import keep_space

# How choices are shown that are words of the window; others are shown as in the file.
_CHOICES: Final = {
    "system": str(QT_TR_NOOP("System")),
    "light": str(QT_TR_NOOP("Light")),
    "dark": str(QT_TR_NOOP("Dark")),
    "en": str(QT_TR_NOOP("English")),
    "de": str(QT_TR_NOOP("German")),
    "autocomplete": str(QT_TR_NOOP("Autocomplete")),
    "creative": str(QT_TR_NOOP("Creative")),
    "show": str(QT_TR_NOOP("Show")),
    "mark": str(QT_TR_NOOP("Mark")),
    "hide": str(QT_TR_NOOP("Hide")),
    "mains": str(QT_TR_NOOP("Mains, or unknown")),
    "known mains": str(QT_TR_NOOP("Mains")),
    "any": str(QT_TR_NOOP("Any")),
}
_PARSERS: dict[type, Callable[[str], Any]] = {int: parse_whole, float: parse_decimal, str: str}


def label_of(field: dataclasses.Field[Any]) -> str:
    """Return the label of a setting: "Batch size" for ``batch_size`` unless it has its own."""
    return tr(config.label_of(field))


def text_of(value: object) -> str:
    """Return a value as a user would type it, with all its digits and short exponents."""
    if isinstance(value, float):
        short = f"{value:g}"
        return amounts.localized(short if float(short) == value else repr(value))
    return str(value)


def range_text(about: Setting) -> str:
    """Return the range in words: "1 to 64 tokens", "at least 0", "any number"."""
    low, high = _bound(about.low), _bound(about.high)
    if about.low is None and about.high is None:
        text = tr("any number")
    elif about.high is None:
        text = tr("at least {low}").format(low=low)
    elif about.low is None:
        text = tr("at most {high}").format(high=high)
    else:
        text = tr("{low} to {high}").format(low=low, high=high)
    unit = tr(about.unit) if about.unit else ""
    return tr("{range} {unit}").format(range=text, unit=unit) if unit else text


def _bound(value: float | None) -> str:
    if value is None:
        return ""
    return amounts.count(value) if float(value).is_integer() else amounts.general(value)


def _choice_text(name: str) -> str:
    return tr(_CHOICES[name]) if name in _CHOICES else name


class SettingField(QObject):
    """The widgets of one setting; the form arranges them.

    Signals:
        changed: the value, or whether it is valid, may have changed.
    """

    changed = Signal()

    def __init__(
        self, field: dataclasses.Field[Any], kind: type, default: Any, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.name = field.name
        self.problem: ConfigError | None = None
        self._field = field
        self._kind = kind
        self._default = default
        self._is_hidden = False
        about = setting_of(field)
        tip = self._tip()
        self.label = QLabel(label_of(field))
        self.label.setToolTip(tip)
        self.reset_button = IconButton("", "reset", tr("Reset to the default."), "flat")
        self.reset_button.setAccessibleName(tr("Reset {name}").format(name=self.label.text()))
        keep_space(self.reset_button)
        self.reset_button.setFixedWidth(28)
        # Without a parent, showing it before the form takes it would open a window.
        self.reset_button.setParent(parent)
        self.reset_button.clicked.connect(self.reset)
        self.editor = self._make_editor(tip)
        self.editor.setAccessibleName(self.label.text())
        self.editor.setAccessibleDescription(tr(about.help) if about.help else "")
        self.label.setBuddy(self.editor)
        self.set_value(default)

    def value(self) -> Any:
        """Return the value in the field.

        Raises:
            ConfigError: the text is no such number, or outside the range.
        """
        match self.editor:
            case QCheckBox() as box:
                return box.isChecked()
            case Choice() as choice:
                return choice.key()
            case FolderField() as folder:
                return folder.text()
            case _:
                return self._parse(self._line.text())

    @property
    def is_changed(self) -> bool:
        """Whether the value differs from the default or is invalid."""
        return self.problem is not None or self.value() != self._default

    def set_value(self, value: Any) -> None:
        """Show a value."""
        match self.editor:
            case QCheckBox() as box:
                box.setChecked(bool(value))
            case Choice() as choice:
                if "font" in setting_of(self._field).traits and choice.findData(value) < 0:
                    choice.addItem(str(value), value)  # not installed here
                choice.set_key(str(value))
            case FolderField() as folder:
                folder.set_text(str(value))
            case _:
                self._line.setText(text_of(value))
        self._check()

    def set_default(self, default: Any) -> None:
        """Use another default, that of another preset, and show it."""
        self._default = default
        tip = self._tip()
        self.label.setToolTip(tip)
        self.editor.setToolTip(tip)
        self.set_value(default)

    def set_hidden(self, is_hidden: bool) -> None:
        """Hide or show the reset button with its row, which the form hides."""
        self._is_hidden = is_hidden
        keep_space(self.reset_button, keeps=not is_hidden)
        self._check()

    @Slot()
    def reset(self) -> None:
        """Show the default again."""
        self.set_value(self._default)

    @property
    def _line(self) -> QLineEdit:
        assert isinstance(self.editor, QLineEdit)
        return self.editor

    def _make_editor(self, tip: str) -> QWidget:
        about = setting_of(self._field)
        if self._kind is bool:
            box = QCheckBox()
            box.toggled.connect(self._check)
            editor: QWidget = box
        elif about.choices:
            choice = Choice(self.label.text())
            choice.set_items((name, _choice_text(name)) for name in about.choices)
            choice.currentIndexChanged.connect(self._check)
            editor = choice
        elif "font" in about.traits:
            choice = Choice(self.label.text())
            families = ((family, family) for family in code_families())
            choice.set_items((("", tr("System")), *families))
            choice.currentIndexChanged.connect(self._check)
            editor = choice
        elif "folder" in about.traits:
            folder = FolderField(self.label.text())
            folder.changed.connect(self._check)
            editor = folder
        else:
            line = QLineEdit()
            line.setAlignment(Qt.AlignmentFlag.AlignRight)
            line.textChanged.connect(self._check)
            editor = line
        editor.setToolTip(tip)
        return editor

    def _tip(self) -> str:
        about = setting_of(self._field)
        lines = [tr(about.help) if about.help else ""]
        if self._kind in (int, float):
            text = tr("Range: {range}. Default: {default}.")
            lines.append(text.format(range=range_text(about), default=text_of(self._default)))
        # Plain text in one line would make a tooltip as wide as the screen.
        return "<p>" + "</p><p>".join(line for line in lines if line) + "</p>"

    def _parse(self, text: str) -> Any:
        try:
            value = _PARSERS[self._kind](text)
        except NumberError as error:
            text = (
                tr("{name} must be a whole number.")
                if self._kind is int
                else tr("{name} must be a number.")
            )
            allowed = tr("Allowed: {range}.").format(range=range_text(setting_of(self._field)))
            raise ConfigError(
                text.format(name=self.label.text()), error.reason or allowed
            ) from None
        check_value(self._field, value)
        return value

    @Slot()
    def _check(self, *_value: object) -> None:
        try:
            self.value()
            self.problem = None
        except ConfigError as error:
            self.problem = error
        set_invalid(self.editor, self.problem is not None)
        self.reset_button.setVisible(self.is_changed and not self._is_hidden)
        self.changed.emit()
