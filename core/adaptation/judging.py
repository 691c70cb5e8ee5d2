"""How well a model predicts held-out files of a project, and how much it has forgotten.

The figure is bits per byte of the mixture with the other files of the project, as the editor
mixes them: what these tell already need not be learned. The memories' part of it does not depend
on the model, so it is computed once (``core.inference.memory_predictions``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray

from core.control import Control
from core.inference.memory_predictions import MemoryPredictor, Predictions
from core.memory.segment import Tokens
from core.model.gpt import GPT
from core.tokenizer.special_tokens import BOS_ID
from core.training.step.device import Placement

_ROWS = 512
_BATCH = 8
_SMALLEST = 1e-12


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """Bits per byte of held-out files.

    Attributes:
        mixed: of the mixture of model, file and project.
        alone: of the model alone.
    """

    mixed: float
    alone: float


@dataclass(frozen=True, slots=True)
class _Piece:
    """Some tokens of a document that are predicted in one window.

    Attributes:
        inputs: what the model reads, int64 (T,).
        targets: the next token of each, int64 (T,).
        memory: what the memories predict of each target, (T, 2).
    """

    inputs: NDArray[np.int64]
    targets: NDArray[np.int64]
    memory: Predictions


class HeldOutFiles:
    """Documents with what the memories predict of them, for judging any number of weights.

    Args:
        documents: the tokens of each by its path, from its start, without control tokens.
        predictor: knows the project.
        byte_lengths: of each vocabulary entry, (V,).
        context: T, the length of a window.
        max_tokens: how many to judge on; of every document a part from its start.
        control: asked now and then.

    Raises:
        Cancelled: when that was asked for.
    """

    def __init__(
        self,
        documents: Mapping[str, Tokens],
        predictor: MemoryPredictor,
        byte_lengths: NDArray[np.int64],
        context: int,
        max_tokens: int,
        control: Control,
    ) -> None:
        self._byte_lengths = byte_lengths
        each = _fair_length([len(tokens) for tokens in documents.values()], max_tokens)
        self._pieces: list[_Piece] = []
        for path in sorted(documents):
            ids = documents[path][:each]
            memory = predictor.predict(ids, control, without=[path])
            self._pieces += _pieces(ids, memory, context)

    def measure(self, model: GPT, placement: Placement, control: Control) -> Figure:
        """Measure the present weights of a model.

        Raises:
            Cancelled: between two batches.
        """
        mixed = alone = 0.0
        length = 0
        for piece, chances in self._chances(model, placement, control):
            sizes = self._byte_lengths[piece.targets]
            counted = sizes > 0
            known = piece.memory[:, 0] * chances + piece.memory[:, 1]
            mixed -= float(np.log2(np.maximum(known[counted], _SMALLEST)).sum())
            alone -= float(np.log2(np.maximum(chances[counted], _SMALLEST)).sum())
            length += int(sizes.sum())
        return Figure(mixed=mixed / max(1, length), alone=alone / max(1, length))

    @torch.no_grad()
    def _chances(
        self, model: GPT, placement: Placement, control: Control
    ) -> Iterator[tuple[_Piece, NDArray[np.float64]]]:
        """Yield the probability that the model gives each target, (T,), piece by piece."""
        was_training = model.training
        model.eval()
        try:
            # Of like length together: what is padded is computed in vain.
            ordered = sorted(self._pieces, key=lambda piece: len(piece.inputs))
            for first in range(0, len(ordered), _BATCH):
                control.safe_point()
                batch = ordered[first : first + _BATCH]
                yield from zip(batch, _target_chances(model, placement, batch), strict=True)
        finally:
            model.train(was_training)


def _target_chances(
    model: GPT, placement: Placement, batch: Sequence[_Piece]
) -> Iterator[NDArray[np.float64]]:
    longest = max(len(piece.inputs) for piece in batch)
    inputs = np.zeros((len(batch), longest), dtype=np.int64)
    for row, piece in enumerate(batch):
        inputs[row, : len(piece.inputs)] = piece.inputs
    with placement.autocast():
        features = model.features(torch.from_numpy(inputs).to(placement.device))  # (B, T, C)
    for row, piece in enumerate(batch):
        targets = torch.from_numpy(piece.targets).to(placement.device)
        found: list[NDArray[np.float64]] = []
        for part in range(0, len(targets), _ROWS):
            wanted = targets[part : part + _ROWS]
            with placement.autocast():
                logits = model.head(features[row, part : part + len(wanted)])  # (R, V)
            chances = logits.float().log_softmax(-1).gather(-1, wanted[:, None]).exp()
            found.append(chances[:, 0].double().cpu().numpy())
        yield np.concatenate(found)


def _pieces(ids: Tokens, memory: Predictions, context: int) -> Iterator[_Piece]:
    """Cut a document into windows; each begins with the token before its first target."""
    sequence = np.concatenate(([BOS_ID], ids)).astype(np.int64)
    for first in range(0, len(ids), context):
        last = min(first + context, len(ids))
        yield _Piece(sequence[first:last], sequence[first + 1 : last + 1], memory[first:last])


def _fair_length(lengths: Sequence[int], total: int) -> int:
    """Return the largest length to which all may be cut so that together they are ``total``."""
    left, remaining = total, sorted(lengths)
    while remaining and remaining[0] * len(remaining) <= left:
        left -= remaining.pop(0)
    return max(1, left // len(remaining)) if remaining else max(lengths, default=1)
