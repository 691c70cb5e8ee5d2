"""The HTTP server's application: routes, limits, and one answer for each request.

Nothing that a request names is opened, no state is changed by any, and no text of a request is
logged. The computation is the suggestion worker's; a client that leaves takes its own request with
it and no other.
"""

from __future__ import annotations

import asyncio
import contextlib
import dataclasses
import json
import platform
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from core.completion.policy import reason_not_to_suggest
from core.completion.request import CompletionRequest, Suggestion
from core.completion.request_options import make_request
from core.serving import http_answers
from core.serving.client_settings import ClientSettings
from core.serving.cut_text import with_string_opened
from core.serving.failures import reported
from core.serving.fill_request import (
    BadRequest,
    FillRequest,
    from_infill,
    from_native,
    from_ollama,
    from_openai,
)
from core.serving.http_answers import Answer, to_json
from core.serving.http_connection import REQUEST_SECONDS, ClientGone, Exchange
from core.serving.http_guard import Guard
from core.serving.language_guess import guess_language
from core.serving.suggestion_worker import Outcome, SuggestionWorker
from core.serving.usage import Usage

MAX_BODY_BYTES: Final = 1_000_000

_JSON: Final = b"application/json; charset=utf-8"
_EVENTS: Final = b"text/event-stream"
_LINES: Final = b"application/x-ndjson"


