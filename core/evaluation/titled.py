"""An evaluation under the titles that people know runs by: "nano, 28 Nov 13:01, best".

Kept evaluations name the folders of runs and datasets, which stay; what people read shows what
they are called now.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from core.titles import dataset_title, system_title
from core.workspace import Workspace

if TYPE_CHECKING:
    from core.evaluation.report import Evaluation  # it brings NumPy, and a list needs none


def with_titles(evaluation: Evaluation, workspace: Workspace) -> Evaluation:
    """Return the evaluation with titles for names; unchanged where two would be the same.

    Args:
        evaluation: the stored evaluation.
        workspace: has the titles of runs and datasets.
    """
    titles = {system: system_title(system, workspace.runs) for system in evaluation.systems}
    if len(set(titles.values())) < len(titles):
        return evaluation
    dataset = evaluation.dataset
    return dataclasses.replace(
        evaluation,
        systems=tuple(titles[system] for system in evaluation.systems),
        checkpoint=titles[evaluation.systems[0]],
        dataset=dataset_title(workspace.datasets / dataset) if dataset else "",
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
