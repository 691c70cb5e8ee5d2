"""The real server on a real socket: what clients require, and what nobody may get away with."""

import asyncio
import contextlib
import http.client
import json
import socket
import threading
import time

import pytest

from core.errors import ConfigError
from core.serving import http_connection
from core.serving.client_settings import ClientSettings
from core.serving.http_app import MAX_BODY_BYTES, HttpApp
from core.serving.http_connection import MAX_CONNECTIONS
from core.serving.http_guard import Guard
from core.serving.http_server import HttpServer, listen
from core.serving.usage import Usage

PREFIX = "import os\nvalue = "
WAIT = 10


class Server:
    def __init__(self, worker, settings=None):
        sockets = listen(0)
        self.port = sockets[0].getsockname()[1]
        self.usage = Usage()
        self.app = HttpApp(
            worker,
            Guard(port=self.port),
            settings or ClientSettings(),
            self.usage,
            context=worker.context,
            version="1.2.3",
        )
        self._server = HttpServer(self.app, sockets)
        self._thread = threading.Thread(target=self._server.run)
        self._thread.start()

    def connect(self):
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=WAIT)

    def raw(self, data=b""):
        made = socket.create_connection(("127.0.0.1", self.port), timeout=WAIT)
        made.sendall(data)
        return made

    def send(self, method, path, body=None, **headers):
        connection = self.connect()
        data = json.dumps(body).encode() if body is not None else None
        wanted = {"Content-Type": "application/json"} if data is not None else {}
        connection.request(method, path, data, {**wanted, **headers})
        answer = connection.getresponse()
        content = answer.read()
        connection.close()
        return answer, content

    def post(self, path, **body):
        answer, content = self.send("POST", path, body)
        assert answer.status == 200, content
        return json.loads(content)

    def get(self, path):
        answer, content = self.send("GET", path)
        return answer.status, json.loads(content)

    def stop(self):
        self._server.stop()
        self._thread.join(WAIT)
        assert not self._thread.is_alive()


@pytest.fixture
def server(worker):
    server = Server(worker)
    yield server
    server.stop()


# --- what each client requires ----------------------------------------------------------


def test_llama_vim_finds_its_content_before_it_parses(server):
    fields = ["content", "timings/prompt_n", "timings/predicted_ms", "tokens_cached", "no/such"]
    body = {"input_prefix": "import os\n", "prompt": "value = ", "input_suffix": "\n",
            "response_fields": fields}  # fmt: skip
    answer, content = server.send("POST", "/infill", body, Authorization="Bearer ")
    assert answer.status == 200
    assert content.startswith(b"{")
    assert b'"content":"answer"' in content
    assert b"\n" not in content
    assert set(json.loads(content)) == set(fields) - {"no/such"}


def test_the_native_answer_has_the_fields_of_llama_cpp(server):
    answer = server.post("/completion", prompt=PREFIX)
    assert answer["content"] == "answer"
    assert answer["stop"] is True
    assert answer["generation_settings"]["n_ctx"] == 512  # llama.vscode's status bar reads it
    for name in ("index", "tokens", "id_slot", "model", "tokens_predicted", "tokens_evaluated",
                 "has_new_line", "truncated", "stop_type", "stopping_word", "tokens_cached",
                 "timings"):  # fmt: skip
        assert name in answer


def test_llama_vscode_gets_a_list_of_several(server):
    answers = server.post("/infill", input_prefix=PREFIX, n_cmpl=3)
    assert [answer["content"] for answer in answers] == ["answer", "second", "third"]


def test_the_indentation_that_a_client_strips_is_in_the_answer(server, engine):
    answer = server.post("/infill", input_prefix="def f(a):\n", prompt="", n_indent=4)
    assert answer["content"] == "    answer"
    assert engine.requests[0].prefix == "def f(a):\n    "


def test_the_upkeep_of_the_ring_costs_nothing(server, engine):
    answer = server.post("/infill", input_prefix="x", n_predict=0, response_fields=[""])
    assert answer == {}
    assert engine.requests == []


def test_zed_requires_every_field_of_openai(server):
    answer = server.post(
        "/v1/completions", model="anything", max_tokens=64,
        prompt=f"<|fim_prefix|>{PREFIX}<|fim_suffix|>\n<|fim_middle|>",
    )  # fmt: skip
    assert answer["object"] == "text_completion"
    assert answer["model"] == "anything"
    assert isinstance(answer["id"], str)
    assert isinstance(answer["created"], int)
    assert answer["choices"][0]["text"] == "answer"
    assert set(answer["usage"]) == {"prompt_tokens", "completion_tokens", "total_tokens"}


def test_openai_streams_end_with_done(server):
    answer, content = server.send(
        "POST", "/v1/completions", {"prompt": PREFIX, "suffix": "\n", "stream": True}
    )
    assert answer.headers["content-type"] == "text/event-stream"
    events = content.decode().removesuffix("\n\n").split("\n\n")
    assert events.pop() == "data: [DONE]"
    records = [json.loads(event.removeprefix("data: ")) for event in events]
    assert "".join(record["choices"][0]["text"] for record in records) == "answer"
    assert records[-1]["choices"][0]["finish_reason"] == "stop"


