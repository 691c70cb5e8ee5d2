"""From the body of an HTTP request, in any of the dialects that editors speak, to one question.

Numbers are clamped and never refused, and what concerns another server (slots, samplers, adapters)
is ignored: a client that is told of an error shows it to a user who cannot change it. Only a body
that holds no text at all is an error.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from core.completion.request import REACH_AFTER, REACH_BEFORE
from core.languages.line_ends import LINE_END
from core.serving.client_settings import language_named, language_of_path
from core.serving.fill_in_marks import split_prompt

MAX_TOKENS: Final = 128
MAX_ALTERNATIVES: Final = 8
DEFAULT_BUDGET_MS: Final = 250
MAX_BUDGET_MS: Final = 2_000
_MAX_STOPS: Final = 16
_MAX_STOP_CHARACTERS: Final = 200
_MAX_FIELDS: Final = 64


class BadRequest(Exception):
    """A body that cannot be answered; the message is for the client's log."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FillRequest:
    """What a client wants.

    Attributes:
        prefix, suffix: the text around the cursor, cut to what the engine reads.
        indent: white space that the client left out of the prefix and wants back at the start of
            the answer, as it strips it there.
        language: the name by which completion knows it, or None where nothing tells.
        max_tokens: 0 to ``MAX_TOKENS``; None where the client says nothing.
        budget_ms: the time until the answer, from its arrival.
        stops: the answer ends before the first of these.
        alternatives: how many answers are wanted.
        is_streamed: whether the answer is wanted in pieces.
        fields: of the native answer, the only ones that are wanted; None for all.
        model: the name that the client gave, to be repeated in the answer.
    """

    prefix: str
    suffix: str
    indent: str = ""
    language: str | None = None
    max_tokens: int | None = None
    budget_ms: int = DEFAULT_BUDGET_MS
    stops: tuple[str, ...] = ()
    alternatives: int = 1
    is_streamed: bool = False
    fields: tuple[str, ...] | None = None
    model: str = ""


def from_infill(body: Mapping[str, Any]) -> FillRequest:
    """llama.cpp's ``/infill``: ``input_prefix``, ``prompt`` (cursor's line), ``input_suffix``.

    Raises:
        BadRequest: there is neither prefix nor prompt.
    """
    if "input_prefix" not in body and "prompt" not in body:
        raise BadRequest("input_prefix or prompt is missing.")
    line = _text(body, "prompt")
    before = _text(body, "input_prefix")
    indent = ""
    if not line and before.endswith("\n"):
        indent = _indent(_whole(body.get("n_indent"), 0, 200, 0), before)
    return _request(body, before + line + indent, _text(body, "input_suffix"), indent=indent)


def from_native(body: Mapping[str, Any]) -> FillRequest:
    """llama.cpp's ``/completion``: ``prompt`` with or without marks.

    Raises:
        BadRequest: there is no prompt.
    """
    return _request(body, *split_prompt(_prompt(body)))


def from_openai(body: Mapping[str, Any]) -> FillRequest:
    """OpenAI's ``/v1/completions``, with ``suffix``, or Tabby's form with ``segments``.

    Raises:
        BadRequest: there is neither.
    """
    segments = body.get("segments")
    if isinstance(segments, Mapping):
        language = body.get("language")
        return _request(
            body,
            _text(segments, "prefix"),
            _text(segments, "suffix"),
            language=language_named(language) if isinstance(language, str) else None,
            path=segments.get("filepath"),
        )
    return _with_suffix(body)


def from_ollama(body: Mapping[str, Any]) -> FillRequest:
    """Ollama's ``/api/generate``: ``prompt`` and ``suffix``, limits in ``options``.

    Raises:
        BadRequest: there is no prompt.
    """
    options = body.get("options")
    limits = options if isinstance(options, Mapping) else {}
    # Ollama streams unless it is told not to.
    return _with_suffix({"stream": True, **limits, **body})


