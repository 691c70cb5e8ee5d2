"""The operation ``adapt``: a model continues to learn from a project, and is judged first.

Score first, then learn: held-out files of the project are measured before and after. What was
learned replaces the model for this project only if it predicts them better; of what the model
has learned in training it may forget little, else only a part of the change is kept (weights
between both, as in WiSE-FT, arXiv 2109.01903). Until the last moment nothing changes for anybody.
"""

from __future__ import annotations

import dataclasses
import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import torch
from torch import Tensor

from core.adaptation.config import AdaptationConfig
from core.adaptation.copies import AdaptationRecord, CopyFolder, Outcome
from core.adaptation.judging import Figure, HeldOutFiles
from core.adaptation.learning import (
    Learned,
    learn,
    make_learner,
    predictions_of,
    run_config,
    stream_of,
)
from core.adaptation.project_texts import ProjectTexts, ProjectTooSmall, read_project
from core.checkpoints import store
from core.checkpoints.format import Checkpoint
from core.completion.calibration import copy_calibration, load_calibration
from core.completion.opening import is_prepared, prepare
from core.control import Control
from core.data.token_dataset import TokenDataset
from core.errors import CheckpointError, SourceError
from core.evaluation.training_set import training_set_of
from core.events import Emit
from core.inference.memory_predictions import MemoryPredictor
from core.model.gpt import GPT
from core.progress import Stage
from core.texts import Text
from core.titles import checkpoint_title
from core.training.observe.evaluation import Validation
from core.training.step.learner import Learner
from core.workspace import Workspace

# How much of the change is kept; the largest that forgets little enough.
_PARTS = (1.0, 0.75, 0.5, 0.35, 0.2)
_OLD_TOKENS = 8_192
_BATCH = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class AdaptationResult:
    """What came of an adaptation.

    Attributes:
        outcome: "better", or "not better": then what was used before is used still.
        before, after: bits per byte of held-out files of the project, by the mixture of model,
            file and project, of the model as it was trained and after it has learned.
        before_alone, after_alone: the same by the model alone.
        used: the figure of what was used until now: the model, or an earlier adaptation.
        forgotten: how much worse it became on held-out data of its run, as a fraction; None
            where that data is not there.
        part: how much of the change was kept, 0 to 1.
        files, held_out_files, copies: how many were learned, judged, and left out as copies.
        tokens: of the files that were learned.
        steps, tokens_read, seconds: how much was computed.
        checkpoint: the file that is used for the project from now on; empty for that of before.
    """

    outcome: Outcome
    before: float
    after: float
    before_alone: float
    after_alone: float
    used: float
    forgotten: float | None
    part: float
    files: int
    held_out_files: int
    copies: int
    tokens: int
    steps: int
    tokens_read: int
    seconds: float
    checkpoint: str = ""

    @property
    def gain(self) -> float:
        """How much fewer bits it needs than the model, as a fraction."""
        return 1 - self.after / self.before if self.before > 0 else 0.0


def adapt(
    checkpoint: Path,
    root: Path,
    config: AdaptationConfig,
    workspace: Workspace,
    emit: Emit,
    control: Control,
    *,
    only_if_changed: bool = False,
    prepares: bool = True,
) -> AdaptationResult | None:
    """Let a model learn from a project, and keep the result if it is better.

    Args:
        checkpoint: the model.
        root: the folder of the project.
        config: how much, and how carefully.
        workspace: whose cache takes the copy; has the data that the model was trained on.
        emit: receives the progress.
        control: a stop ends the learning, and what was learned is judged; a cancel ends all.
        prepares: whether to make the light copy, too, so that suggestions can use it immediately.
        only_if_changed: do nothing where the model has learned from the same files before.

    Returns:
        What came of it; None where nothing was done.

    Raises:
        ProjectTooSmall: says what there is; it is recorded.
        AdaptationRunning: another process adapts the same model to the same project.
        CoreError: the checkpoint, the project or the disk; what was used before is used still.
        Cancelled: when that was asked for.
    """
    root = Path(os.path.realpath(root.expanduser()))
    if prepares:
        _require_light_copy(checkpoint, workspace)
    stage = Stage("load", "steps", emit, total=1, detail=Text("reading the checkpoint"))
    start = _in_memory(store.load_for_inference(checkpoint))
    folder = CopyFolder(workspace, root, checkpoint)
    stage.advance(1)
    with folder.held():
        folder.clean()
        try:
            texts = read_project(root, start.tokenizer, config.max_tokens, emit, control)
        except ProjectTooSmall as error:
            _record_failure(folder, checkpoint, "too small", error.message)
            raise
        known = folder.read()
        if only_if_changed and known is not None and known.project == texts.fingerprint:
            folder.write(dataclasses.replace(known, tried_at=_now()))
            return None
        work = _Work(
            start, folder, config, workspace, texts, checkpoint, emit, control, prepares=prepares
        )
        return work.run()


