"""The preferences dialog, generated from the sections of ``preferences``.

A change takes effect immediately; the dialog stays open beside the window. A new preference
needs nothing here: its row follows from its field.
"""

from __future__ import annotations

import dataclasses
from typing import Final

from PySide6.QtCore import QT_TR_NOOP, Qt, Slot
from PySide6.QtWidgets import QDialog, QTabWidget, QVBoxLayout, QWidget

from core.errors import ConfigError
from core.workspace import Workspace
from gui.keymap import Keymap
from gui.preferences import PreferenceSection
from gui.settings import Settings
from gui.shortcut_editor import ShortcutEditor
from gui.translation import tr
from gui.widgets.buttons import IconButton
from gui.widgets.card import GRID
from gui.widgets.labels import ElidedLabel, label
from gui.widgets.settings_form import SettingsForm, editable_names

# The title of each section, by its name in ``Preferences``.
_TITLES: Final = {
    "window": str(QT_TR_NOOP("&Window")),
    "editor": str(QT_TR_NOOP("&Editor")),
    "suggestions": str(QT_TR_NOOP("&Suggestions")),
    "adaptation": str(QT_TR_NOOP("&Adaptation")),
    "shortcuts": str(QT_TR_NOOP("Sh&ortcuts")),
}
# It has a slider in the suggestion settings, which knows the calibration of the model.
_ELSEWHERE: Final = frozenset({"confidence_threshold"})
_MIN_WIDTH = 500
_FIELD_WIDTH = 220


class PreferencesDialog(QDialog):
    """One tab with a form for each section.

    Args:
        settings: read, changed and followed.
        workspace: its folder is shown.
        keymap: the shortcuts, which have a list instead of a form.
    """

    def __init__(
        self,
        settings: Settings,
        workspace: Workspace,
        keymap: Keymap,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Preferences"))
        self.setMinimumWidth(_MIN_WIDTH)
        self._settings = settings
        self._is_showing = False
        self.forms: dict[str, SettingsForm[PreferenceSection]] = {}
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName(tr("Sections"))
        self.shortcuts = ShortcutEditor(keymap)
        self._pages: dict[str, QWidget] = {}
        for field in dataclasses.fields(settings.preferences):
            if field.name == "shortcuts":
                self._add_page(field.name, self.shortcuts)
            else:
                self._add_section(field.name)
        folder = tr("Workspace: {folder}").format(folder=workspace.folder)
        file = tr("Settings file: {path}").format(path=settings.path)
        close_button = IconButton(tr("Close"))
        close_button.clicked.connect(self.close)
        column = QVBoxLayout(self)
        column.setSpacing(GRID)
        column.addWidget(self.tabs, 1)
        column.addWidget(ElidedLabel(folder, "muted"))
        column.addWidget(ElidedLabel(file, "muted"))
        column.addWidget(close_button, 0, Qt.AlignmentFlag.AlignRight)
        settings.changed.connect(self._show)
        self._show()

    def _add_section(self, name: str) -> None:
        section: PreferenceSection = getattr(self._settings.preferences, name)
        # The defaults of the class: "reset" goes back to them.
        names = [name for name in editable_names(section) if name not in _ELSEWHERE]
        form = SettingsForm(type(section)(), names, field_width=_FIELD_WIDTH)
        form.changed.connect(lambda: self._put(name))
        self.forms[name] = form
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(form)
        if name == "window":
            note = tr("Language and workspace change at the next start.")
            column.addWidget(label(note, "muted", wraps=True))
        column.addStretch(1)
        self._add_page(name, page)

    def _add_page(self, name: str, content: QWidget) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        column.addWidget(content)
        self._pages[name] = page
        title = _TITLES.get(name, name.capitalize())
        self.tabs.addTab(page, tr(title))

    def show_section(self, name: str) -> None:
        """Show a section, by its name in ``Preferences``."""
        self.tabs.setCurrentWidget(self._pages[name])
        if name == "shortcuts":
            self.shortcuts.search.setFocus()

    def _put(self, name: str) -> None:
        """Store a section; values that have no field in the form stay as they are."""
        if self._is_showing:
            return
        form = self.forms[name]
        section: PreferenceSection = getattr(self._settings.preferences, name)
        try:
            values = {field.name: field.value() for field in form.fields}
        except ConfigError:
            return  # the form shows what is wrong
        self._settings.put(dataclasses.replace(section, **values))

    @Slot(object)
    def _show(self, _section: object = None) -> None:
        self._is_showing = True
        for name, form in self.forms.items():
            section = getattr(self._settings.preferences, name)
            for field in form.fields:
                value = getattr(section, field.name)
                if field.problem is None and field.value() != value:
                    field.set_value(value)
        self._is_showing = False


def open_preferences(
    window: QWidget, settings: Settings, workspace: Workspace, keymap: Keymap
) -> PreferencesDialog:
    """Show the dialog of this window in front, created if there is none yet."""
    dialog = window.findChild(PreferencesDialog)
    if dialog is None:
        dialog = PreferencesDialog(settings, workspace, keymap, window)
    dialog.show()
    dialog.raise_()
    dialog.activateWindow()
    return dialog
