"""A whole conversation over a pair of pipes, with an engine that answers as it is told."""

import io
import json
import os
import threading
import time
from pathlib import Path

import pytest

from core.completion.session_effects import PREPARING
from core.serving.client_settings import ClientSettings
from core.serving.client_workspace import path_of
from core.serving.json_rpc import MessageReader, MessageWriter
from core.serving.language_server import ACCEPTED_COMMAND, LanguageServer
from core.serving.suggestion_worker import SuggestionWorker
from core.serving.usage import Usage

URI = "file:///project/a.py"
TEXT = "import os\n\nvalue = \n"
WAIT = 10
ROOT = Path(__file__).resolve().parents[3]


class Client:
    """Sends messages and reads the answers, in the test's thread."""

    def __init__(self, worker, tmp_path, open_project=None, files_changed=None):
        to_server, self._out = os.pipe()
        self._in, from_server = os.pipe()
        self.reader = MessageReader(os.fdopen(self._in, "rb"))
        self.stream = os.fdopen(self._out, "wb")
        self.writer = MessageWriter(self.stream)
        self.usage = Usage(tmp_path / "usage.json")
        self.server = LanguageServer(
            MessageReader(os.fdopen(to_server, "rb")),
            MessageWriter(os.fdopen(from_server, "wb")),
            worker,
            ClientSettings(),
            self.usage,
            "1.2.3",
            open_project,
            files_changed,
        )
        self.status = None
        self.thread = threading.Thread(target=self._serve)
        self.thread.start()
        self.number = 0
        self.waiting = []

    def _serve(self):
        self.status = self.server.run()

    def notify(self, method, **params):
        self.writer.write({"method": method, "params": params})

    def send(self, method, **params):
        self.number += 1
        self.writer.write({"id": self.number, "method": method, "params": params})
        return self.number

    def request(self, method, **params):
        return self.answer_to(self.send(method, **params))

    def answer_to(self, id):
        """The answer with this id; what comes in between waits for ``message``."""
        while True:
            message = self.reader.read()
            if "method" not in message and message["id"] == id:
                return message
            self.waiting.append(message)

    def message(self):
        return self.waiting.pop(0) if self.waiting else self.reader.read()

    def start(self, **capabilities):
        answer = self.request("initialize", capabilities=capabilities, rootUri="file:///project")
        self.notify("initialized")
        return answer["result"]

    def open(self, text=TEXT, language="python", uri=URI):
        item = {"uri": uri, "languageId": language, "version": 1, "text": text}
        self.notify("textDocument/didOpen", textDocument=item)

    def ask(self, line=2, character=8, *, kind=2, uri=URI, **context):
        return self.send(
            "textDocument/inlineCompletion",
            textDocument={"uri": uri},
            position={"line": line, "character": character},
            context={"triggerKind": kind, **context},
        )

    def end(self):
        self.request("shutdown")
        self.notify("exit")
        self.thread.join(WAIT)
        return self.status


@pytest.fixture
def client(worker, tmp_path):
    client = Client(worker, tmp_path)
    yield client
    if client.thread.is_alive():
        client.stream.close()
        client.thread.join(WAIT)


def test_the_capabilities_are_those_of_inline_completion_alone(client):
    result = client.start()
    assert result["serverInfo"] == {"name": "tabwright", "version": "1.2.3"}
    capabilities = result["capabilities"]
    assert capabilities["inlineCompletionProvider"] is True
    assert capabilities["textDocumentSync"] == {"openClose": True, "change": 2, "save": True}
    assert capabilities["positionEncoding"] == "utf-16"
    assert "completionProvider" not in capabilities
    assert client.end() == 0


@pytest.mark.parametrize(
    ("offered", "chosen"),
    [(["utf-8", "utf-16"], "utf-8"), (["utf-7", "utf-32"], "utf-32"), ([], "utf-16"),
     (None, "utf-16"), ("utf-8", "utf-16")],
)  # fmt: skip
def test_the_encoding_is_the_first_of_the_clients_that_is_known(client, offered, chosen):
    result = client.start(general={"positionEncodings": offered})
    assert result["capabilities"]["positionEncoding"] == chosen


def test_an_item_has_an_empty_range_at_the_cursor_and_a_command(client):
    client.start()
    client.open()
    answer = client.answer_to(client.ask())
    cursor = {"line": 2, "character": 8}
    assert answer["result"] == {
        "items": [
            {
                "insertText": "answer",
                "range": {"start": cursor, "end": cursor},
                "command": {"title": "Accepted", "command": ACCEPTED_COMMAND, "arguments": [6]},
            }
        ]
    }


