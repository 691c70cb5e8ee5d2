"""The beginnings of a suggestion that may be shown where the whole of it is too unlikely.

The rest of a line is often a guess where its first word is none. A beginning ends where a word
or a closing mark ends, and has to pass the rules of ``trimming`` like any other text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from core.completion.caret import Caret, code_tail
from core.completion.trimming import trim
from core.languages.lexical import span_at_end

# Behind a word, a closing bracket or a quote.
_END: Final = re.compile(r"(?<=\w)(?!\w)|(?<=[)\]}\"'`])", re.ASCII)
_QUOTES: Final = "\"'`"
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
        if trimmed.strip() and trimmed not in known and not _opens_string(trimmed, caret):
            known.add(trimmed)
            yield trimmed


def _opens_string(text: str, caret: Caret) -> bool:
    """Whether the last character of a text begins a string."""
    if text[-1] not in _QUOTES:
        return False
    before = code_tail(caret) + text
    span = span_at_end(before, caret.language)
    return span is not None and span.start == len(before) - 1


def is_right(text: str, rest: str) -> bool:
    """Whether a file continues with ``text``, and with no half of a word of it.

    Args:
        text: that is shown; white space at its end does not count.
        rest: what follows in the file, at least one character further.
    """
    text = text.rstrip()
    if not rest.startswith(text):
        return False
    following = rest[len(text) : len(text) + 1]
    return not (_is_word(text[-1:]) and _is_word(following))


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "_"
