"""The dialog for the note and the tags of a run."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from core.training.runs.run_labels import (
    MAX_NOTE_LENGTH,
    MAX_TAG_LENGTH,
    MAX_TAGS,
    RunLabels,
    tags_in,
)
from gui import amounts
from gui.translation import tr
from gui.widgets.card import GRID
from gui.widgets.labels import ElidedLabel, label


class LabelsDialog(QDialog):
    """Two fields; what is too long cannot be saved, and the dialog says so.

    Args:
        title: of the run.
        labels: the present ones.
    """

    def __init__(self, title: str, labels: RunLabels, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Notes and tags"))
        self.resize(460, 320)
        self.tags = QLineEdit(", ".join(labels.tags))
        self.tags.setPlaceholderText(tr("baseline, wide, for the paper"))
        self.tags.setAccessibleName(tr("Tags, separated by commas"))
        self.note = QPlainTextEdit(labels.note)
        self.note.setProperty("role", "field")
        self.note.setTabChangesFocus(True)
        self.note.setAccessibleName(tr("Note"))
        self.problem = label("", "problem", wraps=True)
        tags_label, note_label = label(tr("&Tags, separated by commas")), label(tr("&Note"))
        tags_label.setBuddy(self.tags)
        note_label.setBuddy(self.note)
        self.boxes = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        self.boxes.accepted.connect(self.accept)
        self.boxes.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        column.addWidget(ElidedLabel(title, "title"))
        for widget in (tags_label, self.tags, note_label):
            column.addWidget(widget)
        column.addWidget(self.note, 1)
        column.addWidget(self.problem)
        column.addWidget(self.boxes)
        self.tags.textChanged.connect(self._check)
        self.note.textChanged.connect(self._check)
        self.tags.setFocus()
        self._check()

    @Slot()
    def _check(self, *_text: str) -> None:
        tags, note = tags_in(self.tags.text()), self.note.toPlainText()
        problem = ""
        if len(note) > MAX_NOTE_LENGTH:
            problem = tr("A note has at most {count} characters.").format(
                count=amounts.count(MAX_NOTE_LENGTH)
            )
        elif any(len(tag) > MAX_TAG_LENGTH for tag in tags):
            problem = tr("A tag has at most {count} characters.").format(count=MAX_TAG_LENGTH)
        elif len(tags) > MAX_TAGS:
            problem = tr("A run has at most {count} tags.").format(count=MAX_TAGS)
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        self.boxes.button(QDialogButtonBox.StandardButton.Save).setEnabled(not problem)
