"""How often suggestions copy one project of the training set, as the editor would warn."""

from __future__ import annotations

from collections.abc import Sequence

from core.attribution.tracing import TrainingTracer
from core.control import Control
from core.evaluation.cases import Case
from core.evaluation.completers import Completion


def copies_in(
    cases: Sequence[Case],
    completions: Sequence[Completion],
    tracer: TrainingTracer | None,
    control: Control,
) -> tuple[bool, ...]:
    """Return for each case of a file whether its suggestion gives the copy warning.

    Args:
        cases: cursors.
        completions: what a system suggested at each.
        tracer: of the training set; None where it is not known.
        control: asked between two cases.

    Returns:
        empty where the training set is not known.

    Raises:
        Cancelled: a cancel was asked for.
    """
    if tracer is None:
        return ()
    found: list[bool] = []
    for case, completion in zip(cases, completions, strict=True):
        control.safe_point()
        is_copy = bool(completion.text) and (
            tracer.trace(case.prefix, completion.text, case.suffix, None).copied is not None
        )
        found.append(is_copy)
    return tuple(found)
