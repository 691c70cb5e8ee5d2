"""*Connect an editor*: the server on and off, what it last did, and settings to copy."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QFontDatabase, QGuiApplication, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from core.errors import ConfigError, CoreError
from core.program import DISTRIBUTION, ROOT, is_checkout
from core.serving.editor_setup import EditorSetup, editor_setups
from gui.connect.local_server import LocalServer
from gui.connect.port_field import PortField
from gui.widgets.buttons import IconButton
from gui.widgets.card import GRID, Card
from gui.widgets.labels import ElidedLabel
from gui.widgets.steady import SteadyLabel

DEFAULT_PORT = 8012
_COPIED_MS = 1500
_DOORS = {
    "lsp": "The editor starts Tabwright itself and talks to it over a pipe; no port is opened.",
    "http": "The editor asks the server above, so it must run.",
    "none": "",
}


class ConnectDialog(QDialog):
    """Stays open beside the window; the server goes on when it is closed.

    Args:
        server: started and stopped here.
        start: starts the server on a port; raises ``CoreError``.
        command: starts the language server.
    """

    def __init__(
        self,
        server: LocalServer,
        start: Callable[[int], None],
        command: Sequence[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Connect an editor")
        self._server = server
        self._start = start
        self._command = tuple(command) or lsp_command()
        self._setups: list[EditorSetup] = []
        self._port = DEFAULT_PORT
        self._port_problem: CoreError | None = None
        self.port_field = PortField(DEFAULT_PORT)
        self.switch = IconButton(
            "Start server", "", "Answer other editors on this computer.", "primary"
        )
        self.switch.clicked.connect(self._toggle)
        # Both change by themselves, also while somebody is about to click below them.
        self.state_label = SteadyLabel("", ("two\nlines",))
        self.request_label = ElidedLabel("", "muted", Qt.TextElideMode.ElideRight)
        self.editors = QListWidget()
        self.editors.setAccessibleName("Editors")
        self.editors.currentRowChanged.connect(self._show_setup)
        self.where_label = SteadyLabel()
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName("Settings to copy")
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.tried_label = SteadyLabel("muted")
        self.copy_button = IconButton("Copy", "", "Copy the settings to the clipboard.")
        self.copy_button.clicked.connect(self._copy)
        self._copied_timer = QTimer(self)
        self._copied_timer.setSingleShot(True)
        self._copied_timer.setInterval(_COPIED_MS)
        self._copied_timer.timeout.connect(lambda: self.copy_button.setText("Copy"))
        self._lay_out()
        server.changed.connect(self._show_state)
        self.port_field.changed.connect(self._port_changed)
        self._fill()
        self.editors.setCurrentRow(0)
        self._show_state()
        self.resize(760, 540)

    def _lay_out(self) -> None:
        server = Card("Server on this computer")
        row = QHBoxLayout()
        row.setSpacing(GRID)
        port = QLabel("&Port")
        port.setBuddy(self.port_field)
        row.addWidget(port)
        row.addWidget(self.port_field)
        row.addWidget(self.switch)
        row.addStretch(1)
        server.body.addLayout(row)
        server.body.addWidget(self.state_label)
        server.body.addWidget(self.request_label)
        setup = Card("Settings of your editor")
        columns = QHBoxLayout()
        columns.setSpacing(2 * GRID)
        self.editors.setFixedWidth(230)
        columns.addWidget(self.editors)
        right = QVBoxLayout()
        right.setSpacing(GRID)
        right.addWidget(self.where_label)
        right.addWidget(self.text, 1)
        below = QHBoxLayout()
        below.addWidget(self.tried_label, 1)
        below.addWidget(self.copy_button, 0, Qt.AlignmentFlag.AlignTop)
        right.addLayout(below)
        columns.addLayout(right, 1)
        setup.body.addLayout(columns, 1)
        page = QVBoxLayout(self)
        page.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        page.setSpacing(GRID)
        page.addWidget(server)
        page.addWidget(setup, 1)

    def showEvent(self, event: QShowEvent) -> None:
        """Make the switch as wide as the wider of its two texts, now that its font is known."""
        self.switch.ensurePolished()
        widths = []
        for text in ("Start server", "Stop server"):
            self.switch.setText(text)
            widths.append(self.switch.sizeHint().width())
        self.switch.setMinimumWidth(max(widths))
        self._show_state()
        super().showEvent(event)

    @Slot()
    def _toggle(self) -> None:
        if self._server.is_running:
            self._server.stop()
            return
        try:
            self._start(self.port_field.port())
        except CoreError as error:
            self.state_label.setText(f"{error.message} {error.hint}".strip())

    @Slot()
    def _show_state(self) -> None:
        server = self._server
        is_running = server.is_running
        self.switch.setText("Stop server" if is_running else "Start server")
        self.switch.setEnabled(is_running or self._port_problem is None)
        self.port_field.setEnabled(not is_running)
        error = server.error or (None if is_running else self._port_problem)
        if error is not None:
            state = f"{error.message} {error.hint}".strip()
        elif not is_running:
            state = "Off. No port is open."
        else:
            ready = "ready" if server.is_ready else "the model is being loaded"
            address = f"http://127.0.0.1:{server.port}"
            state = f"On: {address}, {ready}. Only programs of this computer can ask."
        self.state_label.setText(state)
        last = server.last_request
        self.request_label.setText(
            f"Last request: {last.client or 'a client without a name'}, {last.path}: "
            f"{last.outcome} ({last.milliseconds:.0f} ms)"
            if last is not None
            else "Last request: none yet."
        )

    @Slot()
    def _port_changed(self) -> None:
        try:
            self._port = self.port_field.port()
            self._port_problem = None
        except ConfigError as error:
            self._port_problem = error
        self._fill()
        self._show_state()

    def _fill(self) -> None:
        """Show the settings of all editors with the last port that can be used."""
        row = self.editors.currentRow()
        self._setups = editor_setups(self._port, self._command)
        self.where_label.reserve(_where(setup) for setup in self._setups)
        self.tried_label.reserve(setup.tried for setup in self._setups)
        if self.editors.count() != len(self._setups):
            self.editors.clear()
            self.editors.addItems([setup.editor for setup in self._setups])
        self._show_setup(row)

    @Slot(int)
    def _show_setup(self, row: int) -> None:
        if not 0 <= row < len(self._setups):
            return
        setup = self._setups[row]
        self.where_label.setText(_where(setup))
        self.text.setPlainText(setup.text)
        self.tried_label.setText(setup.tried)
        self.copy_button.setEnabled(bool(setup.text))

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self.copy_button.setText("Copied")
        self._copied_timer.start()


def _where(setup: EditorSetup) -> str:
    where = f"Into {setup.where}: " if setup.where else ""
    return f"{where}{_DOORS[setup.door]}"


def lsp_command() -> tuple[str, ...]:
    """The command that starts the language server of this very program."""
    if is_checkout():
        return (sys.executable, str(ROOT / "main.py"), "lsp")
    # The entry points are beside the interpreter that runs them.
    return (str(Path(sys.executable).with_name(DISTRIBUTION)), "lsp")
