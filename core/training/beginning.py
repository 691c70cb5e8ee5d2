"""From where the steps of a process start, once all that they need has been accepted."""

from __future__ import annotations

from dataclasses import dataclass

from core.training.learner import Learner
from core.training.provenance import Provenance, provenance_of
from core.training.resumption import Resumption, resumption
from core.training.starting_point import PreparedRun


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginning:
    """What is known before the first step.

    Attributes:
        provenance: of the steps to come.
        resumed: what there is to say of a resumed run; nothing of a new one.
    """

    provenance: Provenance
    resumed: Resumption


def beginning_of(ready: PreparedRun, learner: Learner, processes: int) -> Beginning:
    """Compare a resumed run with what it was before.

    Args:
        ready: what was prepared, its checkpoint included.
        learner: as it was made from that. Its best figures are forgotten where they were
            measured on other files: nothing compares with them any more.
        processes: how many learn together.
    """
    now = provenance_of(ready.dataset, ready.old, learner.placement, processes)
    checkpoint, known = ready.start.checkpoint, ready.begun
    if checkpoint is None or checkpoint.training is None or known is None:
        return Beginning(provenance=now, resumed=Resumption())
    resumed = resumption(checkpoint.training, known, ready.config, now, ready.start.skipped_reason)
    if resumed.has_other_held_out:
        learner.counters.best_bits_per_byte = learner.counters.best_keystrokes_saved = None
    return Beginning(provenance=now, resumed=resumed)
