"""Which titles of commands fit what was typed, and how well."""

from __future__ import annotations

import re
from collections.abc import Sequence

_WORDS = re.compile(r"\W+")


def matching_titles(titles: Sequence[str], text: str) -> list[int]:
    """Return the indexes of the titles that fit a text, the best ones first.

    A title fits if every word of the text is in it: best at the start of one of its words,
    then as beginnings of several words, as in "gtl" or "goli" for "Go to line", last anywhere.
    Titles that fit equally well keep their order. An empty text fits all of them.
    """
    wanted = [word for word in _WORDS.split(text.casefold()) if word]
    ranked: list[tuple[int, int]] = []
    for index, title in enumerate(titles):
        ranks = [_rank(title.casefold(), word) for word in wanted]
        if all(rank is not None for rank in ranks):
            ranked.append((sum(rank for rank in ranks if rank is not None), index))
    return [index for _rank_sum, index in sorted(ranked)]


def _rank(title: str, wanted: str) -> int | None:
    """How well one word fits: 0 is best; None if it does not."""
    words = [word for word in _WORDS.split(title) if word]
    if any(word.startswith(wanted) for word in words):
        return 0
    if _has_beginnings(words, wanted):
        return 1
    return 2 if wanted in title else None


def _has_beginnings(words: Sequence[str], wanted: str) -> bool:
    """Whether ``wanted`` is made of beginnings of some of the words, in their order."""
    if not wanted:
        return True
    for number, word in enumerate(words):
        for taken in range(min(len(word), len(wanted)), 0, -1):
            is_beginning = word.startswith(wanted[:taken])
            if is_beginning and _has_beginnings(words[number + 1 :], wanted[taken:]):
                return True
    return False
