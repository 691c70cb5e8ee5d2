"""The loop: from a token dataset and a recipe to checkpoints and a loss curve.

``train`` is a plain function in the manner of all long operations of core: it
emits events, obeys its control, and returns a result. It knows no window, no
terminal and no signal. The arithmetic of a step is ``learner``'s; what a run
leaves behind is written by ``keeper`` and ``run_log``; what is measured on the
way, by ``monitor``; whether it still learns, ``loss_guard`` says.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import torch
from filelock import Timeout

from core import files
from core.checkpoints import store
from core.checkpoints.milestones import is_milestone
from core.config import to_toml
from core.control import Control
from core.data.token_dataset import TokenDataset
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
from core.training.clock import ActiveClock
from core.training.config import RunConfig
from core.training.fine_tuning import DatasetComparison, comparisons
from core.training.instruments import Instruments, instruments_of
from core.training.keep_awake import keep_awake
from core.training.keeper import Figures, RunKeeper, new_run_folder
from core.training.learner import Gradients, Learner
from core.training.live import LiveWeights
from core.training.loss_guard import LossGuard
from core.training.measurements import Measurements
from core.training.replays import Replays
from core.training.run_log import RunLog
from core.training.runs import CONFIG_FILE, LOSS_LOG, read_events, run_lock
from core.training.schedule import StepPlan, all_parts, plan_step, progress
from core.training.starting_point import StartingPoint, prepare, start_of
from core.training.team import Team, WorkerLost, joined, team_from_environment
from core.training.tuning import Tuning, as_begun, keep_compiled_code, tune
from core.training.typist import MakeTypist
from core.training.window_reader import WindowReader
from core.workspace import Workspace

_MEMORY_MESSAGE = "The device ran out of memory."
_COMPILING = "The model is being compiled: up to a minute, once on this machine."
_MEMORY_HINT = "Halve the batch size and double the accumulation: the result stays the same."
# How often a run that waits for room on the disk looks again.
_DISK_SECONDS = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainResult:
    """How a run ended. The figures are those of the last measurements.

    ``comparisons`` has what a run that began from a checkpoint gained and lost.
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


def train(
    config: RunConfig,
    workspace: Workspace,
    emit: Emit,
    control: Control,
    resume: Path | None = None,
    on_model: Callable[[LiveWeights], None] | None = None,
    make_typist: MakeTypist | None = None,
) -> TrainResult:
    """Train until the horizon, a stop or an error.

    Args:
        config: the recipe; for a resume, that of the run folder, perhaps with a
            new horizon.
        workspace: where the dataset lies and the run folder is made.
        emit: receives every event, after it was written to the run folder.
        control: stop saves and returns; cancel returns nothing; pause waits.
        resume: the folder of the run to go on with.
        on_model: receives the weights before the first step, in this thread.
        make_typist: gives who types held-out files now and then, so that the run knows
            how many keystrokes it saves; None for a run without replays.

    Raises:
        CoreError: the run cannot start, or had to end; what was saved stays.
        Cancelled: a cancel was asked for.
    """
    ready = prepare(config, workspace, resume)
    dataset, start = ready.dataset, ready.start
    folder = resume or new_run_folder(workspace, config)
    team = team_from_environment()
    try:
        with run_lock(folder).acquire(timeout=0), joined(team), keep_awake():
            for place in (folder, folder / store.CHECKPOINTS, (folder / LOSS_LOG).parent):
                files.remove_orphans(place)
            files.write_text(folder / CONFIG_FILE, to_toml(config))
            team.require_agreement(start_of(config, dataset, start))
            tuning = _tuning(config, dataset, workspace, emit, control, start, team)
            learner = Learner(
                replace(config, train=tuning.recipe),
                dataset,
                old=ready.old,
                checkpoint=start.checkpoint,
                weights=ready.weights.model_state if ready.weights else None,
                team=team,
            )
            # From here on the learner holds what the checkpoint held.
            start = replace(start, checkpoint=None)
            instruments = instruments_of(config, workspace, ready, learner, team, make_typist)
            del ready
            if tuning.reason:
                emit(Notice(level="info", message=tuning.reason))
            if learner.placement.compiled:
                emit(Notice(level="info", message=_COMPILING))
                learner.warm_up(control.safe_point)
            run = _Run(config, dataset, folder, emit, control, learner, start, team, instruments)
            if on_model is not None:
                on_model(run.weights)
            return run.train()
    except Timeout:
        raise TrainingError(
            f"The run {folder.name} is being trained by another process.", "Stop it there first."
        ) from None


