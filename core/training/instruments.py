"""What a run is measured with: on its held-out files, by language, against the machine."""

from __future__ import annotations

from dataclasses import dataclass

from core.events import Notice
from core.training.config import RunConfig
from core.training.distributed import DistributedContext
from core.training.fine_tuning import Comparison
from core.training.languages import validation_languages
from core.training.learner import Learner
from core.training.listener import failure
from core.training.matrix_peak import matrix_peak
from core.training.monitor import Monitor
from core.training.starting_point import PreparedRun
from core.training.typing_simulator import MakeTypingSimulator, TypingSimulator
from core.workspace import Workspace

_REPLAY_HINT = "Training goes on without counting the keystrokes that are saved."


@dataclass(frozen=True, slots=True, kw_only=True)
class Instruments:
    """What a run is measured with, beside the clock.

    Attributes:
        monitor: on the held-out files of its dataset.
        comparison: on all its datasets, before and after.
        matrix_peak: floating-point operations a second, if the machine only multiplied matrices.
        simulator: types held-out files; None for nobody.
        problems: what could not be set up, for the person.
    """

    monitor: Monitor
    comparison: Comparison
    matrix_peak: float
    simulator: TypingSimulator | None = None
    problems: tuple[Notice, ...] = ()


def instruments_of(
    config: RunConfig,
    workspace: Workspace,
    ready: PreparedRun,
    learner: Learner,
    distributed: DistributedContext,
    make_typing_simulator: MakeTypingSimulator | None = None,
) -> Instruments:
    """Set them up; the machine's peak is measured once and remembered.

    Args:
        config: of the run.
        workspace: holds corpus and cache.
        ready: its datasets.
        learner: where it computes.
        distributed: several machines have a peak together.
        make_typing_simulator: see ``train``.
    """
    dataset, placement = ready.dataset, learner.placement
    languages = validation_languages(workspace, dataset)
    peak = matrix_peak(workspace, placement) * distributed.size
    simulator, problems = None, []
    try:
        if make_typing_simulator is not None:
            simulator = make_typing_simulator(dataset, languages, config.model.context)
    except Exception as error:  # noqa: BLE001 - a replay is for the eye; no run ends by it
        problems.append(failure("Held-out text cannot be typed", error, _REPLAY_HINT))
    return Instruments(
        monitor=Monitor(config, dataset, dataset.tokenizer, placement, languages),
        comparison=Comparison(config, ready.compared, placement),
        matrix_peak=peak,
        simulator=simulator,
        problems=tuple(problems),
    )
