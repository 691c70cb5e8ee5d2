"""Labels by role, and one that shortens paths instead of widening the window."""

from __future__ import annotations

import html

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtGui import Qt as QtText
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget


def label(text: str, role: str = "", *, wraps: bool = False) -> QLabel:
    """A label in one of the looks of ``window.qss``: title, muted, figure, caption, badge."""
    result = QLabel(text)
    if role:
        result.setProperty("role", role)
    result.setWordWrap(wraps)
    result.setTextFormat(Qt.TextFormat.PlainText)
    return result


def plain_tip(text: str) -> str:
    """A tooltip that shows a title, a path or a message as it is.

    Qt shows a tooltip that looks like HTML as HTML: the title "<b>" would vanish.
    """
    if not QtText.mightBeRichText(text):
        return text
    return f"<p>{'<br>'.join(html.escape(text).split(chr(10)))}</p>"


def set_role(widget: QWidget, role: str) -> None:
    """Change the look of a widget that is already shown."""
    if widget.property("role") == role:
        return
    widget.setProperty("role", role)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def set_invalid(widget: QWidget, is_invalid: bool) -> None:
    """Mark a field whose content cannot be used."""
    if bool(widget.property("invalid")) != is_invalid:
        widget.setProperty("invalid", is_invalid)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


class ElidedLabel(QLabel):
    """One line that gives way in its middle, where a path says least; the tooltip has it whole."""

    def __init__(
        self,
        text: str = "",
        role: str = "",
        mode: Qt.TextElideMode = Qt.TextElideMode.ElideMiddle,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._mode = mode
        self.setTextFormat(Qt.TextFormat.PlainText)
        if role:
            self.setProperty("role", role)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show ``text``, shortened as far as the width asks."""
        super().setText(text)
        self.setToolTip(plain_tip(text))

    def minimumSizeHint(self) -> QSize:
        """Narrow: that is the point of it."""
        return QSize(24, super().minimumSizeHint().height())

    def shown_text(self) -> str:
        """What is shown, as far as there is room."""
        return self.text()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw the text that fits."""
        painter = QPainter(self)
        area = self.contentsRect()
        shown = self.fontMetrics().elidedText(self.shown_text(), self._mode, area.width())
        flags = int(self.alignment().value) | int(Qt.TextFlag.TextSingleLine.value)
        self.style().drawItemText(
            painter, area, flags, self.palette(), self.isEnabled(), shown, self.foregroundRole()
        )
