"""The arithmetic of one training step: batches, forward, backward, clipping, optimizer.

``Learner`` holds what a run has in memory: model, optimizers and batches. It knows no folder,
no clock, no listener and no loop state; those are the trainer's. Several learners that train
together average their gradients (DistributedDataParallel).
"""

from __future__ import annotations

import contextlib
import functools
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from core.checkpoints.format import Checkpoint
from core.errors import TrainingError
from core.model.gpt import GPT
from core.texts import Text
from core.training.config import RunConfig
from core.training.native.library import find_training_library
from core.training.native.native_loss import NativeLoss
from core.training.native.native_orthogonal import NativeOrthogonalizer
from core.training.step import state as training_state
from core.training.step.batch_sampler import BatchSampler, TrainingTokens
from core.training.step.device import Placement, choose_device
from core.training.step.distributed import DistributedContext
from core.training.step.loss import head_loss
from core.training.step.optimizers import Optimizers
from core.training.step.schedule import all_window_splits
from core.training.step.state import LoopState


@dataclass(frozen=True, slots=True, kw_only=True)
class Gradients:
    """The figures of the gradients that a step has computed.

    Attributes:
        loss: the loss in nats per token, the mean over all micro-batches of all processes.
        norm: the norm of all gradients together, before clipping.
    """

    loss: float
    norm: float

    @property
    def are_finite(self) -> bool:
        """Whether both are finite numbers."""
        return math.isfinite(self.loss) and math.isfinite(self.norm)


class Learner:
    """Model, optimizers and batches of one run.

    Args:
        config: model and training configuration.
        dataset: the data to train on.
        old: older data that is mixed in (replay); None for none.
        checkpoint: the checkpoint to continue from, bit for bit; None for a new run.
        weights: the weights that a new run starts from; None for random ones.
        distributed: the processes that train together.
        memory: what the memories predict of each token of ``dataset``, (N, 2), for the loss of
            the mixture; None for that of the model alone.

    Attributes:
        model, optimizers: the weights, and what changes them.
        placement: the device, precision and threads that they use.
        start: the loop state to start from, taken from the checkpoint.

    Raises:
        TrainingError: the device is missing, or the data does not fit the configuration.
        CheckpointError: the checkpoint does not fit the configuration.
    """

    def __init__(
        self,
        config: RunConfig,
        dataset: TrainingTokens,
        *,
        old: TrainingTokens | None = None,
        checkpoint: Checkpoint | None = None,
        weights: Mapping[str, Tensor] | None = None,
        distributed: DistributedContext | None = None,
        memory: NDArray[np.floating[Any]] | None = None,
    ) -> None:
        training_config = config.train
        self._training_config = training_config
        self._distributed = distributed or DistributedContext()
        if training_config.memory_loss and self._distributed.size > 1:
            raise TrainingError(
                Text("The loss of the mixture is for runs of one process."),
                Text("Set train.memory_loss=false, or train in one process."),
            )
        self.placement = choose_device(
            training_config, self._distributed.local_rank, self._distributed.local_size
        )
        self.start = LoopState()
        torch.manual_seed(training_config.seed)
        self.model = GPT(config.model).to(self.placement.device)
        given = checkpoint.model_state if checkpoint is not None else weights
        if given is not None:
            self.model.load_state_dict(given)
        library = find_training_library().library if self.placement.native else None
        self.optimizers = Optimizers(
            self.model,
            training_config,
            bf16=self.placement.bf16,
            iterate=library and NativeOrthogonalizer(library, self.placement.threads),
        )
        if checkpoint is not None:
            restored = training_state.restore(checkpoint.training, self.optimizers)
            self.start = restored.loop
            if self._distributed.size == 1:
                # The threads that the run was started with, unless the user has set a number since.
                threads = training_config.threads or restored.threads
                self.placement = replace(self.placement, threads=threads)
        torch.set_num_threads(self.placement.threads)
        # The compiled step knows the plain loss alone.
        is_plain = memory is None
        self._native = (
            NativeLoss(self.model, library, self.placement.threads)
            if library and is_plain
            else None
        )
        self._loss = _loss_module(
            self._native or _Loss(self.model, _features(self.model, self.placement)),
            self._distributed,
        )
        self._batch_sampler = BatchSampler(
            config, dataset, old, self._distributed.rank, self._distributed.size, memory
        )

    def compute_gradients(
        self, step: int, before_each: Callable[[], None], window_splits: int = 1
    ) -> Gradients:
        """Accumulate the gradients of a step over its micro-batches, and clip them.

        Args:
            step: optimizer steps taken before this one; it decides which batches are read,
                and the momentum.
            before_each: called before each micro-batch, and inside of it where the compiled
                training step takes it in parts; it may wait, or raise.
            window_splits: into how many windows each window is cut.

        Raises:
            WorkerLost: another process is gone.
        """
        accumulation = self._training_config.accumulation
        if self._native is not None and self._distributed.size == 1:
            self._native.between = before_each
        self.optimizers.zero_grad()
        self.optimizers.set_step(step)
        loss_sum = 0.0
        for micro_batch in range(accumulation):
            before_each()
            batch = self._get_batch(step * accumulation + micro_batch, window_splits)
            is_last = micro_batch == accumulation - 1
            with self._distributed.guarded(), _gradients_shared(self._loss, when=is_last):
                with self.placement.autocast():
                    loss = self._loss(*batch)  # forward
                (loss / accumulation).backward()
            loss_sum += loss.item()
        norm = torch.nn.utils.clip_grad_norm_(
            self.model.parameters(), self._training_config.gradient_clip or math.inf
        ).item()
        return Gradients(loss=self._distributed.mean(loss_sum / accumulation), norm=norm)

    def optimizer_step(self, lr_multiplier: float) -> None:
        """Change the weights by their gradients, at the peak rates times ``lr_multiplier``."""
        self.optimizers.set_lr_multiplier(lr_multiplier)
        self.optimizers.step()

    def warm_up(self, step: int, before_each: Callable[[], None]) -> None:
        """Compute the gradients of a step and drop them: compiles, and changes nothing."""
        for window_splits in all_window_splits(self._training_config):
            self.compute_gradients(step, before_each, window_splits)
        self.optimizers.zero_grad()

    def has_finite_weights(self) -> bool:
        """Whether every weight is a finite number."""
        return all(bool(torch.isfinite(p).all()) for p in self.model.parameters())

    def _get_batch(self, micro_step: int, window_splits: int) -> tuple[Tensor, ...]:
        """Inputs and targets on the device, each (B x window_splits, T / window_splits).

        With the loss of the mixture also the predictions of the memories, see ``BatchSampler``.
        """
        inputs, targets = self._batch_sampler.batch(micro_step, window_splits)
        memory = self._batch_sampler.memory(micro_step, window_splits)
        device = self.placement.device
        arrays = (inputs, targets) if memory is None else (inputs, targets, memory)
        return tuple(torch.from_numpy(array).to(device) for array in arrays)


