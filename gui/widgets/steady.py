"""Widgets that come, go and change without moving others under the pointer."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLabel, QWidget

_MAX_HEIGHT = 2000


def keep_space(widget: QWidget, *, keeps: bool = True) -> None:
    """Let a layout reserve the space of a widget while it is hidden, or no longer."""
    policy = widget.sizePolicy()
    policy.setRetainSizeWhenHidden(keeps)
    widget.setSizePolicy(policy)


class SteadyLabel(QLabel):
    """A wrapped label that is always as tall as the tallest of the texts it may show.

    Args:
        role: a look of ``window.qss``, as for ``labels.label``.
        texts: what it may show; a text that is taller than all of them still fits.
    """

    def __init__(
        self, role: str = "", texts: Iterable[str] = ("",), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._texts = tuple(texts)
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignTop)
        # QLabel says so of itself only once it has a text.
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        if role:
            self.setProperty("role", role)

    def reserve(self, texts: Iterable[str]) -> None:
        """Be as tall as the tallest of other texts from now on."""
        self._texts = tuple(texts)
        self.updateGeometry()

    def heightForWidth(self, width: int) -> int:
        """The height of the tallest text."""
        return max(super().heightForWidth(width), *(self._height(t, width) for t in self._texts))

    def sizeHint(self) -> QSize:
        """As wide as the text, as tall as the tallest."""
        hint = super().sizeHint()
        return QSize(hint.width(), max(hint.height(), self.heightForWidth(hint.width())))

    def minimumSizeHint(self) -> QSize:
        """At least one line tall, also without a text."""
        hint = super().minimumSizeHint()
        return QSize(hint.width(), max(hint.height(), self.fontMetrics().height()))

    def _height(self, text: str, width: int) -> int:
        area = QRect(0, 0, max(1, width), _MAX_HEIGHT)
        # A text without letters is one line tall too.
        bounds = self.fontMetrics().boundingRect(area, Qt.TextFlag.TextWordWrap, text or "x")
        return bounds.height()