def _tuning(
    config: RunConfig,
    dataset: TokenDataset,
    workspace: Workspace,
    emit: Emit,
    control: Control,
    start: StartingPoint,
    team: Team,
) -> Tuning:
    """How the run computes; nothing is tried where several processes must compute alike."""
    keep_compiled_code(workspace)
    if start.checkpoint is not None:
        return as_begun(config.train, start.checkpoint.training)
    if team.size > 1:
        return Tuning(recipe=config.train)
    return tune(config, dataset, workspace, emit, control)


class _Run:
    """One run with everything around its learner: record, checkpoints, measurements."""

    def __init__(
        self,
        config: RunConfig,
        dataset: TokenDataset,
        folder: Path,
        emit: Emit,
        control: Control,
        learner: Learner,
        start: StartingPoint,
        team: Team,
        instruments: Instruments,
    ) -> None:
        self._comparison = instruments.comparison
        self._matrix_peak = instruments.matrix_peak
        shape = config.model
        self._flops_per_token = {
            parts: training_flops_per_token(replace(shape, context=shape.context // parts))
            for parts in all_parts(config.train)
        }
        self._parts = 1  # of a window, in the step before
        self._config, self._dataset, self._folder = config, dataset, folder
        self._control, self._learner, self._start, self._team = control, learner, start, team
        self._counters = learner.counters
        self.weights = LiveWeights(
            folder.name, learner.model, dataset.tokenizer, learner.counters.step
        )
        self._log = RunLog(folder, self._counters.step, emit)
        self._emit = self._log.emit
        self._keeper = RunKeeper(folder, config, dataset.tokenizer, self._emit, start.identity)
        self._guard = LossGuard()
        self._clock = ActiveClock(self._counters.elapsed_seconds)
        replays = Replays(
            instruments.typist,
            config.train.replay_share,
            WindowReader(learner.model, learner.placement),
            self._counters,
            self._clock,
            self._wait,
        )
        self._measurements = Measurements(
            config.train, instruments.monitor, replays, self._counters, self._clock
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
            self._team.announce(None)
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
        recipe, counters = self._config.train, self._counters
        while not self._control.stopping:
            done = progress(recipe, counters.step, self._clock.seconds)
            if done >= 1.0:
                return "finished"
            self._step(plan_step(recipe, counters.step, done))
            if self._measurements.is_due:
                self._measure()
            if recipe.keep_milestones and is_milestone(counters.step) and self._is_worth_saving():
                self._keeper.save_milestone(
                    self._learner.model, counters, self._measurements.of_this_step
                )
            is_due = self._clock.seconds - self._saved_at_seconds >= recipe.save_seconds
            if is_due and self._is_worth_saving():
                try:
                    self._save(waits=True)
                except StorageError as error:
                    self._keeper.report_refused(error)
        return "stopped"

    def _step(self, plan: StepPlan) -> None:
        """Change the weights once and account for it.

        Raises:
            TrainingError: the loss has climbed away, or is no longer a number.
        """
        counters = self._counters
        started = self._clock.seconds
        self._team.announce(plan)
        gradients = self._learner.gradients(self._wait, plan.parts)
        if not gradients.are_finite:
            self._diverged("The loss is no longer a number")
        with self.weights.changing():
            self._learner.apply(plan.rate_factor)
        counters.elapsed_seconds = self._clock.seconds
        self._report_step(gradients, plan, counters.elapsed_seconds - started)
        if plan.parts < self._parts:
            context = self._config.model.context
            self._emit(Notice(level="info", message=f"Windows are {context} tokens from here on."))
        self._parts = plan.parts
        self._guard.add(gradients.loss)
        if self._guard.has_spiked:
            self._diverged("The loss has climbed far above where it was")

    def _wait(self) -> None:
        """Waiting for a person, paused or typing, is not training time."""
        with self._clock.held():
            is_paused = self._control.paused
            if is_paused:  # others who look at the run are told, too
                self._keeper.write_status("paused", self._counters, self._measurements.last)
            self._control.safe_point()
            if is_paused:
                self._keeper.write_status("running", self._counters, self._measurements.last)

    def _report_step(self, gradients: Gradients, plan: StepPlan, seconds: float) -> None:
        recipe, counters = self._config.train, self._counters
        done = progress(recipe, counters.step, counters.elapsed_seconds)
        tokens_per_second = self._config.tokens_per_step / max(seconds, 1e-9)
        self._emit(
            TrainStep(
                step=counters.step,
                loss=gradients.loss,
                learning_rate=recipe.lr * plan.rate_factor,
                gradient_norm=gradients.norm,
                tokens_seen=counters.tokens_seen,
                tokens_per_second=tokens_per_second,
                elapsed_seconds=counters.elapsed_seconds,
                eta_seconds=counters.elapsed_seconds * (1 - done) / done if done else None,
                mfu=tokens_per_second * self._flops_per_token[plan.parts] / self._matrix_peak,
            )
        )

    def _diverged(self, what: str) -> None:
        """End at the last good state, with an offer to go on from it.

        Raises:
            TrainingError: always.
        """
        recipe, step = self._config.train, self._counters.step
        if self._is_worth_saving():
            self._save(waits=False)
        good = self._saved_step or 0
        rates = {"lr": recipe.lr}
        if recipe.optimizer == "muon":
            rates |= {"embedding_lr": recipe.embedding_lr, "head_lr": recipe.head_lr}
        settings = [f"train.{name}={rate / 2:g}" for name, rate in rates.items()]
        self._emit(
            RunDiverged(
                run=self._folder.name,
                step=step,
                good_step=good,
                learning_rate=recipe.lr,
                settings=" ".join(settings),
            )
        )
        self._team.announce(None)
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
            self._keeper.save_best(
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
        is_waiting = False
        while True:
            # The table first: a resume cuts it back to the checkpoint, never the other way round.
            self._log.flush()
            try:
                self._keeper.save_latest(
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
        self._keeper.write_status("running", counters, self._measurements.last)
        if is_waiting:
            self._emit(Notice(level="info", message="There is room again: training goes on."))

    def _say_paused(self, error: DiskFull) -> None:
        message = f"{error.message} Training is paused at step {self._counters.step:,}."
        hint = f"{error.hint} It goes on by itself, and nothing is lost."
        self._emit(Notice(level="warning", message=message, hint=hint))
        self._keeper.write_status(
            "paused", self._counters, self._measurements.last, message, hint, is_quiet=True
        )

    def _announce(self) -> None:
        recipe = self._config.train
        self._keeper.take_back_milestones(self._counters.step)
        self._keeper.write_status("running", self._counters, Figures())
        self._emit(
            RunStarted(
                run=self._folder.name,
                preset=self._config.preset,
                dataset=self._config.dataset,
                parameters=parameter_count(self._config.model),
                step=self._counters.step,
                total_steps=recipe.max_steps or None,
                max_seconds=60 * recipe.max_minutes or None,
                tokens_per_step=self._config.tokens_per_step,
                train_tokens=len(self._dataset.train),
                device=self._learner.placement.device.type,
                precision=self._learner.placement.precision,
            )
        )
        if self._start.passed_over:
            self._emit(Notice(level="warning", message=self._start.passed_over))
        elif self._counters.step:
            self._emit(Notice(level="info", message=_resumed_sentence(self._counters.step)))
        for limit in self._measurements.limits():
            self._emit(limit)
        self._measurements.plan(self._emit)

    def _close(self, state: RunState, message: str = "", hint: str = "") -> TrainResult:
        counters = self._counters
        figures = self._measurements.last
        self._keeper.write_status(state, counters, figures, message, hint)
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
            checkpoint=str(self._keeper.latest),
            keystrokes_saved=figures.keystrokes_saved,
            best_keystrokes_saved=counters.best_keystrokes_saved,
        )


def _resumed_sentence(step: int) -> str:
    """What a person who goes on with a run may rely on; R3 and R4 hold it."""
    return (
        f"Going on from step {step:,} as if the run had never stopped: weights, optimizer, "
        "order of the data and random numbers are the same to the last bit."
    )
