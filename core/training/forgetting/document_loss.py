"""How well some weights predict single documents, in bits per byte."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812 - the name everyone uses
from numpy.typing import NDArray

from core.checkpoints import store
from core.control import Control
from core.model.gpt import GPT


@dataclass(frozen=True, slots=True, kw_only=True)
class Exposure:
    """How exposed some files are in some weights.

    Attributes:
        checkpoint: the file of the weights.
        step: theirs.
        bits_per_byte: of the files together.
        held_out: bits per byte of files that the weights were never trained on, together.
        rank: the fraction of the files that were never trained on which the weights predict
            better than the files: 0.5 is what an average file has, near 0 one that was learned.
    """

    checkpoint: str
    step: int
    bits_per_byte: float
    held_out: float
    rank: float


def exposure_of(
    checkpoint: Path,
    documents: Sequence[NDArray[np.uint16]],
    held_out: Sequence[NDArray[np.uint16]],
    control: Control,
) -> Exposure:
    """Measure how exposed some documents are in the weights of a checkpoint.

    Args:
        checkpoint: the file.
        documents: with their control tokens, uint16 (N,) each.
        held_out: others that the weights were not trained on.
        control: asked between two documents.

    Raises:
        CheckpointError: it cannot be read.
        Cancelled: a cancel was asked for.
    """
    loaded = store.load_for_inference(checkpoint)
    model = GPT(loaded.model_config)
    model.load_state_dict(loaded.model_state)
    model.eval()
    lengths = torch.from_numpy(loaded.tokenizer.byte_lengths())
    own = [_bits(model, ids, lengths, control) for ids in documents]
    others = [_bits(model, ids, lengths, control) for ids in held_out]
    figure = _ratio(own)
    each = [bits / size for bits, size in others if size]
    better = sum(other < figure for other in each) + sum(other == figure for other in each) / 2
    return Exposure(
        checkpoint=str(checkpoint),
        step=loaded.origin.step,
        bits_per_byte=figure,
        held_out=_ratio(others),
        rank=better / len(each) if each else math.nan,
    )


@torch.no_grad()
def _bits(
    model: GPT, ids: NDArray[np.uint16], lengths: torch.Tensor, control: Control
) -> tuple[float, int]:
    """Return bits and bytes of a document, read in windows of the context without overlap."""
    context = model.config.context
    tokens = torch.from_numpy(ids.astype(np.int64))
    bits, size = 0.0, 0
    for start in range(0, len(tokens) - 1, context):
        control.safe_point()
        inputs, targets = tokens[start : start + context], tokens[start + 1 : start + context + 1]
        logits = model(inputs[: len(targets)][None])[0]  # (T, V)
        losses = F.cross_entropy(logits.float(), targets, reduction="none")
        sizes = lengths[targets]
        bits += losses[sizes > 0].sum(dtype=torch.float64).item() / math.log(2)
        size += int(sizes.sum())
    return bits, size


def _ratio(parts: Sequence[tuple[float, int]]) -> float:
    size = sum(length for _, length in parts)
    return sum(bits for bits, _ in parts) / size if size else math.nan
