"""The HTTP server's sockets and limits: loopback alone unless a token is set, nothing unbounded."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import socket
from typing import Final

from core.errors import ConfigError, StorageError
from core.serving.http_connection import App, HttpConnection
from core.texts import Text

LOOPBACK: Final = ("127.0.0.1", "::1")
_BACKLOG: Final = 16
_LAST_ANSWERS_SECONDS: Final = 1.0


class HttpServer:
    """Listens, and serves an application until it is stopped.

    Args:
        app: the application.
        sockets: see ``listen``.
    """

    def __init__(self, app: App, sockets: list[socket.socket]) -> None:
        self._app = app
        self._sockets = sockets
        self._connections: set[HttpConnection] = set()
        self._is_stopping = False
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stopped: asyncio.Event

    def run(self) -> None:
        """Serve in this thread until ``stop`` is called."""
        try:
            asyncio.run(self._serve())
        finally:
            for one in self._sockets:
                one.close()

    def stop(self) -> None:
        """Ask for the end, from any thread or a signal handler."""
        self._is_stopping = True
        loop = self._loop
        if loop is not None:
            with contextlib.suppress(RuntimeError):  # it has ended by itself
                loop.call_soon_threadsafe(self._stopped.set)

    async def _serve(self) -> None:
        loop = asyncio.get_running_loop()
        self._stopped = asyncio.Event()
        self._loop = loop
        servers = [
            await loop.create_server(self._connection, sock=one, backlog=_BACKLOG)
            for one in self._sockets
        ]
        if not self._is_stopping:
            await self._stopped.wait()
        for server in servers:
            server.close()
        answers = [task for one in [*self._connections] if (task := one.end()) is not None]
        if answers:
            await asyncio.wait(answers, timeout=_LAST_ANSWERS_SECONDS)
        for connection in [*self._connections]:
            connection.abort()

    def _connection(self) -> HttpConnection:
        return HttpConnection(self._app, self._connections)


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
        raise ConfigError(
            Text("There is no port {port}.", port=port), Text("Choose one from 1024 to 65535.")
        )
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
            Text("Port {port} is in use by another program.", port=port),
            Text("Choose another one with --port."),
        )
    if error.errno in (errno.EACCES, errno.EPERM):
        return ConfigError(
            Text("Port {port} may not be used.", port=port), Text("Choose one above 1023.")
        )
    return StorageError(
        Text(
            "{address}:{port} cannot be listened on: {strerror}.",
            address=address,
            port=port,
            strerror=error.strerror,
        )
    )
