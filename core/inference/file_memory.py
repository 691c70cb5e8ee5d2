"""Predictions of the next token from the file that is being edited.

The cache component of language models of code (Tu, Su and Devanbu 2014, "On the localness of
software"): names and idioms of a file come back in it, and no training set knows them. Tokens
are kept with an index of their positions; what followed the longest matching contexts before is
blended by Witten and Bell's rule. Grows and shrinks at its end, token by token; holds no text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from core.inference.language_model import common_prefix_length

MAX_CONTEXT: Final = 7
# For a very frequent token, the nearest positions suffice.
_MAX_POSITIONS: Final = 400
# Separates texts that do not follow each other; no vocabulary contains it.
_BREAK: Final = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Recollection:
    """What the memory predicts for the next token.

    Attributes:
        probabilities: of every token that followed a matching context; they sum to 1,
            or there are none.
        matched: how many of the last tokens occurred together before, 0 to the longest context.
    """

    probabilities: dict[int, float]
    matched: int


class FileMemory:
    """Tokens in order, and the positions of each.

    Args:
        longest: the most tokens of context that are compared.
    """

    def __init__(self, longest: int = MAX_CONTEXT) -> None:
        self._longest = longest
        self._tokens: list[int] = []
        self._positions: dict[int, list[int]] = {}
        self._counts: dict[int, int] = {}
        self._counted = 0

    def __len__(self) -> int:
        return len(self._tokens)

    @property
    def tokens(self) -> Sequence[int]:
        """What was read, oldest first; not to be changed by the reader."""
        return self._tokens

    def append(self, token: int) -> None:
        """Read one token more."""
        self._positions.setdefault(token, []).append(len(self._tokens))
        self._tokens.append(token)
        if token != _BREAK:
            self._counts[token] = self._counts.get(token, 0) + 1
            self._counted += 1

    def truncate(self, length: int) -> None:
        """Forget everything after the first ``length`` tokens."""
        while len(self._tokens) > length:
            token = self._tokens.pop()
            self._positions[token].pop()
            if token != _BREAK:
                self._counted -= 1
                self._counts[token] -= 1
                if not self._counts[token]:
                    del self._counts[token]

    def become(self, background: Sequence[int], sequence: Sequence[int]) -> None:
        """Hold ``background``, and after a break ``sequence``; what is already there stays.

        Args:
            background: tokens that are known but do not lead up to the cursor.
            sequence: the tokens before the cursor.
        """
        wanted = [*background, _BREAK, *sequence]
        shared = common_prefix_length(self._tokens, wanted)
        self.truncate(shared)
        for token in wanted[shared:]:
            self.append(token)

    def recall(self) -> Recollection:
        """Return what followed earlier occurrences of the last tokens."""
        levels = self.followers()
        probabilities: dict[int, float] = {}
        # From the longest context down: each gives what it escapes with to the next.
        left = 1.0
        for follow in reversed(levels):
            seen, kinds = sum(follow.values()), len(follow)
            for token, count in follow.items():
                probabilities[token] = probabilities.get(token, 0.0) + left * count / (seen + kinds)
            left *= kinds / (seen + kinds)
        for token, count in self._counts.items():
            probabilities[token] = probabilities.get(token, 0.0) + left * count / self._counted
        return Recollection(probabilities=probabilities, matched=len(levels))

    def context(self, length: int) -> list[int]:
        """Return the last tokens that follow each other, at most ``length``."""
        last = self._tokens[-length:]
        if _BREAK in last:
            last = last[len(last) - last[::-1].index(_BREAK) :]
        return last

    def latest(self, token: int, max_tokens: int) -> tuple[int, list[int]]:
        """Return what followed the latest of the longest matches, if ``token`` were read next.

        Args:
            token: assumed to follow the tokens in memory.
            max_tokens: the maximum number of following tokens.

        Returns:
            how many tokens matched, ``token`` included, and up to ``max_tokens`` that followed.
        """
        tokens, end = self._tokens, len(self._tokens) - 1
        positions = self._positions.get(token, [])[-_MAX_POSITIONS:]
        # What nothing follows yet is no match.
        positions = [p for p in positions if p < end and tokens[p + 1] != _BREAK]
        matched, best = 0, -1
        while positions and matched < self._longest:
            matched, best = matched + 1, positions[-1]
            preceding = tokens[end + 1 - matched] if end + 1 >= matched else _BREAK
            if preceding == _BREAK:
                break
            positions = [p for p in positions if p >= matched and tokens[p - matched] == preceding]
        if not matched:
            return 0, []
        following = tokens[best + 1 : best + 1 + max_tokens]
        if _BREAK in following:
            following = following[: following.index(_BREAK)]
        return matched, following

    def followers(self) -> list[dict[int, int]]:
        """For contexts of 1, 2 ... of the last tokens: how often each token followed."""
        tokens, end = self._tokens, len(self._tokens) - 1
        if end < 0 or tokens[end] == _BREAK:
            return []
        # The last position is the cursor itself, which nothing follows yet.
        positions = self._positions[tokens[end]][-_MAX_POSITIONS - 1 : -1]
        levels: list[dict[int, int]] = []
        for length in range(1, self._longest + 1):
            follow: dict[int, int] = {}
            for position in positions:
                token = tokens[position + 1]
                if token != _BREAK:
                    follow[token] = follow.get(token, 0) + 1
            if not follow:
                break
            levels.append(follow)
            if length > end or tokens[end - length] == _BREAK:
                break
            preceding = tokens[end - length]
            positions = [p for p in positions if p >= length and tokens[p - length] == preceding]
        return levels
