"""What a run is measured with: on its held-out files, by language, against the machine."""

from __future__ import annotations

from dataclasses import dataclass

from core.training.config import RunConfig
from core.training.fine_tuning import Comparison
from core.training.languages import validation_languages
from core.training.learner import Learner
from core.training.matrix_peak import matrix_peak
from core.training.monitor import Monitor
from core.training.starting_point import Preparation
from core.training.team import Team
from core.training.typist import MakeTypist, Typist
from core.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Instruments:
    """What a run is measured with, beside the clock.

    Attributes:
        monitor: on the held-out files of its dataset.
        comparison: on all its datasets, before and after.
        matrix_peak: floating-point operations a second, if the machine only multiplied matrices.
        typist: types held-out files; None for nobody.
    """

    monitor: Monitor
    comparison: Comparison
    matrix_peak: float
    typist: Typist | None = None


def instruments_of(
    config: RunConfig,
    workspace: Workspace,
    ready: Preparation,
    learner: Learner,
    team: Team,
    make_typist: MakeTypist | None = None,
) -> Instruments:
    """Set them up; the machine's peak is measured once and remembered.

    Args:
        config: of the run.
        workspace: holds corpus and cache.
        ready: its datasets.
        learner: where it computes.
        team: several machines have a peak together.
        make_typist: see ``train``.
    """
    dataset, placement = ready.dataset, learner.placement
    languages = validation_languages(workspace, dataset)
    peak = matrix_peak(workspace, placement) * team.size
    return Instruments(
        monitor=Monitor(config, dataset, dataset.tokenizer, placement, languages),
        comparison=Comparison(config, ready.compared, placement),
        matrix_peak=peak,
        typist=make_typist(dataset, languages, config.model.context) if make_typist else None,
    )
