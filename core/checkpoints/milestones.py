"""Milestones: the weights of a run at steps in geometric order, ``step-000500.pth``.

This module names and selects them; the store writes them. Their number is limited, so that a
long run of a large model does not fill the disk, and they stay spread from the first step to the
last.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from core.checkpoints.paths import CHECKPOINTS
from core.run_order import newest_first
from core.workspace import Workspace

_NAME: Final = re.compile(r"step-(\d{6,})\.pth")
_FIRST_STEP: Final = 10
# 10, 20, 50, 100 ... 1,000,000 are sixteen steps.
_MAX_MILESTONES: Final = 16
_MIN_MILESTONES: Final = 4
_MAX_BYTES: Final = 1_000_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneFile:
    """A checkpoint with only weights, which later steps do not overwrite."""

    step: int
    path: Path


def is_milestone(step: int) -> bool:
    """Whether the weights of a step are kept: 10, 20, 50, 100, 200, 500 and so on."""
    digits = str(step)
    return step >= _FIRST_STEP and digits[0] in "125" and not digits[1:].strip("0")


def milestones_within(steps: int) -> int:
    """The number of milestones in a run of ``steps`` steps."""
    passed, decade = 0, _FIRST_STEP
    while decade <= steps:
        passed += sum(decade * digit <= steps for digit in (1, 2, 5))
        decade *= 10
    return passed


def milestone_path(run: Path, step: int) -> Path:
    """The path of the milestone of a step in a run folder."""
    return run / CHECKPOINTS / f"step-{step:06d}.pth"


def find_milestones(run: Path) -> list[MilestoneFile]:
    """List the milestones in a run folder, the first step first."""
    found = [
        MilestoneFile(step=int(match[1]), path=path)
        for path in (run / CHECKPOINTS).glob("step-*.pth")
        if (match := _NAME.fullmatch(path.name))
    ]
    return sorted(found, key=lambda milestone: milestone.step)


def runs_with_milestones(workspace: Workspace) -> list[Path]:
    """List the run folders that have milestones, the newest first; reads only names."""
    return [folder for folder in newest_first(workspace.runs) if find_milestones(folder)]


def max_milestones(weights_bytes: int) -> int:
    """The number of milestones that are kept of a model with ``weights_bytes`` of weights."""
    return max(_MIN_MILESTONES, min(_MAX_MILESTONES, _MAX_BYTES // max(1, weights_bytes)))


def surplus(steps: Sequence[int], limit: int) -> list[int]:
    """Return which of some ascending steps to delete so that at most ``limit`` remain.

    The first and the last always remain; of the others, the one between the nearest neighbors is
    deleted, by the ratio of their steps.
    """
    kept = list(steps)
    gone: list[int] = []
    while len(kept) > max(2, limit):
        index = min(range(1, len(kept) - 1), key=lambda index: kept[index + 1] / kept[index - 1])
        gone.append(kept.pop(index))
    return gone
