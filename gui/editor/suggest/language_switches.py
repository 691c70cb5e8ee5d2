"""Where suggestions are wanted: in files of this language, in its comments, in its strings."""

from __future__ import annotations

import dataclasses

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from core.editing.language_mode import PYTHON, LanguageMode
from core.languages.lexical import KNOWN_LANGUAGES
from gui.settings import Settings
from gui.translation import tr
from gui.widgets.card import GRID


def with_language(names: tuple[str, ...], name: str, *, is_in: bool) -> tuple[str, ...]:
    """``names`` with or without ``name``."""
    others = tuple(other for other in names if other != name)
    return (*others, name) if is_in else others


class LanguageSwitches(QWidget):
    """Three boxes for the language of the file in front.

    Signals:
        changed: the settings have other values.
    """

    changed = Signal()

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._language = PYTHON
        self.in_files = QCheckBox()
        self.in_comments = QCheckBox(tr("In comments"))
        self.in_strings = QCheckBox(tr("In strings"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        for box in (self.in_files, self.in_comments, self.in_strings):
            column.addWidget(box)
        self.set_language(PYTHON)
        self.in_files.clicked.connect(self.set_in_files)
        self.in_comments.clicked.connect(self.set_in_comments)
        self.in_strings.clicked.connect(self.set_in_strings)

    def set_language(self, language: LanguageMode) -> None:
        """Show the boxes of another language."""
        self._language = language
        self.in_files.setText(tr("In {language} files").format(language=language.title))
        is_known = language.id in KNOWN_LANGUAGES
        tip = "" if is_known else tr("Comments and strings of this language are not recognized.")
        for box in (self.in_comments, self.in_strings):
            box.setEnabled(is_known)
            box.setToolTip(tip)
        self._show()

    @Slot(bool)
    def set_in_files(self, wants: bool) -> None:
        """Switch the language on or off."""
        old = self._settings.preferences.suggestions
        names = with_language(old.disabled_languages, self._language.id, is_in=not wants)
        self._settings.put(dataclasses.replace(old, disabled_languages=names))
        self._settings_chosen()

    @Slot(bool)
    def set_in_comments(self, wants: bool) -> None:
        """Switch its comments on or off."""
        old = self._settings.preferences.suggestions
        names = with_language(old.comments_in, self._language.id, is_in=wants)
        self._settings.put(dataclasses.replace(old, comments_in=names))
        self._settings_chosen()

    @Slot(bool)
    def set_in_strings(self, wants: bool) -> None:
        """Switch its strings on or off."""
        old = self._settings.preferences.suggestions
        names = with_language(old.strings_in, self._language.id, is_in=wants)
        self._settings.put(dataclasses.replace(old, strings_in=names))
        self._settings_chosen()

    def _settings_chosen(self) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        name = self._language.id
        is_on = name not in self._settings.preferences.suggestions.disabled_languages
        self.in_files.setChecked(is_on)
        self.in_comments.setChecked(name in self._settings.preferences.suggestions.comments_in)
        self.in_strings.setChecked(name in self._settings.preferences.suggestions.strings_in)
