"""One HTTP connection: bytes in, requests out, and one answer for each.

``h11`` parses and checks the protocol. This module adds what a server for editors needs around it:
bounds of size and time, one write for each answer, and notice of a client that has left.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Iterable
from typing import Final, TypeAlias
from urllib.parse import unquote

import h11

from core.serving.failures import reported
from core.serving.http_guard import Headers

MAX_CONNECTIONS: Final = 16
MAX_HEADER_BYTES: Final = 16 * 1024
KEEP_ALIVE_SECONDS: Final = 30.0
REQUEST_SECONDS: Final = 10.0
# So much of a body waits for its reader; the rest waits at the sender.
_MAX_WAITING_BYTES: Final = 64 * 1024
_LINGER_SECONDS: Final = 1.0

App: TypeAlias = Callable[["Exchange"], Awaitable[None]]
_CLOSE: Final = (b"connection", b"close")


class ClientGone(Exception):
    """Nobody reads the answer any more."""


class Exchange:
    """One request and its answer.

    Attributes:
        method: in capitals.
        path: without the query, decoded.
        headers: names in lower case, raw values, in order.
        client: tells connections apart.
    """

    def __init__(self, connection: HttpConnection, request: h11.Request) -> None:
        self.method = request.method.decode("ascii")
        self.path = unquote(request.target.partition(b"?")[0].decode("ascii"))
        self.headers: Headers = [(name.lower(), value) for name, value in request.headers]
        self.client: object = connection
        self._connection = connection
        self._pieces = deque[bytes]()
        self._is_whole = False
        self._waiting: asyncio.Future[None] | None = None

    async def body(self, limit: int) -> bytes:
        """Return the whole body, or more than ``limit`` bytes of one that is too large.

        Raises:
            ClientGone: the client left in the middle of it.
        """
        self._connection.invite_body()
        body = bytearray()
        while True:
            while self._pieces:
                body += self._pieces.popleft()
            if self._is_whole or len(body) > limit:
                return bytes(body)
            self._connection.read_more()
            await self._change()

    async def unless_gone(self, answer: asyncio.Future[None]) -> None:
        """Wait for a future, or for the client to leave.

        Raises:
            ClientGone: the client left first; the future is cancelled.
        """
        self._waiting = answer
        if self._connection.is_gone:
            answer.cancel()
        try:
            await asyncio.wait((answer,))
        finally:
            self._waiting = None
        if answer.cancelled():
            raise ClientGone

    def send(self, status: int, headers: Headers, body: bytes) -> None:
        """Send a whole answer; does nothing where the client has left."""
        self._connection.send(
            [
                h11.Response(status_code=status, headers=[*headers]),
                h11.Data(data=b"" if self.method == "HEAD" else body),
                h11.EndOfMessage(),
            ]
        )

    def stream(self, headers: Headers, pieces: Iterable[bytes]) -> None:
        """Send an answer in pieces; does nothing where the client has left."""
        self._connection.send(
            [
                h11.Response(status_code=200, headers=[*headers]),
                *(h11.Data(data=piece) for piece in pieces),
                h11.EndOfMessage(),
            ]
        )

    # --- of the connection ------------------------------------------------------------

    def body_arrived(self, piece: bytes) -> int:
        """Take a piece of the body; returns how many bytes wait to be read."""
        self._pieces.append(piece)
        self._wake()
        return sum(map(len, self._pieces))

    def body_ended(self) -> None:
        """The body is whole."""
        self._is_whole = True
        self._wake()

    def client_left(self) -> None:
        """Nobody reads the answer any more."""
        if self._waiting is not None:
            self._waiting.cancel()

    async def _change(self) -> None:
        """Wait until more of the body is here."""
        change: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        await self.unless_gone(change)

    def _wake(self) -> None:
        # An answer is only waited for when the body is whole.
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_result(None)


class HttpConnection(asyncio.Protocol):
    """A connection of one client, for any number of requests after each other.

    Args:
        app: answers a request.
        connections: all that are open; this one adds and removes itself.
    """

    def __init__(self, app: App, connections: set[HttpConnection]) -> None:
        self.is_gone = False
        self._app = app
        self._connections = connections
        self._protocol = h11.Connection(h11.SERVER, max_incomplete_event_size=MAX_HEADER_BYTES)
        self._loop = asyncio.get_running_loop()
        self._exchange: Exchange | None = None
        self._task: asyncio.Task[None] | None = None
        self._timer: asyncio.TimerHandle | None = None
        self._is_head_timer = False
        self._is_ending = False
        self._is_discarding = False
        self._transport: asyncio.Transport

    # --- of asyncio -------------------------------------------------------------------

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """A client has connected."""
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._connections.add(self)
        if len(self._connections) > MAX_CONNECTIONS:
            transport.abort()
        else:
            self._start_timer(REQUEST_SECONDS, is_head=True)

    def data_received(self, data: bytes) -> None:
        """A part of a request has come."""
        if not self._is_discarding:
            self._protocol.receive_data(data)
            self._read()

    def eof_received(self) -> bool:
        """The client sends no more; that is how most of them leave."""
        return False

    def connection_lost(self, exc: Exception | None) -> None:
        """The connection has ended."""
        del exc
        self.is_gone = True
        self._connections.discard(self)
        self._stop_timer()
        if self._exchange is not None:
            self._exchange.client_left()

    # --- of the server ----------------------------------------------------------------

    def end(self) -> asyncio.Task[None] | None:
        """Close when the answer that is under way is sent; returns what computes it."""
        self._is_ending = True
        if self._task is None:
            self._transport.close()
        return self._task

    def abort(self) -> None:
        """Close immediately."""
        self._transport.abort()

    # --- of the exchange --------------------------------------------------------------

    def invite_body(self) -> None:
        """Tell a client that asked before it sends its body to send it."""
        if self._protocol.they_are_waiting_for_100_continue:
            self.send([h11.InformationalResponse(status_code=100, headers=[])])

    def read_more(self) -> None:
        """Continue reading from the socket."""
        if not self.is_gone:
            self._transport.resume_reading()

    def send(self, events: list[h11.Event]) -> None:
        """Write the bytes of some events in one write."""
        # A connection that is being closed gently has sent its end already.
        if self.is_gone or self._is_discarding or self._transport.is_closing():
            return
        # One write: a head alone in a packet costs the client a second wake-up.
        self._transport.write(b"".join(self._protocol.send(event) or b"" for event in events))

    # --- reading ----------------------------------------------------------------------

    def _read(self) -> None:
        while True:
            try:
                event = self._protocol.next_event()
            except h11.RemoteProtocolError:
                self._refuse_noise()
                return
            if isinstance(event, h11.Request):
                self._stop_timer()
                self._begin(event)
            elif isinstance(event, h11.Data) and self._exchange is not None:
                if self._exchange.body_arrived(bytes(event.data)) > _MAX_WAITING_BYTES:
                    self._transport.pause_reading()
            elif isinstance(event, h11.EndOfMessage) and self._exchange is not None:
                self._exchange.body_ended()
            elif event is h11.PAUSED:
                # The next request waits until this one is answered.
                self._transport.pause_reading()
                return
            else:
                if self._protocol.their_state is h11.IDLE and not self._is_head_timer:
                    self._start_timer(REQUEST_SECONDS, is_head=True)
                return

    def _begin(self, request: h11.Request) -> None:
        self._exchange = Exchange(self, request)
        self._task = self._loop.create_task(self._answer(self._exchange))

    async def _answer(self, exchange: Exchange) -> None:
        try:
            await self._app(exchange)
        except ClientGone:
            pass
        except h11.ProtocolError:
            self._transport.close()  # what was received or sent so far cannot be continued
        except Exception as error:  # noqa: BLE001 - one request must not end the server
            reported(error)
        self._exchange = self._task = None
        self._after_answer()

    def _after_answer(self) -> None:
        states = (self._protocol.our_state, self._protocol.their_state)
        if self.is_gone or self._transport.is_closing():
            return
        if self._is_ending:
            self._transport.close()
            return
        if states != (h11.DONE, h11.DONE):
            self._close_gently()
            return
        self._protocol.start_next_cycle()
        self._transport.resume_reading()
        self._start_timer(KEEP_ALIVE_SECONDS, is_head=False)
        if self._protocol.trailing_data[0]:
            self._read()

    def _refuse_noise(self) -> None:
        """Answer bytes that are no HTTP, if nothing was answered yet, and close."""
        if self._exchange is None and self._protocol.our_state in (h11.IDLE, h11.SEND_RESPONSE):
            body = b"This is not HTTP.\n"
            length = str(len(body)).encode()
            headers = [(b"content-type", b"text/plain"), (b"content-length", length), _CLOSE]
            response = h11.Response(status_code=400, headers=headers)
            self.send([response, h11.Data(data=body), h11.EndOfMessage()])
        self._close_gently()
        if self._exchange is not None:
            self._exchange.client_left()

    def _close_gently(self) -> None:
        """End the connection when the client has ended it too, or after a second.

        The rest of a body that nobody reads must not be taken for a request. To close while bytes
        arrive would reset the connection, and the client would never see its answer.
        """
        self._is_discarding = True
        try:
            if self._transport.can_write_eof():
                self._transport.write_eof()
        except OSError:  # the client has reset the connection, which the loop has not seen yet
            self._transport.abort()
            return
        self._transport.resume_reading()
        self._start_timer(_LINGER_SECONDS, is_head=False)

    # --- time -------------------------------------------------------------------------

    def _start_timer(self, seconds: float, *, is_head: bool) -> None:
        self._stop_timer()
        self._is_head_timer = is_head
        # Not ``close``, which would wait for a client that does not read its answer.
        self._timer = self._loop.call_later(seconds, self._transport.abort)

    def _stop_timer(self) -> None:
        self._is_head_timer = False
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
