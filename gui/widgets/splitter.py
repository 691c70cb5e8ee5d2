"""Parts side by side whose widths a person sets by the gap between them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QSplitter, QWidget

from gui.widgets.card import GRID


class Splitter(QSplitter):
    """No part can be pushed out of sight.

    Signals:
        moved: the widths that the person set, a tuple of pixels.

    Args:
        parts: from left to right, or from above.
        usual: pixels of each, by which a window of another size is shared out as well.
    """

    moved = Signal(object)

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
        self.splitterMoved.connect(self._tell)

    def restore(self, sizes: Sequence[int]) -> None:
        """Take widths that were set earlier; those of another layout are passed over."""
        if len(sizes) == self.count() and all(size > 0 for size in sizes):
            self.setSizes(list(sizes))

    @Slot()
    def _tell(self, *_place: int) -> None:
        self.moved.emit(tuple(self.sizes()))
