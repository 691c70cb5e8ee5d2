"""One setting of a configuration as a row: name, field, unit, reset.

Everything about it comes from ``core.config.setting``: the meaning becomes the
tooltip, the range is checked as one types. Rows are put together by
``settings_form.py``.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QWidget

from core.config import check_value, range_text, setting_of
from core.errors import ConfigError
from gui.number_text import NumberError, parse_decimal, parse_whole
from gui.widgets.buttons import IconButton
from gui.widgets.choice import Choice
from gui.widgets.labels import set_invalid
from gui.widgets.steady import keep_space

# Names of the field that are no word as they stand in a configuration file.
_LABELS = {
    "max_non_ascii_share": "Largest non-ASCII share",
    "ffn": "Feed-forward width",
    "use_gitignore": "Leave out ignored files",
    "skip_vendored": "Leave out vendored code",
    "read_containers": "Read archives in folders",
    "content_column": "Column of tables",
    "other_encoding": "Encoding if not UTF-8",
    "style": "Tokenizer style",
}
_PARSERS: dict[type, Callable[[str], Any]] = {int: parse_whole, float: parse_decimal, str: str}
_MODIFIED_TIP = "Back to the preset's value."


def label_of(name: str) -> str:
    """``batch_size`` in words: "Batch size"."""
    return _LABELS.get(name, name.replace("_", " ").capitalize())


def text_of(value: object) -> str:
    """A value as one would type it, without losing any of it; exponents are kept short."""
    if isinstance(value, float):
        short = f"{value:g}"
        return short if float(short) == value else repr(value)
    return str(value)


class SettingField(QObject):
    """The widgets of one setting; the form lays them out.

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
        self.label = QLabel(label_of(field.name))
        self.label.setToolTip(tip)
        self.reset_button = IconButton("", "reset", _MODIFIED_TIP, "flat")
        self.reset_button.setAccessibleName(f"Reset {self.label.text()}")
        keep_space(self.reset_button)
        self.reset_button.setFixedWidth(28)
        # Without a parent, showing it before the form takes it would open a window.
        self.reset_button.setParent(parent)
        self.reset_button.clicked.connect(self.reset)
        self.editor = self._make_editor(tip)
        self.editor.setAccessibleName(self.label.text())
        self.editor.setAccessibleDescription(about.help)
        self.label.setBuddy(self.editor)
        self.set_value(default)

    def value(self) -> Any:
        """What the field holds.

        Raises:
            ConfigError: the text is no such number, or outside the range.
        """
        match self.editor:
            case QCheckBox() as box:
                return box.isChecked()
            case Choice() as choice:
                return choice.key()
            case _:
                return self._parse(self._line.text())

    @property
    def is_changed(self) -> bool:
        """Whether it holds another value than the default, or none that could be used."""
        return self.problem is not None or self.value() != self._default

    def set_value(self, value: Any) -> None:
        """Show a value."""
        match self.editor:
            case QCheckBox() as box:
                box.setChecked(bool(value))
            case Choice() as choice:
                choice.set_key(str(value))
            case _:
                self._line.setText(text_of(value))
        self._check()

    def set_default(self, default: Any) -> None:
        """Take another default (of another preset) and show it."""
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
            choice = Choice(self.name)
            choice.set_items((name, name) for name in about.choices)
            choice.currentIndexChanged.connect(self._check)
            editor = choice
        else:
            line = QLineEdit()
            line.setAlignment(Qt.AlignmentFlag.AlignRight)
            line.textChanged.connect(self._check)
            editor = line
        editor.setToolTip(tip)
        return editor

    def _tip(self) -> str:
        about = setting_of(self._field)
        lines = [about.help]
        if self._kind in (int, float):
            lines.append(f"Range: {range_text(about)}. Preset: {text_of(self._default)}.")
        # Plain text in one line would make a tooltip as wide as the screen.
        return "<p>" + "</p><p>".join(line for line in lines if line) + "</p>"

    def _parse(self, text: str) -> Any:
        try:
            value = _PARSERS[self._kind](text)
        except NumberError as error:
            expected = "a whole number" if self._kind is int else "a number"
            allowed = range_text(setting_of(self._field))
            raise ConfigError(
                f"{self.label.text()} must be {expected}.", error.reason or f"It may be {allowed}."
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
