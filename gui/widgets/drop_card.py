"""A card onto which one drops folders and files."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from gui.widgets.card import Card
from gui.widgets.labels import set_role


class DropCard(Card):
    """Takes what comes from a file manager, and shows that it would while it is above.

    Signals:
        dropped: a folder or a file, for each one its path.

    Args:
        title: above the content.
        parent: the widget around it.
    """

    dropped = Signal(str)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self.setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take folders and files, and nothing else."""
        if sources_in(event.mimeData()):
            set_role(self, "drop")
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """The drag went elsewhere."""
        super().dragLeaveEvent(event)
        set_role(self, "card")

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell of each thing that was dropped."""
        set_role(self, "card")
        for source in sources_in(event.mimeData()):
            self.dropped.emit(source)
        event.acceptProposedAction()


def sources_in(data: QMimeData) -> list[str]:
    """The local folders and files among what is being dragged."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return [str(path) for path in paths if path.is_dir() or path.is_file()]
