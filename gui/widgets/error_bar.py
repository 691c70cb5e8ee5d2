"""The error bar, the only part of the window that shows errors and warnings.

It does not block: training continues while it is read. It covers the free part of the tab bar and
moves nothing, so that a click in progress does not hit something else. It shows what
``gui.errors.ErrorCenter`` reports.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from gui import amounts
from gui.errors import Report
from gui.translation import tr
from gui.widgets.buttons import IconButton, leave_focus_to_text
from gui.widgets.card import GRID
from gui.widgets.labels import set_role


class ErrorBar(QFrame):
    """Hidden until ``show_report``; shows the latest report and counts the earlier ones.

    Signals:
        dismissed: the user has closed it.
    """

    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Error"))
        self._details: list[str] = []
        self._area: Callable[[], QRect] | None = None
        self.message = QLabel()
        self.hint = QLabel()
        for text in (self.message, self.hint):
            text.setWordWrap(True)
            text.setTextFormat(Qt.TextFormat.PlainText)
            text.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse
                | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            text.setSizePolicy(policy)
        self.message.setProperty("role", "title")
        self.copy_button = IconButton(
            tr("Copy"), "copy", tr("Copy the message and its details."), "flat"
        )
        self.copy_button.clicked.connect(self.copy_details)
        self.dismiss_button = IconButton("", "close", tr("Dismiss this message."), "flat")
        self.dismiss_button.clicked.connect(self.dismiss)
        leave_focus_to_text(self.copy_button, self.dismiss_button)

        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(self.message)
        texts.addWidget(self.hint)
        row = QHBoxLayout(self)
        row.setContentsMargins(GRID + 4, 2, 2, 2)
        row.setSpacing(GRID)
        texts.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(texts, 1)
        row.addWidget(self.copy_button, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.dismiss_button, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def lay_over(self, area: Callable[[], QRect]) -> None:
        """Be where ``area`` says, in coordinates of the parent; taller where the text needs it."""
        self._area = area
        host = self.parentWidget()
        assert host is not None, "laid over the widget that it was made in"
        host.installEventFilter(self)

    @Slot(object)
    def show_report(self, report: Report) -> None:
        """Show a report instead of the one before; "Copy" copies the details of all."""
        if self.isHidden():
            self._details.clear()
        self._details.append(report.details or report.message)
        earlier = len(self._details) - 1
        message = report.message
        if earlier:
            text = tr("{message}  ({count} earlier)")
            message = text.format(message=message, count=amounts.count(earlier))
        self.message.setText(message)
        self.hint.setText(report.hint)
        self.hint.setVisible(bool(report.hint))
        self.setAccessibleDescription(f"{report.message} {report.hint}")
        set_role(self, "warning" if report.is_warning else "error")
        self.show()
        self._place()

    @Slot()
    def copy_details(self) -> None:
        """Copy the details of all reports since the bar appeared."""
        QGuiApplication.clipboard().setText("\n\n".join(self._details))

    @Slot()
    def dismiss(self) -> None:
        """Hide the bar and forget what it showed."""
        self._details.clear()
        self.hide()
        self.dismissed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of the window."""
        if event.type() == QEvent.Type.Resize and watched is self.parent():
            self._place()
        return False

    def event(self, event: QEvent) -> bool:
        """Follow the size of the text, which another style or font may change."""
        is_handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._place()
        return is_handled

    def _place(self) -> None:
        if self._area is None or self.isHidden():
            return
        area = self._area()
        self.setGeometry(
            area.x(), area.y(), area.width(), max(area.height(), self.heightForWidth(area.width()))
        )
        self.raise_()
