"""A long conversation of ``lsp``: the text that the engine is asked with is the client's text."""

import contextlib
import os
import random
import subprocess
import sys
import threading

import psutil
import pytest
from lsprotocol import types
from pygls.workspace import PositionCodec
from pygls.workspace import TextDocument as Oracle

from core.export.light_export import make_light_copy
from core.serving.client_settings import ClientSettings
from core.serving.json_rpc import MessageReader, MessageWriter
from core.serving.language_server import LanguageServer
from core.serving.suggestion_worker import SuggestionWorker
from core.serving.usage import Usage
from tests.core.conftest import tiny_workspace, workspace  # noqa: F401
from tests.core.export.conftest import checkpoint, tiny_tokenizer, write_checkpoint  # noqa: F401
from tests.core.serving.conftest import FakeEngine
from tests.torture.program import ROOT

pytestmark = pytest.mark.torture

IS_FULL = os.environ.get("TABWRIGHT_TORTURE") == "full"
EDITS = 10_000 if IS_FULL else 1_500
PROCESS_EDITS = 10_000 if IS_FULL else 600
ASK_EVERY = 5
WAIT = 60
URI = "file:///project/a.py"
# Of one to four bytes and one or two UTF-16 units, with both line ends that the oracle knows as
# the protocol does: it splits lines at a CR alone as well, but also where the protocol does not.
PIECES = ["x", "def f(a):", "\n", "\r\n", "    ", "é", "漢字", "😀", "value = 1", "(", "", "\t"]