def test_native_streams_have_content_in_each_event_and_no_done(server):
    _, content = server.send("POST", "/completion", {"prompt": PREFIX, "stream": True})
    events = content.decode().removesuffix("\n\n").split("\n\n")
    records = [json.loads(event.removeprefix("data: ")) for event in events]
    assert "".join(record["content"] for record in records) == "answer"
    assert [record["stop"] for record in records] == [False, True]


def test_ollama_answers_in_lines(server):
    _, content = server.send(
        "POST", "/api/generate", {"model": "m", "prompt": PREFIX, "suffix": ""}
    )
    records = [json.loads(line) for line in content.splitlines()]
    assert "".join(record["response"] for record in records) == "answer"
    assert [record["done"] for record in records] == [False, True]
    whole = server.post("/api/generate", prompt=PREFIX, stream=False)
    assert (whole["response"], whole["done"]) == ("answer", True)
    assert whole["created_at"].endswith("Z")


def test_tabby_gets_choices_and_its_health(server):
    answer = server.post("/v1/completions", language="python", segments={"prefix": PREFIX})
    assert answer["choices"][0] == {
        "index": 0, "text": "answer", "logprobs": None, "finish_reason": "stop",
    }  # fmt: skip
    status, health = server.get("/v1/health")
    assert status == 200
    assert {"device", "arch", "cpu_info", "cpu_count", "cuda_devices", "version"} <= set(health)
    assert server.get("/v1beta/server_setting")[1] == {"disable_client_side_telemetry": True}
    server.post("/v1/events", type="select", completion_id="x")
    assert server.usage.counts()["accepted"] == 1


@pytest.mark.parametrize("path", ["/health", "/props", "/models", "/v1/models", "/api/tags"])
def test_the_pages_that_clients_look_at(server, path):
    status, page = server.get(path)
    assert status == 200
    assert page


def test_while_there_is_no_model_the_health_says_so(engine):
    from core.serving.suggestion_worker import SuggestionWorker

    worker = SuggestionWorker(lambda: engine)  # never started
    server = Server(worker)
    try:
        assert server.get("/health")[0] == 503
        answer = server.post("/infill", input_prefix=PREFIX)
        assert answer["content"] == ""
        assert answer["no_suggestion_reason"] == "The model is being prepared."
    finally:
        server.stop()


# --- the same rules as in the editor ----------------------------------------------------


def test_policy_and_threshold_are_those_of_the_editor(server, engine):
    answer = server.post("/infill", input_prefix="# a comment ", filename="a.py")
    assert answer["content"] == ""
    assert engine.requests == []
    server.post("/infill", input_prefix=PREFIX)
    assert engine.requests[0].minimum_precision == 0.5
    assert engine.requests[0].max_tokens == 24


def test_a_stop_of_the_client_ends_the_answer(server):
    assert server.post("/completion", prompt=PREFIX, stop=["w"])["content"] == "ans"


def test_an_empty_answer_is_no_error(server, engine):
    engine.text = ""
    answer = server.post("/infill", input_prefix=PREFIX)
    assert answer["content"] == ""
    assert server.app.last_request.outcome == "Nothing."


# --- who may ask, and how much ----------------------------------------------------------


def test_a_web_page_gets_nothing_and_no_leave(server, engine):
    for headers in ({"Origin": "https://evil.example"}, {"Host": "evil.example"},
                    {"Sec-Fetch-Site": "cross-site"}, {"Content-Type": "text/plain"}):  # fmt: skip
        answer, _ = server.send("POST", "/infill", {"input_prefix": PREFIX}, **headers)
        assert answer.status in (403, 415)
        names = {name.lower() for name, _ in answer.getheaders()}
        assert not {name for name in names if name.startswith("access-control")}
    assert engine.requests == []


def test_a_body_that_is_too_large_is_refused_before_it_is_read(server):
    head = (
        f"POST /infill HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\n"
        f"Content-Type: application/json\r\nContent-Length: {MAX_BODY_BYTES + 1}\r\n\r\n"
    )
    connection = server.raw(head.encode())
    assert connection.recv(100).startswith(b"HTTP/1.1 413")
    connection.close()


def test_a_body_in_chunks_is_bounded_too(server):
    head = (
        f"POST /infill HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\n"
        "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
    )
    chunk = b"%x\r\n%b\r\n" % (1 << 16, b" " * (1 << 16))
    connection = server.raw(head.encode())
    try:
        for _ in range(20):
            connection.sendall(chunk)
    except OSError:
        pass  # the server has closed
    assert connection.recv(100).startswith(b"HTTP/1.1 413")
    connection.close()


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"nonsense", b"\xff", b"[" * 200_000, b"1" * 10_000, b'{"a":']
)
def test_a_body_that_is_no_object_is_refused(server, body):
    connection = server.connect()
    connection.request("POST", "/infill", body, {"Content-Type": "application/json"})
    answer = connection.getresponse()
    assert answer.status == 400
    assert json.loads(answer.read())["error"]["code"] == 400
    connection.close()


