"""The legend of the token probabilities, and their summary in view."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from gui.amounts import decimal
from gui.editor.inspect.inspector import VisibleScores
from gui.editor.inspect.token_probability import color_of, level_names
from gui.theme import current_theme
from gui.translation import tr
from gui.widgets.buttons import IconButton, leave_focus_to_text
from gui.widgets.labels import label


class InspectorBar(QFrame):
    """Hidden until the inspector is on.

    Signals:
        closed: the user turned the inspector off.
    """

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setToolTip(
            tr(
                "The probability that the model gave each token, given the text before it. "
                "Hover over a token to see what the model expected."
            )
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 12, 4)
        row.setSpacing(6)
        row.addWidget(label(tr("Probability"), "muted"))
        for level, name in enumerate(level_names()):
            row.addSpacing(6)
            row.addWidget(_Swatch(level))
            row.addWidget(label(name, "muted"))
        row.addStretch(1)
        self.figure = label("", "muted")
        close = IconButton("", "close", tr("Restore the colors of the language"), "flat")
        close.clicked.connect(self.closed)
        leave_focus_to_text(close)
        row.addWidget(self.figure)
        row.addWidget(close)
        self.hide()

    def set_on(self, is_on: bool, *, has_model: bool) -> None:
        """Show or hide the legend."""
        self.figure.setText(
            tr("Computing\u2026") if has_model else tr("Token probabilities need a model.")
        )
        self.setVisible(is_on)

    @Slot(object)
    def show_scores(self, scores: VisibleScores) -> None:
        """Show the summary of the tokens in view."""
        text = (
            tr("{bits} bits per byte in view")
            if scores.is_complete
            else tr("{bits} bits per byte in view \u2026")
        )
        self.figure.setText(text.format(bits=decimal(scores.bits_per_byte, 2)))


class _Swatch(QWidget):
    """One color of the legend."""

    def __init__(self, level: int) -> None:
        super().__init__()
        self._level = level
        self.setFixedSize(QSize(16, 12))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw it, with a border because the colors are pale."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setPen(QColor(theme.control_border))
        painter.setBrush(QColor(color_of(theme, self._level) or theme.surface))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()
