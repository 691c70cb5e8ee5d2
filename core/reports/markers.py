"""Markers on a curve: moments of a run that a user looks for, apart from the values."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Literal

from core.events import CheckpointSaved, Event, RunDiverged, RunFinished, RunStarted
from core.reports.curve import Curve

MarkerKind = Literal["best", "checkpoint", "continued", "diverged", "end"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Marker:
    """A moment of a run.

    Attributes:
        step: when it was.
        kind: "best", the lowest validation loss; "checkpoint", one that is kept for
            good; "continued", after an interruption; "diverged", where the loss grew
            without bound; "end", before the planned end.
        checkpoint: the name of the file, where ``kind`` is "checkpoint".
        good_step: the last step before the loss grew, where ``kind`` is "diverged".
        state: how the run ended, where ``kind`` is "end".
        bits_per_byte: of the validation, where ``kind`` is "best"; NaN elsewhere.
    """

    step: int
    kind: MarkerKind
    checkpoint: str = ""
    good_step: int = 0
    state: str = ""
    bits_per_byte: float = math.nan


def marker_of(event: Event) -> Marker | None:
    """Return the marker for an event; None for an event that gets no marker."""
    match event:
        case RunStarted() if event.step:
            return Marker(step=event.step, kind="continued")
        case CheckpointSaved() if (name := PurePosixPath(event.path).name).startswith("step-"):
            return Marker(step=event.step, kind="checkpoint", checkpoint=name)
        case RunDiverged():
            return Marker(step=event.step, kind="diverged", good_step=event.good_step)
        case RunFinished() if event.state != "finished":
            return Marker(step=event.step, kind="end", state=event.state)
        case _:
            return None


def best_marker(curve: Curve) -> Marker | None:
    """Return a marker at the lowest validation loss; None before the first validation."""
    losses: Sequence[float] = curve.validation_losses
    if not losses:
        return None
    index = min(range(len(losses)), key=losses.__getitem__)
    return Marker(
        step=int(curve.validation_steps[index]),
        kind="best",
        bits_per_byte=losses[index] * curve.bits_per_nat,
    )
