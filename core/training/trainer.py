"""The loop: from a token dataset and a recipe to checkpoints and a loss curve.

``train`` is a plain function in the manner of all long operations of core: it
emits events, obeys its control, and returns a result. It knows no window, no
terminal and no signal. The arithmetic of a step is ``learner``'s; what a run
leaves behind is written by ``writer`` and ``run_log``; what is measured on the
way, by ``monitor``; whether it still learns, ``loss_guard`` says.
"""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import torch

from core import files
from core.checkpoints import store
from core.checkpoints.milestones import is_milestone
from core.control import Control
from core.errors import Cancelled, CoreError, DiskFull, StorageError, TrainingError
from core.events import (
    DatasetEvaluated,
    Emit,
    Notice,
    RunDiverged,
    RunFinished,
    RunStarted,
    RunState,
    TrainStep,
)
from core.model.config import parameter_count, training_flops_per_token
from core.training.beginning import Beginning, beginning_of
from core.training.clock import ActiveClock
from core.training.config import RunConfig
from core.training.distributed import (
    DistributedContext,
    WorkerLost,
    distributed_from_environment,
    process_group,
)
from core.training.fine_tuning import comparisons
from core.training.instruments import Instruments, instruments_of
from core.training.keep_awake import keep_awake
from core.training.learner import Gradients, Learner
from core.training.listener import TolerantListener, failure
from core.training.live import LiveWeights
from core.training.loss_guard import LossGuard
from core.training.measurements import Measurements
from core.training.result import TrainResult
from core.training.run_log import RunLog
from core.training.run_writer import Figures, RunWriter, new_run_folder
from core.training.runs import LOSS_LOG, read_events, trained_alone
from core.training.schedule import StepPlan, all_window_splits, plan_step, progress
from core.training.starting_point import PreparedRun, prepare, start_fingerprint
from core.training.tuning import tuning_of
from core.training.typing_simulation import TypingSimulation
from core.training.typing_simulator import MakeTypingSimulator
from core.training.window_reader import WindowReader
from core.workspace import Workspace

_MEMORY_MESSAGE = "The device ran out of memory."
_COMPILING = "The model is being compiled: up to a minute, once on this machine."
_MEMORY_HINT = "Halve the batch size and double the accumulation: the result stays the same."
# How often a run that waits for room on the disk looks again.
_DISK_SECONDS = 2.0


def train(
    config: RunConfig,
    workspace: Workspace,
    emit: Emit,
    control: Control,
    resume: Path | None = None,
    on_model: Callable[[LiveWeights], None] | None = None,
    make_typing_simulator: MakeTypingSimulator | None = None,
) -> TrainResult:
    """Train until the horizon, a stop or an error.

    Args:
        config: the configuration; for a resume, that of the run folder, perhaps with a
            new horizon.
        workspace: where the dataset lies and the run folder is made.
        emit: receives every event, after it was written to the run folder.
        control: stop saves and returns; cancel returns nothing; pause waits.
        resume: the folder of the run to go on with.
        on_model: receives the weights before the first step, in this thread.
        make_typing_simulator: gives who types held-out files now and then, so that the run knows
            how many keystrokes it saves; None for a run without replays.

    Raises:
        CoreError: the run cannot start, or had to end; what was saved stays.
        Cancelled: a cancel was asked for.
    """
    distributed = distributed_from_environment()
    told = TolerantListener(emit)
    with contextlib.ExitStack() as held:
        if resume is not None:
            held.enter_context(trained_alone(resume))
        else:
            files.require_writable(workspace.runs)
        ready = prepare(config, workspace, resume)
        config, start = ready.config, ready.start
        held.enter_context(process_group(distributed))
        held.enter_context(keep_awake())
        distributed.check_consistency(start_fingerprint(config, ready.dataset, start))
        tuning = tuning_of(
            config, ready.dataset, workspace, told, control, start.checkpoint, distributed.size
        )
        try:
            learner = Learner(
                replace(config, train=tuning.training_config),
                ready.dataset,
                old=ready.old,
                checkpoint=start.checkpoint,
                weights=ready.weights.model_state if ready.weights else None,
                distributed=distributed,
            )
            beginning = beginning_of(ready, learner, distributed.size)
            # From here on the learner holds what the checkpoint held.
            ready = replace(ready, start=replace(start, checkpoint=None), weights=None)
            del start
            instruments = instruments_of(
                config, workspace, ready, learner, distributed, make_typing_simulator
            )
            if tuning.reason:
                told(Notice(level="info", message=tuning.reason))
            if learner.placement.compiled:
                told(Notice(level="info", message=_COMPILING))
                learner.warm_up(control.safe_point)
        except torch.OutOfMemoryError as error:
            raise TrainingError(_MEMORY_MESSAGE, _MEMORY_HINT) from error
        # All has been accepted: only now is anything written.
        folder = resume or new_run_folder(workspace, config)
        try:
            if resume is None:
                held.enter_context(trained_alone(folder))
            for place in (folder, folder / store.CHECKPOINTS, (folder / LOSS_LOG).parent):
                files.remove_orphans(place)
            run = _Run(ready, folder, emit, control, learner, beginning, distributed, instruments)
            if resume is None:
                run.write_recipe()
        except StorageError:
            if resume is None:
                shutil.rmtree(folder, ignore_errors=True)
            raise
        if on_model is not None:
            try:
                on_model(run.weights)
            except Exception as error:  # noqa: BLE001 - whoever watches, the run goes on
                told(failure("The run cannot be watched", error, "Training goes on."))
        return run.train()