def _with_suffix(body: Mapping[str, Any]) -> FillRequest:
    prompt, suffix = _prompt(body), _text(body, "suffix")
    return _request(body, prompt, suffix) if suffix else _request(body, *split_prompt(prompt))


def _request(
    body: Mapping[str, Any],
    prefix: str,
    suffix: str,
    *,
    indent: str = "",
    language: str | None = None,
    path: Any = None,
) -> FillRequest:
    limit = next(
        (body[name] for name in ("n_predict", "max_tokens", "max_completion_tokens", "num_predict")
         if body.get(name) is not None),
        None,
    )  # fmt: skip
    model = body.get("model")
    if language is None:
        path = path if isinstance(path, str) else body.get("filename")
        language = language_of_path(path) if isinstance(path, str) else None
    return FillRequest(
        prefix=prefix[-REACH_BEFORE:],
        suffix=suffix[:REACH_AFTER],
        indent=indent,
        language=language or _language_of_extra(body.get("input_extra")),
        max_tokens=_max_tokens(limit),
        budget_ms=_whole(body.get("t_max_predict_ms"), 1, MAX_BUDGET_MS, DEFAULT_BUDGET_MS),
        stops=_stops(body.get("stop")),
        alternatives=_whole(body.get("n_cmpl", body.get("n")), 1, MAX_ALTERNATIVES, 1),
        is_streamed=body.get("stream") is True,
        fields=_fields(body.get("response_fields")),
        model=model[:200] if isinstance(model, str) else "",
    )


def _prompt(body: Mapping[str, Any]) -> str:
    prompt = body.get("prompt")
    if isinstance(prompt, Sequence) and not isinstance(prompt, str) and len(prompt) == 1:
        prompt = prompt[0]  # OpenAI allows a list of prompts; clients send one
    if not isinstance(prompt, str):
        raise BadRequest("prompt is missing, or is no text.")
    return prompt


def _text(body: Mapping[str, Any], name: str) -> str:
    value = body.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise BadRequest(f"{name} is no text.")
    return value


def _max_tokens(value: Any) -> int | None:
    """None where nothing is said; -1 and -2 are llama.cpp's words for "as many as fit"."""
    return None if value in (None, -1, -2) else _whole(value, 0, MAX_TOKENS, MAX_TOKENS)


def _whole(value: Any, low: int, high: int, default: int) -> int:
    """A number of a request, clamped; the default where it is none."""
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if not is_number or (isinstance(value, float) and math.isnan(value)):
        return default
    return int(min(max(value, low), high))


def _stops(value: Any) -> tuple[str, ...]:
    stops = [value] if isinstance(value, str) else value if isinstance(value, list) else []
    kept = [stop for stop in stops if isinstance(stop, str) and stop]
    return tuple(stop[:_MAX_STOP_CHARACTERS] for stop in kept[:_MAX_STOPS])


def _fields(value: Any) -> tuple[str, ...] | None:
    if not isinstance(value, list) or not value:
        return None
    return tuple(name for name in value[:_MAX_FIELDS] if isinstance(name, str))


def _indent(columns: int, before: str) -> str:
    """The white space of a blank line, in the style of the lines above it.

    Args:
        columns: its width as the client counts it.
        before: the text above, which ends with a line break.
    """
    if not columns:
        return ""
    for line in reversed(LINE_END.split(before)[-200:]):
        if line.strip() and line[0] in " \t":
            # Width of a tab as the client counts it is not told; its default is 8 in most.
            return "\t" * max(1, columns // 8) if line[0] == "\t" else " " * columns
    return " " * columns


def _language_of_extra(extra: Any) -> str | None:
    """The language of most of the chunks of other files that a client sends along."""
    if not isinstance(extra, list):
        return None
    names = [chunk.get("filename") for chunk in extra[:_MAX_FIELDS] if isinstance(chunk, Mapping)]
    found = [language_of_path(name) for name in names if isinstance(name, str)]
    known = [language for language in found if language is not None]
    return max(sorted(set(known)), key=known.count) if known else None
