"""Opens *Connect an editor* for a window, with model, project and settings of its editor page."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from core.checkpoints.listing import default_checkpoint
from gui.connect.connect_dialog import ConnectDialog
from gui.context import AppContext
from gui.editor.suggest.completion_requests import options_of
from gui.model_choice import PROJECT_ONLY


def open_connect_dialog(window: QWidget, context: AppContext) -> ConnectDialog:
    """Show the dialog of this window in front, created if there is none yet."""
    dialog = window.findChild(ConnectDialog)
    if dialog is None:
        dialog = ConnectDialog(context.server, lambda port: _start(context, port), parent=window)
        for signal in (context.projects.folder_changed, context.projects.changed):
            signal.connect(lambda: context.server.use_folder(_folder(context)))
    dialog.show()
    dialog.raise_()
    dialog.activateWindow()
    return dialog


def _start(context: AppContext, port: int) -> None:
    options = options_of(context.settings)
    context.server.start(port, _checkpoint(context), options, _folder(context))


def _checkpoint(context: AppContext) -> Path | None:
    """The checkpoint that completes in the editor, else the default one.

    Returns:
        None where the editor completes without a model, or there is none.
    """
    chosen = context.settings.state.editor.checkpoint
    if chosen == str(PROJECT_ONLY):
        return None
    if chosen and Path(chosen).is_file():
        return Path(chosen)
    return default_checkpoint(context.workspace)


def _folder(context: AppContext) -> Path | None:
    """The open folder, unless the user does not want it to be used."""
    folder = context.projects.folder
    if folder is None or not folder.is_dir():
        return None
    excluded = context.settings.preferences.suggestions.excluded_projects
    return None if str(folder.resolve()) in excluded else folder
