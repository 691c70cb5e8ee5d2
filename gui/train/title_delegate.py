"""Editing the title of a run in its row; a refused one stays in the field, with the reason."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from core.errors import WorkspaceError
from gui.widgets.labels import label, set_invalid

Index = QModelIndex | QPersistentModelIndex
_ENDING_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


class TitleDelegate(QStyledItemDelegate):
    """Closes the field only over a title that can be kept, or with Esc.

    Args:
        problem_of: why the run of a row cannot have a title; None where it can.

    Attributes:
        editor: the field; None while nothing is edited.
        reason: below the field while its text is refused; None while nothing is edited.
    """

    def __init__(
        self,
        problem_of: Callable[[int, str], WorkspaceError | None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._problem_of = problem_of
        self._row = -1
        self.editor: QLineEdit | None = None
        self.reason: QLabel | None = None

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:  # noqa: ARG002 - Qt's signature
        """A field, and a place for the reason below it."""
        editor = QLineEdit(parent)
        editor.setAccessibleName("Title of the run")
        editor.setFrame(False)
        editor.textEdited.connect(self._forgive)
        self._row = index.row()
        self.editor = editor
        self.reason = label("", "refusal", wraps=True)
        self.reason.setParent(parent)
        self.reason.hide()
        return editor

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        """The reason goes with its field."""
        super().destroyEditor(editor, index)
        if editor is not self.editor:
            return  # one that has closed before the present one was opened
        self.editor = None
        if self.reason is not None:
            self.reason.deleteLater()
            self.reason = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep what was typed where the field would close over a title that is refused."""
        if isinstance(watched, QLineEdit) and _would_end(event) and self._refuses(watched):
            return True
        return super().eventFilter(watched, event)

    def _refuses(self, editor: QLineEdit) -> bool:
        problem = self._problem_of(self._row, editor.text())
        set_invalid(editor, problem is not None)
        if problem is None or self.reason is None:
            return False
        self.reason.setText(f"{problem.message} {problem.hint}")
        editor.setAccessibleDescription(self.reason.text())
        area = editor.geometry()
        width = max(area.width(), 200)
        height = self.reason.heightForWidth(width)
        viewport = editor.parent()
        assert isinstance(viewport, QWidget)
        is_below = area.bottom() + height < viewport.height()
        top = area.bottom() + 1 if is_below else max(0, area.top() - height)
        self.reason.setGeometry(area.left(), top, width, height)
        self.reason.raise_()
        self.reason.show()
        return True

    @Slot()
    def _forgive(self, *_text: str) -> None:
        """The person goes on typing."""
        editor = self.sender()
        if isinstance(editor, QLineEdit):
            set_invalid(editor, False)
            editor.setAccessibleDescription("")
        if self.reason is not None:
            self.reason.hide()


def _would_end(event: QEvent) -> bool:
    if isinstance(event, QKeyEvent):
        return event.type() == QEvent.Type.KeyPress and event.key() in _ENDING_KEYS
    return event.type() == QEvent.Type.FocusOut
