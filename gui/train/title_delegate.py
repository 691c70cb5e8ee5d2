"""Edits the title of a run in its row; an invalid title stays in the field, with the reason."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from core.errors import WorkspaceError
from gui.translation import problem_text, tr
from gui.widgets.labels import label, set_invalid

Index = QModelIndex | QPersistentModelIndex
_ENDING_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


class TitleDelegate(QStyledItemDelegate):
    """Closes the field only with a valid title, or with Esc.

    Args:
        problem_of: the reason why the run of a row cannot have a title; None where it can.

    Attributes:
        editor: the field; None while nothing is edited.
        reason: below the field while its text is invalid; None while nothing is edited.
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
        """Create the field, and a label for the reason below it."""
        editor = QLineEdit(parent)
        editor.setAccessibleName(tr("Title of the run"))
        editor.setFrame(False)
        editor.textEdited.connect(self._clear_problem)
        self._row = index.row()
        self.editor = editor
        self.reason = label("", "refusal", wraps=True)
        self.reason.setParent(parent)
        self.reason.hide()
        return editor

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        """Remove the reason together with its field."""
        super().destroyEditor(editor, index)
        if editor is not self.editor:
            return  # an earlier field, which was closed before the present one was opened
        self.editor = None
        if self.reason is not None:
            self.reason.deleteLater()
            self.reason = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the field open where it would close with an invalid title."""
        if isinstance(watched, QLineEdit) and _ends_editing(event) and self._is_invalid(watched):
            return True
        return super().eventFilter(watched, event)

    def _is_invalid(self, editor: QLineEdit) -> bool:
        problem = self._problem_of(self._row, editor.text())
        set_invalid(editor, problem is not None)
        if problem is None or self.reason is None:
            return False
        self.reason.setText(problem_text(problem))
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
    def _clear_problem(self, *_text: str) -> None:
        """Hide the reason when the user continues typing."""
        editor = self.sender()
        if isinstance(editor, QLineEdit):
            set_invalid(editor, False)
            editor.setAccessibleDescription("")
        if self.reason is not None:
            self.reason.hide()


def _ends_editing(event: QEvent) -> bool:
    if isinstance(event, QKeyEvent):
        return event.type() == QEvent.Type.KeyPress and event.key() in _ENDING_KEYS
    return event.type() == QEvent.Type.FocusOut
