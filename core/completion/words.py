"""The word that is being typed: the model's where it is known, else the most frequent one.

A model that knows little invents identifiers. Where neither the file nor the project has the
word that it made of the typed letters, the most frequent word of the file that begins so is
taken, else that of the project (docs/lab-book.md).
"""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass
from typing import Final

from core.completion.request import REACH_AFTER, REACH_BEFORE
from core.inference.token_table import TextCodec
from core.memory.lookup import LookUp
from core.memory.project_index import Snapshot
from core.memory.words import ProjectWords
from core.tokenizer.tokenizer import Tokenizer

_TYPED: Final = re.compile(r"(?<![\w])[A-Za-z_]\w*\Z", re.ASCII)
_WORD: Final = re.compile(r"[A-Za-z_]\w*", re.ASCII)
_START: Final = re.compile(r"\w+", re.ASCII)


@dataclass(frozen=True, slots=True)
class BetterWord:
    """What is taken instead of the model's word.

    Attributes:
        rest: of the word, after what is typed.
        log_probability: of the word among those that begin so, in nats.
    """

    rest: str
    log_probability: float


class Words:
    """Judges words by file and project.

    Args:
        tokenizer: of the project's index.
        look_up: asks it.
    """

    def __init__(self, tokenizer: TextCodec, look_up: LookUp) -> None:
        self._project = (
            ProjectWords(tokenizer, look_up) if isinstance(tokenizer, Tokenizer) else None
        )

    def better(self, prefix: str, suffix: str, text: str, snapshot: Snapshot) -> BetterWord | None:
        """What to take instead of the first word of ``text``; None where that may stay.

        Args:
            prefix: the text before the caret.
            suffix: the text after it.
            text: what the model would write there.
            snapshot: the project.
        """
        typed = _TYPED.search(prefix[-200:])
        if typed is None or _START.match(suffix):
            return None
        started = typed[0]
        more = _START.match(text)
        word = started + (more[0] if more else "")
        before = prefix[max(0, len(prefix) - REACH_BEFORE) : len(prefix) - len(started)]
        after = suffix[:REACH_AFTER]
        whole = re.compile(rf"(?<!\w){word}(?!\w)", re.ASCII)
        if whole.search(before) or whole.search(after):
            return None
        if self._project and self._project.has(snapshot, word):
            return None
        words = Counter(_WORD.findall(before))
        words.update(_WORD.findall(after))
        longer = Counter(
            {known: count for known, count in words.items() if _is_longer(known, started)}
        )
        if not longer and self._project:
            longer = self._project.beginning_with(snapshot, started)
        if not longer:
            return None
        best = min(longer, key=lambda known: (-longer[known], known))
        # One more, unseen: a word that is the only one so far is not certain.
        fraction = longer[best] / (longer.total() + 1)
        return BetterWord(best[len(started) :], math.log(fraction))


def _is_longer(word: str, started: str) -> bool:
    return len(word) > len(started) and word.startswith(started)
