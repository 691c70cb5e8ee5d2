"""The dialog switches a real server, says what happened, and copies what it shows."""

import http.client
import json
import socket
import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from core.completion import opening as engines
from core.completion.request_options import RequestOptions
from core.errors import ConfigError
from core.export.light_export import make_light_copy
from gui.connect.connect_dialog import ConnectDialog
from gui.connect.connecting import open_connect_dialog
from gui.connect.local_server import LocalServer
from gui.main_window import MainWindow
from tests.core.conftest import tiny_workspace  # noqa: F401
from tests.core.export.conftest import checkpoint, tiny_tokenizer, write_checkpoint  # noqa: F401


@pytest.fixture
def server(qtbot, checkpoint, workspace, context):  # noqa: F811
    make_light_copy(checkpoint, workspace)
    server = LocalServer(workspace, context.gate)
    yield server
    server.stop()


@pytest.fixture
def dialog(qtbot, server, checkpoint):  # noqa: F811
    options = RequestOptions(minimum_precision=0.0)
    # Port 0: the tests of two machines in one must not meet.
    dialog = ConnectDialog(
        server, lambda port: server.start(0, checkpoint, options), ("tabwright", "lsp")
    )
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def ask(server, prefix="def count_total("):
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
    body = json.dumps({"input_prefix": prefix, "input_suffix": ""})
    headers = {"Content-Type": "application/json", "User-Agent": "some editor"}
    connection.request("POST", "/infill", body, headers)
    answer = connection.getresponse()
    content = json.loads(answer.read())
    connection.close()
    return answer.status, content


def test_the_switch_starts_a_server_that_answers_and_stops_it(dialog, server, qtbot: QtBot):
    assert "No port is open" in dialog.state_label.text()
    qtbot.mouseClick(dialog.switch, Qt.MouseButton.LeftButton)
    assert dialog.switch.text() == "Stop server"
    assert not dialog.port_field.isEnabled()
    qtbot.waitUntil(lambda: "ready" in dialog.state_label.text())
    assert f"http://127.0.0.1:{server.port}" in dialog.state_label.text()
    status, content = ask(server)
    assert (status, type(content["content"])) == (200, str)
    qtbot.waitUntil(lambda: "some editor, /infill" in dialog.request_label.text())
    qtbot.mouseClick(dialog.switch, Qt.MouseButton.LeftButton)
    assert dialog.switch.text() == "Start server"
    with pytest.raises(ConnectionRefusedError):
        ask(server)


def test_stopping_does_not_wait_for_a_model_that_is_being_prepared(dialog, server, monkeypatch):
    opening = threading.Event()
    ended = threading.Event()

    def load(*_, **__):
        opening.wait(30)
        ended.set()
        raise ConfigError("Nobody waits for it.")

    monkeypatch.setattr(engines, "open_engine", load)
    dialog.switch.click()
    dialog.switch.click()
    assert not server.is_running
    assert not ended.is_set()
    opening.set()
    assert ended.wait(30)


def test_requests_enter_the_gate_so_that_training_gives_way(
    dialog, server, context, qtbot, monkeypatch
):
    entered = []
    original = context.gate.entered
    monkeypatch.setattr(context.gate, "entered", lambda: entered.append(1) or original())
    dialog.switch.click()
    qtbot.waitUntil(lambda: server.is_ready)
    ask(server)
    assert entered


def test_a_port_that_is_taken_is_said_in_the_dialog(qtbot, server):
    def start(port):
        raise ConfigError(f"Port {port} is in use by another program.", "Choose another one.")

    dialog = ConnectDialog(server, start, ("tabwright", "lsp"))
    qtbot.addWidget(dialog)
    dialog.switch.click()
    assert (
        dialog.state_label.text() == "Port 8012 is in use by another program. Choose another one."
    )
    assert dialog.switch.text() == "Start server"


def test_each_editor_shows_its_settings_and_copy_takes_them(dialog):
    seen = set()
    for row in range(dialog.editors.count()):
        dialog.editors.setCurrentRow(row)
        text = dialog.text.toPlainText()
        assert dialog.copy_button.isEnabled() == bool(text)
        assert dialog.tried_label.text()
        if text:
            dialog.copy_button.click()
            assert QGuiApplication.clipboard().text() == text
            seen.add(text)
    assert len(seen) == dialog.editors.count() - 1


def test_another_port_changes_the_settings(dialog):
    dialog.editors.setCurrentRow(1)
    dialog.port_field.setText("9000")
    assert "127.0.0.1:9000/infill" in dialog.text.toPlainText()
    assert dialog.editors.currentRow() == 1


@pytest.mark.parametrize(
    ("text", "port"),
    [("9000", 9000), ("9,000", 9000), (" 9 000 ", 9000), ("\uff19000", 9000), ("9e3", 9000)],
)
def test_a_port_is_read_as_people_write_it(dialog, text, port):
    dialog.port_field.setText(text)
    assert dialog.port_field.port() == port
    assert not dialog.port_field.property("invalid")
    dialog.editors.setCurrentRow(1)
    assert f"127.0.0.1:{port}/infill" in dialog.text.toPlainText()


@pytest.mark.parametrize(
    "text", ["1024,5", "1024.5", "10,24", "", "x", "80", "65536", "-9000", "1e99", "8012.0"]
)
def test_what_is_no_port_is_marked_and_starts_nothing(dialog, server, text):
    dialog.editors.setCurrentRow(1)
    dialog.port_field.setText("9000")
    dialog.port_field.setText(text)
    assert dialog.port_field.property("invalid")
    assert not dialog.switch.isEnabled()
    assert dialog.state_label.text().startswith("The port ")
    assert "127.0.0.1:9000/infill" in dialog.text.toPlainText()  # the last that can be used
    dialog.switch.click()
    assert not server.is_running
    dialog.port_field.setText("9001")
    assert dialog.switch.isEnabled()
    assert "No port is open" in dialog.state_label.text()


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def test_the_menu_opens_one_dialog_and_the_window_ends_the_server(qtbot, context, tmp_path):
    root = tmp_path / "shop"
    root.mkdir()
    line = "def delivery_cost(parcel, distance_km, is_express=False):\n    return 1\n"
    for number in range(3):
        (root / f"a{number}.py").write_text(line * 5)
    window = MainWindow(context)
    qtbot.addWidget(window)
    window.actions_by_id["window.connect"].trigger()
    dialog = window.findChild(ConnectDialog)
    assert dialog.isVisible()
    assert open_connect_dialog(window, context) is dialog
    # Without a checkpoint it answers from the file and the open project.
    dialog.port_field.setText(str(free_port()))
    dialog.switch.click()
    qtbot.waitUntil(lambda: "ready" in dialog.state_label.text())
    assert "Project only (no model). No project is open." in dialog.state_label.text()
    context.projects.open_folder(root)
    assert "Project: shop." in dialog.state_label.text()

    def is_answered():
        status, content = ask(context.server, "def delivery_cost(par")
        return status == 200 and content["content"].startswith("cel, distance_km")

    qtbot.waitUntil(is_answered)
    context.projects.set_refused(root.resolve(), is_refused=True)
    context.projects.changed.emit()
    assert "No project is open." in dialog.state_label.text()
    with qtbot.waitSignal(window.closed):
        window.close()
    assert not context.server.is_running