class _Work:
    """One adaptation, from the texts of the project to the record."""

    def __init__(
        self,
        start: Checkpoint,
        folder: CopyFolder,
        config: AdaptationConfig,
        workspace: Workspace,
        texts: ProjectTexts,
        checkpoint: Path,
        emit: Emit,
        control: Control,
        *,
        prepares: bool,
    ) -> None:
        self._prepares = prepares
        self._start, self._folder, self._config = start, folder, config
        self._workspace, self._texts, self._checkpoint = workspace, texts, checkpoint
        self._emit, self._control = emit, control
        weights = load_calibration(workspace, checkpoint).project_weights
        self._predictor = MemoryPredictor(texts.learned, weights or None)

    def run(self) -> AdaptationResult:
        start, texts, config = self._start, self._texts, self._config
        tokens = stream_of(texts, start.tokenizer)
        settings = run_config(start, config)
        old = _old_data(start, self._workspace, settings.model.context)
        memory = None
        # Documents that are cut and reordered are no text of which the memories know anything.
        if config.memory_loss and not start.origin.fim_rate:
            stage = Stage("compare", "files", self._emit, total=len(texts.learned))
            memory = predictions_of(texts, self._predictor, stage, self._control)
            stage.finish(detail="")
        learner = make_learner(settings, start, tokens, old, memory)
        judge = _Judge(self, learner, old)
        judge.measure_before()
        stage = Stage("train", "seconds", self._emit, total=round(60 * config.minutes))
        learned = learn(learner, settings, stage, self._control)
        stage.finish(detail="")
        part, after, forgotten = judge.measure_after()
        result = AdaptationResult(
            outcome="not better",
            before=judge.before.mixed,
            after=after.mixed,
            before_alone=judge.before.alone,
            after_alone=after.alone,
            used=judge.used,
            forgotten=forgotten,
            part=part,
            files=len(texts.learned),
            held_out_files=len(texts.held_out),
            copies=texts.copies,
            tokens=texts.learned_tokens,
            steps=learned.steps,
            tokens_read=learned.tokens,
            seconds=learned.seconds,
        )
        is_harmless = forgotten is None or forgotten <= config.max_forgetting
        is_better = after.mixed <= judge.used * (1 - config.min_gain)
        if not (is_harmless and is_better and learned.steps):
            self._record_attempt(result)
            return result
        return self._keep(learner.model, learned, dataclasses.replace(result, outcome="better"))

    def held_out(self) -> HeldOutFiles:
        config = self._start.model_config
        return HeldOutFiles(
            self._texts.held_out,
            self._predictor,
            self._start.tokenizer.byte_lengths(),
            config.context,
            self._config.held_out_tokens,
            self._control,
        )

    def weights_in_use(self) -> dict[str, Tensor] | None:
        """Return the weights of an earlier adaptation; None where the model itself is used."""
        copy = self._folder.find()
        if copy is None:
            return None
        try:
            return store.load_for_inference(copy.checkpoint).model_state
        except CheckpointError:
            return None  # damaged: the model itself is used

    @property
    def control(self) -> Control:
        return self._control

    @property
    def max_forgetting(self) -> float:
        return self._config.max_forgetting

    def stage(self, total: int) -> Stage:
        return Stage("evaluate", "steps", self._emit, total=total)

    def _keep(self, model: GPT, learned: Learned, result: AdaptationResult) -> AdaptationResult:
        if not self._folder.root.is_dir():
            raise SourceError(
                Text("The project {root} is gone, so nothing is kept.", root=self._folder.root),
                Text("Was the folder moved or deleted?"),
            )
        if not self._checkpoint.is_file():
            raise CheckpointError(
                Text(
                    "The checkpoint {checkpoint_title} is gone, so nothing is kept.",
                    checkpoint_title=checkpoint_title(self._checkpoint),
                ),
                Text("Choose another model."),
            )
        self._control.safe_point()
        stage = Stage("write", "steps", self._emit, total=2, detail=Text("writing the weights"))
        origin = self._start.origin
        path = self._folder.new_weights()
        store.save(
            path,
            model_config=self._start.model_config,
            model_state=model.state_dict(),
            tokenizer=self._start.tokenizer,
            origin=dataclasses.replace(
                origin,
                step=origin.step + learned.steps,
                tokens_seen=origin.tokens_seen + learned.tokens,
                bits_per_byte=None,
                keystrokes_saved=None,
                chosen_by="",
                saved_at=_now(),
            ),
        )
        # Whoever finds the copy can use it immediately.
        copy_calibration(self._workspace, self._checkpoint, path)
        stage.advance(1, detail=Text("preparing the weights for suggestions"))
        if self._prepares:
            prepare(path, self._workspace)
        self._control.safe_point()
        self._folder.write(
            dataclasses.replace(
                self._attempt(result),
                weights=path.name,
                adapted_at=_now(),
                before=result.before,
                after=result.after,
                forgotten=result.forgotten,
            )
        )
        stage.advance(1)
        return dataclasses.replace(result, checkpoint=str(path))

    def _record_attempt(self, result: AdaptationResult) -> None:
        self._folder.write(self._attempt(result))

    def _attempt(self, result: AdaptationResult) -> AdaptationRecord:
        """Return the record with this attempt; the weights stay those of before."""
        known = self._folder.read() or AdaptationRecord(
            root=str(self._folder.root),
            model=self._folder.model,
            model_name=checkpoint_title(self._checkpoint),
        )
        return dataclasses.replace(
            known,
            tried_at=_now(),
            outcome=result.outcome,
            tried_gain=result.gain,
            project=self._texts.fingerprint,
            message="",
        )


