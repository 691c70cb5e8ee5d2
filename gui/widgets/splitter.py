"""Panes side by side whose widths the user sets by dragging the gap between them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QSplitter, QWidget

from gui.widgets.card import GRID


class Splitter(QSplitter):
    """A splitter whose panes cannot be collapsed.

    Signals:
        moved: the widths that the user set, in pixels.

    Args:
        parts: from left to right, or from top to bottom.
        usual: the default width of each in pixels; other windows are divided in proportion.
    """

    moved = Signal(tuple)

    def __init__(
        self,
        parts: Sequence[QWidget],
        usual: Sequence[int],
        orientation: Qt.Orientation = Qt.Orientation.Horizontal,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(orientation, parent)
        self._usual = list(usual)
        self.setHandleWidth(GRID)
        self.setChildrenCollapsible(False)
        for part in parts:
            self.addWidget(part)
        self.setSizes(self._usual)
        self.splitterMoved.connect(self._emit_moved)

    def restore(self, sizes: Sequence[int]) -> None:
        """Use widths that were set earlier; those of another layout are ignored."""
        if len(sizes) == self.count() and all(size > 0 for size in sizes):
            self.setSizes(list(sizes))

    @Slot()
    def _emit_moved(self, *_position: int) -> None:
        self.moved.emit(tuple(self.sizes()))
