"""The HTTP server's sockets and limits: loopback alone unless a token is set, nothing unbounded."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import socket
from typing import Any, Final

import h11
import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from core.errors import ConfigError, StorageError
from core.serving.http_app import REQUEST_SECONDS, HttpApp

LOOPBACK: Final = ("127.0.0.1", "::1")
MAX_CONNECTIONS: Final = 16
MAX_HEADER_BYTES: Final = 16 * 1024
KEEP_ALIVE_SECONDS: Final = 30
_BACKLOG: Final = 16


class BoundedProtocol(H11Protocol):
    """Closes connections above the limit, and those whose request head does not arrive in time.

    uvicorn bounds how long a connection may be idle between two requests, but neither the time
    before the first one nor that between the first and the last byte of a head.
    """

    _head_timer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override] - as in the class itself
        """A client has connected."""
        super().connection_made(transport)
        if len(self.connections) > MAX_CONNECTIONS:
            transport.abort()
        else:
            self._start_head_timer()

    def data_received(self, data: bytes) -> None:
        """A part of a request has come."""
        super().data_received(data)
        if self.conn.their_state is not h11.IDLE:
            self._stop_head_timer()
        elif self._head_timer is None:
            self._start_head_timer()

    def connection_lost(self, exc: Exception | None) -> None:
        """The connection has ended."""
        self._stop_head_timer()
        super().connection_lost(exc)

    def _start_head_timer(self) -> None:
        self._head_timer = self.loop.call_later(REQUEST_SECONDS, self.transport.close)

    def _stop_head_timer(self) -> None:
        if self._head_timer is not None:
            self._head_timer.cancel()
            self._head_timer = None


class HttpServer:
    """Listens, and serves an application until it is stopped.

    Args:
        app: the application.
        sockets: see ``listen``.
    """

    def __init__(self, app: HttpApp, sockets: list[socket.socket]) -> None:
        config = uvicorn.Config(
            app,
            http=BoundedProtocol,
            ws="none",
            lifespan="off",
            interface="asgi3",
            loop="asyncio",
            # Noise of broken requests is no news; errors of ours are reported by the application.
            log_config=None,
            log_level="critical",
            access_log=False,
            server_header=False,
            date_header=False,
            proxy_headers=False,
            h11_max_incomplete_event_size=MAX_HEADER_BYTES,
            timeout_keep_alive=KEEP_ALIVE_SECONDS,
            timeout_graceful_shutdown=1,
        )
        self._server = _Server(config)
        self._sockets = sockets

    def run(self) -> None:
        """Serve in this thread until ``stop`` is called."""
        try:
            asyncio.run(self._server.serve(sockets=self._sockets))
        finally:
            for one in self._sockets:
                one.close()

    def stop(self) -> None:
        """Ask for the end, from any thread or a signal handler."""
        self._server.should_exit = True


class _Server(uvicorn.Server):
    """uvicorn's server without its signal handlers: signals are the command line's."""

    @contextlib.contextmanager
    def capture_signals(self) -> Any:
        """Leave the signals alone."""
        yield


def listen(port: int, host: str | None = None) -> list[socket.socket]:
    """Sockets that listen on a port; 0 takes a free one, the same for each address.

    Args:
        port: 0 to 65535.
        host: an address; None for the loopback addresses of this machine.

    Raises:
        ConfigError: the port is none, or taken.
        StorageError: the system refuses for another reason.
    """
    if not 0 <= port <= 65535:
        raise ConfigError(f"There is no port {port}.", "Choose one from 1024 to 65535.")
    hosts = LOOPBACK if host is None else (host,)
    sockets: list[socket.socket] = []
    for address in hosts:
        try:
            made = _bound(address, port)
        except OSError as error:
            # A machine without IPv6 has no ::1.
            if sockets and error.errno in (errno.EADDRNOTAVAIL, errno.EAFNOSUPPORT):
                continue
            for one in sockets:
                one.close()
            raise _listen_error(error, address, port) from error
        sockets.append(made)
        port = made.getsockname()[1]
    return sockets


def _bound(address: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    # asyncio switches Nagle's algorithm off only where the protocol is named. With it each answer
    # on a connection that is kept waits about 40 ms for the acknowledgement of its head.
    made = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if family == socket.AF_INET6:
            made.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        made.bind((address, port))
        made.listen(_BACKLOG)
        made.setblocking(False)
    except OSError:
        made.close()
        raise
    return made


def _listen_error(error: OSError, address: str, port: int) -> ConfigError | StorageError:
    if error.errno == errno.EADDRINUSE:
        return ConfigError(
            f"Port {port} is in use by another program.", "Choose another one with --port."
        )
    if error.errno in (errno.EACCES, errno.EPERM):
        return ConfigError(f"Port {port} may not be used.", "Choose one above 1023.")
    return StorageError(f"{address}:{port} cannot be listened on: {error.strerror}.")