class _Refused(Exception):
    """A request that gets an error status."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.message = message


@dataclass(frozen=True, slots=True, kw_only=True)
class _Door:
    """How one endpoint reads its body and writes its answer."""

    parse: Callable[[Mapping[str, Any]], FillRequest]
    answer: Callable[[FillRequest, Answer], Any]
    stream: Callable[[FillRequest, Answer], Iterator[bytes]]
    stream_type: bytes = _EVENTS


_NATIVE: Final = _Door(
    parse=from_native, answer=http_answers.native, stream=http_answers.native_stream
)
_DOORS: Final[Mapping[str, _Door]] = {
    "/infill": _Door(
        parse=from_infill, answer=http_answers.native, stream=http_answers.native_stream
    ),
    "/completion": _NATIVE,
    "/completions": _NATIVE,
    "/v1/completions": _Door(
        parse=from_openai, answer=http_answers.openai, stream=http_answers.openai_stream
    ),
    "/api/generate": _Door(
        parse=from_ollama,
        answer=http_answers.ollama,
        stream=http_answers.ollama_stream,
        stream_type=_LINES,
    ),
}
_PUBLIC: Final = frozenset({"/health", "/v1/health"})


@dataclass(frozen=True, slots=True, kw_only=True)
class LastRequest:
    """The latest completion request, for a window or a status line; holds no text of it.

    Attributes:
        path: the endpoint.
        client: the name that the client gives itself, shortened.
        outcome: what became of it, in plain words.
        milliseconds: from its arrival to its answer.
    """

    path: str
    client: str
    outcome: str
    milliseconds: float


class HttpApp:
    """The application; called by the server for each request.

    Args:
        worker: answers; started by the caller.
        guard: decides who may ask.
        settings: how the engine is asked.
        usage: counts what was sent and accepted.
        context: of the model in tokens; 0 until it is known.
        version: of the program.
    """

    def __init__(
        self,
        worker: SuggestionWorker,
        guard: Guard,
        settings: ClientSettings,
        usage: Usage,
        *,
        context: Callable[[], int] = lambda: 0,
        version: str = "",
    ) -> None:
        self._worker = worker
        self._guard = guard
        self._settings = settings
        self._usage = usage
        self._context = context
        self._version = version
        self._number = 0
        self.last_request: LastRequest | None = None
        self._pages: dict[str, Callable[[], Any]] = {
            "/health": self._health,
            "/v1/health": self._health,
            "/props": self._props,
            "/models": self._models,
            "/v1/models": self._models,
            "/api/tags": self._models,
            "/api/version": lambda: {"version": self._version},
            "/v1beta/server_setting": lambda: {"disable_client_side_telemetry": True},
        }

    async def __call__(self, exchange: Exchange) -> None:
        """Answer one request.

        Raises:
            ClientGone: nobody reads the answer any more.
        """
        try:
            await self._route(exchange)
        except _Refused as refused:
            status, message = refused.status, refused.message
        except ClientGone:
            raise
        except Exception as error:  # noqa: BLE001 - one request must not end the server
            status, message = 500, reported(error).message
        else:
            return
        body = to_json(http_answers.error(status, message))
        # What is left of a body that nobody reads must not be taken for a request.
        exchange.send(status, [*_headers(body), (b"connection", b"close")], body)

    async def _route(self, exchange: Exchange) -> None:
        path, method = exchange.path, exchange.method
        refusal = self._guard.refusal(method, exchange.headers, is_public=path in _PUBLIC)
        if refusal is not None:
            raise _Refused(refusal.status, refusal.message)
        page = self._pages.get(path)
        if method in ("GET", "HEAD") and page is not None:
            status = 503 if path in _PUBLIC and not self._worker.is_loaded else 200
            _send(exchange, page(), status)
        elif method == "POST" and path in _DOORS:
            await self._complete(path, _object(await _body(exchange)), exchange)
        elif method == "POST" and path == "/v1/events":
            self._count(_object(await _body(exchange)))
            _send(exchange, {})
        elif method == "POST" and path == "/api/show":
            await _body(exchange)
            _send(exchange, _OLLAMA_MODEL)
        elif path in _DOORS or page is not None:
            raise _Refused(405, f"{method} is not answered here.")
        else:
            raise _Refused(404, "There is nothing at this address.")

    # --- completions ------------------------------------------------------------------

    async def _complete(self, path: str, body: Mapping[str, Any], exchange: Exchange) -> None:
        started = time.perf_counter()
        door = _DOORS[path]
        try:
            request = door.parse(body)
        except BadRequest as error:
            raise _Refused(400, str(error)) from None
        suggestion = await self._suggestion(request, exchange)
        milliseconds = (time.perf_counter() - started) * 1000
        answer = Answer(
            texts=tuple(_cut(request.indent + text, request.stops) for text in suggestion.texts)
            or ("",),
            suggestion=suggestion,
            context=self._context(),
            milliseconds=milliseconds,
        )
        if answer.texts[0]:
            self._usage.shown()
        self.last_request = LastRequest(
            path=path,
            client=_client_name(exchange),
            outcome=suggestion.no_suggestion_reason or f"{suggestion.tokens} tokens",
            milliseconds=milliseconds,
        )
        if request.is_streamed:
            headers = [(b"content-type", door.stream_type), (b"cache-control", b"no-store")]
            exchange.stream(headers, door.stream(request, answer))
        else:
            _send(exchange, door.answer(request, answer))

    async def _suggestion(self, request: FillRequest, exchange: Exchange) -> Suggestion:
        """The engine's answer, or an empty one with the reason."""
        options = self._settings.options
        language = request.language or guess_language(request.prefix, request.suffix)
        if request.max_tokens == 0:
            return _silence("No tokens were asked for.")
        if self._worker.error is not None:
            raise _Refused(503, self._worker.error.message)
        if not self._worker.is_loaded:
            return _silence("The model is being prepared.")
        judged = with_string_opened(request.prefix, language)
        reason = reason_not_to_suggest(judged, request.suffix, language, policy=options.policy)
        if reason is not None:
            return _silence(reason)
        self._number += 1
        asked = make_request(
            self._number,
            request.prefix,
            request.suffix,
            language,
            options,
            self._worker.default_precision,
        )
        asked = _limited(asked, request)
        outcome = await self._ask(exchange, asked)
        if outcome.error is not None:
            raise _Refused(503, outcome.error.message)
        return outcome.suggestion

    async def _ask(self, exchange: Exchange, request: CompletionRequest) -> Outcome:
        """Wait for the worker, or for the client to leave, whichever is first."""
        loop = asyncio.get_running_loop()
        answered: asyncio.Future[None] = loop.create_future()
        outcomes: list[Outcome] = []

        def deliver(outcome: Outcome) -> None:
            outcomes.append(outcome)
            with contextlib.suppress(RuntimeError):  # the loop has ended
                loop.call_soon_threadsafe(_settle, answered)

        ticket = self._worker.submit(exchange.client, request, deliver)
        try:
            await exchange.unless_gone(answered)
        finally:
            ticket.cancel()
        return outcomes[0]

    # --- pages ------------------------------------------------------------------------

    def _health(self) -> dict[str, Any]:
        """For llama.cpp's clients ``status`` alone; Tabby's want the rest."""
        is_loaded = self._worker.is_loaded
        if not is_loaded:
            error = self._worker.error
            message = error.message if error is not None else "Loading model"
            return http_answers.error(503, message)
        return {
            "status": "ok",
            "model": http_answers.MODEL_NAME,
            "device": "cpu",
            "arch": platform.machine(),
            "cpu_info": platform.machine(),
            "cpu_count": 1,
            "cuda_devices": [],
            "version": {
                "build_date": "",
                "build_timestamp": "",
                "git_sha": "",
                "git_describe": self._version,
            },
        }

    def _props(self) -> dict[str, Any]:
        context = self._context()
        return {
            "default_generation_settings": {"params": {}, "n_ctx": context},
            "total_slots": 1,
            "model_alias": http_answers.MODEL_NAME,
            "model_path": "",
            "chat_template": "",
            "bos_token": "<bos>",
            "eos_token": "<eos>",
            "build_info": f"tabwright-{self._version}",
        }

    def _models(self) -> dict[str, Any]:
        name = http_answers.MODEL_NAME
        return {
            "object": "list",
            "data": [{"id": name, "object": "model", "created": 0, "owned_by": "tabwright"}],
            "models": [{"name": name, "model": name, **_OLLAMA_MODEL}],
        }

    def _count(self, event: Mapping[str, Any]) -> None:
        """Tabby's clients report what became of a suggestion; only acceptances are counted."""
        if event.get("type") == "select":
            self._usage.accepted(0)


