"""What an evaluation compares, behind one interface: complete at a cursor.

``Completer`` is the interface; the simplest baseline, which repeats the last line that
began the same way, is here too.
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
    """The completion at one cursor.

    Attributes:
        text: the text to insert at the cursor, on one line; empty for none.
        precision: the completer's own confidence, 0 to 1; 1 from one
            that has none.
        milliseconds: from request to answer.
        shorter: beginnings of the text with their confidence, which is higher, the longest
            first: what is shown where the confidence threshold is above ``precision``.
    """

    text: str
    precision: float
    milliseconds: float
    shorter: tuple[tuple[str, float], ...] = ()

    def shown_at(self, threshold: float) -> str:
        """Return the text that is shown at a confidence threshold; empty for none."""
        if self.precision >= threshold:
            return self.text
        return next((text for text, sure in self.shorter if sure >= threshold), "")


class Completer(Protocol):
    """Completes at a cursor; used from one thread, and deterministic."""

    @property
    def name(self) -> str:
        """The name in reports."""
        ...

    def begin_file(self) -> None:
        """Forget earlier files, so that no answer depends on their order."""
        ...

    def complete(self, prefix: str, suffix: str, language: str) -> Completion:
        """Complete between ``prefix`` and ``suffix``, with one line at most.

        Raises:
            CoreError: the completer has stopped working.
        """
        ...

    def close(self) -> None:
        """Release its resources."""
        ...


class LastLineCompleter:
    """Repeats the rest of the last line above that begins as this one does.

    What an editor without any model can suggest ("keyword completion" by lines).
    """

    name = LAST_LINE

    def begin_file(self) -> None:
        """Nothing is remembered."""

    def complete(self, prefix: str, suffix: str, language: str) -> Completion:  # noqa: ARG002 - Completer
        """Return the rest of that line; no text where the line is empty or no line matches."""
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
