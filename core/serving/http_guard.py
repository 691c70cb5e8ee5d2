"""Who may ask the HTTP server: programs of this computer, and no web page in a browser.

A loopback address is no boundary by itself: any page that the user visits can send requests there.
So every request is judged by its raw headers before anything else of it is looked at.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

Headers: TypeAlias = Sequence[tuple[bytes, bytes]]

_SAFE_SITES: Final = (b"none", b"same-origin")
_JSON_TYPES: Final = (b"application/json", b"text/json")


@dataclass(frozen=True, slots=True)
class Refusal:
    """An HTTP status and the sentence that goes with it."""

    status: int
    message: str


@dataclass(frozen=True, slots=True)
class Guard:
    """The rules of one server.

    Attributes:
        port: the one that the ``Host`` header must name.
        token: what clients must present; empty for none.
        origins: values of ``Origin`` that are let through, exactly as written.
        hosts: further names that ``Host`` may have, for a server that listens beyond loopback.
    """

    port: int
    token: str = ""
    origins: frozenset[str] = frozenset()
    hosts: frozenset[str] = frozenset()

    def refusal(self, method: str, headers: Headers, *, is_public: bool = False) -> Refusal | None:
        """Why a request is not answered; None when it is.

        Args:
            method: in capitals.
            headers: names in lower case, raw values, in order.
            is_public: whether the path needs no token, as health checks do not.
        """
        return (
            self._wrong_host(headers)
            or self._wrong_origin(headers)
            or self._wrong_method(method, headers)
            or (None if is_public else self._wrong_token(headers))
        )

    def _wrong_host(self, headers: Headers) -> Refusal | None:
        hosts = _values(headers, b"host")
        names = {"127.0.0.1", "[::1]", "localhost", *self.hosts}
        allowed = {f"{name}:{self.port}" for name in names}
        if self.port == 80:
            allowed |= names
        if len(hosts) == 1 and hosts[0].decode("latin-1").lower() in allowed:
            return None
        return Refusal(403, f"Only requests to localhost:{self.port} are answered.")

    def _wrong_origin(self, headers: Headers) -> Refusal | None:
        origins = _values(headers, b"origin")
        if any(origin.decode("latin-1") not in self.origins for origin in origins):
            return Refusal(403, "Requests of web pages are not answered.")
        if not origins and any(
            site.lower() not in _SAFE_SITES for site in _values(headers, b"sec-fetch-site")
        ):
            return Refusal(403, "Requests of web pages are not answered.")
        return None

    def _wrong_method(self, method: str, headers: Headers) -> Refusal | None:
        if method in ("GET", "HEAD"):
            return None
        if method == "OPTIONS":
            return Refusal(403, "Cross-origin requests are not answered.")
        if method != "POST":
            return Refusal(405, "Only GET and POST are answered.")
        types = _values(headers, b"content-type")
        if len(types) != 1 or types[0].partition(b";")[0].strip().lower() not in _JSON_TYPES:
            return Refusal(415, "Send JSON, with the header Content-Type: application/json.")
        return None

    def _wrong_token(self, headers: Headers) -> Refusal | None:
        if not self.token:
            return None
        # It loads OpenSSL, 4 MB that a server without a token does without.
        import hmac

        presented = _token(headers)
        if hmac.compare_digest(presented, self.token.encode("utf-8")):
            return None
        return Refusal(401, "The token is missing or wrong.")


def _token(headers: Headers) -> bytes:
    """The token of ``Authorization: Bearer`` or ``X-Api-Key``; empty where there is none."""
    for value in _values(headers, b"authorization"):
        scheme, _, token = value.partition(b" ")
        if scheme.lower() == b"bearer":
            return token.strip()
    return next(iter(_values(headers, b"x-api-key")), b"")


def _values(headers: Headers, name: bytes) -> list[bytes]:
    return [value.strip() for key, value in headers if key == name]
