"""Whoever answers at a caret, behind one question: what comes here?

``Completer`` is what the measurements ask; the plainest baseline of all, the last line that
began the same, is here too.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Final, Protocol

MAX_TOKENS = 24
NGRAM: Final = "n-gram"
LAST_LINE: Final = "last line"
# What a trained model has to beat.
BASELINES: Final = (NGRAM, LAST_LINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Completion:
    """One answer.

    Attributes:
        text: to insert at the caret, on one line; empty for silence.
        precision: 0 to 1, how likely the completer itself thinks it right; 1 from one
            that does not say.
        milliseconds: from question to answer.
        is_cached: whether it was known already.
    """

    text: str
    precision: float
    milliseconds: float
    is_cached: bool = False


class Completer(Protocol):
    """Used from one thread; the same question twice gives the same text."""

    @property
    def name(self) -> str:
        """As it stands in reports."""
        ...

    def begin_file(self) -> None:
        """Forget earlier files, so that no answer depends on their order."""
        ...

    def complete(self, prefix: str, suffix: str, language: str) -> Completion:
        """What comes between ``prefix`` and ``suffix``, one line at most.

        Raises:
            CoreError: it cannot answer any more.
        """
        ...

    def close(self) -> None:
        """Give back what it holds."""
        ...


class LastLineCompleter:
    """Copies the rest of the last line above that begins as this one does.

    What an editor without any model can suggest ("keyword completion" by lines).
    """

    name = LAST_LINE

    def begin_file(self) -> None:
        """Nothing is remembered."""

    def complete(self, prefix: str, suffix: str, language: str) -> Completion:  # noqa: ARG002 - Completer
        """The rest of that line; silence where nothing is typed yet, or no line fits."""
        started = time.perf_counter()
        *above, typed = prefix.split("\n")
        typed = typed.lstrip()
        text = ""
        if typed:
            for line in reversed(above):
                line = line.strip()
                if line.startswith(typed) and len(line) > len(typed):
                    text = line[len(typed) :]
                    break
        spent = (time.perf_counter() - started) * 1000
        return Completion(text=text, precision=1.0, milliseconds=spent)

    def close(self) -> None:
        """Nothing is held."""