def test_the_engine_is_asked_as_the_editor_asks(client, engine):
    client.start()
    client.open()
    client.answer_to(client.ask())
    (asked,) = engine.requests
    assert (asked.prefix, asked.suffix) == ("import os\n\nvalue = ", "\n")
    assert (asked.language, asked.max_lines, asked.minimum_precision) == ("python", 1, 0.5)


def test_who_asks_by_key_gets_several_whatever_the_threshold(client, engine):
    client.start()
    client.open()
    answer = client.answer_to(client.ask(kind=1))
    texts = [item["insertText"] for item in answer["result"]["items"]]
    assert texts == ["answer", "second", "third", "fourth"]
    assert engine.requests[0].minimum_precision == 0.0


def test_nothing_is_an_empty_list_so_that_the_client_clears_the_ghost(client, engine):
    engine.text = ""
    client.start()
    client.open()
    assert client.answer_to(client.ask())["result"] == {"items": []}


def test_where_the_policy_says_no_the_model_is_not_asked(client, engine):
    client.start()
    client.open("# a comment \n")
    assert client.answer_to(client.ask(0, 12))["result"] == {"items": []}
    assert engine.requests == []
    status = client.request("tabwright/status")["result"]
    assert "comment" in status["no_suggestion_reason"]


def test_changes_are_followed(client, engine):
    client.start()
    client.open()
    where = {"start": {"line": 2, "character": 0}, "end": {"line": 2, "character": 5}}
    client.notify(
        "textDocument/didChange",
        textDocument={"uri": URI, "version": 2},
        contentChanges=[{"range": where, "text": "é"}],
    )
    client.answer_to(client.ask(2, 4))
    assert engine.requests[0].prefix == "import os\n\né = "


def test_a_selected_entry_of_a_list_begins_the_item(client, engine):
    client.start()
    client.open("import os\nos.pa\n")
    where = {"start": {"line": 1, "character": 3}, "end": {"line": 1, "character": 5}}
    selected = {"text": "path", "range": where}
    answer = client.answer_to(client.ask(1, 5, selectedCompletionInfo=selected))
    (item,) = answer["result"]["items"]
    assert (item["insertText"], item["range"]) == ("pathanswer", where)
    assert engine.requests[0].prefix == "import os\nos.path"


def test_a_newer_request_leaves_the_old_ghost_alone(client, engine):
    client.start()
    client.open()
    engine.gate.clear()
    old = client.ask()
    engine.entered.wait(WAIT)
    new = client.ask(2, 7)
    assert client.answer_to(old)["result"] is None
    engine.gate.set()
    assert client.answer_to(new)["result"]["items"]


def test_a_cancelled_request_gets_the_error_of_the_protocol(client, engine):
    client.start()
    client.open()
    engine.gate.clear()
    id = client.ask()
    engine.entered.wait(WAIT)
    client.notify("$/cancelRequest", id=id)
    assert client.answer_to(id)["error"]["code"] == -32800
    engine.gate.set()
    assert client.answer_to(client.ask(2, 7))["result"]["items"]


def test_acceptance_is_counted_and_kept(client, tmp_path):
    client.start()
    client.open()
    client.answer_to(client.ask())
    client.request("workspace/executeCommand", command=ACCEPTED_COMMAND, arguments=[6])
    assert client.end() == 0
    kept = json.loads((tmp_path / "usage.json").read_text())
    assert kept == {"shown": 1, "accepted": 1, "accepted_characters": 6}


def test_the_configuration_is_asked_for_and_taken(client, engine):
    client.start(workspace={"configuration": True})
    asked = client.message()
    assert asked["method"] == "workspace/configuration"
    section = {"threshold": 0.75, "maxTokens": 5, "command": ["anything"]}
    client.writer.write({"id": asked["id"], "result": [section]})
    client.open()
    client.answer_to(client.ask())
    assert (engine.requests[0].minimum_precision, engine.requests[0].max_tokens) == (0.75, 5)


@pytest.mark.parametrize(
    "section",
    [{"threshold": 7}, {"threshold": "high"}, {"maxTokens": 0}, {"disabledLanguages": "python"},
     {"enabled": 1}, {"commentsIn": [3]}],
)  # fmt: skip
def test_a_wrong_setting_is_reported_and_the_others_hold(client, engine, section):
    client.start()
    client.notify(
        "workspace/didChangeConfiguration", settings={"tabwright": {"maxTokens": 9, **section}}
    )
    complaint = client.message()
    assert complaint["method"] == "window/showMessage"
    assert complaint["params"]["message"].startswith(f"tabwright.{next(iter(section))}: ")
    client.open()
    client.answer_to(client.ask())
    assert engine.requests[0].max_tokens == (24 if "maxTokens" in section else 9)


