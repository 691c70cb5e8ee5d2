"""No model at all, behind the interface of one: it only knows that long tokens are written.

What is left then is what file and project say (``project_model``): a counted model that needs
no training. "Project only" in the window, ``--checkpoint none`` on the command line.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from core.inference.language_model import LanguageModel, Logits

_CONTEXT_TOKENS: Final = 256
_LONG_BYTES: Final = 8
_PER_BYTE: Final = 0.5


class CountedModel(LanguageModel):
    """Knows nothing but how long each entry is.

    Of what begins as it was typed, a text is made of long entries rather than of letters.

    Args:
        byte_lengths: of each entry, (V,).
        context: the most tokens that it holds.
    """

    def __init__(self, byte_lengths: NDArray[np.int64], context: int = _CONTEXT_TOKENS) -> None:
        lengths = np.minimum(byte_lengths, _LONG_BYTES)
        self._logits = (_PER_BYTE * lengths).astype(np.float32)
        self._context = context
        self._tokens: list[int] = []

    @property
    def context(self) -> int:
        """The most tokens that the sequence may hold."""
        return self._context

    @property
    def vocabulary(self) -> int:
        """How many logits there are."""
        return len(self._logits)

    @property
    def length(self) -> int:
        """How many tokens the sequence holds now."""
        return len(self._tokens)

    @property
    def tokens(self) -> Sequence[int]:
        """The sequence itself."""
        return self._tokens

    def extend(self, ids: Sequence[int]) -> Logits:
        """Read ``ids``, return the same logits as ever, (V,)."""
        if not 0 < len(ids) <= self.context - self.length:
            raise ValueError(f"{self.length} + {len(ids)} tokens in a context of {self.context}")
        self._tokens += ids
        return self._logits.copy()

    def extend_all(self, ids: Sequence[int]) -> Logits:
        """Like ``extend``, with the logits after each of ``ids``: (len(ids), V)."""
        return np.stack([self.extend((id,)) for id in ids])

    def truncate(self, length: int) -> None:
        """Cut the sequence back to its first ``length`` tokens."""
        del self._tokens[length:]
