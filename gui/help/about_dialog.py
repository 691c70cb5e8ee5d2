"""Help > About: the version, the license, and what a report of an error should say."""

from __future__ import annotations

import platform

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from core.program import version
from core.workspace import Workspace
from gui.help.help_dialog import HelpDialog
from gui.icons import draw
from gui.translation import tr
from gui.widgets.buttons import IconButton
from gui.widgets.card import GRID
from gui.widgets.labels import ElidedLabel, label

_ICON_SIZE = 64
_MIN_WIDTH = 460


def versions() -> str:
    """Return the versions of the program and of what it runs on, a line each."""
    return "\n".join(
        (
            f"Tabwright {version()}",
            f"Python {platform.python_version()}",
            f"Qt {qVersion()}",
            platform.platform(),
        )
    )


class AboutDialog(HelpDialog):
    """The version, what the program is, its licenses and its workspace.

    Args:
        workspace: its folder is shown.
    """

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(tr("About Tabwright"), parent)
        self.setMinimumWidth(_MIN_WIDTH)
        icon = QLabel()
        icon.setPixmap(draw("app", "#ffffff", _ICON_SIZE, max(1, round(self.devicePixelRatio()))))
        icon.setAccessibleName(tr("Icon of Tabwright"))
        text = QVBoxLayout()
        text.setSpacing(GRID)
        text.addWidget(label(tr("Tabwright {version}").format(version=version()), "headline"))
        sentence = tr(
            "Train your own code-completion model from scratch, watch it learn, and type with it. "
            "Everything stays on this computer."
        )
        text.addWidget(label(sentence, wraps=True))
        licenses = tr("Tabwright is under the MIT license; Qt {qt} is under the LGPL.")
        text.addWidget(label(licenses.format(qt=qVersion()), "muted", wraps=True))
        folder = tr("Workspace: {folder}").format(folder=workspace.folder)
        text.addWidget(ElidedLabel(folder, "muted"))
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(text, 1)
        self.body.addLayout(row)
        self.body.addStretch(1)
        self.copy_button = IconButton(
            tr("Co&py versions"), "copy", tr("Copy the versions, for a report of an error.")
        )
        self.copy_button.clicked.connect(lambda: QGuiApplication.clipboard().setText(versions()))
        self.add_button(self.copy_button)
