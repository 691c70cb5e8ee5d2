"""One line that says what to do while no model completes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TR_NOOP, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from gui.jobs.completion_service import CompletionService
from gui.translation import tr
from gui.widgets.buttons import IconButton, leave_focus_to_text
from gui.widgets.labels import label

if TYPE_CHECKING:
    from core.checkpoints.format import CheckpointInfo

_NO_MODEL_YET = QT_TR_NOOP(
    "There is no model yet, so there are no suggestions. Train one on the Train tab, or open a "
    "checkpoint."
)
_NOT_CHOSEN = QT_TR_NOOP(
    "No model is selected, so there are no suggestions. Select one above the text."
)


class ModelHint(QFrame):
    """Visible while there is no model, and none on its way: those come and go by themselves.

    Signals:
        open_wanted: the user wants to open a checkpoint file.
    """

    open_wanted = Signal()

    def __init__(self, service: CompletionService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._service = service
        self.setProperty("role", "hint")
        self._text = label(tr(_NO_MODEL_YET), "muted", wraps=True)
        button = IconButton(
            tr("Open a .pth file\u2026"), tip=tr("A checkpoint trained elsewhere"), role="link"
        )
        button.clicked.connect(self.open_wanted)
        leave_focus_to_text(button)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 2)
        row.addWidget(self._text, 1)
        row.addWidget(button)
        service.model_changed.connect(self._model_changed)
        service.preparing.connect(self._preparing)
        self.setVisible(service.model is None)

    def set_choice(self, *, has_checkpoints: bool, is_loading: bool) -> None:
        """Say that there is no checkpoint or that none is selected; hide while one is loading."""
        if self._service.is_preparing and is_loading:
            return
        self._text.setText(tr(_NOT_CHOSEN if has_checkpoints else _NO_MODEL_YET))
        self.setVisible(self._service.model is None and not is_loading)

    @Slot(object)
    def _preparing(self, _path: Path) -> None:
        self.hide()  # the row below tells of it without moving the text

    @Slot(object)
    def _model_changed(self, info: CheckpointInfo | None) -> None:
        self.setVisible(info is None)
