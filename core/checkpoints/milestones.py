"""Milestones: the weights of a run at steps in geometric order, ``step-000500.pth``.

Names and choice alone; the store writes them. So few are kept that a long run of a
large model fills no disk, and those that are kept stay spread from the first to the last.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from core.checkpoints.places import CHECKPOINTS

_NAME: Final = re.compile(r"step-(\d{6,})\.pth")
_FIRST_STEP: Final = 10
# 10, 20, 50, 100 ... 1,000,000 are sixteen.
_MOST: Final = 16
_FEWEST: Final = 4
_MAX_BYTES: Final = 1_000_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneFile:
    """A checkpoint of weights alone, kept for good."""

    step: int
    path: Path


def is_milestone(step: int) -> bool:
    """Whether the weights of a step are kept: 10, 20, 50, 100, 200, 500 and so on."""
    digits = str(step)
    return step >= _FIRST_STEP and digits[0] in "125" and not digits[1:].strip("0")


def milestones_within(steps: int) -> int:
    """How many steps of a run of so many are milestones."""
    passed, decade = 0, _FIRST_STEP
    while decade <= steps:
        passed += sum(decade * digit <= steps for digit in (1, 2, 5))
        decade *= 10
    return passed


def milestone_path(run: Path, step: int) -> Path:
    """Where the weights of a step are in a run folder."""
    return run / CHECKPOINTS / f"step-{step:06d}.pth"


def find_milestones(run: Path) -> list[MilestoneFile]:
    """The milestones in a run folder, the first step first."""
    found = [
        MilestoneFile(step=int(match[1]), path=path)
        for path in (run / CHECKPOINTS).glob("step-*.pth")
        if (match := _NAME.fullmatch(path.name))
    ]
    return sorted(found, key=lambda milestone: milestone.step)


def most_milestones(weights_bytes: int) -> int:
    """How many are kept of a model whose weights take so many bytes."""
    return max(_FEWEST, min(_MOST, _MAX_BYTES // max(1, weights_bytes)))


def surplus(steps: Sequence[int], most: int) -> list[int]:
    """Which of some ascending steps to give up so that no more than ``most`` stay.

    The first and the last always stay; of the others, the one between the nearest
    neighbors goes, by the ratio of their steps.
    """
    kept = list(steps)
    gone: list[int] = []
    while len(kept) > max(2, most):
        place = min(range(1, len(kept) - 1), key=lambda place: kept[place + 1] / kept[place - 1])
        gone.append(kept.pop(place))
    return gone
