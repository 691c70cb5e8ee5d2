"""Gives the model that is loaded the index of its training set, built in the background once.

With it suggestions are traced to the training files (``core.attribution``). Nothing heavy is
imported with this module.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from PySide6.QtCore import QT_TR_NOOP, QObject, Signal, Slot

from core.control import Control
from core.errors import CoreError
from core.events import Emit
from core.workspace import Workspace
from gui.jobs.completion_service import CompletionService
from gui.jobs.job import Job
from gui.jobs.priority import BACKGROUND_NICE
from gui.jobs.runner import JobRunner
from gui.translation import tr, translated

if TYPE_CHECKING:
    from core.attribution.tracing import TrainingTracer
    from core.checkpoints.format import CheckpointInfo, Origin

_TITLE: Final = QT_TR_NOOP("Index the training set")

Phase: TypeAlias = Literal["none", "looking", "ready", "absent", "failed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingSetView:
    """What is known of the training set of the model that is loaded.

    Attributes:
        phase: "none" where no model is loaded, "absent" where no training file is here.
        titles: of the corpora that are searched.
        missing: what else the model was trained on.
        problem: why there is no index; empty unless it failed.
    """

    phase: Phase = "none"
    titles: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    problem: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    tracer: TrainingTracer | None
    titles: tuple[str, ...]
    missing: tuple[str, ...]


class TrainingSets(QObject):
    """Follows the model of the completion service.

    Args:
        completion: the model, which gets the index.
        jobs: run the work.
        workspace: has the corpora, and the cache of indexes.

    Signals:
        changed: ``view`` is another one.
    """

    changed = Signal()

    def __init__(
        self,
        completion: CompletionService,
        jobs: JobRunner,
        workspace: Workspace,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._completion = completion
        self._jobs = jobs
        self._workspace = workspace
        self._job: Job[_Found] | None = None
        self._tracer: TrainingTracer | None = None
        self.view = TrainingSetView()
        completion.model_changed.connect(self._model_changed)
        completion.copy_changed.connect(self._copy_changed)

    def shutdown(self) -> None:
        """Give up what is being built."""
        if self._job is not None:
            self._job.abandon()
            self._job = None

    @Slot(object)
    def _model_changed(self, info: CheckpointInfo | None) -> None:
        self.shutdown()
        self._tracer = None
        origin = getattr(info, "origin", None)
        if origin is None or not (origin.run or origin.dataset):
            self._show(TrainingSetView(phase="none" if info is None else "absent"))
            return
        self._show(TrainingSetView(phase="looking"))
        workspace = self._workspace

        def look(emit: Emit, control: Control) -> _Found:
            return _look(origin, workspace, emit, control)

        job = self._jobs.start(tr(_TITLE), look, nice=BACKGROUND_NICE)
        self._jobs.board.follow(job, "index")
        job.on_result(self._found)
        job.on_error(self._failed)
        self._job = job

    @Slot()
    def _copy_changed(self) -> None:
        # Adapted weights have an engine of their own; most of what they know is of this set.
        self._completion.use_training_set(self._tracer)

    @Slot(object)
    def _found(self, found: _Found) -> None:
        self._job = None
        self._tracer = found.tracer
        self._completion.use_training_set(found.tracer)
        phase: Phase = "absent" if found.tracer is None else "ready"
        self._show(TrainingSetView(phase=phase, titles=found.titles, missing=found.missing))

    @Slot(object)
    def _failed(self, error: CoreError) -> None:
        # Suggestions work without it; the panel that explains them says why it is not there.
        self._job = None
        self._show(TrainingSetView(phase="failed", problem=translated(error.message)))

    def _show(self, view: TrainingSetView) -> None:
        if view != self.view:
            self.view = view
            self.changed.emit()


def _look(origin: Origin, workspace: Workspace, emit: Emit, control: Control) -> _Found:
    from core.attribution.training_corpora import make_tracer, titles_of, training_corpora

    corpora = training_corpora(origin, workspace)
    tracer = make_tracer(corpora, workspace, emit, control)
    return _Found(tracer=tracer, titles=titles_of(corpora), missing=corpora.missing)
