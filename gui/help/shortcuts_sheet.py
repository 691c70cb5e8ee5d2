"""Help > Keyboard shortcuts: every action that has keys, and the keys of the text itself."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QT_TR_NOOP, Signal, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from core.editing.title_matching import matching_titles
from gui.actions import title
from gui.help.help_dialog import HelpDialog
from gui.keymap import Keymap, keys_text
from gui.translation import tr
from gui.widgets.buttons import IconButton
from gui.widgets.table_view import TableView
from gui.widgets.text_table import FixedRows, TextTableModel

_SIZE = (560, 520)
# What widgets do themselves, and therefore has no row in the table of actions.
_FIXED: Final = (
    (QT_TR_NOOP("Suggestion: Accept all of it"), "Tab"),
    (QT_TR_NOOP("Suggestion: Accept one word"), "Ctrl+Right"),
    (QT_TR_NOOP("Suggestion: Accept one line"), "Ctrl+Down"),
    (QT_TR_NOOP("Suggestion: Dismiss"), "Esc"),
    (QT_TR_NOOP("Text: Indent"), "Tab"),
    (QT_TR_NOOP("Text: Dedent"), "Shift+Tab"),
    (QT_TR_NOOP("Text: Start of the line, before or after its indentation"), "Home"),
    (QT_TR_NOOP("Text: Previous or next word"), "Ctrl+Left; Ctrl+Right"),
    (QT_TR_NOOP("Text: Delete the previous word"), "Ctrl+Backspace"),
    (QT_TR_NOOP("Files and runs: Rename"), "F2"),
)


class ShortcutsSheet(HelpDialog):
    """A table of all keys, with a field that filters it.

    Args:
        keymap: read and followed.

    Signals:
        change_wanted: the user wants to change a shortcut.
    """

    change_wanted = Signal()

    def __init__(self, keymap: Keymap, parent: QWidget | None = None) -> None:
        super().__init__(tr("Keyboard shortcuts"), parent)
        self.resize(*_SIZE)
        self._keymap = keymap
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Search by action or by keys"))
        self.search.setAccessibleName(tr("Search by action or by keys"))
        self.search.setClearButtonEnabled(True)
        self._model = TextTableModel((tr("Action"), tr("Shortcut")), parent=self)
        self.table = TableView(self._model, tr("Keyboard shortcuts"), stretch=0, fits_contents=True)
        self.body.addWidget(self.search)
        self.body.addWidget(self.table, 1)
        change = IconButton(tr("C&hange\u2026"), tip=tr("Change shortcuts in the preferences."))
        change.clicked.connect(self.change_wanted)
        self.add_button(change)
        self.search.textChanged.connect(self.fill)
        keymap.changed.connect(self.fill)
        self.fill()

    @Slot()
    def fill(self, *_text: str) -> None:
        """List the keys that fit the search."""
        specs = sorted(self._keymap.specs.values(), key=lambda spec: title(spec).casefold())
        rows = [
            (title(spec), keys_text(self._keymap.keys(spec.id)))
            for spec in specs
            if self._keymap.keys(spec.id)
        ]
        rows += [(tr(text), keys_text(QKeySequence.listFromString(keys))) for text, keys in _FIXED]
        wanted = self.search.text().strip()
        found = set(matching_titles([name for name, _ in rows], wanted))
        lower = wanted.casefold()
        self._model.show_rows(
            FixedRows(
                [
                    row
                    for index, row in enumerate(rows)
                    if index in found or lower in row[1].casefold()
                ]
            )
        )
