"""Opens *Connect an editor* for a window, with the model and settings of its editor page."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from core.checkpoints.listing import default_checkpoint
from core.errors import CheckpointError
from gui.connect.connect_dialog import ConnectDialog
from gui.context import AppContext
from gui.editor.suggest.completion_requests import options_of
from gui.translation import tr


def open_connect_dialog(window: QWidget, context: AppContext) -> ConnectDialog:
    """Show the dialog of this window in front, created if there is none yet."""
    dialog = window.findChild(ConnectDialog)
    if dialog is None:
        dialog = ConnectDialog(context.server, lambda port: _start(context, port), parent=window)
    dialog.show()
    dialog.raise_()
    dialog.activateWindow()
    return dialog


def _start(context: AppContext, port: int) -> None:
    context.server.start(port, _checkpoint(context), options_of(context.settings))


def _checkpoint(context: AppContext) -> Path:
    """The checkpoint that completes in the editor, else the default one.

    Raises:
        CheckpointError: there is none.
    """
    chosen = context.settings.state.editor.checkpoint
    if chosen and Path(chosen).is_file():
        return Path(chosen)
    known = default_checkpoint(context.workspace)
    if known is None:
        raise CheckpointError(
            tr("There is no checkpoint in this workspace yet."),
            tr("Train a model on the Train page first."),
        )
    return known