class _Run:
    """One run with everything around its learner: record, checkpoints, measurements."""

    def __init__(
        self,
        ready: PreparedRun,
        folder: Path,
        emit: Emit,
        control: Control,
        learner: Learner,
        beginning: Beginning,
        distributed: DistributedContext,
        instruments: Instruments,
    ) -> None:
        config, dataset = ready.config, ready.dataset
        self._comparison = instruments.comparison
        self._matrix_peak = instruments.matrix_peak
        shape = config.model
        self._flops_per_token = {
            window_splits: training_flops_per_token(
                replace(shape, context=shape.context // window_splits)
            )
            for window_splits in all_window_splits(config.train)
        }
        self._window_splits = 1  # of a window, in the step before
        self._config, self._dataset, self._folder = config, dataset, folder
        self._control, self._learner, self._distributed = control, learner, distributed
        self._notices = (*beginning.resumed.notices, *instruments.problems)
        self._counters = learner.counters
        self.weights = LiveWeights(
            folder.name, learner.model, dataset.tokenizer, learner.counters.step
        )
        self._log = RunLog(folder, self._counters.step, emit)
        self._emit = self._log.emit
        self._writer = RunWriter(
            folder,
            config,
            dataset.tokenizer,
            self._emit,
            beginning.provenance,
            ready.start.identity,
        )
        self.write_recipe = self._writer.write_recipe
        self._guard = LossGuard()
        self._clock = ActiveClock(self._counters.elapsed_seconds)
        simulation = TypingSimulation(
            instruments.simulator,
            config.train.typing_simulation_fraction,
            WindowReader(learner.model, learner.placement),
            self._counters,
            self._clock,
            self._wait,
        )
        self._measurements = Measurements(
            config.train, instruments.monitor, simulation, self._counters, self._clock
        )
        self._saved_at_seconds = self._counters.elapsed_seconds
        self._saved_step = self._counters.step or None

    def train(self) -> TrainResult:
        """Run the loop, and account for its end whatever it was."""
        try:
            self._announce()
            if not self._counters.step:
                self._compare()
            state = self._loop()
            self._distributed.broadcast(None)
            if state == "finished":
                self._measure(is_last=True)
            self._save(waits=self._saved_step is not None)
            compared = comparisons(read_events(self._folder), self._compare())
            return replace(self._close(state), comparisons=compared)
        except Cancelled:
            self._close("stopped", "The run was cancelled; its last checkpoint stays.")
            raise
        except WorkerLost as error:
            # The step that was under way changed nothing yet.
            self._save(waits=False)
            self._close("failed", error.message, error.hint)
            raise
        except CoreError as error:
            self._close("failed", error.message, error.hint)
            raise
        except torch.OutOfMemoryError as error:
            self._close("failed", _MEMORY_MESSAGE, _MEMORY_HINT)
            raise TrainingError(_MEMORY_MESSAGE, _MEMORY_HINT) from error
        except BaseException as error:
            self._close("failed", f"{type(error).__name__}: {error}")
            raise
        finally:
            self._log.close()

    def _loop(self) -> RunState:
        training_config, counters = self._config.train, self._counters
        while not self._control.stopping:
            done = progress(training_config, counters.step, self._clock.seconds)
            if done >= 1.0:
                return "finished"
            self._step(plan_step(training_config, counters.step, done))
            if self._measurements.is_due:
                self._measure()
            if (
                training_config.keep_milestones
                and is_milestone(counters.step)
                and self._is_worth_saving()
            ):
                self._writer.save_milestone(
                    self._learner.model, counters, self._measurements.of_this_step
                )
            is_due = self._clock.seconds - self._saved_at_seconds >= training_config.save_seconds
            if is_due and self._is_worth_saving():
                try:
                    self._save(waits=True)
                except StorageError as error:
                    self._writer.report_refused(error)
        return "stopped"

    def _step(self, plan: StepPlan) -> None:
        """Change the weights once and account for it.

        Raises:
            TrainingError: the loss has climbed away, or is no longer a number.
        """
        counters = self._counters
        started = self._clock.seconds
        self._distributed.broadcast(plan)
        gradients = self._learner.gradients(self._wait, plan.window_splits)
        if not gradients.are_finite:
            self._diverged("The loss is no longer a number")
        with self.weights.changing():
            self._learner.apply(plan.lr_multiplier)
        self._writer.adopt_recipe()
        counters.elapsed_seconds = self._clock.seconds
        self._report_step(gradients, plan, counters.elapsed_seconds - started)
        if plan.window_splits < self._window_splits:
            context = self._config.model.context
            self._emit(Notice(level="info", message=f"Windows are {context} tokens from here on."))
        self._window_splits = plan.window_splits
        self._guard.add(gradients.loss)
        if self._guard.has_spiked:
            self._diverged("The loss has climbed far above where it was")

    def _wait(self) -> None:
        """Waiting for a person, paused or typing, is not training time."""
        with self._clock.held():
            is_paused = self._control.paused
            if is_paused:  # others who look at the run are told, too
                self._writer.write_status("paused", self._counters, self._measurements.last)
            self._control.safe_point()
            if is_paused:
                self._writer.write_status("running", self._counters, self._measurements.last)

    def _report_step(self, gradients: Gradients, plan: StepPlan, seconds: float) -> None:
        training_config, counters = self._config.train, self._counters
        done = progress(training_config, counters.step, counters.elapsed_seconds)
        tokens_per_second = self._config.tokens_per_step / max(seconds, 1e-9)
        self._emit(
            TrainStep(
                step=counters.step,
                loss=gradients.loss,
                learning_rate=training_config.learning_rate * plan.lr_multiplier,
                gradient_norm=gradients.norm,
                tokens_seen=counters.tokens_seen,
                tokens_per_second=tokens_per_second,
                elapsed_seconds=counters.elapsed_seconds,
                eta_seconds=counters.elapsed_seconds * (1 - done) / done if done else None,
                mfu=tokens_per_second
                * self._flops_per_token[plan.window_splits]
                / self._matrix_peak,
            )
        )

    def _diverged(self, what: str) -> None:
        """End at the last good state, with an offer to go on from it.

        Raises:
            TrainingError: always.
        """
        training_config, step = self._config.train, self._counters.step
        if self._is_worth_saving():
            self._save(waits=False)
        good = self._saved_step or 0
        rates = {"learning_rate": training_config.learning_rate}
        if training_config.optimizer == "muon":
            rates |= {
                "embedding_learning_rate": training_config.embedding_learning_rate,
                "head_learning_rate": training_config.head_learning_rate,
            }
        settings = [f"train.{name}={rate / 2:g}" for name, rate in rates.items()]
        self._emit(
            RunDiverged(
                run=self._folder.name,
                step=step,
                good_step=good,
                learning_rate=training_config.learning_rate,
                settings=" ".join(settings),
            )
        )
        self._distributed.broadcast(None)
        options = " ".join(f"--set {setting}" for setting in settings)
        raise TrainingError(
            f"{what} at step {step + 1:,}: the learning rate is too high for this data. "
            f"The last good state, step {good:,}, is kept.",
            f"Go on from there at half the rate: --resume {self._folder.name} {options}",
        )

    def _is_worth_saving(self) -> bool:
        return self._guard.is_calm and self._learner.has_sound_weights()

    def _measure(self, *, is_last: bool = False) -> None:
        """Measure, tell it, and keep the best weights."""
        model, measurements = self._learner.model, self._measurements
        if measurements.take(model, self._emit, self._control, is_last=is_last):
            self._writer.save_best(
                model, self._counters, measurements.of_this_step, measurements.best_by
            )

    def _compare(self) -> list[DatasetEvaluated]:
        """Measure a run that began from a checkpoint on all its datasets."""
        with self._clock.held():
            measured = self._comparison.measure(
                self._learner.model, self._counters.step, self._control
            )
        for event in measured:
            self._emit(event)
        return measured

    def _save(self, *, waits: bool) -> None:
        """Write the checkpoint from which the run can go on.

        Args:
            waits: until there is room, where the disk is full; asked to stop, it does not.

        Raises:
            StorageError: the disk refused; the previous checkpoint is unharmed.
            Cancelled: while it waited.
        """
        counters, learner = self._counters, self._learner
        counters.elapsed_seconds = self._saved_at_seconds = self._clock.seconds
        self._writer.adopt_recipe()
        is_waiting = False
        while True:
            # The table first: a resume cuts it back to the checkpoint, never the other way round.
            self._log.flush()
            try:
                self._writer.save_latest(
                    learner.model,
                    learner.optimizers,
                    counters,
                    learner.placement,
                    self._measurements.of_this_step,
                )
                break
            except DiskFull as error:
                if not waits or self._control.stopping:
                    raise
                if not is_waiting:
                    self._say_paused(error)
                is_waiting = True
            with self._clock.held():
                self._control.wait(_DISK_SECONDS)
        self._saved_step = counters.step
        self._writer.write_status("running", counters, self._measurements.last)
        if is_waiting:
            self._emit(Notice(level="info", message="There is room again: training goes on."))

    def _say_paused(self, error: DiskFull) -> None:
        message = f"{error.message} Training is paused at step {self._counters.step:,}."
        hint = f"{error.hint} It goes on by itself, and nothing is lost."
        self._emit(Notice(level="warning", message=message, hint=hint))
        self._writer.write_status(
            "paused", self._counters, self._measurements.last, message, hint, is_quiet=True
        )

    def _announce(self) -> None:
        training_config = self._config.train
        self._writer.roll_back_milestones(self._counters.step)
        self._writer.write_status("running", self._counters, Figures())
        self._emit(
            RunStarted(
                run=self._folder.name,
                preset=self._config.preset,
                dataset=self._config.dataset,
                parameters=parameter_count(self._config.model),
                step=self._counters.step,
                total_steps=training_config.max_steps or None,
                max_seconds=60 * training_config.max_minutes or None,
                tokens_per_step=self._config.tokens_per_step,
                train_tokens=len(self._dataset.train),
                device=self._learner.placement.device.type,
                precision=self._learner.placement.precision,
            )
        )
        for notice in (*self._notices, *self._measurements.limits()):
            self._emit(notice)
        self._measurements.plan(self._emit)

    def _close(self, state: RunState, message: str = "", hint: str = "") -> TrainResult:
        counters = self._counters
        figures = self._measurements.last
        self._writer.write_status(state, counters, figures, message, hint)
        self._emit(
            RunFinished(
                run=self._folder.name,
                state=state,
                step=counters.step,
                tokens_seen=counters.tokens_seen,
                elapsed_seconds=counters.elapsed_seconds,
                best_bits_per_byte=counters.best_bits_per_byte,
                message=message,
                hint=hint,
                best_keystrokes_saved=counters.best_keystrokes_saved,
            )
        )
        return TrainResult(
            run=self._folder.name,
            folder=str(self._folder),
            state=state,
            step=counters.step,
            tokens_seen=counters.tokens_seen,
            elapsed_seconds=counters.elapsed_seconds,
            parameters=parameter_count(self._config.model),
            bits_per_byte=figures.bits_per_byte,
            best_bits_per_byte=counters.best_bits_per_byte,
            checkpoint=str(self._writer.latest),
            keystrokes_saved=figures.keystrokes_saved,
            best_keystrokes_saved=counters.best_keystrokes_saved,
        )
