"""The bar below the text for finding and replacing."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLineEdit, QWidget

from core.editing.search import MAX_MATCHES, Found, Match, Query
from gui.amounts import count
from gui.editor.find.search import find_all, replace
from gui.editor.text.code_edit import CodeEdit
from gui.translation import tr
from gui.widgets.buttons import IconButton, leave_focus_to_text
from gui.widgets.labels import ElidedLabel, label, set_invalid

# After a change of the text, the search waits for a pause in typing.
_PAUSE_MS = 200


class FindBar(QWidget):
    """Searches the current editor; hidden until it is opened."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._edit: CodeEdit | None = None
        self._matches: list[Match] = []
        self._find = _field(tr("Find"), tr("Find\u2026"))
        self._replacement = _field(tr("Replace with"), tr("Replace with\u2026"))
        self._case = QCheckBox(tr("Match &case"))
        self._words = QCheckBox(tr("Whole &words"))
        self._pattern = QCheckBox(tr("Regular e&xpression"))
        self._pattern.setToolTip(
            tr("Perl syntax; \\1 or $1 in the replacement is the first group.")
        )
        self._count = label("", "muted")
        self._problem = ElidedLabel("", "problem", Qt.TextElideMode.ElideRight)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self._search)
        self._next = _button(tr("&Next"), tr("Next match (Enter)"), self.find_next)
        self._previous = _button(
            tr("&Previous"), tr("Previous match (Shift+Enter)"), self.find_previous
        )
        self._replace = _button(
            tr("&Replace"), tr("Replace this match and go to the next"), self.replace_one
        )
        self._replace_all = _button(tr("Rep&lace all"), tr("Replace all matches"), self.replace_all)
        close = IconButton("", "close", tr("Close the bar (Esc)"), "flat")
        close.clicked.connect(self.leave)
        leave_focus_to_text(
            close, self._next, self._previous, self._replace, self._replace_all,
            self._case, self._words, self._pattern,
        )  # fmt: skip
        self._lay_out(close)
        self._find.returnPressed.connect(self._step_by_enter)
        self._find.textChanged.connect(self._query_changed)
        for box in (self._case, self._words, self._pattern):
            box.toggled.connect(self._query_changed)
        self._replacement.returnPressed.connect(self.replace_one)
        self.hide()

    def set_edit(self, edit: CodeEdit | None) -> None:
        """Search another editor from now on."""
        if self._edit is not None:
            self._edit.textChanged.disconnect(self._text_changed)
            self._edit.set_matches([])
        self._edit = edit
        if edit is not None:
            edit.textChanged.connect(self._text_changed)
        self._search()

    def open(self, *, with_replace: bool) -> None:
        """Show the bar, and search for the selected text."""
        if self._edit is None:
            return
        selected = self._edit.textCursor().selectedText()
        if selected and "\u2029" not in selected:
            self._find.setText(selected)
        for widget in (self._replacement, self._replace, self._replace_all):
            widget.setVisible(with_replace)
        self.show()
        self._find.setFocus()
        self._find.selectAll()
        self._search()

    @Slot()
    def leave(self) -> None:
        """Hide the bar and give the focus to the text."""
        self.hide()
        self._search()
        if self._edit is not None:
            self._edit.setFocus()

    @Slot()
    def find_next(self) -> None:
        """Select the next match, after the last one the first."""
        self._step(forward=True)

    @Slot()
    def find_previous(self) -> None:
        """Select the previous match, before the first one the last."""
        self._step(forward=False)

    @Slot()
    def replace_one(self) -> None:
        """Replace the match that is selected, and select the next."""
        edit = self._edit
        if edit is None or edit.isReadOnly():
            return
        cursor = edit.textCursor()
        chosen = (cursor.selectionStart(), cursor.selectionEnd())
        found = find_all(edit.text(), self._query(), self._replacement.text())
        here = [match for match in found.matches if (match.start, match.end) == chosen]
        if here:
            edit.clear_preedit()
            replace(edit.document(), here)
        self.find_next()

    @Slot()
    def replace_all(self) -> None:
        """Replace every match as one undo step."""
        edit = self._edit
        if edit is None or edit.isReadOnly():
            return
        found = find_all(edit.text(), self._query(), self._replacement.text())
        if found.problem:
            # All or none: the user would have to search for the others.
            self._show(found)
            return
        edit.clear_preedit()
        replace(edit.document(), found.matches)
        self._search()
        self._count.setText(tr("{count} replaced").format(count=count(len(found.matches))))

    def _query(self) -> Query:
        return Query(
            text=self._find.text(),
            is_pattern=self._pattern.isChecked(),
            matches_case=self._case.isChecked(),
            whole_words=self._words.isChecked(),
        )

    @Slot()
    def _query_changed(self) -> None:
        self._search()
        edit = self._edit
        if edit is None or not self._matches:
            return
        start = edit.textCursor().selectionStart()
        following = [match for match in self._matches if match.start >= start]
        self._select((following or self._matches)[0])

    @Slot()
    def _text_changed(self) -> None:
        if self.isVisible():
            self._timer.start()

    @Slot()
    def _search(self) -> None:
        self._timer.stop()
        edit = self._edit
        is_shown = edit is not None and self.isVisible()
        found = find_all(edit.text(), self._query()) if edit and is_shown else Found()
        self._matches = found.matches
        if edit is not None:
            edit.set_matches([(match.start, match.end) for match in self._matches])
        self._show(found)

    def _show(self, found: Found) -> None:
        number = len(found.matches)
        set_invalid(self._find, bool(found.problem) and number == 0)
        self._problem.setText(found.problem)
        for button in (self._next, self._previous, self._replace, self._replace_all):
            button.setEnabled(number > 0)
        if not self._find.text() or (found.problem and number == 0):
            self._count.setText("")
        elif number == 0:
            self._count.setText(tr("Not found"))
        else:
            is_incomplete = number == MAX_MATCHES or found.problem
            text = tr("{count} or more found") if is_incomplete else tr("{count} found")
            self._count.setText(text.format(count=count(number)))

    def _step(self, *, forward: bool) -> None:
        if self._edit is None or not self._query().text:
            self.open(with_replace=False)
            return
        if not self._matches or self._timer.isActive():
            self._matches = find_all(self._edit.text(), self._query()).matches
        if not self._matches:
            return
        cursor = self._edit.textCursor()
        if forward:
            ahead = [match for match in self._matches if match.start >= cursor.selectionEnd()]
            self._select(ahead[0] if ahead else self._matches[0])
        else:
            ahead = [match for match in self._matches if match.end <= cursor.selectionStart()]
            self._select(ahead[-1] if ahead else self._matches[-1])
        if not self.isVisible():
            self._matches = []

    @Slot()
    def _step_by_enter(self) -> None:
        shift = Qt.KeyboardModifier.ShiftModifier
        self._step(forward=not QGuiApplication.keyboardModifiers() & shift)

    def _select(self, match: Match) -> None:
        assert self._edit is not None
        cursor = QTextCursor(self._edit.document())
        cursor.setPosition(match.start)
        cursor.setPosition(match.end, QTextCursor.MoveMode.KeepAnchor)
        self._edit.setTextCursor(cursor)

    def _lay_out(self, close: QWidget) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(12, 6, 12, 6)
        grid.setSpacing(8)
        grid.addWidget(self._find, 0, 0)
        grid.addWidget(self._previous, 0, 1)
        grid.addWidget(self._next, 0, 2)
        grid.addWidget(self._count, 0, 3)
        grid.addWidget(close, 0, 4, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(self._replacement, 1, 0)
        grid.addWidget(self._replace, 1, 1)
        grid.addWidget(self._replace_all, 1, 2)
        boxes = QHBoxLayout()
        boxes.setSpacing(16)
        for box in (self._case, self._words, self._pattern):
            boxes.addWidget(box)
        # In a row of its own it would move the boxes under the pointer.
        boxes.addWidget(self._problem, 1)
        grid.addLayout(boxes, 2, 0, 1, 5)
        grid.setColumnStretch(0, 1)
        self.setTabOrder(self._find, self._replacement)
        grid.setColumnMinimumWidth(3, 120)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)


def _field(name: str, hint: str) -> QLineEdit:
    field = QLineEdit()
    field.setAccessibleName(name)
    field.setPlaceholderText(hint)
    return field


def _button(text: str, tip: str, slot: object) -> IconButton:
    button = IconButton(text, tip=tip)
    button.clicked.connect(slot)
    return button
