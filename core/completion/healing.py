"""Token healing: the caret is rarely where a token ends.

The prompt ``retur`` ends in tokens that never precede ``n`` in training. So the
last tokens are taken back, and the first tokens generated must spell the typed
characters again. Everything is bytes: a token may hold half a character, and
with the card's tokenizer the bytes are those of the normalised text.
"""

from __future__ import annotations

import codecs
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from core.inference.sampling import Mask
from core.inference.token_table import TokenTable

_MAX_TOKENS: Final = 8


@dataclass(frozen=True, slots=True)
class HealedPrompt:
    """A prompt without its last tokens, and their bytes."""

    ids: list[int]
    typed: bytes


def heal(ids: Sequence[int], table: TokenTable) -> HealedPrompt:
    """Take back the last token, and more where a longer entry may spell them.

    Of ``en``, ``cod`` both are taken back where ``encode`` is an entry. White space
    at the end is taken back whole, since its last blank usually belongs to the next
    word. At least one token stays: a model must have read something.
    """
    taken = 0
    typed = tail = b""
    for count in range(1, min(_MAX_TOKENS, len(ids) - 1) + 1):
        piece = table[ids[-count]]
        if not piece:
            break  # a control token, the start of the file
        tail = piece + tail
        if count == 1 or tail.isspace() or table.extends(tail):
            taken, typed = count, tail
    return HealedPrompt(list(ids[: len(ids) - taken]), typed)


class TypedFirst:
    """The constraint that the typed bytes come first; text tokens alone after them.

    Attributes:
        tokens: how many tokens went into the typed bytes alone.

    Args:
        table: bytes of the vocabulary.
        typed: what must be spelt first; may be empty.
        end: the id that may end the text once the typed bytes are spelt.
    """

    def __init__(self, table: TokenTable, typed: bytes, end: int) -> None:
        self._table = table
        self._left = typed
        self._after = table.text_tokens()
        self._after[end] = True
        self._new = b""
        self.tokens = 0

    def allowed(self) -> Mask:
        """The mask for the next draw, shape (V,)."""
        return self._table.compatible_with(self._left) if self._left else self._after

    def accept(self, id: int) -> None:
        """Take note of a drawn token."""
        data = self._table[id]
        self._new = data[len(self._left) :]
        self.tokens += bool(self._left) and not self._new
        self._left = self._left[len(data) :]

    def new_bytes(self) -> bytes:
        """What the last token adds after the typed bytes."""
        return self._new


class Utf8Stream:
    """Text from tokens: characters appear once their last byte has come.

    Bytes that are no UTF-8 end the stream; nothing is ever replaced or guessed.
    """

    def __init__(self) -> None:
        self._decoder = codecs.getincrementaldecoder("utf-8")()
        self.is_broken = False

    def feed(self, data: bytes) -> str:
        """The characters that ``data`` completes."""
        try:
            return self._decoder.decode(data)
        except UnicodeDecodeError as error:
            self.is_broken = True
            return bytes(error.object[: error.start]).decode()