def test_lone_surrogates_come_back_as_they_came(server, engine):
    engine.text = "\ud800x"
    answer = server.post("/infill", input_prefix=PREFIX + "\udfff")
    assert answer["content"] == "\ud800x"


def test_one_connection_too_many_is_closed_and_the_others_stay(server):
    kept = [server.raw() for _ in range(MAX_CONNECTIONS)]
    time.sleep(0.2)
    surplus = server.raw(b"GET /health HTTP/1.1\r\n\r\n")
    with contextlib.suppress(ConnectionResetError):
        assert surplus.recv(100) == b""
    host = f"Host: 127.0.0.1:{server.port}\r\n\r\n".encode()
    kept[0].sendall(b"GET /health HTTP/1.1\r\n" + host)
    assert kept[0].recv(100).startswith(b"HTTP/1.1 200")
    for connection in (*kept, surplus):
        connection.close()


def test_a_slow_head_is_closed_also_on_a_connection_that_was_used(worker, monkeypatch):
    monkeypatch.setattr(http_connection, "REQUEST_SECONDS", 0.3)
    server = Server(worker)
    try:
        whole = f"GET /health HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\n\r\n".encode()
        silent, half, used = server.raw(), server.raw(whole[:20]), server.raw(whole)
        while b"ok" not in used.recv(4096):
            pass
        used.sendall(whole[:20])
        for connection in (silent, half, used):
            assert connection.recv(100) == b""
            connection.close()
    finally:
        server.stop()


def test_a_client_that_leaves_stops_its_own_work(server, engine, worker):
    engine.gate.clear()
    body = json.dumps({"input_prefix": PREFIX}).encode()
    head = (
        f"POST /infill HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\n"
        f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    connection = server.raw(head.encode() + body)
    assert engine.entered.wait(WAIT)
    connection.close()
    deadline = time.monotonic() + WAIT
    while not engine.stopped:
        assert time.monotonic() < deadline
        time.sleep(0.001)
    engine.gate.set()
    assert server.post("/infill", input_prefix="other = ")["content"] == "answer"


def test_the_last_request_is_told_without_its_text(server):
    server.send("POST", "/infill", {"input_prefix": PREFIX}, **{"User-Agent": "editor\x01/1"})
    last = server.app.last_request
    assert (last.path, last.client, last.outcome) == ("/infill", "editor/1", "3 tokens")


def test_a_bug_ends_its_request_and_not_the_server(server, engine, monkeypatch, capfd):
    def fail(prefix, suffix):
        raise ZeroDivisionError(prefix)

    monkeypatch.setattr("core.serving.http_app.guess_language", fail)
    answer, _ = server.send("POST", "/infill", {"input_prefix": PREFIX})
    assert answer.status == 500
    log = capfd.readouterr().err
    assert "ZeroDivisionError at " in log
    assert PREFIX not in log
    assert server.get("/health")[0] == 200


def test_unknown_paths_and_methods(server):
    assert server.send("GET", "/nothing")[0].status == 404
    assert server.send("GET", "/infill")[0].status == 405
    assert server.send("PUT", "/infill", {})[0].status == 405
    assert server.send("OPTIONS", "/infill")[0].status == 403


# --- sockets ----------------------------------------------------------------------------


def test_only_loopback_is_listened_on():
    sockets = listen(0)
    names = [one.getsockname()[0] for one in sockets]
    assert names[0] == "127.0.0.1"
    assert set(names) <= {"127.0.0.1", "::1"}
    for one in sockets:
        one.close()


def test_a_port_that_is_taken_is_said_with_a_hint():
    sockets = listen(0)
    with pytest.raises(ConfigError, match="in use") as raised:
        listen(sockets[0].getsockname()[1])
    assert "--port" in raised.value.hint
    for one in sockets:
        one.close()


@pytest.mark.parametrize("port", [-1, 65_536])
def test_a_port_that_is_none(port):
    with pytest.raises(ConfigError, match="no port"):
        listen(port)


def test_a_part_of_a_file_that_begins_inside_a_docstring_is_answered(server, engine):
    code = '    """\n    if items:\n        return 1\n\n\ndef other(items):\n'
    docstring = '    """Say it.\n\n    Twice.\n    """\n    for item in items:\n'
    prefix = "    The end of a docstring.\n" + code + docstring
    answer = server.post("/infill", input_prefix=prefix, prompt="        it")
    assert answer["no_suggestion_reason"] is None
    assert answer["content"] == "answer"
    assert engine.requests[0].prefix == prefix + "        it"


def test_accepted_connections_do_not_wait_for_acknowledgements():
    """Else each answer on a connection that is kept is some 40 ms late."""

    async def accepted():
        taken = asyncio.get_running_loop().create_future()
        sockets = listen(0)
        server = await asyncio.start_server(
            lambda _, writer: taken.set_result(writer), sock=sockets[0]
        )
        async with server:
            _, client = await asyncio.open_connection(*sockets[0].getsockname()[:2])
            writer = await taken
            made = writer.get_extra_info("socket")
            value = made.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
            for one in (writer, client):
                one.close()
                await one.wait_closed()
        for one in sockets:
            one.close()
        return value

    assert asyncio.run(accepted()) != 0
