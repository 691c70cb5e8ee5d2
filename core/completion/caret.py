"""The text around one caret, and the lines next to it.

A view of two strings that stop rules and trimming use. Offsets never leave
it: an answer is inserted at the caret, whatever happened to the text on the way
to the model (NFKC, windows).
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from core.languages.lexical import spans

_STRING_PREFIXES: Final = "rRbBfFtTuU"


@dataclass(frozen=True, slots=True, kw_only=True)
class Caret:
    """A position where a completion is wanted. Lines end with a plain newline here.

    Attributes:
        prefix: the whole text before the caret.
        suffix: the whole text after it.
        language: lower-case name as in ``core.languages.lexical``, or None.
    """

    prefix: str
    suffix: str = ""
    language: str | None = None

    @property
    def line_before(self) -> str:
        """The caret's line up to the caret."""
        return self.prefix[self.prefix.rfind("\n") + 1 :]

    @property
    def line_after(self) -> str:
        """The caret's line from the caret on, without its newline."""
        return self.suffix.partition("\n")[0]

    @property
    def line_above(self) -> str:
        """The line directly above the caret's, blank or not."""
        end = self.prefix.rfind("\n")
        return self.prefix[self.prefix.rfind("\n", 0, max(end, 0)) + 1 : max(end, 0)]

    @property
    def previous_line(self) -> str:
        """The nearest line above that is not blank; empty where there is none."""
        end = self.prefix.rfind("\n")
        while end >= 0:
            start = self.prefix.rfind("\n", 0, end) + 1
            line = self.prefix[start:end]
            if line.strip():
                return line
            end = start - 1
        return ""

    @property
    def next_line(self) -> str:
        """The nearest line below that is not blank; empty where there is none."""
        return next(iter(self.lines_below(1)), "")

    def lines_below(self, most: int) -> list[str]:
        """The nearest lines below that are not blank."""
        found: list[str] = []
        start = self.suffix.find("\n") + 1
        while start and len(found) < most:
            end = self.suffix.find("\n", start)
            line = self.suffix[start : end if end >= 0 else len(self.suffix)]
            if line.strip():
                found.append(line)
            start = end + 1
        return found


# Every beginning of a suggestion is trimmed at the same caret.
@lru_cache(maxsize=1)
def code_tail(caret: Caret) -> str:
    """The caret's line up to the caret, with what is above it from where its string began."""
    start = len(caret.prefix) - len(caret.line_before)
    above = caret.prefix[:start]
    last = next(iter(deque(spans(above, caret.language), maxlen=1)), None)
    if last is None or not last.open:
        return caret.line_before
    # Letters before a string say what it is.
    return caret.prefix[len(above[: last.start].rstrip(_STRING_PREFIXES)) :]
