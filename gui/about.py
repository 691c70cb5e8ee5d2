"""Help > About: version, licence, and where a person's work lies."""

from __future__ import annotations

import html

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QMessageBox, QWidget

from core.program import version
from core.workspace import Workspace


def show_about(parent: QWidget, workspace: Workspace) -> None:
    """Show the box and wait until it is closed."""
    QMessageBox.about(
        parent,
        "About Tabwright",
        f"<h3>Tabwright {version()}</h3>"
        "<p>Train your own code-completion model from scratch, watch it learn, and type with "
        "it. Everything stays on this computer.</p>"
        f"<p>Your work lies in<br><code>{html.escape(str(workspace.folder))}</code></p>"
        f"<p>Qt {qVersion()} under the LGPL. Tabwright is under the MIT licence.</p>",
    )
