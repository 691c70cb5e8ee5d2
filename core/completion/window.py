"""Which part of the text before the caret the model is shown.

It ends at the caret, begins at a line start, and leaves room for the answer.
Its start is an anchor that stays while typing continues: with learned absolute
positions a start that moves voids the KV cache, so when it must move, it moves
by many tokens in one step. The first window of a file starts with ``<bos>``.
"""

from __future__ import annotations

import copy
from typing import Final

from core.inference.token_table import TextCodec
from core.tokenizer.special_tokens import BOS_ID

# Characters of a token at most, on average over a window. Only bounds how
# much text is encoded; deeply indented files come nowhere near.
_MAX_CHARACTERS_PER_TOKEN: Final = 12
# Healing may spell the typed characters with a few tokens more than it took back.
_HEALING_TOKENS: Final = 8
MOVE_TOKENS: Final = 64


class PromptWindow:
    """Prompts for one model, with the anchor of the last one as its only memory.

    The memory is a hint: any line start is a valid anchor, so switching files or
    editing above the window is harmless.
    """

    def __init__(self, codec: TextCodec, context: int) -> None:
        self._codec = codec
        self._context = context
        self._anchor = 0

    def prompt(self, prefix: str, answer_tokens: int) -> list[int]:
        """The ids to be read before the caret, at least one.

        Args:
            prefix: the whole text before the caret.
            answer_tokens: how many are to be generated; more than half of the
                context is never kept free for them.
        """
        budget = self._budget(answer_tokens)
        target = budget - min(MOVE_TOKENS, budget // 2)
        ids = self._from_anchor(prefix, budget, target)
        if ids is None:
            self._anchor = self._new_anchor(prefix, target)
            ids = self._encode(prefix)
            # Re-encoding from the anchor may differ from counting by a token or two.
            ids = ids[-budget:]
        return ids or [BOS_ID]

    def prompt_through(self, prefix: str, more: str, answer_tokens: int) -> list[int]:
        """The ids of ``prompt``, continued by what follows the caret as far as there is room.

        Args:
            prefix: the whole text before the caret.
            more: the text after the caret.
            answer_tokens: see ``prompt``.
        """
        ids = self.prompt(prefix, answer_tokens)
        budget = self._budget(answer_tokens)
        room = budget - len(ids)
        if room <= 0 or not more:
            return ids
        return self._encode(prefix + more[: room * _MAX_CHARACTERS_PER_TOKEN])[:budget] or ids

    def copy(self) -> PromptWindow:
        """Return a window with the same memory, which may change without this one."""
        return copy.copy(self)

    def forget(self) -> None:
        """Begin the next prompt wherever it is best."""
        self._anchor = 0

    @property
    def anchor(self) -> int:
        """Where in the prefix the last prompt began, in characters."""
        return self._anchor

    def _budget(self, answer_tokens: int) -> int:
        """How many tokens a prompt may have."""
        return self._context - min(answer_tokens + _HEALING_TOKENS, self._context // 2)

    def _encode(self, prefix: str) -> list[int]:
        ids = self._codec.encode(prefix[self._anchor :])
        return [BOS_ID, *ids] if self._anchor == 0 else ids

    def _from_anchor(self, prefix: str, budget: int, target: int) -> list[int] | None:
        """The ids from the old anchor, where it still serves; otherwise None."""
        anchor = self._anchor
        if not self._is_anchor(prefix, anchor):
            return None
        if len(prefix) - anchor > budget * _MAX_CHARACTERS_PER_TOKEN:
            return None
        ids = self._encode(prefix)
        # Too little text: the caret went up, and there is more to show above.
        is_large_enough = anchor == 0 or len(ids) >= target // 2
        return ids if is_large_enough and len(ids) <= budget else None

    @staticmethod
    def _is_anchor(prefix: str, anchor: int) -> bool:
        if anchor == 0:
            return True
        if anchor > len(prefix):
            return False
        # In a line too long for any window the anchor is within the line.
        return prefix[anchor - 1] == "\n" or "\n" not in prefix[anchor:]

    def _new_anchor(self, prefix: str, target: int) -> int:
        """The first line start from which at most ``target`` tokens lead to the caret."""
        begin = max(0, len(prefix) - target * _MAX_CHARACTERS_PER_TOKEN)
        if begin:
            begin = prefix.find("\n", begin) + 1 or begin
        ids = self._codec.encode(prefix[begin:])
        surplus = len(ids) + (begin == 0) - target
        if surplus <= 0:
            return begin
        # The line in which the surplus ends. Normalisation (NFKC) changes offsets
        # but neither adds nor removes newlines: lines are counted, not characters.
        data = b"".join(self._codec.token_bytes(id) for id in ids[:surplus])
        anchor = begin
        for _ in range(data.count(b"\n") + 1):
            anchor = prefix.find("\n", anchor) + 1
            if not anchor:
                return self._anchor_within_line(prefix, target)
        return anchor

    def _anchor_within_line(self, prefix: str, target: int) -> int:
        """An anchor in a last line that is too long as a whole."""
        kept = target * 2
        while kept > 1 and len(self._codec.encode(prefix[-kept:])) > target:
            kept = kept * 3 // 4
        return max(0, len(prefix) - kept)