class Conversation:
    """A client that keeps its own text by another implementation, pygls'."""

    def __init__(self, reader, writer, seed, encoding):
        self.reader, self.writer = reader, writer
        self.generator = random.Random(seed)
        self.encoding = encoding
        self.number = 0
        self.version = 1
        self.codec = PositionCodec(types.PositionEncodingKind(encoding))
        self.oracle = self._oracle("value = 1\n")

    def _oracle(self, text):
        return Oracle(URI, source=text, version=self.version, position_codec=self.codec)

    def notify(self, method, **params):
        self.writer.write({"method": method, "params": params})

    def request(self, method, **params):
        self.number += 1
        self.writer.write({"id": self.number, "method": method, "params": params})
        while (message := self.reader.read()).get("id") != self.number:
            assert message["method"] != "window/showMessage", message
        return message

    def start(self):
        encodings = {"positionEncodings": [self.encoding]}
        self.request("initialize", capabilities={"general": encodings})
        self.notify("initialized")
        item = {"uri": URI, "languageId": "plaintext", "version": 1, "text": self.oracle.source}
        self.notify("textDocument/didOpen", textDocument=item)

    def edit(self):
        """Send one notification with one to three changes."""
        changes = [self._change() for _ in range(self.generator.choice([1, 1, 1, 2, 3]))]
        self.version += 1
        document = {"uri": URI, "version": self.version}
        self.notify("textDocument/didChange", textDocument=document, contentChanges=changes)

    def _change(self):
        text = "".join(self.generator.choices(PIECES, k=self.generator.randrange(5)))
        if self.generator.random() < 0.01:
            self.oracle = self._oracle(text)
            return {"text": text}
        start = self.position()
        end = self.position() if self.generator.random() < 0.3 else start
        if (end.line, end.character) < (start.line, start.character):
            start, end = end, start
        if len(self.oracle.source) > 4_000:  # so that it stays short
            start, end = types.Position(0, 0), types.Position(len(self.oracle.lines) // 2, 0)
        where = types.Range(start=start, end=end)
        self.oracle.apply_change(types.TextDocumentContentChangePartial(range=where, text=text))
        return {"text": text, "range": {"start": wire(start), "end": wire(end)}}

    def position(self):
        """A position before a whole character, never between CR and LF."""
        lines = self.oracle.lines
        line = self.generator.randrange(len(lines) + 1)
        if line == len(lines):
            ends_line = not lines or lines[-1].endswith("\n")
            return types.Position(line, 0) if ends_line else self._in_line(line - 1)
        return self._in_line(line)

    def _in_line(self, line):
        content = self.oracle.lines[line].rstrip("\r\n")
        before = content[: self.generator.randrange(len(content) + 1)]
        return types.Position(line, self.codec.client_num_units(before))

    def ask(self):
        """A request by key; its answer, and the text around the cursor as the oracle has it."""
        position = self.position()
        offset = self.oracle.offset_at_position(position)
        answer = self.request(
            "textDocument/inlineCompletion",
            textDocument={"uri": URI},
            position=wire(position),
            context={"triggerKind": 1},
        )
        return answer, self.oracle.source[:offset], self.oracle.source[offset:]


def wire(position):
    return {"line": position.line, "character": position.character}


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8", "utf-32"])
def test_after_random_edits_the_engine_is_asked_with_the_text_of_another_implementation(
    encoding, tmp_path
):
    engine = FakeEngine()
    worker = SuggestionWorker(lambda: engine)
    worker.start()
    worker.wait_until_loaded(WAIT)
    to_server, from_client = os.pipe()
    to_client, from_server = os.pipe()
    server = LanguageServer(
        MessageReader(os.fdopen(to_server, "rb")), MessageWriter(os.fdopen(from_server, "wb")),
        worker, ClientSettings(), Usage(tmp_path / "usage.json"), "1",
    )  # fmt: skip
    thread = threading.Thread(target=server.run)
    thread.start()
    stream = os.fdopen(from_client, "wb")
    client = Conversation(
        MessageReader(os.fdopen(to_client, "rb")), MessageWriter(stream), 15, encoding
    )
    try:
        client.start()
        compared = 0
        for number in range(EDITS):
            client.edit()
            if number % ASK_EVERY:
                continue
            engine.requests.clear()
            answer, prefix, suffix = client.ask()
            assert "result" in answer
            if engine.requests:  # else the answer was known, or the policy said no
                asked = engine.requests[0]
                assert (asked.prefix, asked.suffix) == (prefix, suffix)
                compared += 1
        client.request("tabwright/status")  # so that the last change has been read
        assert server._documents[URI].text == client.oracle.source
        assert server._documents[URI].version == client.version
        assert compared > EDITS // ASK_EVERY // 2
    finally:
        stream.close()
        thread.join(WAIT)
        worker.close()


@pytest.fixture
def program(checkpoint, workspace):  # noqa: F811
    make_light_copy(checkpoint, workspace)
    command = [
        sys.executable, "main.py", "lsp", "--checkpoint", str(checkpoint),
        "--workspace", str(workspace.folder), "--threads", "1", "--max-tokens", "2",
    ]  # fmt: skip
    process = subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    yield process
    process.kill()
    process.wait()
    for stream in (process.stdin, process.stdout, process.stderr):
        with contextlib.suppress(BrokenPipeError):
            stream.close()


def talk(process):
    client = Conversation(MessageReader(process.stdout), MessageWriter(process.stdin), 3, "utf-16")
    client.start()
    while not client.request("tabwright/status")["result"]["ready"]:
        assert process.poll() is None
    return client


def test_a_long_conversation_with_the_process_ends_in_order_and_without_growth(program):
    client = talk(program)
    early = 0
    for number in range(PROCESS_EDITS):
        client.edit()
        if number % ASK_EVERY == 0:
            answer, _, _ = client.ask()
            assert "items" in answer["result"]
        if number == PROCESS_EDITS // 2:
            early = psutil.Process(program.pid).memory_info().rss
    grown = psutil.Process(program.pid).memory_info().rss - early
    assert grown < 4_000_000
    assert client.request("shutdown")["result"] is None
    client.notify("exit")
    assert program.wait(WAIT) == 0
    assert b"internal error" not in program.stderr.read()


@pytest.mark.parametrize("fraction", [0.0, 0.1, 0.5, 0.99])
def test_a_client_that_leaves_in_the_middle_of_a_message_ends_the_process(program, fraction):
    client = talk(program)
    body = b'{"jsonrpc":"2.0","method":"textDocument/didClose","params":{}}'
    whole = b"Content-Length: %d\r\n\r\n%b" % (len(body), body)
    client.writer.write({"id": 0, "method": "textDocument/inlineCompletion", "params": {
        "textDocument": {"uri": URI}, "position": {"line": 0, "character": 9},
        "context": {"triggerKind": 1}}})  # fmt: skip
    program.stdin.write(whole[: int(len(whole) * fraction)])
    program.stdin.close()
    # Nobody reads the answer either.
    program.stdout.close()
    assert program.wait(WAIT) == 1
    log = program.stderr.read()
    assert b"Traceback" not in log
    assert b"internal error" not in log


def test_a_killed_client_leaves_no_process_behind(checkpoint, workspace):  # noqa: F811
    """The client is a process of its own that is killed while a request is open."""
    make_light_copy(checkpoint, workspace)
    script = (
        "import subprocess, sys, time\n"
        "from core.serving.json_rpc import MessageReader, MessageWriter\n"
        "from tests.torture.test_language_session import talk\n"
        "process = subprocess.Popen(sys.argv[1:], stdin=-1, stdout=-1, stderr=-1)\n"
        "talk(process)\n"
        "print(process.pid, flush=True)\n"
        "time.sleep(600)\n"
    )
    client = subprocess.Popen(
        [sys.executable, "-c", script, sys.executable, "main.py", "lsp", "--checkpoint",
         str(checkpoint), "--workspace", str(workspace.folder), "--threads", "1"],
        cwd=ROOT, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    server = psutil.Process(int(client.stdout.readline()))
    client.kill()
    client.communicate()
    server.wait(WAIT)
    assert not server.is_running()
