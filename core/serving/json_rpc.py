"""JSON-RPC 2.0 messages with a ``Content-Length`` header, as the Language Server Protocol has them.

Reading is bounded in header and body. A body that is no JSON object is reported to the sender by
the caller; a broken header ends the conversation, since nothing tells where the next message is.
"""

from __future__ import annotations

import json
import threading
from typing import Any, BinaryIO, Final

PARSE_ERROR: Final = -32700
INVALID_REQUEST: Final = -32600
METHOD_NOT_FOUND: Final = -32601
INVALID_PARAMS: Final = -32602
INTERNAL_ERROR: Final = -32603
SERVER_NOT_INITIALIZED: Final = -32002
REQUEST_CANCELLED: Final = -32800

MAX_HEADER_BYTES: Final = 16 * 1024
MAX_BODY_BYTES: Final = 64 * 1024 * 1024


class ProtocolError(Exception):
    """The stream cannot be read any further."""


class InvalidMessage(Exception):
    """A whole message was read that is no JSON object; the stream continues after it."""


class ClientGone(Exception):
    """Nobody reads what is written."""


class MessageReader:
    """Reads messages from a stream of bytes, in one thread."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def read(self) -> dict[str, Any] | None:
        """The next message; None when the stream has ended between two messages.

        Raises:
            InvalidMessage: the body is no JSON object.
            ProtocolError: the header is broken or too large, or the stream ends inside a message.
        """
        length = self._read_header()
        if length is None:
            return None
        body = self._stream.read(length)
        if len(body) < length:
            raise ProtocolError("The stream ended inside a message.")
        try:
            message = json.loads(body.decode("utf-8"))
        except (ValueError, RecursionError) as error:
            raise InvalidMessage(f"The body is not JSON: {error}.") from None
        if not isinstance(message, dict):
            raise InvalidMessage("The body is no JSON object.")
        return message

    def _read_header(self) -> int | None:
        """The length of the body in bytes; None at the end of the stream."""
        length: int | None = None
        size = 0
        while True:
            line = self._stream.readline(MAX_HEADER_BYTES + 1)
            if not line and not size:
                return None
            size += len(line)
            if size > MAX_HEADER_BYTES or not line.endswith(b"\n"):
                raise ProtocolError("The header of a message is too long or incomplete.")
            line = line.strip()
            if not line:
                break
            name, _, value = line.partition(b":")
            if name.strip().lower() == b"content-length":
                length = _length(value.strip())
        if length is None:
            raise ProtocolError("A message has no Content-Length.")
        return length


class MessageWriter:
    """Writes messages to a stream; safe to use from several threads."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._lock = threading.Lock()

    def write(self, message: dict[str, Any]) -> None:
        """Write one message and flush it.

        Raises:
            ClientGone: the reader has closed the stream.
        """
        # Escaped to ASCII: lone surrogates of a text cannot break the stream.
        body = json.dumps({"jsonrpc": "2.0", **message}, separators=(",", ":")).encode("ascii")
        try:
            with self._lock:
                self._stream.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
                self._stream.flush()
        except (OSError, ValueError):  # ValueError: the stream is closed
            raise ClientGone from None


def _length(value: bytes) -> int:
    if not value.isdigit() or len(value) > 12 or int(value) > MAX_BODY_BYTES:
        raise ProtocolError("The Content-Length of a message is no number or too large.")
    return int(value)
