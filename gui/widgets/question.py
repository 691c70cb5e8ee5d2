"""Questions with buttons, in the window's own look: no pictures, one primary button."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from gui.translation import tr


def question_box(
    parent: QWidget | None, question: str, explanation: str, title: str = ""
) -> QMessageBox:
    """Return a box with a question, still without buttons.

    Args:
        parent: the window that waits.
        question: one sentence; file names in it may look like HTML.
        explanation: what each answer would do.
        title: of the box; the name of the program when empty.
    """
    box = QMessageBox(parent)
    # The pictures of Qt are colored bitmaps of another age, and say nothing that the text does not.
    box.setIcon(QMessageBox.Icon.NoIcon)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle(title or "Tabwright")
    box.setText(question)
    box.setInformativeText(explanation)
    return box


def confirm(
    parent: QWidget | None,
    question: str,
    explanation: str,
    action: str,
    *,
    title: str = "",
    is_harmless: bool = True,
) -> bool:
    """Ask whether to do something, and wait for the answer.

    Args:
        parent: the window that waits.
        question: one sentence.
        explanation: what the answer would do.
        action: what is done, the text of its button.
        title: of the box; the name of the program when empty.
        is_harmless: whether Enter does it; otherwise Enter cancels.

    Returns:
        Whether the user wants it; Escape means no.
    """
    box = question_box(parent, question, explanation, title)
    wanted = box.addButton(action, QMessageBox.ButtonRole.AcceptRole)
    cancel = box.addButton(tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(wanted if is_harmless else cancel)
    box.setEscapeButton(cancel)
    box.exec()
    return box.clickedButton() is wanted
