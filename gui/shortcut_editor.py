"""The list of all actions with their shortcuts, which can be changed here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QKeySequenceEdit, QLineEdit, QVBoxLayout, QWidget

from core.editing.title_matching import matching_titles
from gui.actions import ActionSpec, title
from gui.keymap import Keymap, keys_text
from gui.translation import tr
from gui.widgets.buttons import IconButton
from gui.widgets.card import GRID
from gui.widgets.labels import label, set_role
from gui.widgets.table_view import TableView
from gui.widgets.text_table import TextTableModel

# Longer sequences are hard to remember; VS Code has two as well.
_MAX_KEYS = 2
_LIST_HEIGHT = 180


@dataclass(frozen=True, slots=True)
class _Rows:
    """The rows that fit, for the table."""

    specs: Sequence[ActionSpec]
    keymap: Keymap

    def __len__(self) -> int:
        return len(self.specs)

    def texts(self, row: int) -> tuple[str, ...]:
        """Title, shortcuts, and whether they are the default ones."""
        spec = self.specs[row]
        source = tr("changed") if self.keymap.is_changed(spec.id) else tr("default")
        return title(spec), keys_text(self.keymap.keys(spec.id)), source

    def tip(self, row: int) -> str:
        """What the action does."""
        return self.specs[row].tip


class ShortcutEditor(QWidget):
    """A search field, the list, and a field that records keys for the selected action.

    Args:
        keymap: read, changed and followed.
    """

    def __init__(self, keymap: Keymap, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keymap = keymap
        self._rows = _Rows((), keymap)
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Search by action or by keys"))
        self.search.setAccessibleName(tr("Search by action or by keys"))
        self.search.setClearButtonEnabled(True)
        headers = (tr("Action"), tr("Shortcut"), tr("Source"))
        self._model = TextTableModel(headers, parent=self)
        self.list = TableView(
            self._model, tr("Shortcuts"), stretch=0, fits_contents=True, hidden_below={2: 360}
        )
        self.list.setMinimumHeight(_LIST_HEIGHT)
        self.recorder = QKeySequenceEdit()
        self.recorder.setMaximumSequenceLength(_MAX_KEYS)
        self.recorder.setClearButtonEnabled(True)
        self.recorder.setAccessibleName(tr("New shortcut"))
        self.recorder.setAccessibleDescription(tr("Press the keys. Tab leaves the field."))
        caption = label(tr("&New shortcut:"))
        caption.setTextFormat(Qt.TextFormat.AutoText)
        caption.setBuddy(self.recorder)
        self.note = label("", "muted", wraps=True)
        self.note.setMinimumHeight(2 * self.note.fontMetrics().lineSpacing())
        self.note.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.assign_button = IconButton(tr("A&ssign"), tip=tr("Use these keys for the action."))
        self.remove_button = IconButton(tr("Re&move"), tip=tr("Leave the action without keys."))
        self.reset_button = IconButton(tr("&Reset"), tip=tr("Use the default keys again."))
        self.reset_all_button = IconButton(
            tr("Reset a&ll"), tip=tr("Use the default keys of every action again.")
        )
        self._lay_out(caption)
        self.search.textChanged.connect(self._fill)
        self.list.selectionModel().currentRowChanged.connect(self._selected)
        self.list.activated.connect(lambda _index: self.recorder.setFocus())
        self.recorder.keySequenceChanged.connect(self._recorded)
        self.assign_button.clicked.connect(self._assign)
        self.remove_button.clicked.connect(self._remove)
        self.reset_button.clicked.connect(self._reset)
        self.reset_all_button.clicked.connect(keymap.reset_all)
        keymap.changed.connect(self._keys_changed)
        self._fill()

    def current(self) -> ActionSpec | None:
        """Return the row of the selected action."""
        row = self.list.currentIndex().row()
        return self._rows.specs[row] if 0 <= row < len(self._rows) else None

    def select(self, name: str) -> None:
        """Select an action that is listed, by its id."""
        for row, spec in enumerate(self._rows.specs):
            if spec.id == name:
                self.list.selectRow(row)

    def _lay_out(self, caption: QWidget) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        record = QHBoxLayout()
        record.setSpacing(GRID)
        record.addWidget(caption)
        record.addWidget(self.recorder, 1)
        record.addWidget(self.assign_button)
        column.addLayout(record)
        column.addWidget(self.note)
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        buttons.addWidget(self.remove_button)
        buttons.addWidget(self.reset_button)
        buttons.addStretch(1)
        buttons.addWidget(self.reset_all_button)
        column.addLayout(buttons)

    @Slot()
    def _fill(self) -> None:
        """List the actions whose title or keys fit; the selected one stays selected."""
        selected = self.current()
        text = self.search.text().strip()
        specs = sorted(self._keymap.specs.values(), key=lambda spec: title(spec).casefold())
        names = [title(spec) for spec in specs]
        found = set(matching_titles(names, text))
        lower = text.casefold()
        shown = [
            spec
            for index, spec in enumerate(specs)
            if index in found or lower in keys_text(self._keymap.keys(spec.id)).casefold()
        ]
        self._rows = _Rows(shown, self._keymap)
        self._model.show_rows(self._rows)
        if selected in shown:
            self.list.selectRow(shown.index(selected))
        elif shown:
            self.list.selectRow(0)
        self._selected()

    @Slot()
    def _keys_changed(self) -> None:
        self._fill()

    @Slot(QModelIndex, QModelIndex)
    def _selected(self, *_index: QModelIndex) -> None:
        self.recorder.clear()
        self._recorded()
        spec = self.current()
        self.remove_button.setEnabled(spec is not None and bool(self._keymap.keys(spec.id)))
        self.reset_button.setEnabled(spec is not None and self._keymap.is_changed(spec.id))
        any_changed = any(map(self._keymap.is_changed, self._keymap.specs))
        self.reset_all_button.setEnabled(any_changed)

    @Slot()
    def _recorded(self, *_keys: QKeySequence) -> None:
        """Say whom the recorded keys call already, or why they cannot be used."""
        spec, sequence = self.current(), self.recorder.keySequence()
        self.assign_button.setText(tr("A&ssign"))
        self.assign_button.setEnabled(False)
        self.recorder.setEnabled(spec is not None)
        if spec is None or sequence.isEmpty():
            self._say(tr("Select an action, then press the keys in the field.") if spec else "")
            return
        refusal = self._keymap.refusal(spec.id, sequence)
        if refusal:
            self._say(refusal, is_problem=True)
            return
        self.assign_button.setEnabled(True)
        others = self._keymap.conflicts(spec.id, sequence)
        if others:
            names = ", ".join(title(other) for other in others)
            self.assign_button.setText(tr("Rea&ssign"))
            text = tr("{keys} is used by {names}, which will lose it.")
            self._say(text.format(keys=keys_text([sequence]), names=names), is_problem=True)
        else:
            self._say(tr("No other action uses these keys."))

    def _say(self, text: str, *, is_problem: bool = False) -> None:
        set_role(self.note, "problem" if is_problem else "muted")
        self.note.setText(text)

    @Slot()
    def _assign(self) -> None:
        spec = self.current()
        if spec is not None:
            self._keymap.set_keys(spec.id, [self.recorder.keySequence()])
            self.list.setFocus()

    @Slot()
    def _remove(self) -> None:
        spec = self.current()
        if spec is not None:
            self._keymap.set_keys(spec.id, [])
            self.list.setFocus()

    @Slot()
    def _reset(self) -> None:
        spec = self.current()
        if spec is None:
            return
        taken = self._keymap.reset(spec.id)
        self.list.setFocus()
        if taken:
            names = ", ".join(title(other) for other in taken)
            self._say(tr("Used by {names}: reset these first.").format(names=names))
