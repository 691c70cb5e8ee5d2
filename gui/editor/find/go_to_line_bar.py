"""The bar below the text for going to a line."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from gui.amounts import count
from gui.editor.text.code_edit import CodeEdit
from gui.number_text import plain_text
from gui.translation import tr
from gui.widgets.labels import label

# The bar itself shows "of 12,345" in the user's locale: a separator before three digits groups.
_POSITION = re.compile(r"(\d{1,3}(?:[,.' ]\d{3})+|\d{1,9})\s*(?:[:,]\s*(\d{1,9}))?")


class GoToLineBar(QWidget):
    """Takes "120" or "120:8"; Enter moves the cursor there, Esc closes the bar."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._edit: CodeEdit | None = None
        self._field = QLineEdit()
        self._field.setAccessibleName(tr("Line number"))
        self._field.setPlaceholderText(tr("120 or 120:8"))
        self._field.setFixedWidth(140)
        self._field.returnPressed.connect(self._go)
        caption = label(tr("&Go to line"), "muted")
        caption.setBuddy(self._field)
        self._range = label("", "muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 6)
        row.addWidget(caption)
        row.addWidget(self._field)
        row.addWidget(self._range)
        row.addStretch(1)
        self.hide()

    def open(self, edit: CodeEdit) -> None:
        """Show the bar for an editor."""
        self._edit = edit
        self._range.setText(tr("of {count}").format(count=count(edit.blockCount())))
        self._field.setText(str(edit.textCursor().blockNumber() + 1))
        self.show()
        self._field.setFocus()
        self._field.selectAll()

    @Slot()
    def leave(self) -> None:
        """Hide the bar and give the focus to the text."""
        self.hide()
        if self._edit is not None:
            self._edit.setFocus()

    @Slot()
    def _go(self) -> None:
        match = _POSITION.fullmatch(plain_text(self._field.text()))
        if match is None or self._edit is None:
            self._range.setText(tr("Enter a line number, or line:column."))
            return
        self._edit.go_to(int(re.sub(r"\D", "", match[1])) - 1, int(match[2] or 1) - 1)
        self.leave()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)
