"""The servers as processes: hostile requests, clients that leave, kill -9, long conversations."""

import contextlib
import json
import os
import random
import signal
import socket
import subprocess
import sys
import time

import psutil
import pytest

from core.export.light_export import make_light_copy
from tests.core.conftest import tiny_workspace, workspace  # noqa: F401
from tests.core.export.conftest import checkpoint, tiny_tokenizer, write_checkpoint  # noqa: F401
from tests.torture.program import ROOT

pytestmark = pytest.mark.torture

IS_FULL = os.environ.get("TABWRIGHT_TORTURE") == "full"
HOSTILE = 10_000 if IS_FULL else 1_000
HONEST = 10_000 if IS_FULL else 900
ALLOWED_GROWTH_BYTES = 3_000_000
WAIT = 30


class Program:
    """``main.py serve`` on a free port."""

    def __init__(self, checkpoint, workspace, *more):  # noqa: F811
        self.process = subprocess.Popen(
            [
                sys.executable, "main.py", "serve", "--port", "0", "--checkpoint", str(checkpoint),
                "--workspace", str(workspace.folder), "--threshold", "0", "--threads", "1", *more,
            ],
            cwd=ROOT, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        line = self.process.stderr.readline()
        self.port = int(line.split("http://127.0.0.1:")[1].split(";")[0])
        deadline = time.monotonic() + 90
        while self.send(b"GET", "/health")[0] != 200:
            assert time.monotonic() < deadline
            time.sleep(0.1)

    def head(self, method, path, *headers, host=None):
        host = f"127.0.0.1:{self.port}" if host is None else host
        lines = [f"{method} {path} HTTP/1.1", f"Host: {host}", *headers, "", ""]
        return "\r\n".join(lines).encode("latin-1", "replace")

    def raw(self, data, *, reads=True):
        """Send bytes on a connection of their own; the status of the answer, and the answer."""
        connection = socket.create_connection(("127.0.0.1", self.port), timeout=WAIT)
        with connection, contextlib.suppress(OSError):
            connection.sendall(data)
            if reads:
                return _answer(connection)
        return 0, b""

    def send(self, method, path, body=None, *headers, host=None):
        name = method.decode() if isinstance(method, bytes) else method
        data = json.dumps(body).encode() if body is not None else b""
        if data:
            headers = ("Content-Type: application/json", f"Content-Length: {len(data)}", *headers)
        return self.raw(self.head(name, path, "Connection: close", *headers, host=host) + data)

    @property
    def resident(self):
        return psutil.Process(self.process.pid).memory_info().rss

    def end(self):
        self.process.send_signal(signal.SIGINT)
        _, log = self.process.communicate(timeout=WAIT)
        return self.process.returncode, log


def _answer(connection):
    data = b""
    while piece := connection.recv(65536):
        data += piece
    status = int(data[9:12]) if data.startswith(b"HTTP/1.1 ") else 0
    return status, data.partition(b"\r\n\r\n")[2]


@pytest.fixture
def program(checkpoint, workspace):  # noqa: F811
    make_light_copy(checkpoint, workspace)
    program = Program(checkpoint, workspace)
    yield program
    program.process.kill()
    program.process.communicate()


def hostile(generator, program):
    """One request that is wrong in some way; whether any answer to it would be a leak."""
    value = generator.choice(
        [None, True, -1, 1e308, 10**300, "x" * 50_000, "\ud800", [], [[]] * 50, {"a": {}}, "\0"]
    )
    name = generator.choice(
        ["input_prefix", "input_suffix", "prompt", "suffix", "n_predict", "n_cmpl", "stop",
         "stream", "t_max_predict_ms", "response_fields", "segments", "options",
         "input_extra", "model", "n_indent", "id_slot", "temperature"]
    )  # fmt: skip
    body = json.dumps({"input_prefix": "a = ", "prompt": "a = ", name: value}).encode()
    path = generator.choice(
        ["/infill", "/completion", "/completions", "/v1/completions", "/api/generate", "/v1/events",
         "/props", "/../etc/passwd", "/infill?x=%00", "/%2e%2e/", "*", "http://evil.example/"]
    )  # fmt: skip
    typed = ["Content-Type: application/json", f"Content-Length: {len(body)}"]
    match generator.randrange(9):
        case 0:  # a page's origin or another host
            host = generator.choice(
                ["evil.example", "localhost", f"x:{program.port}", "", "a\u00e9"]
            )
            return program.head("POST", path, *typed, "Connection: close", host=host) + body, True
        case 1:
            site = generator.choice(
                ["Origin: null", "Origin: https://x", "Sec-Fetch-Site: same-site"]
            )
            return program.head("POST", path, *typed, site, "Connection: close") + body, True
        case 2:  # a form
            kind = generator.choice(["text/plain", "application/x-www-form-urlencoded", "a"])
            head = program.head(
                "POST", path, f"Content-Type: {kind}", typed[1], "Connection: close"
            )
            return head + body, True
        case 3:  # half a request, then the client leaves
            whole = program.head("POST", path, *typed) + body
            return whole[: generator.randrange(len(whole))], False
        case 4:  # noise
            return generator.randbytes(generator.randrange(1, 3_000)), False
        case 5:  # a header without end
            return program.head("GET", "/health", "X: " + "a" * generator.randrange(20_000)), False
        case 6:  # a wrong length
            length = generator.choice(["-1", "9" * 30, "0x10", "1e3", "10, 20"])
            return program.head("POST", path, typed[0], f"Content-Length: {length}") + body, False
        case 7:  # chunks
            head = program.head("POST", path, typed[0], "Transfer-Encoding: chunked")
            return head + b"%x\r\n" % len(body) + body + b"\r\nzz\r\n", False
        case _:
            return program.head("POST", path, *typed, "Connection: close") + body, False


def test_hostile_requests_are_refused_and_change_nothing(program):
    generator = random.Random(153)
    question = {
        "input_prefix": "def count_total(items):\n",
        "prompt": "    return ",
        "stream": False,
    }
    status, before = program.send("POST", "/infill", question)
    assert status == 200
    leaks = 0
    for _ in range(HOSTILE):
        data, is_leak = hostile(generator, program)
        # Every third one does not wait for its answer.
        status, _ = program.raw(data, reads=b"Connection: close" in data)
        leaks += is_leak and status == 200
    assert leaks == 0
    assert program.process.poll() is None
    status, after = program.send("POST", "/infill", question)
    assert status == 200
    assert json.loads(after)["content"] == json.loads(before)["content"]
    code, log = program.end()
    assert code == 0
    assert "internal error" not in log
    assert "Traceback" not in log


def test_memory_does_not_grow_with_requests(program):
    generator = random.Random(7)
    early = 0
    for number in range(HONEST):
        prompt = "x = " + "".join(generator.choices("abc(){}.,\n ", k=generator.randrange(200)))
        status, _ = program.send("POST", "/infill", {"input_prefix": prompt, "n_cmpl": 1})
        assert status == 200
        if number == HONEST // 3:
            early = program.resident
    assert program.resident - early < ALLOWED_GROWTH_BYTES


def test_simultaneous_clients_all_get_answers(program):
    """Eight connections, each sending its next request as soon as it may."""
    import threading

    counts = [0] * 8

    def talk(number):
        for step in range(30):
            body = {"input_prefix": f"value_{number}_{step} = "}
            status, _ = program.send("POST", "/infill", body)
            counts[number] += status == 200

    threads = [threading.Thread(target=talk, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert counts == [30] * 8


def test_a_killed_server_leaves_a_workspace_that_the_next_one_opens(checkpoint, workspace):  # noqa: F811
    make_light_copy(checkpoint, workspace)
    for _ in range(3):
        program = Program(checkpoint, workspace)
        assert program.send("POST", "/infill", {"input_prefix": "x = "})[0] == 200
        program.process.kill()
        program.process.communicate()
    program = Program(checkpoint, workspace)
    assert program.end()[0] == 0


def test_a_token_is_wanted_from_everybody_once_it_is_set(checkpoint, workspace):  # noqa: F811
    make_light_copy(checkpoint, workspace)
    program = Program(checkpoint, workspace, "--token", "sixteen characters")
    body = {"input_prefix": "x = "}
    assert program.send("POST", "/infill", body)[0] == 401
    bearer = "Authorization: Bearer sixteen characters"
    assert program.send("POST", "/infill", body, bearer)[0] == 200
    assert program.end()[0] == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [(("--host", "0.0.0.0"), "accepts requests from other computers"),
     (("--token", "short"), "5 characters"), (("--port", "70000"), "no port"),
     (("--threshold", "2"), "threshold")],
)  # fmt: skip
def test_a_dangerous_or_wrong_option_is_refused_in_one_sentence(workspace, arguments, message):  # noqa: F811
    done = subprocess.run(
        [sys.executable, "main.py", "serve", "--workspace", str(workspace.folder), *arguments],
        cwd=ROOT, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert message in done.stderr
    assert "hint: " in done.stderr
    assert "Traceback" not in done.stderr
