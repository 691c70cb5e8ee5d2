"""Bits per byte of unseen files, by the model alone and with the in-file cache.

Control tokens encode no bytes and are not counted, as in training.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from core.control import Control
from core.inference.file_weights import observe
from core.inference.language_model import LanguageModel
from core.inference.project_model import ProjectModel

# Only the beginning of a long file is read, since every token costs a forward pass.
MAX_TOKENS: Final = 1500


@dataclass(frozen=True, slots=True, kw_only=True)
class Bits:
    """The bits that one document needs.

    Attributes:
        alone: bits by the model alone.
        with_file: bits by the mixture of model and in-file cache, which the editor uses.
        length: length of the document in UTF-8 bytes.
    """

    alone: float
    with_file: float
    length: int


def measure_bits(
    model: LanguageModel,
    weights: Sequence[float],
    ids: Sequence[int],
    byte_lengths: NDArray[np.int64],
    control: Control,
    mixture: ProjectModel | None = None,
) -> Bits:
    """Measure the bits of one document.

    Args:
        model: the model alone.
        weights: weights of the in-file cache, as ``MixedModel`` takes them.
        ids: the document's tokens, the first of them given.
        byte_lengths: of each vocabulary entry, (V,).
        control: asked between two passes.
        mixture: model, file and project, used for ``with_file`` instead of ``weights``.

    Raises:
        Cancelled: when that was asked for.
    """
    alone = mixed = 0.0
    length = 0
    if mixture is not None:
        mixture.remember([], ids[:1], 1)
    for seen in observe(model, ids[:MAX_TOKENS], control):
        size = int(byte_lengths[seen.token])
        weight = weights[seen.matched]
        chance = (1 - weight) * seen.alone + weight * seen.recalled
        if mixture is not None:
            chance = mixture.probability(seen.token, seen.alone)
            mixture.read_token(seen.token)
        if not size:
            continue
        alone -= math.log2(max(seen.alone, 1e-12))
        mixed -= math.log2(max(chance, 1e-12))
        length += size
    return Bits(alone=alone, with_file=mixed, length=length)
