"""Connections byte by byte, with an application that answers with what it was sent."""

import contextlib
import socket
import threading
import time

import pytest

from core.serving import http_connection
from core.serving.http_connection import ClientGone
from core.serving.http_server import HttpServer, listen

WAIT = 10
LIMIT = 1_000_000
HEAD = b"POST /%s HTTP/1.1\r\nHost: x\r\n"


class Echo:
    """Answers with the path and the body; counts the clients that left."""

    def __init__(self):
        self.bodies = []
        self.left = 0
        self.entered = threading.Event()

    async def __call__(self, exchange):
        self.entered.set()
        try:
            if exchange.path == "/refused":
                return _answer(exchange, 403, b"no", (b"connection", b"close"))
            if exchange.path == "/broken":
                raise ZeroDivisionError
            if exchange.path == "/silent":
                return None
            body = await exchange.body(LIMIT)
            self.bodies.append(body)
            if exchange.path == "/stream":
                return exchange.stream([(b"content-type", b"text/plain")], [body, b"", b"end"])
            return _answer(exchange, 200, exchange.path.encode() + b" " + body)
        except ClientGone:
            self.left += 1
            raise


def _answer(exchange, status, body, *headers):
    exchange.send(status, [(b"content-length", b"%d" % len(body)), *headers], body)


@pytest.fixture
def app():
    return Echo()


@pytest.fixture
def port(app):
    sockets = listen(0)
    server = HttpServer(app, sockets)
    thread = threading.Thread(target=server.run)
    thread.start()
    yield sockets[0].getsockname()[1]
    server.stop()
    thread.join(WAIT)
    assert not thread.is_alive()


def connect(port):
    return socket.create_connection(("127.0.0.1", port), timeout=WAIT)


def whole(path=b"a", body=b"", *headers):
    lines = b"".join(header + b"\r\n" for header in headers)
    return HEAD % path + lines + b"Content-Length: %d\r\n\r\n" % len(body) + body


def read_until(connection, end):
    data = b""
    while end not in data:
        piece = connection.recv(65536)
        assert piece, data
        data += piece
    return data


def read_all(connection):
    data = b""
    while piece := connection.recv(65536):
        data += piece
    return data


def test_requests_byte_by_byte_on_one_connection(port):
    with connect(port) as connection:
        for number in range(2):
            for byte in whole(b"a", b"body %d" % number):
                connection.sendall(bytes([byte]))
            assert read_until(connection, b"/a body %d" % number).startswith(b"HTTP/1.1 200")


def test_requests_that_come_together_are_answered_in_order(port, app):
    with connect(port) as connection:
        connection.sendall(b"".join(whole(b"%d" % number, b"x") for number in range(5)))
        data = read_until(connection, b"/4 x")
    assert [data.index(b"/%d x" % number) for number in range(5)] == sorted(
        data.index(b"/%d x" % number) for number in range(5)
    )
    assert len(app.bodies) == 5


def test_a_client_that_waits_to_be_asked_for_its_body(port):
    with connect(port) as connection:
        head, _, body = whole(b"a", b"later", b"Expect: 100-continue").partition(b"\r\n\r\n")
        connection.sendall(head + b"\r\n\r\n")
        assert read_until(connection, b"\r\n\r\n").startswith(b"HTTP/1.1 100")
        connection.sendall(body)
        assert read_until(connection, b"/a later").startswith(b"HTTP/1.1 200")


def test_a_large_body_comes_whole(port, app):
    body = bytes(range(256)) * 3_000
    with connect(port) as connection:
        connection.sendall(whole(b"a", body, b"Connection: close"))
        assert read_all(connection).endswith(b"/a " + body)
    assert app.bodies == [body]


def test_a_refused_client_sees_its_answer_though_its_body_was_not_read(port):
    body = b" " * 5_000_000
    with connect(port) as connection:
        sender = threading.Thread(target=_send_quietly, args=(connection, whole(b"refused", body)))
        sender.start()
        assert read_until(connection, b"no").startswith(b"HTTP/1.1 403")
        sender.join(WAIT)


