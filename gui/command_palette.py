"""The command palette: every action of the window by a part of its name."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QTimer
from PySide6.QtWidgets import QWidget

from core.editing.title_matching import matching_titles
from gui.action_table import ActionTable
from gui.actions import ActionSpec, title
from gui.amounts import count
from gui.keymap import Keymap
from gui.settings import Settings
from gui.translation import tr
from gui.widgets.picker import Picker
from gui.widgets.table_view import TableView
from gui.widgets.text_table import TextTableModel

_MAX_RECENT = 20
_NAME, _NOTE, _KEYS = range(3)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """One action as it is listed."""

    spec: ActionSpec
    title: str
    note: str
    keys: str


class _Rows:
    """The rows that fit, for the table."""

    def __init__(self, rows: Sequence[_Row]) -> None:
        self._rows = rows

    def __len__(self) -> int:
        return len(self._rows)

    def __getitem__(self, index: int) -> _Row:
        return self._rows[index]

    def texts(self, row: int) -> tuple[str, ...]:
        """Title, note and keys of an action."""
        shown = self._rows[row]
        return shown.title, shown.note, shown.keys

    def tip(self, row: int) -> str:
        """What the action does."""
        return self._rows[row].spec.tip


class CommandPalette(Picker):
    """Lists the actions that can do something now, those used last first.

    Args:
        table: runs the chosen action.
        keymap: knows the shortcuts that are shown.
        settings: keep what was used last.
    """

    def __init__(
        self,
        table: ActionTable,
        keymap: Keymap,
        settings: Settings,
        parent: QWidget | None = None,
    ) -> None:
        headers = (tr("Action"), tr("State"), tr("Shortcut"))
        self._model = TextTableModel(headers, numbers=(_NOTE, _KEYS))
        view = TableView(self._model, "", stretch=_NAME, fits_contents=True)
        view.horizontalHeader().hide()
        hint = tr("Part of the name of an action")
        super().__init__(tr("Command palette"), hint, view, tr("Actions"), parent)
        self._model.setParent(self)
        self._table = table
        self._keymap = keymap
        self._settings = settings
        self._rows: list[_Row] = []
        self._shown = _Rows(())

    def open_empty(self) -> None:
        """Show all actions that can do something now."""
        recent = {name: place for place, name in enumerate(self._recent())}
        rows = [self._row(spec, spec.id in recent) for spec in self._table.available()]
        last = len(recent)
        self._rows = sorted(
            rows, key=lambda row: (recent.get(row.spec.id, last), row.title.casefold())
        )
        super().open_empty()

    def filter(self, text: str) -> int:
        """List the actions that fit."""
        found = matching_titles([row.title for row in self._rows], text)
        self._shown = _Rows([self._rows[index] for index in found])
        self._model.show_rows(self._shown)
        return len(found)

    def describe(self, found: int) -> None:
        """Say how many actions fit."""
        text = tr("{count} of {total} actions") if found else tr("No matching actions")
        self.note.setText(text.format(count=count(found), total=count(len(self._rows))))

    def take(self, index: QModelIndex) -> None:
        """Run the action, once the window has the keyboard focus again."""
        name = self._shown[index.row()].spec.id
        recent = [name, *(other for other in self._recent() if other != name)]
        state = self._settings.state.window
        self._settings.put(dataclasses.replace(state, recent_actions=tuple(recent[:_MAX_RECENT])))
        QTimer.singleShot(0, self, lambda: self._table.run(name))

    def _recent(self) -> tuple[str, ...]:
        return self._settings.state.window.recent_actions

    def _row(self, spec: ActionSpec, is_recent: bool) -> _Row:
        notes = [tr("recently used")] if is_recent else []
        if spec.is_checked is not None:
            notes.append(tr("on") if spec.is_checked() else tr("off"))
        return _Row(
            spec=spec,
            title=title(spec),
            note=", ".join(notes),
            keys=self._keymap.text(spec.id),
        )
