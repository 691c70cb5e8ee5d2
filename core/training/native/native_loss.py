"""The mean loss of a batch with its gradients, computed by the compiled training step.

In autograd it is one operation: its forward pass computes the gradients too, as the head of
``core.training.step.loss`` does, and its backward pass hands them out. So accumulation, clipping
and several processes work as with torch's own operations.
"""

from __future__ import annotations

import ctypes
import weakref
from collections.abc import Callable, Mapping
from typing import Any, Final

import torch
from torch import Tensor, nn

from core.model.gpt import GPT
from core.training.native.library import Block, Ends, Shape

# Tokens that pass together: what is kept for the backward pass is in proportion to them.
_PART_TOKENS: Final = 2048


class NativeLoss(nn.Module):
    """The loss of a model in float32 on a processor, by the compiled library.

    Args:
        model: its parameters are contiguous float32 tensors on the processor.
        library: see ``find_training_library``.
        threads: how many threads compute; the result does not depend on it.

    Attributes:
        between: called between two parts of a batch; it may wait, or raise.

    Raises:
        MemoryError: the system grants no memory.
    """

    def __init__(self, model: GPT, library: ctypes.CDLL, threads: int) -> None:
        super().__init__()
        self.model = model
        self.between: Callable[[], None] = _nothing
        shape = model.config
        self._library = library
        self._max_tokens = max(_PART_TOKENS, shape.context)
        self._handle = library.tabwright_training_open(
            ctypes.byref(
                Shape(
                    shape.architecture == "gpt2", shape.vocabulary, shape.context, shape.layers,
                    shape.heads, shape.kv_heads, shape.head_dim, shape.width, shape.ffn,
                )
            ),
            threads,
            self._max_tokens,
        )  # fmt: skip
        if not self._handle:
            raise MemoryError("The system grants no memory for the training step.")
        weakref.finalize(self, library.tabwright_training_close, self._handle)

    @property
    def memory_bytes(self) -> int:
        """The size of the buffers, without weights and gradients."""
        return self._library.tabwright_training_memory(self._handle)

    def forward(self, inputs: Tensor, targets: Tensor) -> Tensor:
        """Mean cross-entropy of (B, T) inputs and targets."""
        return _Gradients.apply(self, inputs, targets, *self.model.parameters())

    def loss_and_gradients(self, inputs: Tensor, targets: Tensor) -> tuple[Tensor, list[Tensor]]:
        """Return the mean loss, and its gradients in the order of the model's parameters."""
        model, library = self.model, self._library
        parameters = list(model.parameters())
        gradients = [torch.zeros_like(parameter) for parameter in parameters]
        places = {
            id(parameter): gradient.data_ptr()
            for parameter, gradient in zip(parameters, gradients, strict=True)
        }
        blocks, ends = _places(model, {id(one): one.data_ptr() for one in parameters})
        gradient_blocks, gradient_ends = _places(model, places)
        rotary = model.rotary.contiguous()
        count, tokens = inputs.shape
        library.tabwright_training_begin(
            self._handle, rotary.data_ptr(), blocks, ctypes.byref(ends), gradient_blocks,
            ctypes.byref(gradient_ends), 1.0 / inputs.numel(),
        )  # fmt: skip
        step = max(1, self._max_tokens // tokens)
        total = 0.0
        for first in range(0, count, step):
            if first:
                self.between()
            part_inputs, part_targets = (
                batch[first : first + step].contiguous() for batch in (inputs, targets)
            )
            total += library.tabwright_training_part(
                self._handle, part_inputs.data_ptr(), part_targets.data_ptr(), len(part_inputs),
                tokens,
            )  # fmt: skip
        return torch.tensor(total / inputs.numel(), dtype=torch.float32), gradients


class _Gradients(torch.autograd.Function):
    """Forward computes the gradients too; backward only scales them."""

    @staticmethod
    def forward(  # pyright: ignore[reportIncompatibleMethodOverride] - the base takes anything
        ctx: Any, native: NativeLoss, inputs: Tensor, targets: Tensor, *parameters: Tensor
    ) -> Tensor:
        del parameters  # the operation depends on them, and reads them where they are
        loss, ctx.gradients = native.loss_and_gradients(inputs, targets)
        return loss

    @staticmethod
    def backward(  # pyright: ignore[reportIncompatibleMethodOverride] - one output, one gradient
        ctx: Any, outer: Tensor
    ) -> tuple[Tensor | None, ...]:
        gradients, ctx.gradients = ctx.gradients, None
        if outer.item() != 1.0:
            for gradient in gradients:
                gradient.mul_(outer)
        return None, None, None, *gradients


def _places(model: GPT, address: Mapping[int, int]) -> tuple[ctypes.Array[Block], Ends]:
    """Where the tensors of a model are, by the identity of each parameter."""

    def of(parameter: Tensor | None) -> int | None:
        return None if parameter is None else address[id(parameter)]

    blocks = (Block * len(model.blocks))()
    for target, block in zip(blocks, model.blocks, strict=True):
        attention: Any = block.attention
        ffn: Any = block.ffn
        for name in ("attention_norm", "ffn_norm"):
            norm: Any = getattr(block, name)
            setattr(target, name, of(norm.weight))
            setattr(target, f"{name}_bias", of(getattr(norm, "bias", None)))
        for name, part in (("output", attention.output), ("up", ffn.up), ("down", ffn.down)):
            setattr(target, name, of(part.weight))
            setattr(target, f"{name}_bias", of(part.bias))
        if model.config.architecture == "gpt2":
            fused = of(attention.qkv.weight)
            assert fused is not None
            size = attention.qkv.weight.nbytes // 3
            target.query, target.key, target.value = fused, fused + size, fused + 2 * size
            target.qkv_bias = of(attention.qkv.bias)
        else:
            for name in ("query", "key", "value", "query_norm", "key_norm"):
                setattr(target, name, of(getattr(attention, name).weight))
            target.gate = of(ffn.gate.weight)
    positions, final_norm, head = model.position_embedding, model.final_norm, model.head
    ends = Ends(
        of(model.token_embedding.weight),
        None if positions is None else of(positions.weight),
        of(final_norm.weight),
        of(getattr(final_norm, "bias", None)),
        of(head.weight),
        of(head.bias),
    )
    return blocks, ends


def _nothing() -> None:
    """No wait."""