def test_a_disabled_language_and_a_switch(client, engine):
    client.start()
    client.open()
    for settings in ({"disabledLanguages": ["Python"]}, {"enabled": False}):
        client.notify("workspace/didChangeConfiguration", settings={"tabwright": settings})
        assert client.answer_to(client.ask())["result"] == {"items": []}
    assert engine.requests == []


def test_folders_of_the_workspace_become_the_project(worker, tmp_path):
    opened = []
    client = Client(worker, tmp_path, opened.append)
    folders = [{"uri": "file:///one%20two", "name": "a"}, {"uri": "untitled:x", "name": "b"}]
    client.request("initialize", capabilities={}, workspaceFolders=folders)
    client.notify("initialized")
    client.notify(
        "workspace/didChangeWorkspaceFolders",
        event={"added": [{"uri": "file:///new"}], "removed": [{"uri": "file:///one%20two"}]},
    )
    assert client.end() == 0
    assert opened == [["/one two"], ["/new"]]


@pytest.mark.parametrize("can_watch", [True, False])
def test_changed_files_are_told_and_watched_where_the_client_can(worker, tmp_path, can_watch):
    changed = []
    client = Client(worker, tmp_path, lambda folders: None, changed.append)
    capabilities = {"workspace": {"didChangeWatchedFiles": {"dynamicRegistration": can_watch}}}
    client.start(**capabilities)
    client.open()
    client.notify(
        "workspace/didChangeWatchedFiles",
        changes=[{"uri": "file:///project/b%20c.py", "type": 2}, {"uri": "untitled:x", "type": 1}],
    )
    client.notify("textDocument/didSave", textDocument={"uri": URI})
    for wrong in ({}, {"changes": 1}, {"changes": [1, {}]}):
        client.notify("workspace/didChangeWatchedFiles", **wrong)
    assert client.end() == 0
    assert changed == [["/project/b c.py"], ["/project/a.py"]]
    requests = [message for message in client.waiting if "id" in message]
    assert [message["method"] for message in requests] == ["client/registerCapability"] * can_watch
    if can_watch:
        [registration] = requests[0]["params"]["registrations"]
        assert registration["method"] == "workspace/didChangeWatchedFiles"
        watchers = registration["registerOptions"]["watchers"]
        assert {"globPattern": "**/*.py"} in watchers


@pytest.mark.parametrize(
    ("uri", "path"),
    [("file:///a%20b/c.py", "/a b/c.py"), ("file:///C:/x.py", "C:/x.py"),
     ("file://server/share", None), ("untitled:Untitled-1", None)],
)  # fmt: skip
def test_the_path_of_a_uri(uri, path):
    assert path_of(uri) == path


def test_nothing_is_answered_before_initialize_nor_after_shutdown(client):
    assert client.request("textDocument/inlineCompletion")["error"]["code"] == -32002
    client.start()
    assert client.request("no/such/method")["error"]["code"] == -32601
    client.request("shutdown")
    assert client.request("textDocument/inlineCompletion")["error"]["code"] == -32600


def test_a_client_that_leaves_without_a_word_ends_the_server(client):
    client.start()
    client.stream.close()
    client.thread.join(WAIT)
    assert client.status == 1


@pytest.mark.parametrize(
    "params",
    [{}, {"textDocument": {"uri": "file:///other"}, "position": {"line": 0, "character": 0}},
     {"textDocument": {"uri": URI}}, {"textDocument": {"uri": URI}, "position": {"line": -1}}],
)  # fmt: skip
def test_a_request_that_names_no_place_gets_an_error(client, params):
    client.start()
    client.open()
    assert client.request("textDocument/inlineCompletion", **params)["error"]["code"] == -32602
    assert client.answer_to(client.ask())["result"]["items"]


def test_while_the_model_is_prepared_there_is_nothing(engine, tmp_path):
    opening = threading.Event()

    def open_engine():
        opening.wait(WAIT)
        return engine

    worker = SuggestionWorker(open_engine)
    worker.start()
    client = Client(worker, tmp_path)
    client.start()
    client.open()
    assert client.answer_to(client.ask())["result"] == {"items": []}
    status = client.request("tabwright/status")["result"]
    assert (status["ready"], status["no_suggestion_reason"]) == (False, PREPARING)
    opening.set()
    worker.wait_until_loaded(WAIT)
    assert client.answer_to(client.ask())["result"]["items"]
    assert client.end() == 0
    worker.close()


