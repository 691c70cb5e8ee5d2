"""What a person did not want at a place, so that it does not come back at once.

Text that was just deleted and suggestions that were just dismissed. Known by the
text around the caret, not by offsets: edits elsewhere do not matter. A few are kept;
whoever writes the same text again after all has taken it back.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import Final

JUST_DELETED: Final = "You just deleted this text."
JUST_DISMISSED: Final = "You just dismissed this text."

_REMEMBERED: Final = 32
# A place is known by this much of what stands before the caret.
_PLACE_CHARACTERS: Final = 120
_PLACE_CHARACTERS_AFTER: Final = 40
# Deleting less is correcting a slip of the finger.
_MIN_DELETED: Final = 3


@dataclass(frozen=True, slots=True)
class _Rejection:
    place: tuple[str, str]
    text: str
    reason: str


class Rejections:
    """The latest rejections in one file; used from one thread."""

    def __init__(self) -> None:
        self._known: deque[_Rejection] = deque(maxlen=_REMEMBERED)

    def deleted(self, prefix: str, suffix: str, text: str) -> None:
        """Take note that ``text`` stood at the caret and was deleted.

        Back-space comes a character at a time: deletions that touch grow into one.
        """
        last = self._known[-1] if self._known else None
        if (
            last is not None
            and last.reason == JUST_DELETED
            and last.place == _place(prefix + text, suffix)
        ):
            text += last.text
            self._known.pop()
        self._known.append(_Rejection(_place(prefix, suffix), text, JUST_DELETED))

    def dismissed(self, prefix: str, suffix: str, text: str) -> None:
        """Take note that a suggestion was sent away."""
        self._known.append(_Rejection(_place(prefix, suffix), text, JUST_DISMISSED))

    def accepted(self, prefix: str, suffix: str) -> None:
        """A suggestion was taken here: what was rejected at this place is forgotten."""
        self.wanted(prefix, suffix)

    def wanted(self, prefix: str, suffix: str) -> None:
        """The person asked for a suggestion here: what was rejected at this place is forgotten."""
        place = _place(prefix, suffix)
        kept = [known for known in self._known if known.place != place]
        self._known = deque(kept, maxlen=_REMEMBERED)

    def forget(self) -> None:
        """Forget everything, as for another file."""
        self._known.clear()

    def reason(self, prefix: str, suffix: str, text: str) -> str | None:
        """Why ``text`` should not be shown at this caret; None when it may be."""
        place = _place(prefix, suffix)
        for known in reversed(self._known):
            if known.place == place and _brings_back(text, known):
                return known.reason
        return None


def _brings_back(text: str, known: _Rejection) -> bool:
    if known.reason == JUST_DISMISSED:
        return text.rstrip() == known.text.rstrip()
    deleted = known.text.rstrip()
    return len(deleted.strip()) >= _MIN_DELETED and (
        text.startswith(deleted) or deleted.startswith(text.rstrip())
    )


def _place(prefix: str, suffix: str) -> tuple[str, str]:
    return prefix[-_PLACE_CHARACTERS:], suffix[:_PLACE_CHARACTERS_AFTER]
