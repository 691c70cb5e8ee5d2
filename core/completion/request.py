"""What an editor asks, and what it gets: plain records that cross threads.

The same records serve the window, the command line and the servers. They hold
no rules; ``policy`` says whether to ask, ``engine`` answers.
"""

from __future__ import annotations

from dataclasses import dataclass

from core.config import check_ranges, setting
from core.inference.sampling_config import AUTOCOMPLETE, SamplingConfig

DEFAULT_MAX_TOKENS = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class CompletionRequest:
    """One question: what comes at the caret?

    Attributes:
        id: chosen by whoever asks, and returned with the answer.
        prefix: the whole text before the caret.
        suffix: the whole text after it.
        language: ``python``, ``c`` or ``java``; None where unknown.
        sampling: how tokens are drawn.
        max_tokens: new tokens at most, beyond the characters already typed.
        max_lines: lines at most; 1 stops at the end of the caret's line.
        minimum_confidence: from 0 to 1; a suggestion below it is not made. See
            ``Suggestion.confidence``.

    Raises:
        ConfigError: a number outside its range.
    """

    id: int
    prefix: str
    suffix: str = ""
    language: str | None = None
    sampling: SamplingConfig = AUTOCOMPLETE
    max_tokens: int = setting(
        DEFAULT_MAX_TOKENS, "How long an answer may get.", low=1, high=4096, unit="tokens"
    )
    max_lines: int = setting(1, "How many lines it may have.", low=1, high=200, unit="lines")
    minimum_confidence: float = setting(
        0.0, "Only answers of which the model is at least this sure are shown.", low=0.0, high=1.0
    )

    def __post_init__(self) -> None:
        check_ranges(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """One answer: text to insert at the caret, or a reason for silence.

    Attributes:
        id: of the request.
        text: to be inserted literally; empty when there is nothing to suggest.
        tokens: how many were generated, the trimmed ones included.
        milliseconds: from request to answer, inside the engine.
        why_nothing: one sentence when ``text`` is empty, otherwise None.
        confidence: geometric mean of the probabilities of the generated tokens.
        prompt_tokens: how many tokens the model was shown.
        reused_tokens: how many of them it had read before.
    """

    id: int
    text: str
    tokens: int
    milliseconds: float
    why_nothing: str | None
    confidence: float = 0.0
    prompt_tokens: int = 0
    reused_tokens: int = 0
