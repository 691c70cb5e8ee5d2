"""What is shown while no file is open: buttons for the ways to begin."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.resources import resource
from gui.editor.text.dropped_files import local_files
from gui.keymap import Keymap
from gui.translation import tr
from gui.widgets.buttons import IconButton
from gui.widgets.labels import label

# In the order of the buttons; the titles are names of languages.
SAMPLES = (("Python", "inventory.py"), ("C", "moving_average.c"), ("Java", "WordCount.java"))
_MAX_RECENT = 5
_TOP = 72


class StartPanel(QWidget):
    """Buttons for new, open, samples and recent files; files may be dropped here.

    Args:
        keymap: the rows of the menus and their keys; three of the buttons do the same.

    Signals:
        sample_requested: the path of a shipped sample, of which a copy is to be opened.
        files_requested: paths to open.
    """

    sample_requested = Signal(Path)
    files_requested = Signal(list)

    def __init__(self, keymap: Keymap, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keymap = keymap
        self._like_actions: dict[str, IconButton] = {}
        self.setAcceptDrops(True)
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addWidget(label(tr("Write some code"), "headline"))
        hint = tr(
            "Suggestions appear in gray as you type. Tab accepts a suggestion, "
            "Ctrl+Right accepts one word of it."
        )
        column.addWidget(label(hint, "muted", wraps=True))
        column.addLayout(self._buttons())
        column.addWidget(label(tr("Or try a sample:"), "muted"))
        column.addLayout(self._samples())
        self._recent_title = label(tr("Recent files:"), "muted")
        self._recent = QVBoxLayout()
        self._recent.setSpacing(0)
        column.addWidget(self._recent_title)
        column.addLayout(self._recent)
        block = QWidget()
        block.setMaximumWidth(520)
        block.setLayout(column)
        layout = QHBoxLayout(self)
        layout.addStretch(1)
        # Aligned to the top: centered, it would move whenever a bar below it is shown or hidden.
        layout.setContentsMargins(0, _TOP, 0, 0)
        layout.addWidget(block, 4, Qt.AlignmentFlag.AlignTop)
        layout.addStretch(1)
        self.set_recent(())
        self._show_keys()
        keymap.changed.connect(self._show_keys)

    @Slot()
    def _show_keys(self) -> None:
        for name, button in self._like_actions.items():
            button.setToolTip(self._keymap.tip(self._keymap.specs[name]))

    def set_recent(self, paths: Sequence[Path]) -> None:
        """List the recent files, newest first."""
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
        row = QHBoxLayout()
        for name, text, icon, role in (
            ("editor.new", tr("&New file"), "plus", "primary"),
            ("editor.open", tr("&Open files\u2026"), "folder", ""),
            ("editor.open_folder", tr("Open folder\u2026"), "folder", ""),
        ):
            slot = self._keymap.specs[name].slot
            button = IconButton(text, icon, "", role)
            button.clicked.connect(lambda _checked=False, slot=slot: slot())
            self._like_actions[name] = button
            row.addWidget(button)
            if role == "primary":
                self.setFocusProxy(button)
        row.addStretch(1)
        return row

    def _samples(self) -> QHBoxLayout:
        row = QHBoxLayout()
        for title, name in SAMPLES:
            button = IconButton(title, tip=tr("Open a copy of the sample {name}").format(name=name))
            path = resource("samples", name)
            button.clicked.connect(lambda _checked=False, p=path: self.sample_requested.emit(p))
            row.addWidget(button)
        row.addStretch(1)
        return row

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept files."""
        if local_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the files that were dropped."""
        event.acceptProposedAction()
        self.files_requested.emit(local_files(event.mimeData()))
