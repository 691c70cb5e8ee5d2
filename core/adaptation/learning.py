"""The steps of an adaptation: a model learns from the files of a project for some minutes.

The same step as in training (``core.training.step``), with older data mixed in. The clock counts
the processor's time, so that a process that is suspended while somebody types loses nothing.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from core.adaptation.config import AdaptationConfig
from core.adaptation.project_texts import ProjectTexts
from core.checkpoints.format import Checkpoint
from core.control import Control
from core.data.token_dataset import TokenDataset
from core.errors import ConfigError, TrainingError
from core.inference.memory_predictions import MemoryPredictor, Predictions
from core.progress import Stage
from core.texts import Text
from core.tokenizer.special_tokens import BOS_ID, EOS_ID
from core.tokenizer.tokenizer import Tokenizer
from core.training.config import RunConfig
from core.training.presets import load_preset
from core.training.step.learner import Learner
from core.training.step.schedule import plan_step

_ADAMW_RATE = 3e-4


@dataclass(frozen=True, slots=True)
class ProjectTokens:
    """The files to learn as one stream: ``core.training.step.batch_sampler.TrainingTokens``.

    Attributes:
        train: every document between its control tokens, (N,).
        tokenizer: that encoded them.
    """

    train: NDArray[np.uint16]
    tokenizer: Tokenizer


@dataclass(frozen=True, slots=True, kw_only=True)
class Learned:
    """How much was learned.

    Attributes:
        steps: of the optimizer.
        tokens: that were read, those of older data included.
        seconds: of computing.
    """

    steps: int
    tokens: int
    seconds: float


def run_config(start: Checkpoint, config: AdaptationConfig) -> RunConfig:
    """Return the configuration of the steps: that of the preset, with smaller rates."""
    try:
        preset = load_preset(start.origin.preset)
    except ConfigError:
        preset = load_preset("small")  # the preset of an import, or of another version
    rates, factor = preset.train, config.lr_multiplier
    is_own = rates.optimizer == config.optimizer
    learning_rate = rates.learning_rate if is_own else _ADAMW_RATE
    return RunConfig(
        preset=preset.preset,
        model=start.model_config,
        train=replace(
            rates,
            optimizer=config.optimizer,
            learning_rate=learning_rate * factor,
            embedding_learning_rate=rates.embedding_learning_rate * factor,
            head_learning_rate=rates.head_learning_rate * factor,
            max_minutes=config.minutes,
            batch_size=config.batch_size,
            accumulation=1,
            replay_fraction=config.replay_fraction,
            context_warmup=0.0,
            fim_rate=start.origin.fim_rate,
            fim_ends_middles=start.origin.fim_ends_middles,
            seed=config.seed,
            device="cpu",
            compile="off",
            threads=config.threads,
        ),
    )


def stream_of(texts: ProjectTexts, tokenizer: Tokenizer) -> ProjectTokens:
    """Return the files to learn as one stream of tokens."""
    parts = [np.concatenate(([BOS_ID], ids, [EOS_ID])) for ids in texts.learned.values()]
    return ProjectTokens(np.concatenate(parts).astype(np.uint16), tokenizer)


def predictions_of(
    texts: ProjectTexts, predictor: MemoryPredictor, stage: Stage, control: Control
) -> Predictions:
    """Return what the memories predict of every token of ``stream_of``, (N, 2).

    Raises:
        Cancelled: when that was asked for.
    """
    nothing = np.array([[1.0, 0.0]], dtype=np.float32)
    parts: list[Predictions] = []
    for path, ids in texts.learned.items():
        parts += [nothing, predictor.predict(ids, control, without=[path]), nothing]
        stage.advance(1, detail=path)
    return np.concatenate(parts)


def make_learner(
    config: RunConfig,
    start: Checkpoint,
    tokens: ProjectTokens,
    old: TokenDataset | None,
    memory: Predictions | None,
) -> Learner:
    """Return model, optimizers and batches.

    Raises:
        TrainingError: a stream is too short.
    """
    return Learner(config, tokens, old=old, weights=start.model_state, memory=memory)


def learn(learner: Learner, config: RunConfig, stage: Stage, control: Control) -> Learned:
    """Take optimizer steps until the time is over or a stop is asked for.

    Raises:
        TrainingError: the loss is no longer a number.
        Cancelled: when that was asked for.
    """
    clock = _ProcessorClock(learner.placement.threads)
    limit = 60 * config.train.max_minutes
    step = 0
    while not control.stopping and (done := clock.seconds / limit) < 1.0:
        plan = plan_step(config.train, step, done)
        with clock.running():
            gradients = learner.compute_gradients(step, control.safe_point)
            if not gradients.are_finite:
                raise TrainingError(
                    Text("The loss is no longer a number, so nothing of this is kept."),
                    Text("Choose a lower rate: --set lr_multiplier=0.1"),
                )
            learner.optimizer_step(plan.lr_multiplier)
        step += 1
        seconds = min(limit, clock.seconds)
        stage.advance(int(seconds) - stage.done, detail=Text("step {step:,}", step=step))
    return Learned(steps=step, tokens=step * config.tokens_per_step, seconds=clock.seconds)


class _ProcessorClock:
    """Counts the seconds that the processor works, however long it takes."""

    def __init__(self, threads: int) -> None:
        self._threads = threads
        self.seconds = 0.0

    def running(self) -> _Interval:
        return _Interval(self._add)

    def _add(self, seconds: float) -> None:
        self.seconds += seconds / self._threads


class _Interval:
    def __init__(self, add: Callable[[float], None]) -> None:
        self._add = add
        self._began = 0.0

    def __enter__(self) -> None:
        self._began = time.process_time()

    def __exit__(self, *_error: object) -> None:
        self._add(time.process_time() - self._began)
