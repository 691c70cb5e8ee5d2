"""The loop: from a token dataset and a recipe to checkpoints and a loss curve.

``train`` is a plain function in the manner of all long operations of core: it
emits events, obeys its control, and returns a result. It knows no window, no
terminal and no signal. What a run leaves behind is written by ``keeper`` and
``run_log``; what is measured on the way, by ``monitor``.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import torch
from filelock import Timeout
from torch import Tensor

from core import files
from core.checkpoints import store
from core.checkpoints.format import Checkpoint
from core.config import to_toml
from core.control import Control
from core.data.batches import BatchOrder, gather
from core.data.fim import FillInTheMiddle
from core.data.token_dataset import TokenDataset
from core.diagnosis import require_compiler
from core.errors import Cancelled, CoreError, StorageError, TrainingError
from core.events import Emit, Notice, RunFinished, RunStarted, RunState, TrainStep
from core.model.config import parameter_count
from core.model.gpt import GPT
from core.training import state as training_state
from core.training.clock import ActiveClock
from core.training.config import RunConfig
from core.training.device import place
from core.training.keeper import RunKeeper, new_run_folder
from core.training.live import LiveWeights
from core.training.loss import head_loss
from core.training.monitor import Monitor
from core.training.optimizers import Optimizers
from core.training.run_log import RunLog
from core.training.runs import CONFIG_FILE, run_lock
from core.training.schedule import progress, rate_factor
from core.training.starting_point import newest_checkpoint
from core.training.state import Counters
from core.workspace import Workspace

_MEMORY_MESSAGE = "The device ran out of memory."
_MEMORY_HINT = "Halve the batch size and double the accumulation: the result stays the same."


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainResult:
    """How a run ended. ``bits_per_byte`` is that of the last measurement."""

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


def train(
    config: RunConfig,
    workspace: Workspace,
    emit: Emit,
    control: Control,
    resume: Path | None = None,
    on_model: Callable[[LiveWeights], None] | None = None,
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

    Raises:
        CoreError: the run cannot start, or had to end; what was saved stays.
        Cancelled: a cancel was asked for.
    """
    config.train.require_horizon()
    dataset = TokenDataset.open(workspace.find_dataset(config.dataset))
    _require_fit(config, dataset)
    if config.train.compile:
        require_compiler()
    checkpoint = newest_checkpoint(resume) if resume else None
    if checkpoint is not None:
        _require_work_left(config, training_state.counters_of(checkpoint.training))
    folder = resume or new_run_folder(workspace, config)
    try:
        with run_lock(folder).acquire(timeout=0):
            files.remove_orphans(folder / store.CHECKPOINTS)
            files.write_text(folder / CONFIG_FILE, to_toml(config))
            run = _Run(config, dataset, folder, emit, control, checkpoint)
            if on_model is not None:
                on_model(run.weights)
            return run.train()
    except Timeout:
        raise TrainingError(
            f"The run {folder.name} is being trained by another process.", "Stop it there first."
        ) from None


def _require_fit(config: RunConfig, dataset: TokenDataset) -> None:
    """Raise unless dataset and model fit together."""
    vocabulary = dataset.vocabulary_size
    if vocabulary > config.model.vocabulary:
        raise TrainingError(
            f"The dataset {dataset.name} has a vocabulary of {vocabulary:,} tokens, "
            f"the model only {config.model.vocabulary:,}.",
            f"Give the model as many: --set model.vocabulary={vocabulary}",
        )
    if len(dataset.train) <= config.model.context:
        raise TrainingError(
            f"The dataset {dataset.name} has {len(dataset.train):,} training tokens, "
            f"less than one window of {config.model.context}.",
            "Build it from more files.",
        )


