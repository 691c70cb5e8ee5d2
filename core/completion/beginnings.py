"""The beginnings of a suggestion that may be shown where the whole of it is too unlikely.

The rest of a line is often a guess where its first word is none. A beginning ends where a word
or a closing mark ends, and has to pass the rules of ``trimming`` like any other text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from core.completion.caret import Caret
from core.completion.trimming import trim
from core.completion.type_through import next_word

# Behind a word, a closing bracket or a quote.
_END: Final = re.compile(r"(?<=\w)(?!\w)|(?<=[)\]}\"'`])", re.ASCII)
# More are never tried: a line seldom has more words.
_MAX_BEGINNINGS: Final = 16


def beginnings(text: str, caret: Caret) -> Iterator[str]:
    """Yield proper beginnings of the first line of a text, the longest first.

    Args:
        text: what is left after trimming.
        caret: where it would be inserted.
    """
    line = text.partition("\n")[0]
    ends = [match.end() for match in _END.finditer(line) if match.end() < len(text.rstrip())]
    known = {text.rstrip()}
    for end in reversed(ends[:_MAX_BEGINNINGS]):
        trimmed = trim(line[:end], caret, is_fragment=True).text
        if trimmed.strip() and trimmed not in known:
            known.add(trimmed)
            yield trimmed


def is_right(text: str, rest: str) -> bool:
    """Whether a file goes on with ``text``, and with no half of a word of it.

    Args:
        text: that is shown; white space at its end does not count.
        rest: what follows in the file, at least one character further.
    """
    text = text.rstrip()
    if not rest.startswith(text):
        return False
    following = rest[len(text) : len(text) + 1]
    return not (_is_word(text[-1:]) and _is_word(following))


def saved_keys(text: str, rest: str) -> int:
    """Keystrokes that a suggestion saves: accepting it, or its first word, costs one.

    Args:
        text: that is shown.
        rest: what follows in the file.
    """
    text = text.rstrip()
    taken = text if rest.startswith(text) else next_word(text)
    return max(0, len(taken) - 1) if rest.startswith(taken) else 0


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "_"