@pytest.mark.parametrize(
    "body", [b"[]", b"nonsense", b"\xff\xfe", b"[" * 100_000, b'"text"', b"1" * 10_000]
)
def test_a_body_that_is_no_message_is_reported_and_read_over(client, body):
    client.start()
    client.stream.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
    client.stream.flush()
    assert client.message()["error"]["code"] == -32700
    client.open()
    assert client.answer_to(client.ask())["result"]["items"]


@pytest.mark.parametrize(
    "header",
    [b"Content-Length: x\r\n\r\n", b"Content-Length: -1\r\n\r\n", b"\r\n\r\n", b"a" * 20_000,
     b"Content-Length: 99999999999\r\n\r\n"],
)  # fmt: skip
def test_a_broken_header_ends_the_conversation(header):
    reader = MessageReader(io.BytesIO(header))
    server = LanguageServer(
        reader, MessageWriter(io.BytesIO()), None, ClientSettings(), Usage(), ""
    )
    assert server.run() == 1


def test_a_request_that_is_cancelled_while_its_answer_is_on_its_way_has_one_answer(client, engine):
    client.start()
    client.open()
    engine.gate.clear()
    id = client.ask()
    assert engine.entered.wait(WAIT)
    server = client.server
    with server._lock:
        ticket = server._pending[id]
        engine.gate.set()
        deadline = time.monotonic() + WAIT
        while not ticket.is_closed:  # from here on the worker waits for the lock
            assert time.monotonic() < deadline
            time.sleep(0.001)
        server._cancel({"id": id})
    assert client.answer_to(id)["error"]["code"] == -32800
    assert client.answer_to(client.ask(2, 7))["result"]["items"]
    assert client.waiting == []


def test_a_request_that_is_open_at_the_shutdown_is_answered(client, engine):
    client.start()
    client.open()
    engine.gate.clear()
    id = client.ask()
    assert engine.entered.wait(WAIT)
    shutdown = client.send("shutdown")
    assert client.answer_to(id)["error"]["code"] == -32800
    assert client.answer_to(shutdown)["result"] is None


def test_only_the_answer_to_the_latest_request_for_the_configuration_counts(client, engine):
    client.start(workspace={"configuration": True})
    first = client.message()
    client.notify("workspace/didChangeConfiguration", settings=None)
    second = client.message()
    assert first["id"] != second["id"]
    client.writer.write({"id": second["id"], "result": [{"maxTokens": 5}]})
    client.writer.write({"id": first["id"], "result": [{"maxTokens": 9}]})
    client.open()
    client.answer_to(client.ask())
    assert engine.requests[0].max_tokens == 5


@pytest.mark.parametrize("uri", ["file://[", "file://[::1", "http://[x]/", "\ud800", "%"])
def test_a_folder_with_an_impossible_uri_is_none(worker, tmp_path, uri):
    opened = []
    client = Client(worker, tmp_path, opened.append)
    client.request("initialize", capabilities={}, workspaceFolders=[{"uri": uri}])
    client.notify("initialized")
    client.open()
    assert client.answer_to(client.ask())["result"]["items"]
    assert client.end() == 0
    assert opened == [[]]


def test_an_error_of_ours_costs_one_message_and_no_text_of_it_is_logged(client, capsys):
    def fail(*_):
        raise ValueError("secret_value")

    client.start()
    client.server._requests["fails"] = fail
    client.server._notifications["fails"] = fail
    client.notify("fails")
    assert client.request("fails")["error"]["code"] == -32603
    client.open()
    assert client.answer_to(client.ask())["result"]["items"]
    log = capsys.readouterr().err
    assert log.count("internal error: ValueError at ") == 2
    assert "secret" not in log


def test_the_settings_of_the_extension_for_vs_code_are_those_that_the_server_takes():
    package = json.loads((ROOT / "editors/vscode/package.json").read_text("utf-8"))
    properties = package["contributes"]["configuration"]["properties"]
    of_the_process = {"command", "commandArguments", "checkpoint", "workspace"}
    names = {name.removeprefix("tabwright.") for name in properties}
    section = {name: properties[f"tabwright.{name}"]["default"] for name in names}
    taken = {name: value for name, value in section.items() if name not in of_the_process}
    # The defaults change nothing, and every one of them is a value that is taken.
    assert ClientSettings().updated(taken) == (ClientSettings(), [])
    odd = dict.fromkeys(taken, object())
    _, complaints = ClientSettings().updated(odd)
    assert {complaint.split(":")[0] for complaint in complaints} == {
        f"tabwright.{name}" for name in taken
    }
    # What names a program or a file cannot come from a folder that is opened.
    assert {
        name for name in names if properties[f"tabwright.{name}"].get("scope") == "machine"
    } == (of_the_process)
