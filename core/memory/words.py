"""The words of a project, found in its tokens: whether one occurs, and which are frequent.

Nothing is kept for this: the index is asked. A word is an identifier; the pre-tokenizer cuts it
at underscores and digits, so that it is a few tokens.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from core.memory.lookup import LookUp
from core.memory.project_index import Snapshot
from core.tokenizer.tokenizer import Tokenizer

_WORD: Final = re.compile(rb"\w+")
# Of what begins like a frequent word an even sample is read, of all segments together.
_MAX_READ: Final = 2000
_MAX_WORD_TOKENS: Final = 12


class ProjectWords:
    """Reads words out of token documents.

    Args:
        tokenizer: of the index.
        look_up: asks it.
    """

    def __init__(self, tokenizer: Tokenizer, look_up: LookUp) -> None:
        self._tokenizer = tokenizer
        self._look_up = look_up
        size = tokenizer.vocabulary_size
        self._bytes = [tokenizer.token_bytes(id) for id in range(size)]
        # By the last and the first byte of each entry; a separator is no word.
        self._ends_word = np.zeros(1 << 16, dtype=np.bool_)
        self._continues_word = np.zeros(1 << 16, dtype=np.bool_)
        for id, data in enumerate(self._bytes):
            self._ends_word[id] = bool(data) and _is_word(data[-1:])
            self._continues_word[id] = bool(data) and _is_word(data[:1])

    def has(self, snapshot: Snapshot, word: str) -> bool:
        """Tell whether a word occurs in the project, whole."""
        for spelled in (f" {word}", word):
            ids = self._tokenizer.encode(spelled)
            found = self._look_up(snapshot.views, ids)
            if (
                found.matched == len(ids)
                and not self._continues_word[found.ids[found.longest > 0]].all()
            ):
                return True
        return False

    def beginning_with(self, snapshot: Snapshot, typed: str) -> Counter[str]:
        """Count each longer word of the project that begins so; of many occurrences a sample."""
        wanted = typed.encode()
        begins = np.zeros(1 << 16, dtype=np.bool_)
        is_spaced = np.zeros(1 << 16, dtype=np.bool_)
        for id, data in enumerate(self._bytes):
            bare = data.removeprefix(b" ")
            if bare and _is_word(bare[:1]) and _fit(bare, wanted):
                begins[id], is_spaced[id] = True, bare is not data and len(bare) < len(data)
        found: Counter[str] = Counter()
        for view in snapshot.views:
            tokens = view.segment.tokens
            positions = np.flatnonzero(begins[tokens])
            # Within a word nothing begins; a token with a space before it always does.
            before = tokens[positions - 1]
            positions = positions[is_spaced[tokens[positions]] | ~self._ends_word[before]]
            for start, end in zip(view.begins.tolist(), view.ends.tolist(), strict=True):
                positions = positions[(positions < start) | (positions >= end)]
            read = _sampled(positions, _MAX_READ // len(snapshot.views))
            found.update(self._read(tokens, read, wanted))
        return found

    def _read(
        self, tokens: NDArray[np.uint16], positions: Sequence[int], wanted: bytes
    ) -> Counter[str]:
        known, size = self._bytes, len(self._bytes)
        found: Counter[str] = Counter()
        for position in positions:
            data = b""
            for token in tokens[position : position + _MAX_WORD_TOKENS].tolist():
                data += known[token] if token < size else b"\n"
                bare = data.removeprefix(b" ")
                word = _WORD.match(bare)
                if word is None or not _fit(word[0], wanted):
                    break
                if word.end() < len(bare):
                    if len(word[0]) > len(wanted):
                        found[word[0].decode("ascii", "replace")] += 1
                    break
        return found


def _is_word(data: bytes) -> bool:
    return _WORD.match(data) is not None


def _fit(data: bytes, wanted: bytes) -> bool:
    """Tell whether one is the beginning of the other."""
    return data.startswith(wanted) or wanted.startswith(data)


def _sampled(positions: NDArray[np.int64], limit: int) -> list[int]:
    if len(positions) <= limit:
        return positions.tolist()
    return positions[np.linspace(0, len(positions) - 1, limit).astype(np.int64)].tolist()
