"""Prompts for a model that has learned to write between two texts.

The order is prefix, suffix, middle, each behind its control token, as in training
(``core.data.fim``). What is typed goes to the end of such a prompt only if it is
part of the middle: so the middle begins a little before the caret, at a line start,
and stays there while typing continues. A keystroke then costs a few tokens, and the
suffix is not read again. Nothing is cut off the answer here.
"""

from __future__ import annotations

import copy
from typing import Final

from core.completion.window import PromptWindow
from core.inference.token_table import TextCodec
from core.tokenizer.special_tokens import BOS_ID, FIM_MIDDLE_ID, FIM_PREFIX_ID, FIM_SUFFIX_ID

# A quarter of the window for what follows the caret: nearer text says more, and
# what is before says more than what is after.
_SUFFIX_SHARE: Final = 4
_MAX_CHARACTERS_PER_TOKEN: Final = 12
# So much may be typed before the middle begins again.
_MAX_MIDDLE_TOKENS: Final = 64
_MARKS: Final = 3


class InfillWindow:
    """Prompts for one model, with the beginnings of the last one as its only memory."""

    def __init__(self, codec: TextCodec, context: int) -> None:
        self._codec = codec
        self._suffix_tokens = context // _SUFFIX_SHARE
        self._middle_tokens = min(_MAX_MIDDLE_TOKENS, context // 8)
        used = self._suffix_tokens + self._middle_tokens + _MARKS
        self._head = PromptWindow(codec, context - used)
        self._begins = 0
        self._before = ""
        self._suffix = ""

    def prompt(self, prefix: str, suffix: str, answer_tokens: int) -> list[int] | None:
        """The ids to be read before the answer; None where plain continuation is better.

        Args:
            prefix: the whole text before the caret.
            suffix: the whole text after it.
            answer_tokens: how many are to be generated.
        """
        if not suffix.strip():
            return None
        begins = self._middle_begins(prefix, suffix)
        middle = self._codec.encode(prefix[begins:])
        if len(middle) > self._middle_tokens:
            begins = prefix.rfind("\n") + 1
            middle = self._codec.encode(prefix[begins:])
        if len(middle) > self._middle_tokens:
            return None  # one very long line
        self._begins, self._before, self._suffix = begins, prefix[:begins], suffix
        head = self._head.prompt(self._before, answer_tokens)
        start = [BOS_ID] if head[0] == BOS_ID else []
        after = self._suffix_ids(suffix)
        return [
            *(*start, FIM_PREFIX_ID, *head[len(start) :]),
            *(FIM_SUFFIX_ID, *after),
            *(FIM_MIDDLE_ID, *middle),
        ]

    def head(self, text: str, answer_tokens: int) -> list[int]:
        """The ids with which the prompts in a text begin that fits the window from its start.

        Args:
            text: the beginning of a file.
            answer_tokens: how many are to be generated.
        """
        ids = self._head.copy().prompt_through("", text, answer_tokens)
        return [BOS_ID, FIM_PREFIX_ID, *ids[1:]]

    def copy(self) -> InfillWindow:
        """Return a window with the same memory, which may change without this one."""
        other = copy.copy(self)
        other._head = self._head.copy()  # noqa: SLF001 - of the same class
        return other

    def forget(self) -> None:
        """Begin the next prompt wherever it is best."""
        self._head.forget()
        self._begins, self._before, self._suffix = 0, "", ""

    def _middle_begins(self, prefix: str, suffix: str) -> int:
        """Where the last middle began if it still serves, else the start of the caret's line."""
        is_same_place = suffix == self._suffix and prefix.startswith(self._before)
        return self._begins if is_same_place else prefix.rfind("\n") + 1

    def _suffix_ids(self, suffix: str) -> list[int]:
        """The beginning of the suffix, whole lines where it is cut."""
        most = self._suffix_tokens
        text = suffix[: most * _MAX_CHARACTERS_PER_TOKEN]
        ids = self._codec.encode(text)
        if len(ids) <= most:
            return ids
        kept = b"".join(self._codec.token_bytes(id) for id in ids[:most])
        lines = kept.count(b"\n")
        if not lines:
            return ids[:most]
        end = 0
        for _ in range(lines):
            end = text.find("\n", end) + 1
        return self._codec.encode(text[:end])[:most]
