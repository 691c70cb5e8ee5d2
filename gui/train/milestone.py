"""What a person looks for on a curve besides its course: moments of the run with a name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Literal

from core.events import CheckpointSaved, Event, RunDiverged, RunFinished, RunStarted
from gui import amounts
from gui.train.curve import Curve

MilestoneKind = Literal["best", "checkpoint", "continued", "diverged", "end"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone:
    """A moment of a run.

    Attributes:
        step: when.
        kind: "best", the lowest validation loss; "checkpoint", one that is kept for
            good; "continued", after an interruption; "diverged", where the loss climbed
            away; "end", before its time.
        text: a few words for people.
    """

    step: int
    kind: MilestoneKind
    text: str


def milestone_of(event: Event) -> Milestone | None:
    """The milestone that an event stands for; None for the events of every day."""
    match event:
        case RunStarted() if event.step:
            text = f"continued after step {event.step:,}"
            return Milestone(step=event.step, kind="continued", text=text)
        case CheckpointSaved() if (name := PurePosixPath(event.path).name).startswith("step-"):
            return Milestone(step=event.step, kind="checkpoint", text=f"checkpoint {name}")
        case RunDiverged():
            text = f"diverged; good until step {event.good_step:,}"
            return Milestone(step=event.step, kind="diverged", text=text)
        case RunFinished() if event.state != "finished":
            return Milestone(step=event.step, kind="end", text=event.state)
        case _:
            return None


def best_milestone(curve: Curve) -> Milestone | None:
    """The lowest validation loss of a curve; None before the first measurement."""
    losses: Sequence[float] = curve.validation_losses
    if not losses:
        return None
    place = min(range(len(losses)), key=losses.__getitem__)
    bits = amounts.decimal(losses[place] * curve.bits_per_nat)
    return Milestone(
        step=int(curve.validation_steps[place]), kind="best", text=f"best: {bits} bits per byte"
    )
