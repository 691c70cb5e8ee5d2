"""A tab whose content is made when it is first shown.

The tables and charts need NumPy and pyqtgraph, and the window must be up before those are
imported. Until there is a corpus to show, the tab shows a sentence.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from gui.translation import tr
from gui.widgets.buttons import IconButton
from gui.widgets.card import GRID, Card
from gui.widgets.labels import label

if TYPE_CHECKING:
    from core.data.open_corpus import OpenedCorpus


class CorpusView(Protocol):
    """A widget that shows an opened corpus."""

    def show_corpus(self, opened: OpenedCorpus) -> None:
        """Show another corpus."""
        ...


V = TypeVar("V", bound=CorpusView)


class LazyTab(QWidget, Generic[V]):
    """Shows a sentence, then the view.

    Args:
        make: makes the view.

    Signals:
        build_requested: the user clicked the button to build a corpus.
    """

    build_requested = Signal()

    def __init__(self, make: Callable[[], V], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._make = make
        self._view: V | None = None
        self._shown: OpenedCorpus | None = None
        self.message = label("", "muted", wraps=True)
        self.message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.build_button = IconButton(tr("Build a dataset"), "play", tr("Show the Build tab."))
        self.build_button.clicked.connect(self.build_requested)
        waiting = Card()
        waiting.body.addStretch(1)
        waiting.body.addWidget(self.message)
        row = QVBoxLayout()
        row.setContentsMargins(0, GRID, 0, 0)
        row.addWidget(self.build_button, 0, Qt.AlignmentFlag.AlignHCenter)
        waiting.body.addLayout(row)
        waiting.body.addStretch(1)
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.addWidget(waiting)

    @property
    def view(self) -> V | None:
        """The view; None before it was first shown."""
        return self._view

    def show_message(self, text: str, *, offers_build: bool = False) -> None:
        """Show a sentence instead of the view."""
        self.message.setText(text)
        self.build_button.setVisible(offers_build)
        self._stack.setCurrentIndex(0)

    def show_corpus(self, opened: OpenedCorpus) -> None:
        """Show a corpus; the same one again costs nothing."""
        if self._view is None:
            self._view = self._make()
            self._stack.addWidget(cast("QWidget", self._view))
        if self._shown is not opened:
            self._shown = opened
            self._view.show_corpus(opened)
        self._stack.setCurrentWidget(cast("QWidget", self._view))
