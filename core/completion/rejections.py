"""What the user rejected at a position, so that it does not come back immediately.

Text that was just deleted and suggestions that were just dismissed. Known by the
text around the caret, not by offsets: edits elsewhere do not matter. A few are kept;
writing the same text again withdraws the rejection.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import Final

from core.texts import Text

JUST_DELETED: Final = Text("You just deleted this text.")
JUST_DISMISSED: Final = Text("You just dismissed this text.")

_REMEMBERED: Final = 32
# A position is identified by this much text before the caret.
_CHARACTERS_BEFORE: Final = 120
_CHARACTERS_AFTER: Final = 40
# Deleting less is correcting a typing error.
_MIN_DELETED: Final = 3


@dataclass(frozen=True, slots=True)
class _Rejection:
    position: tuple[str, str]
    text: str
    reason: str


class Rejections:
    """The latest rejections in one file; used from one thread."""

    def __init__(self) -> None:
        self._known: deque[_Rejection] = deque(maxlen=_REMEMBERED)

    def deleted(self, prefix: str, suffix: str, text: str) -> None:
        """Take note that ``text`` at the caret was deleted.

        Back-space comes a character at a time: deletions that touch grow into one.
        """
        last = self._known[-1] if self._known else None
        if (
            last is not None
            and last.reason == JUST_DELETED
            and last.position == _position(prefix + text, suffix)
        ):
            text += last.text
            self._known.pop()
        self._known.append(_Rejection(_position(prefix, suffix), text, JUST_DELETED))

    def dismissed(self, prefix: str, suffix: str, text: str) -> None:
        """Take note that a suggestion was dismissed."""
        self._known.append(_Rejection(_position(prefix, suffix), text, JUST_DISMISSED))

    def accepted(self, prefix: str, suffix: str) -> None:
        """A suggestion was accepted here: what was rejected at this position is forgotten."""
        self.wanted(prefix, suffix)

    def wanted(self, prefix: str, suffix: str) -> None:
        """The user asked for a suggestion here: forget what was rejected at this position."""
        position = _position(prefix, suffix)
        kept = [known for known in self._known if known.position != position]
        self._known = deque(kept, maxlen=_REMEMBERED)

    def forget(self) -> None:
        """Forget everything, as for another file."""
        self._known.clear()

    def reason(self, prefix: str, suffix: str, text: str) -> str | None:
        """Why ``text`` should not be shown at this caret; None when it may be."""
        position = _position(prefix, suffix)
        for known in reversed(self._known):
            if known.position == position and _brings_back(text, known):
                return known.reason
        return None


def _brings_back(text: str, known: _Rejection) -> bool:
    if known.reason == JUST_DISMISSED:
        return text.rstrip() == known.text.rstrip()
    deleted = known.text.rstrip()
    return len(deleted.strip()) >= _MIN_DELETED and (
        text.startswith(deleted) or deleted.startswith(text.rstrip())
    )


def _position(prefix: str, suffix: str) -> tuple[str, str]:
    return prefix[-_CHARACTERS_BEFORE:], suffix[:_CHARACTERS_AFTER]
