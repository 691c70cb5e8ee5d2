"""What stands in place of the text while no file is open: the ways to begin."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.resources import resource
from gui.editor.text.dropped_files import local_files
from gui.widgets.buttons import IconButton
from gui.widgets.labels import label

# Shown in this order; the title is the language's.
SAMPLES = (("Python", "inventory.py"), ("C", "moving_average.c"), ("Java", "WordCount.java"))
_MAX_RECENT = 5
_TOP = 72


class StartPanel(QWidget):
    """Buttons for new, open, samples and recent files; files may be dropped here.

    Signals:
        new_requested, open_requested, folder_requested: a button was pressed.
        sample_requested: the path of a shipped sample, to be opened as a copy.
        files_requested: paths to open.
    """

    new_requested = Signal()
    open_requested = Signal()
    folder_requested = Signal()
    sample_requested = Signal(object)
    files_requested = Signal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addWidget(label("Write some code", "headline"))
        hint = "Suggestions appear in gray as you type. Tab takes one, Ctrl+Right a word of it."
        column.addWidget(label(hint, "muted", wraps=True))
        column.addLayout(self._buttons())
        column.addWidget(label("Or try a sample:", "muted"))
        column.addLayout(self._samples())
        self._recent_title = label("Opened lately:", "muted")
        self._recent = QVBoxLayout()
        self._recent.setSpacing(0)
        column.addWidget(self._recent_title)
        column.addLayout(self._recent)
        block = QWidget()
        block.setMaximumWidth(520)
        block.setLayout(column)
        layout = QHBoxLayout(self)
        layout.addStretch(1)
        # From the top: centered, it would move whenever a bar below it comes or goes.
        layout.setContentsMargins(0, _TOP, 0, 0)
        layout.addWidget(block, 4, Qt.AlignmentFlag.AlignTop)
        layout.addStretch(1)
        self.set_recent(())

    def set_recent(self, paths: Sequence[Path]) -> None:
        """List the files opened lately, newest first."""
        while (item := self._recent.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for path in paths[:_MAX_RECENT]:
            button = IconButton(path.name.replace("&", "&&"), tip=str(path), role="link")
            button.clicked.connect(lambda _checked=False, p=path: self.files_requested.emit([p]))
            self._recent.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self._recent_title.setVisible(bool(paths))

    def _buttons(self) -> QHBoxLayout:
        new = IconButton("&New file", "plus", "An empty file (Ctrl+N)", "primary")
        new.clicked.connect(self.new_requested)
        self.setFocusProxy(new)
        open_ = IconButton(
            "&Open files\u2026", "folder", "Choose files, or drop them here (Ctrl+O)"
        )
        open_.clicked.connect(self.open_requested)
        row = QHBoxLayout()
        row.addWidget(new)
        row.addWidget(open_)
        folder = IconButton(
            "Open folder\u2026", "folder", "Suggestions know its files (Ctrl+Shift+O)"
        )
        folder.clicked.connect(self.folder_requested)
        row.addWidget(folder)
        row.addStretch(1)
        return row

    def _samples(self) -> QHBoxLayout:
        row = QHBoxLayout()
        for title, name in SAMPLES:
            button = IconButton(title, tip=f"A copy of the sample {name}")
            path = resource("samples", name)
            button.clicked.connect(lambda _checked=False, p=path: self.sample_requested.emit(p))
            row.addWidget(button)
        row.addStretch(1)
        return row

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome files."""
        if local_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open what was dropped."""
        event.acceptProposedAction()
        self.files_requested.emit(local_files(event.mimeData()))
