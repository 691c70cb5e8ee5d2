"""Help > About: the version, the license and the workspace folder."""

from __future__ import annotations

import html

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QMessageBox, QWidget

from core.program import version
from core.workspace import Workspace
from gui.translation import tr


def show_about(parent: QWidget, workspace: Workspace) -> None:
    """Show the message box and wait until it is closed."""
    QMessageBox.about(
        parent,
        tr("About Tabwright"),
        tr(
            "<h3>Tabwright {version}</h3>"
            "<p>Train your own code-completion model from scratch, watch it learn, and type with "
            "it. Everything stays on this computer.</p>"
            "<p>Workspace:<br><code>{folder}</code></p>"
            "<p>Qt {qt} under the LGPL. Tabwright is under the MIT license.</p>"
        ).format(version=version(), folder=html.escape(str(workspace.folder)), qt=qVersion()),
    )
