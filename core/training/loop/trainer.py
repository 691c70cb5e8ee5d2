"""The training loop: get batches, forward, backward, clip, step, log, evaluate, save.

``Trainer`` alone changes the ``LoopState``. The arithmetic of one step is ``Learner``'s
(``core.training.step.learner``); what a run leaves on disk is written by ``RunWriter`` and
``RunLog``; what is measured on the way is ``Measurements``' business; whether the run still
learns is judged by ``LossGuard``. ``train`` puts them together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import torch

from core.checkpoints.milestones import is_milestone
from core.control import Control
from core.errors import Cancelled, CoreError, DiskFull, StorageError, TrainingError
from core.events import (
    DatasetEvaluated,
    LinesCompared,
    Notice,
    RunDiverged,
    RunFinished,
    RunStarted,
    RunState,
    TrainStep,
)
from core.model.config import parameter_count, training_flops_per_token
from core.texts import Text
from core.training.config import RunConfig
from core.training.loop.live import LiveWeights
from core.training.loop.loss_guard import LossGuard
from core.training.observe.clock import ActiveClock
from core.training.observe.dataset_comparison import (
    DatasetComparison,
    DatasetEvaluation,
    comparisons,
)
from core.training.observe.measurements import Measurements
from core.training.runs.run_folder import read_events
from core.training.runs.run_log import RunLog
from core.training.runs.run_writer import Figures, RunWriter
from core.training.step.distributed import DistributedContext, WorkerLost
from core.training.step.learner import Gradients, Learner
from core.training.step.schedule import StepPlan, all_window_splits, plan_step, progress
from core.training.step.state import LoopState

MEMORY_MESSAGE = Text("The device ran out of memory.")
MEMORY_HINT = Text("Halve the batch size and double the accumulation: the result stays the same.")
# How often a run that waits for free disk space looks again.
_DISK_POLL_SECONDS = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainResult:
    """The result of a run. Its figures are those of the last measurements.

    ``comparisons`` has the figures of a run that started from a checkpoint, before and after;
    ``lines`` how often lines are right, if whoever trains has measured that afterwards.
    """

    run: str
    folder: str
    state: RunState
    step: int
    tokens_seen: int
    elapsed_seconds: float
    parameters: int
    bits_per_byte: float | None
    best_bits_per_byte: float | None
    checkpoint: str
    comparisons: tuple[DatasetComparison, ...] = ()
    keystrokes_saved: float | None = None
    best_keystrokes_saved: float | None = None
    lines: LinesCompared | None = None


class Trainer:
    """Trains one run until its horizon, a stop or an error.

    Args:
        config: the configuration of the run.
        state: the loop state to start from.
        learner: model, optimizers and batches.
        weights: the learner's weights, for readers in other threads.
        distributed: the other processes of the run.
        control: asks for a pause, a stop or a cancel.
        clock: the training time, continued from earlier parts of the run.
        log: receives every event.
        writer: writes checkpoints and status to the run folder.
        measurements: evaluates the weights on held-out files.
        dataset_evaluation: evaluates a run that started from a checkpoint on all its datasets.
        matrix_peak: floating-point operations a second that the machine reaches at best.
        train_tokens: the number of tokens in the dataset.
        notices: reported after the start of the run.
    """

    def __init__(
        self,
        config: RunConfig,
        state: LoopState,
        *,
        learner: Learner,
        weights: LiveWeights,
        distributed: DistributedContext,
        control: Control,
        clock: ActiveClock,
        log: RunLog,
        writer: RunWriter,
        measurements: Measurements,
        dataset_evaluation: DatasetEvaluation,
        matrix_peak: float,
        train_tokens: int,
        notices: Sequence[Notice],
    ) -> None:
        self._config, self._training_config = config, config.train
        self._state = state
        self._learner, self._weights, self._distributed = learner, weights, distributed
        self._control, self._clock = control, clock
        self._log, self._emit, self._writer = log, log.emit, writer
        self._measurements, self._dataset_evaluation = measurements, dataset_evaluation
        self._matrix_peak, self._train_tokens, self._notices = matrix_peak, train_tokens, notices
        self._guard = LossGuard()
        self._window_splits = 1  # of the step before
        shape = config.model
        self._flops_per_token = {
            splits: training_flops_per_token(replace(shape, context=shape.context // splits))
            for splits in all_window_splits(config.train)
        }
        self._saved_at_seconds = state.elapsed_seconds
        self._saved_step = state.step or None

    # --- the loop ------------------------------------------------------------

    def _run_steps(self) -> RunState:
        """Train until the horizon is reached or a stop is asked for."""
        config = self._training_config
        while not self._control.stopping:
            done = progress(config, self._state.step, self._clock.seconds)
            if done >= 1.0:
                return "finished"
            self._train_step(plan_step(config, self._state.step, done))
            if self._measurements.is_due(self._state):
                self._evaluate()
            if config.keep_milestones and is_milestone(self._state.step):
                self._save_milestone()
            if self._clock.seconds - self._saved_at_seconds >= config.save_seconds:
                self._save_if_sound()
        return "stopped"

    def _train_step(self, plan: StepPlan) -> None:
        """Take one optimizer step, count it and log it.

        Args:
            plan: the learning-rate multiplier and the window length of the step.

        Raises:
            TrainingError: the loss has climbed far above its lowest mean, or is no number.
        """
        started = self._clock.seconds
        self._distributed.broadcast(plan)
        # Batches, forward and backward passes, clipping.
        gradients = self._learner.compute_gradients(
            self._state.step, self._wait, plan.window_splits
        )
        if not gradients.are_finite:
            self._diverge(Text("The loss is no longer a number"))
        with self._weights.changing():
            self._learner.optimizer_step(plan.lr_multiplier)
        self._writer.adopt_config()
        self._state = replace(
            self._state,
            step=self._state.step + 1,
            tokens_seen=self._state.tokens_seen + self._config.tokens_per_step,
            elapsed_seconds=self._clock.seconds,
        )
        self._log_step(gradients, plan, self._state.elapsed_seconds - started)
        self._guard.add(gradients.loss)
        if self._guard.has_spiked:
            self._diverge(Text("The loss has climbed far above where it was"))

    def _log_step(self, gradients: Gradients, plan: StepPlan, seconds: float) -> None:
        config, state = self._training_config, self._state
        done = progress(config, state.step, state.elapsed_seconds)
        tokens_per_second = self._config.tokens_per_step / max(seconds, 1e-9)
        self._emit(
            TrainStep(
                step=state.step,
                loss=gradients.loss,
                learning_rate=config.learning_rate * plan.lr_multiplier,
                gradient_norm=gradients.norm,
                tokens_seen=state.tokens_seen,
                tokens_per_second=tokens_per_second,
                elapsed_seconds=state.elapsed_seconds,
                eta_seconds=state.elapsed_seconds * (1 - done) / done if done else None,
                mfu=tokens_per_second
                * self._flops_per_token[plan.window_splits]
                / self._matrix_peak,
            )
        )
        if plan.window_splits < self._window_splits:
            context = self._config.model.context
            self._emit(
                Notice(
                    level="info",
                    message=Text("Windows are {context} tokens from here on.", context=context),
                )
            )
        self._window_splits = plan.window_splits

    def _evaluate(self, *, is_last: bool = False) -> None:
        """Measure the weights on held-out files, and save them if they are the best so far."""
        model, measurements = self._learner.model, self._measurements
        self._state, is_best = measurements.take(
            model, self._state, self._emit, self._control, self._wait, is_last=is_last
        )
        if is_best:
            figures = measurements.of_step(self._state.step)
            self._writer.save_best(model, self._state, figures, measurements.best_by)

    def _save_milestone(self) -> None:
        if self._is_worth_saving():
            figures = self._measurements.of_step(self._state.step)
            self._writer.save_milestone(self._learner.model, self._state, figures)

    def _save_if_sound(self) -> None:
        if self._is_worth_saving():
            try:
                self._save(waits=True)
            except StorageError as error:
                self._writer.report_refused(error)

    def _save(self, *, waits: bool) -> None:
        """Write the checkpoint from which the run can continue.

        Args:
            waits: wait for free space where the disk is full, unless a stop is asked for.

        Raises:
            StorageError: the disk refused; the previous checkpoint is unharmed.
            Cancelled: a cancel was asked for while it waited.
        """
        self._state = replace(self._state, elapsed_seconds=self._clock.seconds)
        self._saved_at_seconds = self._state.elapsed_seconds
        self._writer.adopt_config()
        learner = self._learner
        is_waiting = False
        while True:
            # The table first: a resume cuts it back to the checkpoint, never the other way round.
            self._log.flush()
            try:
                self._writer.save_latest(
                    learner.model,
                    learner.optimizers,
                    self._state,
                    learner.placement,
                    self._measurements.of_step(self._state.step),
                )
                break
            except DiskFull as error:
                if not waits or self._control.stopping:
                    raise
                if not is_waiting:
                    self._report_disk_full(error)
                is_waiting = True
            with self._clock.held():
                self._control.wait(_DISK_POLL_SECONDS)
        self._saved_step = self._state.step
        self._writer.write_status("running", self._state, self._measurements.last)
        if is_waiting:
            message = Text("There is free space again: training continues.")
            self._emit(Notice(level="info", message=message))

    # --- start and end -------------------------------------------------------

    def train(self) -> TrainResult:
        """Run the loop, and record its end whatever the reason.

        Raises:
            CoreError: the run had to end; what was saved stays.
            Cancelled: a cancel was asked for.
        """
        try:
            self._report_start()
            if not self._state.step:
                self._evaluate_datasets()
            run_state = self._run_steps()
            self._distributed.broadcast(None)
            if run_state == "finished":
                self._evaluate(is_last=True)
            self._save(waits=self._saved_step is not None)
            compared = comparisons(read_events(self._writer.folder), self._evaluate_datasets())
            return replace(self._close(run_state), comparisons=compared)
        except Cancelled:
            self._close("stopped", Text("The run was cancelled; its last checkpoint stays."))
            raise
        except WorkerLost as error:
            # The step that was under way has changed nothing yet.
            self._save(waits=False)
            self._close("failed", error.message, error.hint)
            raise
        except CoreError as error:
            self._close("failed", error.message, error.hint)
            raise
        except torch.OutOfMemoryError as error:
            self._close("failed", MEMORY_MESSAGE, MEMORY_HINT)
            raise TrainingError(MEMORY_MESSAGE, MEMORY_HINT) from error
        except BaseException as error:
            self._close("failed", f"{type(error).__name__}: {error}")
            raise
        finally:
            self._log.close()

    def _report_start(self) -> None:
        config, placement = self._training_config, self._learner.placement
        self._writer.roll_back_milestones(self._state.step)
        self._writer.write_status("running", self._state, Figures())
        self._emit(
            RunStarted(
                run=self._writer.folder.name,
                preset=self._config.preset,
                dataset=self._config.dataset,
                parameters=parameter_count(self._config.model),
                step=self._state.step,
                total_steps=config.max_steps or None,
                max_seconds=60 * config.max_minutes or None,
                tokens_per_step=self._config.tokens_per_step,
                train_tokens=self._train_tokens,
                device=placement.device.type,
                precision=placement.precision,
            )
        )
        for notice in (*self._notices, *self._measurements.limits()):
            self._emit(notice)
        self._measurements.plan(self._state, self._emit)

    def _evaluate_datasets(self) -> list[DatasetEvaluated]:
        """Evaluate a run that started from a checkpoint on all its datasets."""
        with self._clock.held():
            measured = self._dataset_evaluation.measure(
                self._learner.model, self._state.step, self._control
            )
        for event in measured:
            self._emit(event)
        return measured

    def _close(self, run_state: RunState, message: str = "", hint: str = "") -> TrainResult:
        state, figures = self._state, self._measurements.last
        self._writer.write_status(run_state, state, figures, message, hint)
        self._emit(
            RunFinished(
                run=self._writer.folder.name,
                state=run_state,
                step=state.step,
                tokens_seen=state.tokens_seen,
                elapsed_seconds=state.elapsed_seconds,
                best_bits_per_byte=state.best_bits_per_byte,
                message=message,
                hint=hint,
                best_keystrokes_saved=state.best_keystrokes_saved,
            )
        )
        return TrainResult(
            run=self._writer.folder.name,
            folder=str(self._writer.folder),
            state=run_state,
            step=state.step,
            tokens_seen=state.tokens_seen,
            elapsed_seconds=state.elapsed_seconds,
            parameters=parameter_count(self._config.model),
            bits_per_byte=figures.bits_per_byte,
            best_bits_per_byte=state.best_bits_per_byte,
            checkpoint=str(self._writer.latest),
            keystrokes_saved=figures.keystrokes_saved,
            best_keystrokes_saved=state.best_keystrokes_saved,
        )

    # --- what the loop needs on the way --------------------------------------

    def _wait(self) -> None:
        """Wait while paused or while a completion runs; the time is no training time."""
        with self._clock.held():
            is_paused = self._control.paused
            if is_paused:  # other programs read it from the status file
                self._writer.write_status("paused", self._state, self._measurements.last)
            self._control.safe_point()
            if is_paused:
                self._writer.write_status("running", self._state, self._measurements.last)

    def _is_worth_saving(self) -> bool:
        return self._guard.is_calm and self._learner.has_finite_weights()

    def _report_disk_full(self, error: DiskFull) -> None:
        message = Text(
            "{problem} Training is paused at step {step:,}.",
            problem=error.message,
            step=self._state.step,
        )
        hint = Text("{hint} It continues by itself, and nothing is lost.", hint=error.hint)
        self._emit(Notice(level="warning", message=message, hint=hint))
        self._writer.write_status(
            "paused", self._state, self._measurements.last, message, hint, is_quiet=True
        )

    def _diverge(self, what: str) -> None:
        """End the run at its last good state, and say how to continue from there.

        Raises:
            TrainingError: always.
        """
        config, step, run = self._training_config, self._state.step, self._writer.folder.name
        if self._is_worth_saving():
            self._save(waits=False)
        good_step = self._saved_step or 0
        rates = {"learning_rate": config.learning_rate}
        if config.optimizer == "muon":
            rates |= {
                "embedding_learning_rate": config.embedding_learning_rate,
                "head_learning_rate": config.head_learning_rate,
            }
        settings = [f"train.{name}={rate / 2:g}" for name, rate in rates.items()]
        self._emit(
            RunDiverged(
                run=run,
                step=step,
                good_step=good_step,
                learning_rate=config.learning_rate,
                settings=" ".join(settings),
            )
        )
        self._distributed.broadcast(None)
        options = " ".join(f"--set {setting}" for setting in settings)
        raise TrainingError(
            Text(
                "{what} at step {step:,}: the learning rate is too high for this data. "
                "The last good state, step {good_step:,}, is kept.",
                what=what,
                step=step + 1,
                good_step=good_step,
            ),
            Text(
                "Continue from there at half the rate: --resume {run} {options}",
                run=run,
                options=options,
            ),
        )