class _Judge:
    """Measures a model before and after, and keeps as much of the change as forgets little."""

    def __init__(self, work: _Work, learner: Learner, old: TokenDataset | None) -> None:
        self._work, self._learner = work, learner
        self._held_out = work.held_out()
        self._old = _validation(old, learner) if old is not None else None
        self._old_before: float | None = None
        self.before = Figure(mixed=0.0, alone=0.0)
        self.used = 0.0
        self._start = {name: t.clone() for name, t in learner.model.state_dict().items()}

    def measure_before(self) -> None:
        """Measure the model, and the adaptation that is used now."""
        stage = self._work.stage(2)
        self.before = self._measure()
        self.used = self.before.mixed
        self._old_before = self._measure_old()
        stage.advance(1)
        used = self._work.weights_in_use()
        if used is not None:
            self._learner.model.load_state_dict(used)
            self.used = min(self.used, self._measure().mixed)
            self._learner.model.load_state_dict(self._start)
        stage.finish()

    def measure_after(self) -> tuple[float, Figure, float | None]:
        """Leave the model with a part of the change, and measure that.

        Returns:
            the part, the figure, and how much was forgotten.
        """
        stage = self._work.stage(len(_PARTS) + 1)
        learned = {name: t.clone() for name, t in self._learner.model.state_dict().items()}
        part, forgotten = _PARTS[0], None
        for part in _PARTS:
            mixed = {name: torch.lerp(self._start[name], learned[name], part) for name in learned}
            self._learner.model.load_state_dict(mixed)
            old = self._measure_old()
            stage.advance(1)
            if old is None or self._old_before is None:
                break
            forgotten = old / self._old_before - 1
            if forgotten <= self._work.max_forgetting:
                break
        figure = self._measure()
        stage.finish()
        return part, figure, forgotten

    def _measure(self) -> Figure:
        learner = self._learner
        return self._held_out.measure(learner.model, learner.placement, self._work.control)

    def _measure_old(self) -> float | None:
        if self._old is None or self._old.is_empty:
            return None
        learner = self._learner
        figure = self._old.measure(learner.model, learner.placement, self._work.control)
        return figure.bits_per_byte


def _validation(old: TokenDataset, learner: Learner) -> Validation:
    return Validation(
        old.validation,
        old.tokenizer.byte_lengths(),
        context=learner.model.config.context,
        max_tokens=_OLD_TOKENS,
        batch_size=_BATCH,
    )


def _old_data(start: Checkpoint, workspace: Workspace, context: int) -> TokenDataset | None:
    """Return what the model was trained on; None where that is not here, or has other tokens."""
    dataset = training_set_of(start.origin, workspace)
    if dataset is None or dataset.info.tokenizer_sha256 != start.tokenizer.sha256:
        return None
    return dataset if len(dataset.train) > context else None


def _require_light_copy(checkpoint: Path, workspace: Workspace) -> None:
    """Raise unless suggestions could use an adapted copy: it has the shape of the model."""
    reason = "" if is_prepared(checkpoint, workspace) else prepare(checkpoint, workspace)
    if reason:
        raise CheckpointError(
            Text(
                "{checkpoint_title} cannot be adapted: only PyTorch can run it. {reason}",
                checkpoint_title=checkpoint_title(checkpoint),
                reason=reason,
            ),
            Text("Choose a model that the light engine can run."),
        )


def _in_memory(checkpoint: Checkpoint) -> Checkpoint:
    """Return a copy that does not need the file any more, which may be replaced or deleted."""
    state = {name: tensor.clone() for name, tensor in checkpoint.model_state.items()}
    return dataclasses.replace(checkpoint, model_state=state)


def _record_failure(folder: CopyFolder, checkpoint: Path, outcome: Outcome, message: str) -> None:
    known = folder.read() or AdaptationRecord(
        root=str(folder.root), model=folder.model, model_name=checkpoint_title(checkpoint)
    )
    folder.write(
        dataclasses.replace(known, tried_at=_now(), outcome=outcome, message=message, project="")
    )


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
