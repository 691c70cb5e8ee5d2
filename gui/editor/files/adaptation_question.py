"""Asks once for each project whether the model may continue to learn from it.

A line below the text, as the other hints: a dialog would interrupt, and the answer can wait.
"""

from __future__ import annotations

from PySide6.QtCore import QT_TR_NOOP, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from gui.jobs.adaptation_service import AdaptationService
from gui.translation import tr
from gui.widgets.buttons import IconButton, leave_focus_to_text
from gui.widgets.labels import label

_QUESTION = QT_TR_NOOP(
    "Let the model learn from {name} while the computer is idle? A copy of it for this project "
    "alone is kept on this computer, and used if it predicts the project better."
)


class AdaptationQuestion(QFrame):
    """Visible while there is a project about which the user has not decided.

    Signals:
        answered: the text should have the focus again.
    """

    answered = Signal()

    def __init__(self, service: AdaptationService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._service = service
        self.setProperty("role", "hint")
        self._text = label("", "muted", wraps=True)
        self.yes = IconButton(
            tr("Yes, learn"), tip=tr("It can be changed in the project's menu."), role="link"
        )
        self.no = IconButton(tr("No"), tip=tr("It is not asked again."), role="link")
        self.yes.clicked.connect(lambda: self._answer(is_given=True))
        self.no.clicked.connect(lambda: self._answer(is_given=False))
        leave_focus_to_text(self.yes, self.no)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 2)
        row.addWidget(self._text, 1)
        row.addWidget(self.yes)
        row.addWidget(self.no)
        self.hide()
        service.changed.connect(self.show_state)

    @Slot()
    def show_state(self) -> None:
        """Ask, or hide."""
        root = self._service.view.root
        if root is not None:
            self._text.setText(tr(_QUESTION).format(name=root.name))
        self.setVisible(self._service.view.phase == "unasked")

    def _answer(self, *, is_given: bool) -> None:
        root = self._service.view.root
        if root is not None:
            self._service.set_consent(root, is_given=is_given)
        self.hide()
        self.answered.emit()
