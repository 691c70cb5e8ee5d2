"""What an operation reports while it runs, and its JSON form.

Events are frozen records of numbers and strings. Core emits them through an
``Emit`` callable and does not know who listens: the window, a terminal, the
``events.jsonl`` of a run or a test. Adding one is a dataclass below and a line
in ``tests/golden/events.jsonl``; renaming a field breaks old runs, so don't.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

Stage = Literal[
    "scan",
    "read",
    "tokenizer",
    "encode",
    "write",
    "load",
    "tune",
    "train",
    "compare",
    "evaluate",
    "summarize",
    "export",
    "prove",
]
NoticeLevel = Literal["info", "warning"]
RunState = Literal["running", "paused", "finished", "stopped", "failed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Base of all events; subclasses register themselves by class name.

    Attributes:
        former_names: names under which older versions wrote this kind.
        is_part_of_step: whether a resume from an earlier step drops it: that step is repeated.
        is_recorded: whether a run writes it to its ``events.jsonl``.
    """

    registry: ClassVar[dict[str, type[Event]]] = {}
    former_names: ClassVar[tuple[str, ...]] = ()
    is_part_of_step: ClassVar[bool] = False
    is_recorded: ClassVar[bool] = True

    def __init_subclass__(cls, **kwargs: object) -> None:
        # No zero-argument super() here: slots=True builds a second class, and
        # the __class__ cell still holds the first one.
        super(Event, cls).__init_subclass__(**kwargs)
        for name in (cls.__name__, *cls.former_names):
            cls.registry[name] = cls


@dataclass(frozen=True, slots=True, kw_only=True)
class StageProgress(Event):
    """How far one stage of an operation has come.

    ``total`` is None while it is unknown; ``eta_seconds`` likewise. A stage is
    over when ``done == total``.
    """

    is_recorded: ClassVar[bool] = False

    stage: Stage
    done: int
    total: int | None
    unit: str
    elapsed_seconds: float
    eta_seconds: float | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice(Event):
    """A sentence for the user, and what they may do about it."""

    level: NoticeLevel
    message: str
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunStarted(Event):
    """A run starts, or continues after an interruption (``step`` > 0).

    ``total_steps`` is None when the horizon is a time: then ``max_seconds`` is set.
    """

    run: str
    preset: str
    dataset: str
    parameters: int
    step: int
    total_steps: int | None
    max_seconds: float | None
    tokens_per_step: int
    train_tokens: int
    device: str
    precision: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainStep(Event):
    """One optimizer step. ``loss`` is in nats per token, the mean of its micro-batches.

    ``mfu`` is the fraction of the machine's measured matrix peak that the step reached;
    None where the peak is unknown.
    """

    is_part_of_step: ClassVar[bool] = True

    step: int
    loss: float
    learning_rate: float
    gradient_norm: float
    tokens_seen: int
    tokens_per_second: float
    elapsed_seconds: float
    eta_seconds: float | None
    mfu: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluated(Event):
    """Validation on the fixed windows of the held-out files."""

    is_part_of_step: ClassVar[bool] = True

    step: int
    loss: float
    bits_per_byte: float
    elapsed_seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class EvaluationPlanned(Event):
    """When the next validation comes: at a step, or once so much training time has passed.

    ``reason`` says why that is later than the settings ask for; empty where it is not.
    """

    is_part_of_step: ClassVar[bool] = True

    step: int
    next_step: int | None
    next_elapsed_seconds: float | None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TypingSimulated(Event):
    """What a user would save who types validation files with the weights of this step.

    ``keystrokes_saved`` is a fraction of the keys, 0 to 1, over ``characters`` typed;
    ``seconds`` is what it took to find out.
    """

    is_part_of_step: ClassVar[bool] = True
    former_names: ClassVar[tuple[str, ...]] = ("Replayed",)

    step: int
    keystrokes_saved: float
    characters: int
    seconds: float
    elapsed_seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageEvaluated(Event):
    """The part of a measurement that falls on the files of one language.

    ``text_bytes`` is how much text of it was read.
    """

    is_part_of_step: ClassVar[bool] = True

    step: int
    language: str
    bits_per_byte: float
    text_bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DatasetEvaluated(Event):
    """A measurement on one of the datasets of a run that began from a checkpoint.

    Once at its start and once at its end for each: what it learned, and what it forgot.
    """

    is_part_of_step: ClassVar[bool] = True

    step: int
    dataset: str
    bits_per_byte: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleDrawn(Event):
    """What the model of this step writes after a prompt.

    The prompt is the start of the validation files, or one of the user's own.
    """

    is_part_of_step: ClassVar[bool] = True

    step: int
    prompt: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckpointSaved(Event):
    """A checkpoint is on disk, verified and in place. ``path`` is relative to the run."""

    step: int
    path: str
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class RunDiverged(Event):
    """The loss climbed away or is no number any more; the run ends at its last good state.

    ``good_step`` is that of the checkpoint to continue from, and ``settings`` are what
    to change for it, as ``--set`` takes them, with spaces between.
    """

    is_part_of_step: ClassVar[bool] = True

    run: str
    step: int
    good_step: int
    learning_rate: float
    settings: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RunFinished(Event):
    """A run came to an end; ``message`` and ``hint`` say why when it failed."""

    run: str
    state: RunState
    step: int
    tokens_seen: int
    elapsed_seconds: float
    best_bits_per_byte: float | None
    message: str = ""
    hint: str = ""
    best_keystrokes_saved: float | None = None


Emit = Callable[[Event], None]


def discard(event: Event) -> None:
    """The sink for a caller that does not listen."""


def to_json(event: Event) -> str:
    """One line of JSON, the class name under ``event``; NaN and infinity become null."""
    record: dict[str, Any] = {"event": type(event).__name__}
    for field in dataclasses.fields(event):
        value = getattr(event, field.name)
        # JSON has no NaN; a diverged loss must not make the whole line unreadable.
        is_finite = not isinstance(value, float) or value - value == 0.0
        record[field.name] = value if is_finite else None
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"))


def from_json(line: str) -> Event | None:
    """Return the event of one line, or None for an unknown kind or a torn line.

    A newer Tabwright may have written events and fields that this one does not
    know, and a crash may have torn the last line: neither may hide the rest.
    """
    try:
        record = json.loads(line)
        cls = Event.registry[record.pop("event")]
        known = {field.name for field in dataclasses.fields(cls)}
        values = {
            # null means a number that was not finite, except where None is a value.
            name: float("nan") if value is None and _is_plain_float(cls, name) else value
            for name, value in record.items()
            if name in known
        }
        return cls(**values)
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def _is_plain_float(cls: type[Event], name: str) -> bool:
    return cls.__dataclass_fields__[name].type == "float"
