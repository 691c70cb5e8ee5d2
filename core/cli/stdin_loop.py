"""``complete --stdin-loop``: the light engine as a process that other programs ask.

One JSON object a line in, one a line out, in the same order. A line that cannot
be answered gets an ``error``, and the loop continues until its input ends. It knows
neither checkpoints nor files, and nothing here imports torch; a model that only torch
can run is opened before, by ``complete``.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final, TypeAlias

from core.completion.policy import reason_not_to_suggest
from core.completion.request import CompletionRequest, Suggestion
from core.config import from_mapping, to_mapping
from core.errors import ConfigError, CoreError
from core.inference.sampling_config import SamplingConfig

Complete: TypeAlias = Callable[[CompletionRequest, str | None], Suggestion]
"""Takes a request and the folder of the project that it is to be answered with, if any."""

# On a line they stand beside the text, not in a table of their own.
_SAMPLING: Final = frozenset(field.name for field in dataclasses.fields(SamplingConfig))


def answers(lines: Iterable[bytes], complete: Complete, sampling: SamplingConfig) -> Iterator[str]:
    """One line of JSON, without its newline, for every line that is not blank.

    Args:
        lines: UTF-8, with or without a byte order mark; the keys are ``id``, ``policy``,
            ``project`` and the fields of ``CompletionRequest`` and ``SamplingConfig``, all
            but ``prefix`` optional.
        complete: answers a request.
        sampling: what holds where a line says nothing of ``temperature`` and the like.
    """
    for line in lines:
        if line.strip():
            # Escaped to ASCII: a lone surrogate in a prefix must not end the loop.
            yield json.dumps(_answer(line, complete, sampling))


def _answer(line: bytes, complete: Complete, sampling: SamplingConfig) -> dict[str, Any]:
    """Return the answer to one line, or what is wrong with it."""
    id: Any = None
    try:
        fields = _object(line)
        id = fields.pop("id", None)
        has_policy = fields.pop("policy", False)
        if not isinstance(has_policy, bool):
            raise ConfigError(f"request: policy must be true or false, not {has_policy!r}.")
        project = fields.pop("project", None)
        if not isinstance(project, str | None):
            raise ConfigError(f"request: project must be a folder, not {project!r}.")
        request = _request(fields, sampling)
        no_suggestion_reason = None
        if has_policy:
            no_suggestion_reason = reason_not_to_suggest(
                request.prefix, request.suffix, request.language
            )
        if no_suggestion_reason is not None:
            return _line_of(id, "", 0, 0.0, no_suggestion_reason)
        made = complete(request, project)
        answer = _line_of(id, made.text, made.tokens, made.milliseconds, made.no_suggestion_reason)
        # Only where a project, or no model, was asked for: otherwise the line is as it always was.
        return answer | ({"evidence": dataclasses.asdict(made.evidence)} if made.evidence else {})
    except CoreError as error:
        return {"id": id, "error": f"{error.message} {error.hint}".strip()}
    except (OverflowError, RecursionError) as error:
        return {"id": id, "error": f"The line holds what no request needs: {error}."}


def _object(line: bytes) -> dict[str, Any]:
    try:
        value = json.loads(line.decode("utf-8-sig"))
    except ValueError as error:  # UnicodeDecodeError is one, too
        raise ConfigError(f"The line is not JSON: {error}.") from None
    if not isinstance(value, dict):
        raise ConfigError("The line is no JSON object.", 'Write {"id": 1, "prefix": "..."}.')
    return value  # type: ignore[no-any-return] - JSON objects have text as keys


def _request(fields: dict[str, Any], sampling: SamplingConfig) -> CompletionRequest:
    """Return the request of a line; the caller's ``id`` may be anything, so it stays outside."""
    if "sampling" in fields:
        raise ConfigError(
            "request: there is no setting 'sampling'.", "Write temperature beside id."
        )
    drawn = {key: fields.pop(key) for key in sorted(_SAMPLING & fields.keys())}
    return from_mapping(
        CompletionRequest,
        {**fields, "id": 0, "sampling": {**to_mapping(sampling), **drawn}},
        "request",
    )


def _line_of(
    id: Any, text: str, tokens: int, milliseconds: float, no_suggestion_reason: str | None
) -> dict[str, Any]:
    # "why_nothing" is the older name of the last field, for programs that read it.
    return {
        "id": id,
        "text": text,
        "tokens": tokens,
        "ms": round(milliseconds, 1),
        "no_suggestion_reason": no_suggestion_reason,
        "why_nothing": no_suggestion_reason,
    }
