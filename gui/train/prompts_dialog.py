"""The dialog for the user's prompts, which the model continues in every sample."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QT_TR_NOOP, QSignalBlocker, Slot
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QListWidget,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from core.training.config import MAX_PROMPTS
from gui.translation import tr
from gui.widgets.buttons import IconButton
from gui.widgets.card import GRID
from gui.widgets.labels import label

_EXPLANATION = QT_TR_NOOP(
    "After each validation the model continues these prompts and a piece of a validation file. "
    "They apply to the next run that is started or continued."
)
_LIST_WIDTH = 190


def title_of_prompt(prompt: str, length: int = 40) -> str:
    """Return the last line of a prompt that is not blank: the one that the model continues."""
    lines = [line.strip() for line in prompt.split("\n") if line.strip()]
    title = lines[-1] if lines else tr("(empty)")
    return title if len(title) <= length else f"{title[: length - 1]}\u2026"


class PromptsDialog(QDialog):
    """A list on the left, and the text of the selected prompt on the right.

    Args:
        prompts: the present ones.
    """

    def __init__(self, prompts: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Prompts"))
        self.resize(640, 380)
        self._texts = list(prompts) or [""]
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Prompts"))
        self.list.setFixedWidth(_LIST_WIDTH)
        self.text = QPlainTextEdit()
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setAccessibleName(tr("Text of the prompt"))
        self.text.setPlaceholderText("def area(width, height):\n    ")
        self.add_button = IconButton(
            tr("Add"), "plus", tr("Add a prompt; at most {count}.").format(count=MAX_PROMPTS)
        )
        self.remove_button = IconButton(tr("Remove"), "", tr("Remove the selected prompt."))
        self.add_button.clicked.connect(self.add)
        self.remove_button.clicked.connect(self.remove)
        self.list.currentRowChanged.connect(self._show_text)
        self.text.textChanged.connect(self._text_changed)
        boxes = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        boxes.accepted.connect(self.accept)
        boxes.rejected.connect(self.reject)
        middle = QHBoxLayout()
        middle.setSpacing(GRID)
        middle.addWidget(self.list)
        middle.addWidget(self.text, 1)
        bottom = QHBoxLayout()
        bottom.setSpacing(GRID)
        bottom.addWidget(self.add_button)
        bottom.addWidget(self.remove_button)
        bottom.addStretch(1)
        bottom.addWidget(boxes)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        column.addWidget(label(tr(_EXPLANATION), "muted", wraps=True))
        column.addLayout(middle, 1)
        column.addLayout(bottom)
        self._refresh_list(0)
        self.text.setFocus()

    def prompts(self) -> tuple[str, ...]:
        """Return the prompts without the empty ones."""
        return tuple(text for text in self._texts if text.strip())

    @Slot()
    def add(self) -> None:
        """Add an empty prompt and select it."""
        self._texts.append("")
        self._refresh_list(len(self._texts) - 1)
        self.text.setFocus()

    @Slot()
    def remove(self) -> None:
        """Remove the selected prompt; the only one becomes empty instead."""
        row = self.list.currentRow()
        del self._texts[row]
        self._texts = self._texts or [""]
        self._refresh_list(min(row, len(self._texts) - 1))

    def _refresh_list(self, row: int) -> None:
        with QSignalBlocker(self.list):
            self.list.clear()
            self.list.addItems([title_of_prompt(text) for text in self._texts])
            self.list.setCurrentRow(row)
        self.add_button.setEnabled(len(self._texts) < MAX_PROMPTS)
        self._show_text(row)

    @Slot(int)
    def _show_text(self, row: int) -> None:
        with QSignalBlocker(self.text):
            self.text.setPlainText(self._texts[row])

    @Slot()
    def _text_changed(self) -> None:
        row = self.list.currentRow()
        self._texts[row] = self.text.toPlainText()
        self.list.item(row).setText(title_of_prompt(self._texts[row]))
