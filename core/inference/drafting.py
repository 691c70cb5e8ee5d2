"""Guesses of what comes next that cost no model: text that was there before.

Code repeats itself. Where the last tokens occurred earlier, what followed them
then is a good guess now; the model checks several guessed tokens in one pass,
which costs little more than one token (speculative decoding with prompt lookup:
Leviathan et al., arXiv 2211.17192; Saxena 2023). Guesses never change what is
generated, only how fast. Checking them is the business of ``generation``.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Protocol

# Tokens that must agree before what followed them is trusted, the longest first. A
# guess after one token alone is wrong too often to be worth its share of a pass.
_MAX_MATCH: Final = 3
_MIN_MATCH: Final = 2
# Checking three guesses costs half a pass more, and on real code saves a third of the
# passes; more guesses cost more than they save (docs/lab-book.md).
_MAX_GUESSES: Final = 3


class Drafter(Protocol):
    """Guesses continuations."""

    def draft(self, ids: Sequence[int]) -> list[int]:
        """Tokens that may follow ``ids``; empty where there is no guess."""
        ...


class Guesser(Protocol):
    """Knows what came before; ``ProjectModel`` is one."""

    def guess(self, token: int, most: int) -> list[int]:
        """Up to ``most`` tokens that may follow ``token``, which is read next."""
        ...


class PromptLookup:
    """Repeats what followed the latest earlier occurrence of the last tokens.

    Args:
        most: tokens of a guess at most.
    """

    def __init__(self, most: int = _MAX_GUESSES) -> None:
        self._most = most

    def draft(self, ids: Sequence[int]) -> list[int]:
        """The guess for ``ids``: all tokens of the prompt and the answer so far."""
        ids = list(ids)
        for length in range(_MAX_MATCH, _MIN_MATCH - 1, -1):
            end = _latest_earlier(ids, length)
            if end is not None:
                return ids[end : end + self._most]
        return []


class MemoryLookup:
    """Repeats what followed the longest match in the file, or in the project.

    Args:
        memory: knows both.
        most: tokens of a guess at most.
    """

    def __init__(self, memory: Guesser, most: int = _MAX_GUESSES) -> None:
        self._memory = memory
        self._most = most

    def draft(self, ids: Sequence[int]) -> list[int]:
        """The guess for ``ids``, whose last one alone is new to the memory."""
        return self._memory.guess(ids[-1], self._most)


def _latest_earlier(ids: list[int], length: int) -> int | None:
    """Where the latest earlier occurrence of the last ``length`` ids ends."""
    wanted = ids[-length:]
    for end in range(len(ids) - 1, length - 1, -1):
        if ids[end - 1] == wanted[-1] and ids[end - length : end] == wanted:
            return end
    return None
