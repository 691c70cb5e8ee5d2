"""Bits per byte of held-out files, by the model alone and with the file beside it.

Control tokens stand for no bytes and are left out, as in training.
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

# Of a long file the beginning; every token costs a pass' share of the model.
MAX_TOKENS: Final = 1500


@dataclass(frozen=True, slots=True, kw_only=True)
class Bits:
    """Of one document.

    Attributes:
        alone: bits that the model alone needs for it.
        with_file: bits of the mixture that the editor uses.
        length: UTF-8 bytes.
    """

    alone: float
    with_file: float
    length: int


def measure_bits(
    model: LanguageModel,
    shares: Sequence[float],
    ids: Sequence[int],
    byte_lengths: NDArray[np.int64],
    control: Control,
    mixture: ProjectModel | None = None,
) -> Bits:
    """Read one document.

    Args:
        model: the model alone.
        shares: as ``MixedModel`` takes them.
        ids: the document's tokens, the first of them given.
        byte_lengths: of each vocabulary entry, (V,).
        control: asked between two passes.
        mixture: with file and project, taken for ``with_file`` instead of the shares.

    Raises:
        Cancelled: when that was asked for.
    """
    alone = mixed = 0.0
    length = 0
    if mixture is not None:
        mixture.remember([], ids[:1], 1)
    for seen in observe(model, ids[:MAX_TOKENS], control):
        size = int(byte_lengths[seen.token])
        share = shares[seen.matched]
        chance = (1 - share) * seen.alone + share * seen.recalled
        if mixture is not None:
            chance = mixture.probability(seen.token, seen.alone)
            mixture.read_token(seen.token)
        if not size:
            continue
        alone -= math.log2(max(seen.alone, 1e-12))
        mixed -= math.log2(max(chance, 1e-12))
        length += size
    return Bits(alone=alone, with_file=mixed, length=length)
