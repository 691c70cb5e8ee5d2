"""The one place in the window where errors and warnings are shown.

A bar across the top that does not block: training goes on while one reads it.
It is fed by ``gui.errors.ErrorCenter`` alone.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from gui.errors import Report
from gui.widgets.buttons import IconButton
from gui.widgets.card import GRID
from gui.widgets.labels import set_role


class ErrorBar(QFrame):
    """Hidden until ``show_report``; shows the latest report and counts the earlier ones."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Error")
        self._details: list[str] = []
        self.message = QLabel()
        self.hint = QLabel()
        for text in (self.message, self.hint):
            text.setWordWrap(True)
            text.setTextFormat(Qt.TextFormat.PlainText)
            text.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse
                | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self.message.setProperty("role", "title")
        self.copy_button = IconButton(
            "Copy details", "copy", "Copy the message and everything known about it.", "flat"
        )
        self.copy_button.clicked.connect(self.copy_details)
        self.dismiss_button = IconButton("", "close", "Dismiss this message.", "flat")
        self.dismiss_button.clicked.connect(self.dismiss)

        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(self.message)
        texts.addWidget(self.hint)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GRID, GRID, GRID, GRID)
        row.setSpacing(GRID)
        row.addLayout(texts, 1)
        row.addWidget(self.copy_button, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.dismiss_button, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    @Slot(object)
    def show_report(self, report: Report) -> None:
        """Show a report in place of the one before; its details join the copy."""
        if self.isHidden():
            self._details.clear()
        self._details.append(report.details or report.message)
        earlier = len(self._details) - 1
        more = f"  (and {earlier} before)" if earlier else ""
        self.message.setText(report.message + more)
        self.hint.setText(report.hint)
        self.hint.setVisible(bool(report.hint))
        self.setAccessibleDescription(f"{report.message} {report.hint}")
        set_role(self, "warning" if report.is_warning else "error")
        self.show()

    @Slot()
    def copy_details(self) -> None:
        """Put everything since the bar appeared on the clipboard."""
        QGuiApplication.clipboard().setText("\n\n".join(self._details))

    @Slot()
    def dismiss(self) -> None:
        """Hide the bar and forget what it showed."""
        self._details.clear()
        self.hide()
