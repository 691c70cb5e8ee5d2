"""What stays of the ghost on the screen after an edit, and what a partial accept takes.

A ghost that is still right stays where it is: taking it away and drawing it again
is the flicker that people complain of. Pure functions; drawing is the editor's.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

_CLOSER_OF: Final = {"(": ")", "[": "]", "{": "}"}
_QUOTES: Final = ("'", '"', "`")
_AUTO_CLOSED: Final = re.compile(r"[)\]}'\"`]+\Z")
_SPACE: Final = re.compile(r"\s*")
_JOINER: Final = "\u200d"  # zero width: the characters on both sides of it are one
_NON_JOINER: Final = "\u200c"  # inside words of some languages
_SKIN_TONES: Final = ("\U0001f3fb", "\U0001f3ff")
_TAGS: Final = ("\U000e0020", "\U000e007f")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A ghost on the screen.

    Attributes:
        prefix, suffix: the text around the caret when it was made.
        text: what it shows.
    """

    prefix: str
    suffix: str
    text: str


def remaining(shown: Shown, prefix: str, suffix: str) -> str | None:
    """What the ghost should show now; None when it is to be taken away.

    It stays while its own beginning is typed, character by character or in one
    paste, and the text after the caret is what it was. A bracket or quote that the
    editor closed by itself is not typed again: the ghost gives up its own.
    """
    if not prefix.startswith(shown.prefix):
        return None
    typed = prefix[len(shown.prefix) :]
    if not shown.text.startswith(typed):
        return None
    left = shown.text[len(typed) :]
    if suffix != shown.suffix:
        if not typed or not suffix.endswith(shown.suffix):
            return None
        added = suffix[: len(suffix) - len(shown.suffix)]
        if not _AUTO_CLOSED.fullmatch(added):
            return None
        left = _before_closer(left, added[0])
    return left if left.strip() else None


def next_word(text: str) -> str:
    """What accepting a word inserts: space, then a word or a run of punctuation.

    White space before a word belongs to it. What users see as one character stays whole.
    """
    match = _SPACE.match(text)
    start = end = match.end() if match else 0
    is_word = text[start : start + 1].isalnum() or text[start : start + 1] == "_"
    while end < len(text):
        character = text[end]
        is_joined = end > start and (_is_extension(character) or text[end - 1] == _JOINER)
        if not is_joined and (
            character.isspace() or (character.isalnum() or character == "_") != is_word
        ):
            break
        end += 1
    return text[:end]


def _is_extension(character: str) -> bool:
    """Whether users see it as a part of the character before it.

    Marks of every kind (accents, vowel signs, variation selectors), joiners, skin tones,
    the tags of flags, and the second half of a pair of surrogates.
    """
    return (
        unicodedata.category(character)[0] == "M"
        or character in (_JOINER, _NON_JOINER)
        or "\udc00" <= character <= "\udfff"
        or _SKIN_TONES[0] <= character <= _SKIN_TONES[1]
        or _TAGS[0] <= character <= _TAGS[1]
    )


def next_line(text: str) -> str:
    """What accepting a line inserts: the rest of the line, or a newline and the next one."""
    start = len(text) - len(text.lstrip("\r\n"))
    end = text.find("\n", start)
    return text if end < 0 else text[:end].rstrip("\r")


def _before_closer(text: str, closer: str) -> str:
    """``text`` up to the closer that answers an opener typed before it."""
    if closer in _QUOTES:
        return text.partition(closer)[0]
    waiting: list[str] = []
    for position, character in enumerate(text):
        if character in _CLOSER_OF:
            waiting.append(_CLOSER_OF[character])
        elif waiting and character == waiting[-1]:
            waiting.pop()
        elif not waiting and character == closer:
            return text[:position]
    return text
