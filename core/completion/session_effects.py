"""What a suggestion session takes and returns: the cursor, its environment, and effects.

The effects are plain records; ``session`` decides on them, and the shell of an editor carries
them out in order.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, Protocol, TypeAlias

from core.attribution.records import TrainingTrace
from core.completion.policy import PolicyConfig, reason_not_to_suggest
from core.completion.request import CompletionRequest, Evidence, Suggestion
from core.completion.request_options import RequestOptions
from core.texts import Text

SWITCHED_OFF: Final = Text("Suggestions are off.")
NO_MODEL: Final = Text("No model is loaded.")
PREPARING: Final = Text("The model is being prepared. Suggestions will start in a moment.")
IDLE: Final = Text("Suggestions appear as you type.")
NOT_HERE: Final = Text("The model has no suggestion here.")
NO_OTHER: Final = Text("The model has no other suggestion here.")
TEXT_CHANGED: Final = Text("The text changed in the meantime.")
LOOKING: Final = Text("Looking for alternatives\u2026")

HINTS: Final = frozenset({IDLE, LOOKING, PREPARING})
"""Texts of ``Explain`` that are no reasons: shown as they are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cursor:
    """The editor at the moment of an event.

    Attributes:
        prefix, suffix: the text before and after the cursor.
        language: the name by which completion knows the language, or None.
        path: of the file, absolute; None for one that was never saved.
        has_selection: whether typing now would replace text.
        is_read_only: whether the file cannot be edited.
        is_composing: whether an input method holds text that is not typed yet.
        is_showing: whether a suggestion is shown.
        visible_chars: how many characters of the suffix are in view; only asked for when the
            timer "read" ends.
    """

    prefix: str
    suffix: str
    language: str | None = None
    path: str | None = None
    has_selection: bool = False
    is_read_only: bool = False
    is_composing: bool = False
    is_showing: bool = False
    visible_chars: int = 0

    @property
    def around(self) -> tuple[str, str]:
        """The text before and after the cursor."""
        return self.prefix, self.suffix


class Environment(Protocol):
    """What a session asks of its surroundings; every call must return quickly."""

    @property
    def is_enabled(self) -> bool:
        """Whether suggestions appear while typing."""
        ...

    @property
    def options(self) -> RequestOptions:
        """The user's settings for requests."""
        ...

    @property
    def default_precision(self) -> float:
        """The confidence threshold of the model's calibration."""
        ...

    @property
    def model_problem(self) -> str | None:
        """Why no model can be asked; None when one can."""
        ...

    def lookup(self, request: CompletionRequest) -> Suggestion | None:
        """Return the answer if it is in the cache."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class CurrentSuggestion:
    """What is shown: its number, and of how many.

    Attributes:
        precision: how likely it is to be right; None for an alternative.
        evidence: its sources; None for an alternative, and where no project was asked.
        is_best: whether it is the model's best answer; otherwise it is an alternative.
        trace: where the training set has it; None where that is not known.
    """

    number: int
    count: int
    precision: float | None
    evidence: Evidence | None = None
    is_best: bool = True
    trace: TrainingTrace | None = None


Timer: TypeAlias = Literal["ask", "show", "read"]


@dataclass(frozen=True, slots=True)
class Ask:
    """Ask the model instead of what was asked before; its answer comes to ``answered``."""

    request: CompletionRequest


@dataclass(frozen=True, slots=True)
class CancelRequest:
    """Drop the latest request."""


@dataclass(frozen=True, slots=True)
class Prefetch:
    """Compute, when there is time, what follows if the suggestion is accepted."""

    request: CompletionRequest
    suggestion: Suggestion


@dataclass(frozen=True, slots=True)
class ReadAhead:
    """Read, when there is time, what the next request at this cursor would read.

    Attributes:
        request: one at the cursor.
        visible_chars: how many characters of its suffix are in view.
    """

    request: CompletionRequest
    visible_chars: int


@dataclass(frozen=True, slots=True)
class StopReading:
    """Stop reading ahead."""


@dataclass(frozen=True, slots=True)
class Show:
    """Show a text at the cursor, then report to ``displayed`` whether it is visible."""

    text: str


@dataclass(frozen=True, slots=True)
class Hide:
    """Hide what is shown."""


@dataclass(frozen=True, slots=True)
class StartTimer:
    """Start a timer, or restart it; its end comes to ``timer_fired``."""

    timer: Timer
    delay_ms: int


@dataclass(frozen=True, slots=True)
class StopTimer:
    """Stop a timer; harmless when it is not running."""

    timer: Timer


@dataclass(frozen=True, slots=True)
class Explain:
    """Say why there is no suggestion; empty when the reason no longer holds."""

    reason: str


@dataclass(frozen=True, slots=True)
class Describe:
    """Say what is shown; None when nothing is any more."""

    current: CurrentSuggestion | None


@dataclass(frozen=True, slots=True)
class Report:
    """Tell listeners that there is an answer, whether it will be shown or not."""

    suggestion: Suggestion


@dataclass(frozen=True, slots=True)
class CountAnswer:
    """Count the latency of an answer of the model."""

    suggestion: Suggestion


@dataclass(frozen=True, slots=True)
class CountShown:
    """Count a new suggestion that is shown."""

    suggestion: Suggestion


@dataclass(frozen=True, slots=True)
class CountAccepted:
    """Count what the user accepted; ``portion`` is "all", "word" or "line"."""

    text: str
    portion: str


Effect: TypeAlias = (
    Ask
    | CancelRequest
    | Prefetch
    | ReadAhead
    | StopReading
    | Show
    | Hide
    | StartTimer
    | StopTimer
    | Explain
    | Describe
    | Report
    | CountAnswer
    | CountShown
    | CountAccepted
)
Effects: TypeAlias = tuple[Effect, ...]


def reason_not_to_ask(
    cursor: Cursor, *, model_problem: str | None, policy: PolicyConfig, is_manual: bool = False
) -> str | None:
    """Why the model is not asked here; None when it is.

    Args:
        cursor: where.
        model_problem: why there is no model to ask; None where there is one.
        policy: the user's preferences.
        is_manual: whether the user asked by key.
    """
    return model_problem or reason_not_to_suggest(
        *cursor.around,
        cursor.language,
        has_selection=cursor.has_selection,
        is_read_only=cursor.is_read_only,
        is_composing=cursor.is_composing,
        is_manual=is_manual,
        policy=policy,
    )
