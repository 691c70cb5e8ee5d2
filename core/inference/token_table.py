"""The bytes of every vocabulary entry, searchable by prefix.

Completion works on bytes, since a token may hold half a character. This table
finds the entries that are prefixes or extensions of given bytes. It contains no
text rules; ``core.completion.healing`` uses it.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import Protocol

import numpy as np

from core.inference.sampling import Mask


class TextCodec(Protocol):
    """What inference needs of ``core.tokenizer.tokenizer.Tokenizer``."""

    @property
    def vocabulary_size(self) -> int:
        """How many ids there are, control tokens included."""
        ...

    def encode(self, text: str) -> list[int]:
        """Return the ids of a text; never a control token."""
        ...

    def token_bytes(self, id: int) -> bytes:
        """Return the bytes of one id; empty for a control token."""
        ...

    def normalized(self, text: str) -> str:
        """Return the text as the tokenizer sees it: NFKC for the card's, unchanged otherwise."""
        ...


class TokenTable:
    """Bytes by id, and ids by what their bytes begin with.

    Args:
        codec: the tokenizer.
        vocabulary: the number of logits; ids that the tokenizer lacks are never allowed.
    """

    def __init__(self, codec: TextCodec, vocabulary: int) -> None:
        self._bytes = [codec.token_bytes(id) for id in range(codec.vocabulary_size)]
        self._vocabulary = vocabulary
        ids = sorted(
            filter(self._bytes.__getitem__, range(len(self._bytes))), key=self._bytes.__getitem__
        )  # equal ones by id
        self._sorted_bytes = [self._bytes[id] for id in ids]
        self._sorted_ids = np.array(ids, dtype=np.int64)
        self.longest_bytes = max((len(data) for data in self._bytes), default=0)
        self._text_tokens = np.zeros(vocabulary, dtype=np.bool_)
        self._text_tokens[self._sorted_ids] = True

    def __getitem__(self, id: int) -> bytes:
        return self._bytes[id]

    def text_tokens(self) -> Mask:
        """Return a fresh mask, shape (V,), of the entries that represent text."""
        return self._text_tokens.copy()

    def extends(self, data: bytes) -> bool:
        """Return whether some entry begins with ``data`` and is longer."""
        start, stop = self._range(data)
        # Sorted order puts entries equal to ``data`` first in its range.
        while start < stop and self._sorted_bytes[start] == data:
            start += 1
        return start < stop

    def compatible_with(self, data: bytes) -> Mask:
        """Entries that begin with ``data``, or that ``data`` begins with; shape (V,)."""
        mask = np.zeros(self._vocabulary, dtype=np.bool_)
        start, stop = self._range(data)
        mask[self._sorted_ids[start:stop]] = True
        for length in range(1, len(data)):
            position = bisect_left(self._sorted_bytes, data[:length])
            while (
                position < len(self._sorted_bytes) and self._sorted_bytes[position] == data[:length]
            ):
                mask[self._sorted_ids[position]] = True
                position += 1
        return mask

    def _range(self, data: bytes) -> tuple[int, int]:
        """Return the slice of the sorted entries that begin with ``data``."""
        start = bisect_left(self._sorted_bytes, data)
        successor = data.rstrip(b"\xff")
        if not successor:
            return start, len(self._sorted_bytes)
        successor = successor[:-1] + bytes([successor[-1] + 1])
        return start, bisect_left(self._sorted_bytes, successor)
