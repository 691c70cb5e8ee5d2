"""What an editor asks, and what it gets: plain records that cross threads.

The same records serve the window, the command line and the servers. They hold
no rules; ``policy`` says whether to ask, ``engine`` answers.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from core.attribution.records import TrainingTrace
from core.config import check_ranges, setting
from core.inference.sampling_config import AUTOCOMPLETE, SamplingConfig
from core.languages.line_ends import LINE_END
from core.memory.location import Location
from core.texts import Text

DEFAULT_MAX_TOKENS = 24
SUPERSEDED: Final = Text("A newer request replaced it.")

# How much text around the caret an answer may depend on, in characters: some 350 lines of
# code before it, and fewer after it. What is further away has no influence.
REACH_BEFORE = 16_000
REACH_AFTER = 6_000

StopReason: TypeAlias = Literal[
    "line", "block", "repetition", "file end", "unsure", "tokens", "time", "superseded"
]
"""Why a text ends where it does: its line or block is complete, it began to repeat
itself, the model ended the file, grew unsure, or the budget of tokens or time was spent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CompletionRequest:
    """One question: what comes at the caret?

    Attributes:
        id: chosen by whoever asks, and returned with the answer.
        prefix: the whole text before the caret.
        suffix: the whole text after it.
        language: lower-case name as in ``core.languages.lexical``; None where unknown.
        sampling: how tokens are drawn.
        max_tokens: new tokens at most, beyond the characters already typed.
        max_lines: lines at most; 1 stops at the end of the caret's line. With more,
            the text ends with its block. ``policy.lines_wanted`` gives an editor's choice.
        minimum_confidence: from 0 to 1; a suggestion below it is not made. See
            ``Suggestion.confidence``.
        minimum_precision: from 0 to 1; only what is at least this likely to be right
            is shown, lines below it are left out. See ``Suggestion.precision``.
        alternatives: how many distinct answers are wanted, the first included.
        budget_ms: what has been written after this time is the answer; 0 for no limit.
        path: of the file that is being edited, absolute or relative to the project's root;
            its saved copy does not count as a file of the project.
        hides_copies: whether suggestions that copy one training project are left out; they
            are known only where the engine has an index of the training set.
        wants_beginnings: whether ``Suggestion.beginnings`` is wanted, for measurements.

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
    minimum_precision: float = setting(
        0.0, "Only answers that are at least this likely to be right are shown.", low=0.0, high=1.0
    )
    alternatives: int = setting(1, "How many different answers are made.", low=1, high=8)
    budget_ms: int = setting(
        0, "An answer ends after this time; 0 sets no limit.", low=0, high=60_000, unit="ms"
    )

    path: str | None = None
    hides_copies: bool = False
    wants_beginnings: bool = False

    def __post_init__(self) -> None:
        check_ranges(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Where a suggestion came from.

    Attributes:
        model, file, project: how much of its probability each gave, on average over its
            tokens; they sum to 1.
        places: locations in the project with the same text, the most relevant first.
    """

    model: float
    file: float
    project: float
    places: tuple[Location, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginning:
    """A text that may be shown: the whole suggestion, or where that is too unlikely less of it.

    Attributes:
        text: to be inserted literally.
        precision: how likely it is that the file continues with it.
        kept_tokens: how many tokens it is made of.
        log_probability: of these together, in nats.
        features: see ``suggestion_features``.
    """

    text: str
    precision: float
    kept_tokens: int
    log_probability: float
    features: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """One answer: text to insert at the caret, or the reason why there is none.

    Attributes:
        id: of the request.
        text: to be inserted literally; empty when there is nothing to suggest.
        alternatives: the other answers, best first; all differ.
        tokens: how many were generated, the trimmed ones included.
        kept_tokens: how many of them ``text`` is made of.
        milliseconds: from request to answer, inside the engine.
        no_suggestion_reason: one sentence when ``text`` is empty, otherwise None.
        confidence: geometric mean of the probabilities of the tokens of ``text``.
        precision: how likely ``text`` is right, from those probabilities by the
            checkpoint's calibration; None when nothing was written.
        stop: why the text ends where it does.
        is_cached: whether it was known already, so that no model was asked.
        prompt_tokens: how many tokens the model was shown.
        reused_tokens: how many of them it had read before.
        evidence: where ``text`` came from; None where no project was asked.
        traces: where the training set has the text of each answer, best first; empty where
            the engine has no index of it. After a part was typed, the texts of the traces are
            still the whole ones.
        beginnings: everything that some threshold would show, the longest first, with a
            precision that never falls; only where they were wanted.
    """

    id: int
    text: str
    tokens: int
    milliseconds: float
    no_suggestion_reason: str | None
    confidence: float = 0.0
    prompt_tokens: int = 0
    reused_tokens: int = 0
    alternatives: tuple[str, ...] = ()
    precision: float | None = None
    stop: StopReason = "line"
    kept_tokens: int = 0
    is_cached: bool = False
    evidence: Evidence | None = None
    traces: tuple[TrainingTrace, ...] = ()
    beginnings: tuple[Beginning, ...] = ()

    @property
    def lines(self) -> int:
        """How many lines the text touches; 0 when there is none."""
        return len(LINE_END.findall(self.text)) + 1 if self.text else 0

    @property
    def texts(self) -> tuple[str, ...]:
        """Every answer, best first."""
        return (self.text, *self.alternatives) if self.text else ()
