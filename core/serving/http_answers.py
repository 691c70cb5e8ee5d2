"""What each dialect of HTTP clients expects as the answer to a completion.

Shapes and required fields are those that the clients' code reads (llama.cpp's server, OpenAI,
Ollama, Tabby). Every answer is one line of compact JSON: some clients look for ``"content":"``
without a blank before they parse.
"""

from __future__ import annotations

import json
import re
import time
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from core.completion.request import Suggestion
from core.serving.fill_request import FillRequest

MODEL_NAME: Final = "tabwright"
_WORD: Final = re.compile(r"\s*\S+\s*|\s+")
_CUT_SHORT: Final = ("tokens", "time")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a client is told.

    Attributes:
        texts: best first; at least one, empty where there is nothing to suggest.
        suggestion: where they come from.
        context: of the model, in tokens.
        milliseconds: from the request's arrival.
    """

    texts: tuple[str, ...]
    suggestion: Suggestion
    context: int
    milliseconds: float


def to_json(value: Any) -> bytes:
    """Compact JSON in ASCII: no lone surrogate of a text can break it."""
    return json.dumps(value, separators=(",", ":")).encode("ascii")


def native(request: FillRequest, answer: Answer) -> Any:
    """llama.cpp's answer: an object, or a list of them where several were asked for."""
    records = [
        _selected(_native_record(request, answer, number, text), request.fields)
        for number, text in enumerate(answer.texts)
    ]
    return records if request.alternatives > 1 else records[0]


def openai(request: FillRequest, answer: Answer) -> dict[str, Any]:
    """OpenAI's ``text_completion``; Tabby's clients read a part of it."""
    made = answer.suggestion
    return {
        **_openai_head(request),
        "choices": [
            {"index": number, "text": text, "logprobs": None, "finish_reason": _finish(made)}
            for number, text in enumerate(answer.texts)
        ],
        "usage": {
            "prompt_tokens": made.prompt_tokens,
            "completion_tokens": made.tokens,
            "total_tokens": made.prompt_tokens + made.tokens,
        },
    }


def ollama(request: FillRequest, answer: Answer) -> dict[str, Any]:
    """Ollama's answer to ``/api/generate``."""
    made = answer.suggestion
    nanoseconds = int(answer.milliseconds * 1e6)
    return {
        **_ollama_piece(request, answer.texts[0]),
        "done": True,
        "done_reason": "length" if made.stop in _CUT_SHORT else "stop",
        "total_duration": nanoseconds,
        "load_duration": 0,
        "prompt_eval_count": made.prompt_tokens,
        "prompt_eval_duration": 0,
        "eval_count": made.tokens,
        "eval_duration": nanoseconds,
    }


def native_stream(request: FillRequest, answer: Answer) -> Iterator[bytes]:
    """Server-sent events of llama.cpp: words, then the whole record without its text."""
    for piece in _words(answer.texts[0]):
        yield _event({"index": 0, "content": piece, "tokens": [], "stop": False})
    record = _native_record(request, answer, 0, answer.texts[0])
    yield _event(_selected({**record, "content": ""}, request.fields))


def openai_stream(request: FillRequest, answer: Answer) -> Iterator[bytes]:
    """Server-sent events of OpenAI, the last one ``[DONE]``."""
    head = _openai_head(request)
    for number, text in enumerate(answer.texts):
        for piece in _words(text):
            choice = {"index": number, "text": piece, "logprobs": None, "finish_reason": None}
            yield _event({**head, "choices": [choice]})
        finish = _finish(answer.suggestion)
        choice = {"index": number, "text": "", "logprobs": None, "finish_reason": finish}
        yield _event({**head, "choices": [choice]})
    yield b"data: [DONE]\n\n"


def ollama_stream(request: FillRequest, answer: Answer) -> Iterator[bytes]:
    """Lines of JSON, the last one with the counts."""
    for piece in _words(answer.texts[0]):
        yield to_json({**_ollama_piece(request, piece), "done": False}) + b"\n"
    yield to_json({**ollama(request, answer), "response": ""}) + b"\n"


def error(status: int, message: str) -> dict[str, Any]:
    """An error as llama.cpp's server writes it."""
    kinds = {400: "invalid_request_error", 401: "authentication_error", 403: "permission_error",
             404: "not_found_error", 503: "unavailable_error"}  # fmt: skip
    return {
        "error": {
            "code": status,
            "message": message,
            "type": kinds.get(status, "invalid_request_error"),
        }
    }


def _native_record(request: FillRequest, answer: Answer, number: int, text: str) -> dict[str, Any]:
    made = answer.suggestion
    seconds = answer.milliseconds / 1000
    per_second = made.tokens / seconds if seconds else 0.0
    read = made.prompt_tokens - made.reused_tokens
    return {
        "index": number,
        "content": text,
        "tokens": [],
        "id_slot": 0,
        "stop": True,
        "model": request.model or MODEL_NAME,
        "tokens_predicted": made.tokens,
        "tokens_evaluated": made.prompt_tokens,
        "generation_settings": {"n_ctx": answer.context, "n_predict": request.max_tokens or -1},
        "prompt": "",
        "has_new_line": "\n" in text,
        "truncated": False,
        "stop_type": "limit" if made.stop in _CUT_SHORT else "eos",
        "stopping_word": "",
        "tokens_cached": made.reused_tokens,
        "no_suggestion_reason": made.no_suggestion_reason,
        "timings": {
            "prompt_n": read,
            "prompt_ms": 0.0,
            "prompt_per_token_ms": 0.0,
            "prompt_per_second": 0.0,
            "predicted_n": made.tokens,
            "predicted_ms": round(answer.milliseconds, 3),
            "predicted_per_token_ms": round(answer.milliseconds / max(1, made.tokens), 3),
            "predicted_per_second": round(per_second, 1),
        },
    }


def _selected(record: dict[str, Any], fields: tuple[str, ...] | None) -> dict[str, Any]:
    """The wanted fields; nested ones flat under the name as it was written."""
    if fields is None:
        return record
    selected: dict[str, Any] = {}
    for name in fields:
        value: Any = record
        for part in name.split("/"):
            value = value.get(part) if isinstance(value, Mapping) else None
        if value is not None:
            selected[name] = value
    return selected


def _openai_head(request: FillRequest) -> dict[str, Any]:
    return {
        "id": f"cmpl-{uuid.uuid4().hex}",
        "object": "text_completion",
        "created": int(time.time()),
        "model": request.model or MODEL_NAME,
        "system_fingerprint": MODEL_NAME,
    }


def _ollama_piece(request: FillRequest, text: str) -> dict[str, Any]:
    now = datetime.now(UTC).isoformat().replace("+00:00", "Z")
    return {"model": request.model or MODEL_NAME, "created_at": now, "response": text}


def _finish(made: Suggestion) -> str:
    return "length" if made.stop in _CUT_SHORT else "stop"


def _words(text: str) -> list[str]:
    """The text in pieces: a word each, with the white space beside it."""
    return _WORD.findall(text)


def _event(value: Any) -> bytes:
    return b"data: " + to_json(value) + b"\n\n"