_OLLAMA_MODEL: Final = {
    "modified_at": "2026-01-01T00:00:00Z",
    "size": 0,
    "digest": "",
    "capabilities": ["completion", "insert"],
    "details": {"format": "", "family": "tabwright", "families": [], "parameter_size": "",
                "quantization_level": ""},
    "model_info": {},
}  # fmt: skip


def _limited(asked: CompletionRequest, request: FillRequest) -> CompletionRequest:
    """The editor's request with the client's limits: never more than the editor would get."""
    limit = request.max_tokens
    return dataclasses.replace(
        asked,
        max_tokens=asked.max_tokens if limit is None else min(asked.max_tokens, limit),
        alternatives=request.alternatives,
        budget_ms=request.budget_ms,
    )


def _silence(reason: str) -> Suggestion:
    return Suggestion(id=0, text="", tokens=0, milliseconds=0.0, no_suggestion_reason=reason)


def _cut(text: str, stops: tuple[str, ...]) -> str:
    """The text before the first of the stops."""
    ends = [end for stop in stops if (end := text.find(stop)) >= 0]
    return text[: min(ends)] if ends else text


def _settle(answered: asyncio.Future[None]) -> None:
    if not answered.done():
        answered.set_result(None)


def _client_name(exchange: Exchange) -> str:
    for name, value in exchange.headers:
        if name == b"user-agent":
            return "".join(c for c in value.decode("latin-1")[:60] if c.isprintable())
    return ""


async def _body(exchange: Exchange) -> bytes:
    """The body of a request, bounded in size and in the time that it takes.

    Raises:
        _Refused: it is too large or too slow.
        ClientGone: the client left in the middle of it.
    """
    too_large = _Refused(413, f"The body is larger than {MAX_BODY_BYTES:,} bytes.")
    for name, value in exchange.headers:
        if name == b"content-length" and value.isdigit() and int(value) > MAX_BODY_BYTES:
            raise too_large
    try:
        async with asyncio.timeout(REQUEST_SECONDS):
            body = await exchange.body(MAX_BODY_BYTES)
    except TimeoutError:
        raise _Refused(408, "The body did not arrive in time.") from None
    if len(body) > MAX_BODY_BYTES:
        raise too_large
    return body


def _object(body: bytes) -> Mapping[str, Any]:
    try:
        value = json.loads(body.decode("utf-8"))
    except (ValueError, RecursionError):
        raise _Refused(400, "The body is not JSON.") from None
    if not isinstance(value, dict):
        raise _Refused(400, "The body is no JSON object.")
    return value


def _send(exchange: Exchange, content: Any, status: int = 200) -> None:
    body = to_json(content)
    exchange.send(status, _headers(body), body)


def _headers(body: bytes) -> list[tuple[bytes, bytes]]:
    return [
        (b"content-type", _JSON),
        (b"content-length", str(len(body)).encode()),
        (b"cache-control", b"no-store"),
        (b"x-content-type-options", b"nosniff"),
    ]
