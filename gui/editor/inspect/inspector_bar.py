"""The legend of the inspector: what its colors mean, and what they come to in view."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from gui.amounts import decimal
from gui.editor.inspect.inspector import View
from gui.editor.inspect.token_probability import LEVEL_NAMES, color_of
from gui.theme import current_theme
from gui.widgets.buttons import IconButton, leave_focus_to_text
from gui.widgets.labels import label

_NO_MODEL = "No model is loaded, so nothing is known of the tokens."
_READING = "Reading\u2026"
_TIP = (
    "How likely the model held each token, given all before it. Hover one to see what it expected."
)


class InspectorBar(QFrame):
    """Hidden until the inspector is switched on.

    Signals:
        closed: the person wants the inspector off.
    """

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setToolTip(_TIP)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 12, 4)
        row.setSpacing(6)
        row.addWidget(label("Probability", "muted"))
        for level, name in enumerate(LEVEL_NAMES):
            row.addSpacing(6)
            row.addWidget(_Swatch(level))
            row.addWidget(label(name, "muted"))
        row.addStretch(1)
        self.figure = label("", "muted")
        close = IconButton("", "close", "Back to the colors of the language", "flat")
        close.clicked.connect(self.closed)
        leave_focus_to_text(close)
        row.addWidget(self.figure)
        row.addWidget(close)
        self.hide()

    def set_on(self, is_on: bool, *, has_model: bool) -> None:
        """Show the legend or hide it."""
        self.figure.setText(_READING if has_model else _NO_MODEL)
        self.setVisible(is_on)

    @Slot(object)
    def show_view(self, view: View) -> None:
        """Show what the colors in view come to."""
        more = "" if view.is_complete else " \u2026"
        self.figure.setText(f"{decimal(view.bits_per_byte, 2)} bits per byte in view{more}")


class _Swatch(QWidget):
    """One color of the legend."""

    def __init__(self, level: int) -> None:
        super().__init__()
        self._level = level
        self.setFixedSize(QSize(16, 12))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw it, with an edge that pale colors need."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setPen(QColor(theme.control_border))
        painter.setBrush(QColor(color_of(theme, self._level) or theme.surface))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()
