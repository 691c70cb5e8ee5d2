"""One value with its label above it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from gui.amounts import NONE
from gui.widgets.labels import ElidedLabel, label


class Caption(ElidedLabel):
    """A label that shows a shorter form where there is no room for it.

    Args:
        text: the name.
        short: a shorter form of it, for a narrow window.
    """

    def __init__(self, text: str, short: str, parent: QWidget | None = None) -> None:
        super().__init__("", "caption", Qt.TextElideMode.ElideRight, parent)
        self._short = short
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setText(text)
        self.setToolTip("")  # that of the whole widget is shown

    def minimumSizeHint(self) -> QSize:
        """Return a width that always fits the short form."""
        return QSize(self._width(self._short), super().minimumSizeHint().height())

    def shown_text(self) -> str:
        """The form that fits."""
        fits = self._width(self.text()) <= self.contentsRect().width()
        return self.text() if fits else self._short

    def _width(self, text: str) -> int:
        # The advance is rounded: a text in just that much room may be cut.
        return self.fontMetrics().horizontalAdvance(text) + 1


class LabeledValue(QWidget):
    """A caption, and below it the value as text.

    Args:
        caption: the label.
        tip: what it means.
        short: a shorter name for a narrow window; empty: there is none.
    """

    def __init__(
        self, caption: str, tip: str, short: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._caption = caption
        self.value = label(NONE, "figure")
        self.setToolTip(tip)
        self.setAccessibleName(caption)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.caption = Caption(caption, short or caption)
        column.addWidget(self.caption)
        column.addWidget(self.value)

    def show_value(self, text: str) -> None:
        """Show a value; an unchanged text costs nothing."""
        if text != self.value.text():
            self.value.setText(text)
            self.setAccessibleDescription(f"{self._caption}: {text}")
