"""Answers that are known already: asked before, or typed through.

The user types what the ghost shows, goes back a few characters, undoes. All of that
is found here, in well under a millisecond and without a model. One cache belongs to
one set of weights; a request is known by everything that its answer depends on: the
text around the caret as far as it counts, and its settings.
"""

from __future__ import annotations

import dataclasses
import threading
from collections import Counter, OrderedDict
from dataclasses import dataclass
from typing import Final, TypeAlias

from core.completion.request import REACH_AFTER, REACH_BEFORE, CompletionRequest, Suggestion
from core.inference.sampling_config import SamplingConfig

_CAPACITY: Final = 500
# How far back a suggestion that is typed through may have started.
_LOOK_BACK: Final = 128

_Key: TypeAlias = tuple[int, str | None, SamplingConfig, float, float, str | None]


@dataclass(frozen=True, slots=True)
class _Entry:
    """An answer and the limits that it was made under."""

    prefix_length: int
    limits: tuple[int, int]
    alternatives: int
    suggestion: Suggestion


class ResultCache:
    """The latest answers of one model; safe to use from several threads.

    Attributes:
        hits, misses: of ``lookup``, since the start.
    """

    def __init__(self, capacity: int = _CAPACITY) -> None:
        self._capacity = capacity
        self._entries: OrderedDict[_Key, _Entry] = OrderedDict()
        # How long the prefixes of the entries are: few of the positions to look back to
        # need to be compared.
        self._lengths: Counter[int] = Counter()
        self._lock = threading.Lock()
        self.hits = 0
        self.misses = 0

    def __len__(self) -> int:
        return len(self._entries)

    def store(self, request: CompletionRequest, suggestion: Suggestion) -> None:
        """Remember an answer; one that was cut short by time or a newer request is none."""
        if suggestion.stop in ("superseded", "time"):
            return
        limits = (request.max_tokens, request.max_lines)
        entry = _Entry(len(request.prefix), limits, request.alternatives, suggestion)
        with self._lock:
            key = _key(request, 0)
            self._drop(key)
            self._entries[key] = entry
            self._lengths[entry.prefix_length] += 1
            if len(self._entries) > self._capacity:
                self._drop(next(iter(self._entries)))

    def lookup(self, request: CompletionRequest) -> Suggestion | None:
        """The answer to this request, or what is left of an earlier one; None if there is none.

        That there is no suggestion is repeated only for the same question.
        """
        with self._lock:
            found = self._asked_before(request) or self._typed_through(request)
            if found is None:
                self.misses += 1
                return None
            self.hits += 1
        return dataclasses.replace(found, id=request.id, is_cached=True, milliseconds=0.0, tokens=0)

    def clear(self) -> None:
        """Forget everything, as after a change of the weights."""
        with self._lock:
            self._entries.clear()
            self._lengths.clear()

    def _drop(self, key: _Key) -> None:
        entry = self._entries.pop(key, None)
        if entry is not None:
            self._lengths[entry.prefix_length] -= 1

    def _asked_before(self, request: CompletionRequest) -> Suggestion | None:
        key = _key(request, 0)
        entry = self._entries.get(key)
        if (
            entry is None
            or entry.limits != (request.max_tokens, request.max_lines)
            or entry.alternatives < request.alternatives
        ):
            return None
        self._entries.move_to_end(key)
        return entry.suggestion

    def _typed_through(self, request: CompletionRequest) -> Suggestion | None:
        # More alternatives are wanted than the one on the screen: those are not here.
        if request.alternatives > 1:
            return None
        for typed in range(1, min(_LOOK_BACK, len(request.prefix)) + 1):
            if not self._lengths[len(request.prefix) - typed]:
                continue
            entry = self._entries.get(_key(request, typed))
            if entry is None:
                continue
            left = _without(entry.suggestion, request.prefix[-typed:])
            if left is not None:
                return left
        return None


def _without(suggestion: Suggestion, typed: str) -> Suggestion | None:
    """What is left of a suggestion once its beginning was typed; None if it was not."""
    left = [text[len(typed) :] for text in suggestion.texts if text.startswith(typed)]
    left = [text for text in left if text.strip()]
    if not left:
        return None
    return dataclasses.replace(suggestion, text=left[0], alternatives=tuple(left[1:]))


def _key(request: CompletionRequest, typed: int) -> _Key:
    """What an answer depends on, as it was ``typed`` characters ago."""
    end = len(request.prefix) - typed
    prefix = request.prefix[max(0, end - REACH_BEFORE) : end]
    # Its hash, 64 bits, represents the text: the texts of all entries would be megabytes.
    around = f"{len(prefix)} {prefix}{request.suffix[:REACH_AFTER]}"
    return (
        hash(around),
        request.language,
        request.sampling,
        request.minimum_confidence,
        request.minimum_precision,
        request.path,
    )