def _send_quietly(connection, data):
    with contextlib.suppress(OSError):
        connection.sendall(data)


def test_a_stream_has_its_pieces_and_its_end(port):
    with connect(port) as connection:
        connection.sendall(whole(b"stream", b"piece", b"Connection: close"))
        data = read_all(connection)
    assert b"transfer-encoding: chunked" in data.lower()
    assert data.endswith(b"5\r\npiece\r\n3\r\nend\r\n0\r\n\r\n")


def test_head_gets_the_length_and_no_body(port):
    with connect(port) as connection:
        connection.sendall(b"HEAD /a HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        data = read_all(connection)
    assert b"content-length: 3" in data.lower()
    assert data.endswith(b"\r\n\r\n")


@pytest.mark.parametrize("path", [b"broken", b"silent"])
def test_an_application_without_an_answer_ends_the_connection_alone(port, path, capfd):
    with connect(port) as connection:
        connection.sendall(whole(path))
        assert read_all(connection) == b""
    with connect(port) as connection:
        connection.sendall(whole())
        read_until(connection, b"/a ")
    assert ("ZeroDivisionError" in capfd.readouterr().err) is (path == b"broken")


@pytest.mark.parametrize(
    "noise",
    [b"\x16\x03\x01\x02\x00", b"GET\r\n\r\n", b"a" * 20_000,
     HEAD % b"a" + b"Content-Length: -1\r\n\r\n",
     HEAD % b"a" + b"Content-Length: 1\r\nContent-Length: 2\r\n\r\nx",
     HEAD % b"a" + b"Transfer-Encoding: gzip\r\n\r\n",
     HEAD % b"a" + b"X: " + b"a" * 20_000],
)  # fmt: skip
def test_noise_gets_an_error_or_an_end_and_nobody_else_is_hurt(port, noise, app):
    with connect(port) as connection:
        connection.sendall(noise)
        connection.shutdown(socket.SHUT_WR)
        data = read_all(connection)
    assert data == b"" or data.startswith((b"HTTP/1.1 4", b"HTTP/1.1 5"))
    with connect(port) as connection:
        connection.sendall(whole())
        read_until(connection, b"/a ")
    assert app.bodies == [b""]


def test_chunks_that_break_off_end_the_request(port, app):
    with connect(port) as connection:
        connection.sendall(HEAD % b"a" + b"Transfer-Encoding: chunked\r\n\r\n2\r\nab\r\nzz\r\n")
        assert not read_all(connection).startswith(b"HTTP/1.1 200")
    assert app.bodies == []
    _eventually(lambda: app.left == 1)


def test_a_client_that_leaves_in_its_body_is_noticed(port, app):
    connection = connect(port)
    connection.sendall(whole(b"a", b"x" * 1_000)[:-500])
    assert app.entered.wait(WAIT)
    connection.close()
    _eventually(lambda: app.left == 1)


def test_an_idle_connection_is_closed(port, monkeypatch):
    monkeypatch.setattr(http_connection, "KEEP_ALIVE_SECONDS", 0.2)
    with connect(port) as connection:
        connection.sendall(whole())
        read_until(connection, b"/a ")
        assert connection.recv(100) == b""


def test_a_client_that_does_not_read_its_answer_is_given_up(port, app, monkeypatch):
    for name in ("KEEP_ALIVE_SECONDS", "REQUEST_SECONDS"):
        monkeypatch.setattr(http_connection, name, 0.5)
    with connect(port) as connection:
        for _ in range(6):
            _send_quietly(connection, whole(b"a", b"x" * 900_000))
        # Its buffer is full, and so is ours; the connection ends all the same.
        _eventually(lambda: _is_reset(connection))


def _is_reset(connection):
    try:
        connection.send(b"x")
    except OSError:
        return True
    return False


def test_a_server_that_is_stopped_before_it_runs_ends(app):
    sockets = listen(0)
    server = HttpServer(app, sockets)
    server.stop()
    server.run()
    assert all(one.fileno() < 0 for one in sockets)


def _eventually(condition):
    deadline = time.monotonic() + WAIT
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.005)
