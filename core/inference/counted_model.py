"""A stand-in without a trained model: it only prefers long tokens.

Together with the counts of file and project (``project_model``) it is a counted model that needs
no training. "Project only" in the window, ``--checkpoint none`` on the command line.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from core.inference.held_sequence import UncachedModel
from core.inference.language_model import Logits

_CONTEXT_TOKENS: Final = 256
_LONG_BYTES: Final = 8
_PER_BYTE: Final = 0.5


class CountedModel(UncachedModel):
    """Predicts from the length of each entry alone.

    Among entries that begin as typed, text consists of long entries rather than of letters.

    Args:
        byte_lengths: of each entry, (V,).
        context: the most tokens that it holds.
    """

    def __init__(self, byte_lengths: NDArray[np.int64], context: int = _CONTEXT_TOKENS) -> None:
        super().__init__(context, len(byte_lengths))
        lengths = np.minimum(byte_lengths, _LONG_BYTES)
        self._logits = (_PER_BYTE * lengths).astype(np.float32)

    def _predict(self) -> Logits:
        """Return the constant logits."""
        return self._logits.copy()
