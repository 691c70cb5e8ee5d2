"""Systems under the short names that people know runs by: "nano-main 28 Nov 13:01 (best)".

Reports keep the whole names; the page has little room, and the beginnings of run names are alike.
"""

from __future__ import annotations

import dataclasses
import datetime
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from core.evaluation.report import Evaluation  # it brings NumPy, and the list needs none

# As ``CheckpointInfo.name`` makes it: the run's folder and the file.
_NAME = re.compile(r"(\d{8}-\d{6})-(.+?) / ([\w-]+?)(_checkpoint)?( \(\d+\))?")
_STAMP = "%Y%m%d-%H%M%S"


def title_of(system: str) -> str:
    """What a system is called on the page; a name of another form is kept."""
    found = _NAME.fullmatch(system)
    if found is None:
        return system
    try:
        started = datetime.datetime.strptime(found[1], _STAMP)
    except ValueError:
        return system
    return f"{found[2]} {started.day} {started:%b %H:%M} ({found[3]}){found[5] or ''}"


def with_titles(evaluation: Evaluation) -> Evaluation:
    """The evaluation with every system under its title; where two would share one, as it was."""
    titles = {system: title_of(system) for system in evaluation.systems}
    if len(set(titles.values())) < len(titles):
        return evaluation
    return dataclasses.replace(
        evaluation,
        systems=tuple(titles[system] for system in evaluation.systems),
        checkpoint=titles[evaluation.systems[0]],
        figures=tuple(
            dataclasses.replace(each, system=titles[each.system]) for each in evaluation.figures
        ),
        comparisons=tuple(
            dataclasses.replace(each, first=titles[each.first], second=titles[each.second])
            for each in evaluation.comparisons
        ),
        latencies=tuple(
            dataclasses.replace(each, system=titles[each.system]) for each in evaluation.latencies
        ),
        curve=tuple(
            dataclasses.replace(each, system=titles[each.system]) for each in evaluation.curve
        ),
    )
