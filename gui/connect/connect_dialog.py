"""*Connect an editor*: the server's switch and last request, and settings to copy."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QT_TR_NOOP, Qt, QTimer, Slot
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
from gui import amounts
from gui.connect.local_server import LocalServer
from gui.connect.port_field import PortField
from gui.model_choice import PROJECT_ONLY, model_title
from gui.translation import problem_text, tr, translated
from gui.widgets.buttons import IconButton
from gui.widgets.card import GRID, Card
from gui.widgets.labels import ElidedLabel
from gui.widgets.steady import SteadyLabel

DEFAULT_PORT = 8012
_COPIED_MS = 1500
_DOORS = {
    "lsp": str(
        QT_TR_NOOP("The editor starts Tabwright itself and uses a pipe; no port is opened.")
    ),
    "http": str(QT_TR_NOOP("The editor asks the server above, so it must run.")),
    "none": "",
}


class ConnectDialog(QDialog):
    """Stays open beside the window; the server keeps running when it is closed.

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
        self.setWindowTitle(tr("Connect an editor"))
        self._server = server
        self._start = start
        self._command = tuple(command) or lsp_command()
        self._setups: list[EditorSetup] = []
        self._port = DEFAULT_PORT
        self._port_problem: CoreError | None = None
        self.port_field = PortField(DEFAULT_PORT)
        self.switch = IconButton(
            tr("Start server"), "", tr("Answer other editors on this computer."), "primary"
        )
        self.switch.clicked.connect(self._toggle)
        # Both change by themselves, also while somebody is about to click below them.
        self.state_label = SteadyLabel("", ("two\nlines",))
        self.request_label = ElidedLabel("", "muted", Qt.TextElideMode.ElideRight)
        self.editors = QListWidget()
        self.editors.setAccessibleName(tr("Editors"))
        self.editors.currentRowChanged.connect(self._show_setup)
        self.where_label = SteadyLabel()
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName(tr("Settings to copy"))
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.tried_label = SteadyLabel("muted")
        self.copy_button = IconButton(tr("Copy"), "", tr("Copy the settings to the clipboard."))
        self.copy_button.clicked.connect(self._copy)
        self._copied_timer = QTimer(self)
        self._copied_timer.setSingleShot(True)
        self._copied_timer.setInterval(_COPIED_MS)
        self._copied_timer.timeout.connect(lambda: self.copy_button.setText(tr("Copy")))
        self._lay_out()
        server.changed.connect(self._show_state)
        self.port_field.changed.connect(self._port_changed)
        self._fill()
        self.editors.setCurrentRow(0)
        self._show_state()
        self.resize(760, 540)

    def _lay_out(self) -> None:
        server = Card(tr("Server on this computer"))
        row = QHBoxLayout()
        row.setSpacing(GRID)
        port = QLabel(tr("&Port"))
        port.setBuddy(self.port_field)
        row.addWidget(port)
        row.addWidget(self.port_field)
        row.addWidget(self.switch)
        row.addStretch(1)
        server.body.addLayout(row)
        server.body.addWidget(self.state_label)
        server.body.addWidget(self.request_label)
        setup = Card(tr("Settings of your editor"))
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
        for text in (tr("Start server"), tr("Stop server")):
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
            self.state_label.setText(problem_text(error))

    @Slot()
    def _show_state(self) -> None:
        server = self._server
        is_running = server.is_running
        self.switch.setText(tr("Stop server") if is_running else tr("Start server"))
        self.switch.setEnabled(is_running or self._port_problem is None)
        self.port_field.setEnabled(not is_running)
        error = server.error or (None if is_running else self._port_problem)
        if error is not None:
            state = problem_text(error)
        elif not is_running:
            state = tr("Off. No port is open.")
        else:
            text = (
                tr("On: {address}, ready. Only programs on this computer can connect.")
                if server.is_ready
                else tr(
                    "On: {address}, loading the model. Only programs on this computer can connect."
                )
            )
            address = text.format(address=f"http://127.0.0.1:{server.port}")
            state = f"{address} {_answers_from(server)}"
        self.state_label.setText(state)
        last = server.last_request
        if last is None:
            self.request_label.setText(tr("Last request: none yet."))
            return
        self.request_label.setText(
            tr("Last request: {client}, {path}: {outcome} ({time})").format(
                client=last.client or tr("unnamed client"),
                path=last.path,
                outcome=last.outcome,
                time=amounts.milliseconds(last.milliseconds),
            )
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
        self.tried_label.reserve(translated(setup.tried) for setup in self._setups)
        if self.editors.count() != len(self._setups):
            self.editors.clear()
            self.editors.addItems([translated(setup.editor) for setup in self._setups])
        self._show_setup(row)

    @Slot(int)
    def _show_setup(self, row: int) -> None:
        if not 0 <= row < len(self._setups):
            return
        setup = self._setups[row]
        self.where_label.setText(_where(setup))
        self.text.setPlainText(setup.text)
        self.tried_label.setText(translated(setup.tried))
        self.copy_button.setEnabled(bool(setup.text))

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self.copy_button.setText(tr("Copied"))
        self._copied_timer.start()


def _answers_from(server: LocalServer) -> str:
    """Which model and which project answer."""
    model = model_title(server.model if server.model is not None else PROJECT_ONLY)
    if server.folder is None:
        return tr("Model: {model}. No project is open.").format(model=model)
    text = tr("Model: {model}. Project: {project}.")
    return text.format(model=model, project=Path(server.folder).name)


def _where(setup: EditorSetup) -> str:
    how = tr(_DOORS[setup.door]) if _DOORS[setup.door] else ""
    return (
        tr("In {file}: {how}").format(file=translated(setup.where), how=how) if setup.where else how
    )


def lsp_command() -> tuple[str, ...]:
    """The command that starts the language server of this very program."""
    if is_checkout():
        return (sys.executable, str(ROOT / "main.py"), "lsp")
    # The entry points are beside the interpreter that runs them.
    return (str(Path(sys.executable).with_name(DISTRIBUTION)), "lsp")
