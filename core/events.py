"""The events that an operation emits while it runs, and their JSON form.

Events are frozen records of numbers and strings. Core emits them through an ``Emit`` callable and
does not know the listener: the window, a terminal, the ``events.jsonl`` of a run or a test. A new
event is a dataclass below and a line in ``tests/golden/events.jsonl``. A renamed event needs its
old name in ``former_names``; fields must not be renamed, because old runs have them.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from core.texts import restored, stored

Stage = Literal[
    "fetch",
    "unpack",
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
    "index",
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
    """The progress of one stage of an operation.

    ``total`` and ``eta_seconds`` are None while they are unknown. A stage is complete when
    ``done == total``.
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
    """A sentence for the user, and a hint what they can do."""

    level: NoticeLevel
    message: str
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunStarted(Event):
    """A run starts, or is resumed (``step`` > 0).

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

    ``mfu`` is the fraction of the machine's measured matrix peak that the step reached; None if
    the peak is unknown.
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
    """A validation on the fixed windows of the validation split."""

    is_part_of_step: ClassVar[bool] = True

    step: int
    loss: float
    bits_per_byte: float
    elapsed_seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class EvaluationPlanned(Event):
    """When the next validation is due: at a step, or at a training time.

    ``reason`` says why that is later than configured; otherwise it is empty.
    """

    is_part_of_step: ClassVar[bool] = True

    step: int
    next_step: int | None
    next_elapsed_seconds: float | None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TypingSimulated(Event):
    """A typing simulation on held-out files with the weights of this step.

    ``keystrokes_saved`` is the fraction of the keys that suggestions saved, 0 to 1, over
    ``characters`` typed; ``seconds`` is the duration of the simulation.
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
    """The figure of a validation for the files of one language.

    ``text_bytes`` is the amount of text in this language that was read.
    """

    is_part_of_step: ClassVar[bool] = True

    step: int
    language: str
    bits_per_byte: float
    text_bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DatasetEvaluated(Event):
    """An evaluation on one of the datasets of a run that started from a checkpoint.

    Each dataset is evaluated at the start and at the end: what was learned, what was forgotten.
    """

    is_part_of_step: ClassVar[bool] = True

    step: int
    dataset: str
    bits_per_byte: float


@dataclass(frozen=True, slots=True, kw_only=True)
class LinesCompared(Event):
    """How often a fine-tuned run completes held-out lines exactly, before and after.

    Attributes:
        dataset: whose held-out files.
        cursors: how many, the same before and after.
        before, after: the fraction of them at which the rest of the line is exactly right.
        low, high: the 95 % interval of the difference, paired by file.
    """

    dataset: str
    cursors: int
    before: float
    after: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleDrawn(Event):
    """The text that the model of this step writes after a prompt.

    The prompt is the beginning of the validation split, or a prompt of the user.
    """

    is_part_of_step: ClassVar[bool] = True

    step: int
    prompt: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckpointSaved(Event):
    """A checkpoint was written and verified. ``path`` is relative to the run folder."""

    step: int
    path: str
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class RunDiverged(Event):
    """The loss has diverged; the run ends at its last good state.

    ``good_step`` is the step of the checkpoint to continue from, and ``settings`` are the settings
    to change for that, in the form of ``--set``, separated by spaces.
    """

    is_part_of_step: ClassVar[bool] = True

    run: str
    step: int
    good_step: int
    learning_rate: float
    settings: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RunFinished(Event):
    """A run has ended; ``message`` and ``hint`` say why if it failed."""

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
    """Ignore an event; for callers that do not listen."""


def to_json(event: Event) -> str:
    """Return one line of JSON, with the class name as ``event``; NaN and infinity become null."""
    record: dict[str, Any] = {"event": type(event).__name__}
    for field in dataclasses.fields(event):
        value = getattr(event, field.name)
        # JSON has no NaN; a diverged loss must not make the whole line unreadable.
        is_finite = not isinstance(value, float) or value - value == 0.0
        record[field.name] = value if is_finite else None
    return json.dumps(stored(record), ensure_ascii=False, separators=(",", ":"))


def from_json(line: str) -> Event | None:
    """Return the event of one line; None for an unknown kind or a torn line.

    A newer version may have written events and fields that are unknown here, and a crash may have
    torn the last line: neither may hide the other lines.
    """
    try:
        record = restored(json.loads(line))
        cls = Event.registry[record.pop("event")]
        known = {field.name for field in dataclasses.fields(cls)}
        values = {
            # null is a number that was not finite, except where None is a valid value.
            name: float("nan") if value is None and _is_plain_float(cls, name) else value
            for name, value in record.items()
            if name in known
        }
        return cls(**values)
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def _is_plain_float(cls: type[Event], name: str) -> bool:
    return cls.__dataclass_fields__[name].type == "float"