def _require_work_left(config: RunConfig, counters: Counters) -> None:
    """Raise unless the horizon lies ahead; a resume that trains nothing must change nothing."""
    if progress(config.train, counters.step, counters.elapsed_seconds) >= 1.0:
        raise TrainingError(
            f"There is nothing left to train: the run is at step {counters.step:,} after "
            f"{counters.elapsed_seconds / 60:.1f} minutes, which is all that was asked for.",
            "Give a larger --max-steps or --max-minutes; both count from the start of the run.",
        )


class _Run:
    """One run in memory: model, optimizers, data order, counters."""

    def __init__(
        self,
        config: RunConfig,
        dataset: TokenDataset,
        folder: Path,
        emit: Emit,
        control: Control,
        checkpoint: Checkpoint | None,
    ) -> None:
        recipe = config.train
        self._config, self._dataset, self._folder = config, dataset, folder
        self._control = control
        self._placement = place(recipe)
        self._counters = Counters()
        torch.manual_seed(recipe.seed)
        self._model = GPT(config.model).to(self._placement.device)
        if checkpoint is not None:
            self._model.load_state_dict(checkpoint.model_state)
        self._optimizers = Optimizers(self._model, recipe, bf16=self._placement.bf16)
        if checkpoint is not None:
            restored = training_state.restore(checkpoint.training, self._optimizers)
            self._counters = restored.counters
            self._placement = replace(self._placement, threads=restored.threads)
        torch.set_num_threads(self._placement.threads)
        self._features: Callable[[Tensor], Tensor] = self._model.features
        if recipe.compile:
            self._features = torch.compile(self._model.features)
        self._order = BatchOrder(
            len(dataset.train), config.model.context, recipe.batch_size, recipe.seed
        )
        self._fim = (
            FillInTheMiddle(dataset.tokenizer, recipe.fim_rate, recipe.seed)
            if recipe.fim_rate
            else None
        )
        self.weights = LiveWeights(folder.name, self._model, dataset.tokenizer, self._counters.step)
        self._log = RunLog(folder, self._counters.step, emit)
        self._emit = self._log.emit
        self._keeper = RunKeeper(folder, config, dataset.tokenizer, self._emit)
        self._monitor = Monitor(config, dataset, dataset.tokenizer, self._placement)
        self._clock = ActiveClock(self._counters.elapsed_seconds)
        self._saved_at_seconds = self._counters.elapsed_seconds

    def train(self) -> TrainResult:
        """Run the loop, and account for its end whatever it was."""
        try:
            self._announce()
            state = self._loop()
            if state == "finished":
                self._measure()
            self._save()
            return self._close(state)
        except Cancelled:
            self._close("stopped", "The run was cancelled; its last checkpoint stays.")
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
            self._step(rate_factor(recipe, counters.step, done))
            if self._monitor.is_due(counters):
                self._measure()
            if self._clock.seconds - self._saved_at_seconds >= recipe.save_seconds:
                try:
                    self._save()
                except StorageError as error:
                    self._keeper.report_refused(error)
        return "stopped"

    def _step(self, factor: float) -> None:
        """Change the weights once and account for it."""
        recipe, counters = self._config.train, self._counters
        started = self._clock.seconds
        self._optimizers.set_rate_factor(factor)
        loss, norm = self._gradients()
        with self.weights.changing():
            self._optimizers.step()
        counters.step += 1
        counters.tokens_seen += self._config.tokens_per_step
        counters.elapsed_seconds = self._clock.seconds
        done = progress(recipe, counters.step, counters.elapsed_seconds)
        self._emit(
            TrainStep(
                step=counters.step,
                loss=loss,
                learning_rate=recipe.lr * factor,
                gradient_norm=norm,
                tokens_seen=counters.tokens_seen,
                tokens_per_second=self._config.tokens_per_step
                / max(counters.elapsed_seconds - started, 1e-9),
                elapsed_seconds=counters.elapsed_seconds,
                eta_seconds=counters.elapsed_seconds * (1 - done) / done if done else None,
            )
        )

    def _gradients(self) -> tuple[float, float]:
        """Accumulate the gradients of one step; returns the mean loss and the norm, clipped.

        Raises:
            TrainingError: the loss or the gradient is no longer a number.
        """
        recipe, device = self._config.train, self._placement.device
        first = self._counters.step * recipe.accumulation
        self._optimizers.zero_grad()
        loss_sum = 0.0
        for micro_step in range(first, first + recipe.accumulation):
            # Waiting for a person, paused or typing, is not training time.
            with self._clock.held():
                self._control.safe_point()
            starts = self._order.windows(micro_step)
            batch = gather(self._dataset.train, starts, self._config.model.context)
            if self._fim is not None:
                batch = self._fim.rewrite(*batch, micro_step)
            inputs, targets = (torch.from_numpy(array).to(device) for array in batch)  # (B, T)
            with self._placement.autocast():
                features = self._features(inputs)  # (B, T, C)
                loss = head_loss(features.flatten(0, 1), self._model.head, targets.flatten())
            (loss / recipe.accumulation).backward()
            loss_sum += loss.item()
        norm = torch.nn.utils.clip_grad_norm_(
            self._model.parameters(), recipe.gradient_clip or math.inf
        ).item()
        if not math.isfinite(loss_sum + norm):
            raise TrainingError(
                f"The loss is no longer a number at step {self._counters.step + 1}: "
                "the learning rate is too high for this data.",
                f"Go on from the last checkpoint with a lower rate: --resume {self._folder.name} "
                f"--set train.lr={recipe.lr / 2:g}",
            )
        return loss_sum / recipe.accumulation, norm

    def _measure(self) -> None:
        """Measure on the held-out files, keep the best weights, draw a sample."""
        counters = self._counters
        evaluated = self._monitor.measure(self._model, counters, self._control)
        if evaluated is None:
            return
        counters.seconds_at_evaluation = self._clock.seconds
        self._emit(evaluated)
        figure, best = evaluated.bits_per_byte, counters.best_bits_per_byte
        if math.isfinite(figure) and (best is None or figure < best):
            counters.best_bits_per_byte = figure
            self._keeper.save_best(self._model, counters, figure)
        sample = self._monitor.sample(self._model, counters.step)
        if sample is not None:
            self._emit(sample)

    def _save(self) -> None:
        """Write the checkpoint from which the run can go on.

        Raises:
            StorageError: the disk refused; the previous checkpoint is unharmed.
        """
        counters = self._counters
        counters.elapsed_seconds = self._saved_at_seconds = self._clock.seconds
        # The table first: a resume cuts it back to the checkpoint, never the other way round.
        self._log.flush()
        self._keeper.save_latest(
            self._model, self._optimizers, counters, self._placement.threads, self._measured()
        )
        self._keeper.write_status("running", counters, self._last_figure())

    def _announce(self) -> None:
        recipe = self._config.train
        self._keeper.write_status("running", self._counters, None)
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
                device=self._placement.device.type,
                precision=self._placement.precision,
            )
        )
        if self._monitor.has_nothing_to_measure:
            self._emit(
                Notice(
                    level="warning",
                    message="The held-out files are shorter than one window: nothing to measure.",
                    hint="Add more files, or choose a smaller context.",
                )
            )

    def _close(self, state: RunState, message: str = "", hint: str = "") -> TrainResult:
        counters = self._counters
        self._keeper.write_status(state, counters, self._last_figure(), message, hint)
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
            bits_per_byte=self._last_figure(),
            best_bits_per_byte=counters.best_bits_per_byte,
            checkpoint=str(self._keeper.latest),
        )

    def _last_figure(self) -> float | None:
        return self._monitor.last.bits_per_byte if self._monitor.last else None

    def _measured(self) -> float | None:
        """The figure of exactly these weights, if they were measured."""
        last = self._monitor.last
        return last.bits_per_byte if last and last.step == self._counters.step else None
