"""Guesses of the next tokens from earlier text, without the model.

Code repeats itself. Where the last tokens occurred earlier, what followed them
then is a good guess now; the model checks several guessed tokens in one pass,
which costs little more than one token (speculative decoding with prompt lookup:
Leviathan et al., arXiv 2211.17192; Saxena 2023). Guesses never change what is
generated, only how fast. ``generation`` checks them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Protocol

# Tokens that must agree before what followed them is used, the longest first. A
# guess after a single token is wrong too often to pay for the longer pass.
_MAX_MATCH: Final = 3
_MIN_MATCH: Final = 2
# Checking three guesses costs half a pass more, and on real code saves a third of the
# passes; more guesses cost more than they save (docs/lab-book.md).
_MAX_GUESSES: Final = 3


class Drafter(Protocol):
    """Guesses continuations."""

    def draft(self, ids: Sequence[int]) -> list[int]:
        """Return tokens that may follow ``ids``; an empty list where there is no guess."""
        ...


class Guesser(Protocol):
    """Continues a token from what came before; ``ProjectModel`` implements it."""

    def guess(self, token: int, max_tokens: int) -> list[int]:
        """Return up to ``max_tokens`` tokens that may follow ``token``, which is read next."""
        ...


class PromptLookup:
    """Repeats what followed the latest earlier occurrence of the last tokens.

    Args:
        max_guesses: the maximum number of tokens in a guess.
    """

    def __init__(self, max_guesses: int = _MAX_GUESSES) -> None:
        self._max_guesses = max_guesses

    def draft(self, ids: Sequence[int]) -> list[int]:
        """Return the guess for ``ids``: all tokens of the prompt and the answer so far."""
        ids = list(ids)
        for length in range(_MAX_MATCH, _MIN_MATCH - 1, -1):
            end = _latest_earlier(ids, length)
            if end is not None:
                return ids[end : end + self._max_guesses]
        return []


class MemoryLookup:
    """Repeats what followed the longest match in the file, or in the project.

    Args:
        memory: searches both.
        max_guesses: the maximum number of tokens in a guess.
    """

    def __init__(self, memory: Guesser, max_guesses: int = _MAX_GUESSES) -> None:
        self._memory = memory
        self._max_guesses = max_guesses

    def draft(self, ids: Sequence[int]) -> list[int]:
        """Return the guess for ``ids``, of which only the last is new to the memory."""
        return self._memory.guess(ids[-1], self._max_guesses)


def _latest_earlier(ids: list[int], length: int) -> int | None:
    """Return the index after the latest earlier occurrence of the last ``length`` ids."""
    suffix = ids[-length:]
    for end in range(len(ids) - 1, length - 1, -1):
        if ids[end - 1] == suffix[-1] and ids[end - length : end] == suffix:
            return end
    return None