class _Loss(nn.Module):
    """The model with its loss, as one module that DDP can wrap."""

    def __init__(self, model: GPT, features: Callable[[Tensor], Tensor]) -> None:
        super().__init__()
        self.model = model
        self._features = features

    def forward(self, inputs: Tensor, targets: Tensor, memory: Tensor | None = None) -> Tensor:
        """Mean loss of (B, T) inputs and targets; see ``head_loss``."""
        features = self._features(inputs)  # (B, T, C)
        known = None if memory is None else memory.flatten(0, 1)
        return head_loss(features.flatten(0, 1), self.model.head, targets.flatten(), known)


def _features(model: GPT, placement: Placement) -> Callable[[Tensor], Tensor]:
    return _compiled_features(model) if placement.compiled else model.features


def _loss_module(loss: nn.Module, distributed: DistributedContext) -> nn.Module:
    if distributed.size == 1:
        return loss
    with distributed.guarded():
        return nn.parallel.DistributedDataParallel(loss)


def _compiled_features(model: GPT) -> Callable[[Tensor], Tensor]:
    """The features with every block compiled; all blocks use the same compilation.

    Compiling the whole model takes several times as long and runs no faster
    (docs/lab-book.md). The model's own blocks stay uncompiled, for evaluation and sampling.
    """
    # Short and whole windows are compiled separately: code for any length is slower.
    blocks = [torch.compile(block, dynamic=False) for block in model.blocks]
    return functools.partial(model.features, blocks=blocks)


def _gradients_shared(loss: nn.Module, *, when: bool) -> contextlib.AbstractContextManager[object]:
    """Average the gradients of all processes after the last micro-batch only."""
    if isinstance(loss, nn.parallel.DistributedDataParallel) and not when:
        return loss.no_sync()
    return contextlib.nullcontext()
