"""Suggestions for the editor, computed in one thread of their own.

Only the latest request counts: a newer one replaces it and makes the older one in
flight end within a token. While a request computes, the thread is in the
foreground gate, so that training waits between micro-batches; what nobody waits for
does not. How the thread takes its work is in ``completion_worker.py``, where engines
come from in ``model_source.py``; what a completion is, in core.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal, Slot

from core.completion.precision import NO_STOPS, Stops
from core.control import ForegroundGate
from core.errors import CheckpointError, CoreError
from gui.jobs.completion_worker import CompletionWorker, IsOutdated, Urgency
from gui.jobs.inspection import Inspection
from gui.jobs.model_preparation import ModelPreparation
from gui.jobs.model_source import ModelSource

if TYPE_CHECKING:
    from core.attribution.tracing import TrainingTracer
    from core.checkpoints.format import CheckpointInfo
    from core.completion.engine import CompletionEngine
    from core.completion.evidence import ProjectSource
    from core.completion.opening import EngineDescription
    from core.completion.request import CompletionRequest, Suggestion
    from core.inference.text_scoring import TextScore
    from core.tokenizer.tokenizer import Tokenizer
    from core.training.loop.live import LiveWeights


class CompletionService(QObject):
    """The editor's only access to a model.

    Signals (all on the GUI thread):
        suggestion_ready: the ``Suggestion`` for the latest request, never an older one.
        model_changed: the ``CheckpointInfo`` of what is loaded now, or None.
        project_changed: another project, or none, is asked from now on.
        copy_changed: other weights of the same model answer from now on; see ``use_copy``.
        preparing: the path of a checkpoint that is being prepared, which takes seconds.
        prepared: that path and whether it succeeded; the preparation has ended.
        inspected: the number of an inspection, and a tuple of its next ``TextScore``s.
        inspection_ended: the number of an inspection that has come to its end.
        failed: the ``CoreError`` of a load or of a completion.
    """

    suggestion_ready = Signal(object)
    model_changed = Signal(object)
    project_changed = Signal()
    copy_changed = Signal()
    preparing = Signal(object)
    prepared = Signal(object, bool)
    inspected = Signal(int, object)
    inspection_ended = Signal(int)
    failed = Signal(object)
    # From the completion thread to this object:
    _answered = Signal(object)
    _loaded = Signal(object, object)
    _copied = Signal(object, object, object)
    _unprepared = Signal(object)

    def __init__(
        self, gate: ForegroundGate, source: ModelSource, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._gate = gate
        self._source = source
        self._description: EngineDescription | None = None
        self._engine: CompletionEngine | None = None  # touched by the completion thread alone
        # The same, of which only what is thread-safe is used.
        self._served: CompletionEngine | None = None
        self._wanted: Path | None = None  # the checkpoint loaded last, or being loaded
        self._copy: Path | None = None  # the weights that answer instead of the checkpoint's own
        self._latest_id: int | None = None
        self._preparations: list[ModelPreparation] = []
        self._worker = CompletionWorker()
        self._worker.failed.connect(self._worker_failed)
        self._answered.connect(self._deliver)
        self._loaded.connect(self._take_model)
        self._copied.connect(self._take_copy)
        self._unprepared.connect(self._prepare)

    @property
    def model(self) -> CheckpointInfo | None:
        """What is loaded now; None while nothing is."""
        return self._description.info if self._description is not None else None

    @property
    def description(self) -> EngineDescription | None:
        """What runs the model that is loaded now, and why; None while nothing is."""
        return self._description

    def stops(self, wrong_cost: float) -> Stops:
        """The named confidence thresholds of the model that is loaded.

        Args:
            wrong_cost: keystrokes that reading a wrong suggestion costs.
        """
        served = self._served
        return served.active_precision.stops(wrong_cost) if served is not None else NO_STOPS

    @property
    def is_precision_guessed(self) -> bool:
        """Whether the model is not calibrated yet."""
        return self._served is not None and self._served.active_precision.is_fallback

    @property
    def is_preparing(self) -> bool:
        """Whether a checkpoint is being prepared."""
        return bool(self._preparations)

    @property
    def tokenizer(self) -> Tokenizer | None:
        """Of the model that is loaded; None while nothing is."""
        if self._served is None:
            return None
        return cast("Tokenizer", self._served.tokenizer)  # engines of other codecs are in tests

    def use_project(self, project: ProjectSource | None) -> None:
        """Let the model that is loaded now ask a project, or none.

        Its tokens must be those of ``tokenizer``. A model that is loaded later asks none.
        """
        engine = self._served
        self._worker.post(Urgency.PROJECT, lambda _: self._do_use_project(engine, project))

    @property
    def copy(self) -> Path | None:
        """The weights that answer instead of the loaded checkpoint's own; None for these."""
        return self._copy

    def use_copy(self, copy: Path | None) -> None:
        """Answer with weights that were adapted from the loaded checkpoint, or, for None, its own.

        They have a light copy. The engine of before answers until the other one is there.
        """
        engine, info = self._served, self.model
        if engine is not None and info is not None:
            self._worker.post(Urgency.COPY, lambda _: self._do_use_copy(engine, info.path, copy))

    def use_training_set(self, tracer: TrainingTracer | None) -> None:
        """Let the model that is loaded now trace its suggestions to its training set."""
        engine = self._served
        self._worker.post(Urgency.TRAINING_SET, lambda _: self._do_use_training_set(engine, tracer))

    @Slot()
    def warm_up(self) -> None:
        """Import what completion needs, so that the first load is quick."""
        self._worker.post(Urgency.WARM_UP, self._do_warm_up)

    def load(self, path: Path) -> None:
        """Load a checkpoint; the old one completes until the new one is there."""
        self._wanted = path
        self._worker.post(Urgency.LOAD, lambda _: self._do_load(path, is_prepared=False))

    def reload(self) -> None:
        """Open the checkpoint again that was loaded last, if there is one."""
        if self._wanted is not None:
            self.load(self._wanted)

    def load_project_only(self) -> None:
        """Complete from file and project alone, without a model."""
        self._wanted = None
        self._worker.post(Urgency.LOAD, lambda _: self._do_open(None))

    def load_live(self, weights: LiveWeights) -> None:
        """Complete with the weights of a run in progress from now on."""
        self._wanted = None
        self._worker.post(Urgency.LOAD, lambda _: self._do_open(weights))

    def unload(self) -> None:
        """Forget the model and free its memory."""
        self._wanted = None
        self.cancel()
        self._worker.post(Urgency.LOAD, self._do_unload)

    def request(self, request: CompletionRequest) -> None:
        """Ask for a suggestion instead of whatever was asked before."""
        self._latest_id = request.id
        self._worker.post(
            Urgency.REQUEST, lambda is_outdated: self._do_request(request, is_outdated)
        )

    def cancel(self) -> None:
        """Drop the latest request; nothing will be delivered for it."""
        self._latest_id = None
        self._worker.drop(Urgency.REQUEST)

    def lookup(self, request: CompletionRequest) -> Suggestion | None:
        """The answer, if it is known already; asks no model and takes no time."""
        return self._served.lookup(request) if self._served is not None else None

    def prefetch(self, request: CompletionRequest, suggestion: Suggestion) -> None:
        """Work out, when there is time, what follows if a suggestion is accepted."""
        self._worker.post(
            Urgency.PREFETCH,
            lambda is_outdated: self._do_prefetch(request, suggestion, is_outdated),
        )

    def read_ahead(self, request: CompletionRequest, visible_chars: int) -> None:
        """Read, when there is time, what a request would read; see ``CompletionEngine``."""
        self._worker.post(
            Urgency.READ_AHEAD,
            lambda is_outdated: self._do_read_ahead(request, visible_chars, is_outdated),
        )

    def stop_reading(self) -> None:
        """Stop reading ahead; what was read already is of use."""
        self._worker.drop(Urgency.READ_AHEAD)

    def inspect(self, number: int, text: str, begin: int, end: int) -> None:
        """Score a part of a text, when nothing else is to be done; replaces the last inspection.

        Args:
            number: comes back with every piece.
            text: all of it, lines ending in a newline.
            begin: where the part begins, in characters.
            end: one past its last character.
        """
        inspection = Inspection(
            self._score,
            lambda scores: self.inspected.emit(number, scores),
            lambda: self.inspection_ended.emit(number),
            text, begin, end,
        )  # fmt: skip
        self._worker.post(Urgency.INSPECTION, inspection)

    def stop_inspecting(self) -> None:
        """Forget the inspection."""
        self._worker.drop(Urgency.INSPECTION)

    def shutdown(self) -> None:
        """End the threads and wait for them; to be called before the window goes."""
        self._latest_id = self._wanted = None
        self._worker.shutdown()
        for preparation in self._preparations:
            preparation.wait()

    # --- on the completion thread -----------------------------------------------------

    def _do_warm_up(self, _is_outdated: IsOutdated) -> bool:
        self._source.warm_up()
        return True

    def _do_load(self, path: Path, *, is_prepared: bool) -> bool:
        opened = self._source.open(path)
        if opened is not None:
            self._become(opened)
        elif not is_prepared:
            if self._engine is None:
                # Preparing takes seconds, in which the file and its project complete.
                meanwhile = self._source.open(None)
                assert meanwhile is not None
                self._become(meanwhile)
            self._unprepared.emit(path)
        else:
            raise CheckpointError(
                f"The light copy of {path.name} was made and is gone, or is damaged already.",
                "Is another program cleaning the cache, or the disk failing? Try again.",
            )
        return True

    def _do_open(self, source: LiveWeights | None) -> bool:
        opened = self._source.open(source)
        assert opened is not None  # only a checkpoint has to be prepared
        self._become(opened)
        return True

    def _become(self, opened: tuple[CompletionEngine, EngineDescription]) -> None:
        self._engine = opened[0]
        self._loaded.emit(*opened)

    def _do_use_project(
        self, engine: CompletionEngine | None, project: ProjectSource | None
    ) -> bool:
        # Another model may have other tokens; who chose the project is told of it, and asks again.
        if engine is not None and engine is self._engine:
            engine.use_project(project)
            self.project_changed.emit()
        return True

    def _do_use_copy(self, replaced: CompletionEngine, base: Path, copy: Path | None) -> bool:
        if replaced is not self._engine:
            return True  # another model was loaded meanwhile
        opened = self._source.open(copy or base)
        if opened is not None:
            self._engine = opened[0]
            self._copied.emit(*opened, copy)
        return True

    def _do_use_training_set(
        self, engine: CompletionEngine | None, tracer: TrainingTracer | None
    ) -> bool:
        if engine is not None and engine is self._engine:
            engine.use_training_set(tracer)
        return True

    def _do_unload(self, _is_outdated: IsOutdated) -> bool:
        self._engine = None
        self._loaded.emit(None, None)
        return True

    def _do_request(self, request: CompletionRequest, is_outdated: IsOutdated) -> bool:
        engine = self._engine
        if engine is not None:
            with self._gate.entered():
                suggestion = engine.complete(request, is_outdated)
            if not is_outdated():
                self._answered.emit(suggestion)
        return True

    def _do_prefetch(
        self, request: CompletionRequest, suggestion: Suggestion, is_outdated: IsOutdated
    ) -> bool:
        if self._engine is not None:
            self._engine.prefetch(request, suggestion, is_outdated)
        return True

    def _do_read_ahead(
        self, request: CompletionRequest, visible_chars: int, is_outdated: IsOutdated
    ) -> bool:
        # Not in the gate, since nobody waits: a training continues beside it.
        if self._engine is not None:
            self._engine.read_ahead(request, visible_chars, is_outdated)
        return True

    def _score(
        self, text: str, begin: int, end: int, is_outdated: IsOutdated
    ) -> Iterator[TextScore]:
        """What the model thinks of a part of a text; on the completion thread alone."""
        if self._engine is not None:
            yield from self._engine.score(text, is_outdated, begin, end)

    # --- on the GUI thread ------------------------------------------------------------

    @Slot(object)
    def _deliver(self, suggestion: Suggestion) -> None:
        # It may have been superseded between the worker's emit and this delivery.
        if suggestion.id == self._latest_id:
            self.suggestion_ready.emit(suggestion)

    @Slot(object, object)
    def _take_model(
        self, engine: CompletionEngine | None, description: EngineDescription | None
    ) -> None:
        self._served, self._description, self._copy = engine, description, None
        self.model_changed.emit(self.model)

    @Slot(object, object, object)
    def _take_copy(
        self, engine: CompletionEngine, description: EngineDescription, copy: Path | None
    ) -> None:
        assert self._description is not None
        self._served, self._copy = engine, copy  # for the user the same model
        self._description = dataclasses.replace(description, info=self._description.info)
        self.copy_changed.emit()

    @Slot(object)
    def _prepare(self, path: Path) -> None:
        if path != self._wanted or any(one.path == path for one in self._preparations):
            return
        preparation = ModelPreparation(self._source, path)
        preparation.finished.connect(self._prepared)
        self._preparations.append(preparation)
        preparation.start()
        self.preparing.emit(path)

    @Slot()
    def _prepared(self) -> None:
        for preparation in [one for one in self._preparations if one.isFinished()]:
            preparation.wait()
            self._preparations.remove(preparation)
            path = preparation.path
            self.prepared.emit(path, preparation.error is None)
            if path != self._wanted:
                continue  # another one was chosen meanwhile
            if preparation.error is not None:
                self.failed.emit(preparation.error)
            else:
                self._worker.post(
                    Urgency.LOAD, lambda _, path=path: self._do_load(path, is_prepared=True)
                )

    @Slot(object)
    def _worker_failed(self, error: CoreError) -> None:
        self.failed.emit(error)
