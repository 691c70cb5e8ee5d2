"""Where a suggestion came from: the fractions of model, file and project, and the locations.

Read from what the mixture said of each token while it was written; nothing is asked again
but the project for its locations.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final, Protocol

from core.completion.request import Evidence
from core.inference.project_model import ProjectModel, Step
from core.memory.location import Location
from core.memory.project_index import Snapshot

MAX_PLACES: Final = 5
# The tokens that owe most to the project tell its locations; others would tell the same ones.
_MAX_ASKED: Final = 2


class ProjectSource(Protocol):
    """What the engine needs of ``core.memory.project.ProjectMemory``."""

    @property
    def version(self) -> int:
        """Another number after every change."""
        ...

    def snapshot(self, edited: str | None = None) -> Snapshot:
        """What is known now, without the file that is being edited."""
        ...

    def locations(
        self, snapshot: Snapshot, context: Sequence[int], depth: int, token: int, limit: int
    ) -> list[Location]:
        """Where ``token`` followed the last ``depth`` tokens of ``context``."""
        ...


def evidence_of(
    model: ProjectModel, project: ProjectSource | None, length: int, tokens: Sequence[int]
) -> Evidence | None:
    """The evidence of an answer.

    Args:
        model: that wrote it.
        project: that it asked; None for none.
        length: how many tokens the model held before the first of ``tokens``.
        tokens: that are shown.

    Returns:
        None where nothing was shown.
    """
    fractions: list[tuple[float, float, float]] = []
    of_project_steps: list[tuple[float, Step, int]] = []
    for number, token in enumerate(tokens):
        known = model.step_at(length + number)
        if known is None:
            break
        step, mixed = known
        total = max(math.exp(float(mixed[token])), 1e-12)
        of_file, of_project = step.contributions(token)
        file, other = min(1.0, of_file / total), min(1.0, of_project / total)
        fractions.append((max(0.0, 1 - file - other), file, other))
        if step.found.matched and other > 0:
            of_project_steps.append((other, step, token))
    if not fractions:
        return None
    votes: dict[Location, float] = {}
    of_project_steps.sort(key=lambda one: -one[0])
    for other, step, token in of_project_steps[:_MAX_ASKED]:
        if project is not None:
            found = project.locations(
                model.snapshot, step.context, step.found.matched, token, MAX_PLACES
            )
            for location in found:
                votes[location] = votes.get(location, 0.0) + other
    sums = [sum(column) for column in zip(*fractions, strict=True)]
    whole = sum(sums)
    locations = sorted(votes, key=lambda one: (-votes[one], one.path, one.line))
    return Evidence(
        model=sums[0] / whole,
        file=sums[1] / whole,
        project=sums[2] / whole,
        places=tuple(locations[:MAX_PLACES]),
    )
