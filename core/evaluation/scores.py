"""How right one suggestion is: four measures of a text against the text of the file.

Exact match and edit similarity are those of CodeXGLUE's line completion (arXiv 2102.04664).
White space at the end of a line is ignored. The functions are pure.
"""

from __future__ import annotations

import re
import symtable
import warnings
from dataclasses import dataclass

from rapidfuzz import fuzz

from core.evaluation.cases import Case
from core.inference.language_model import common_prefix_length

_REST_OF_WORD = re.compile(r"\w*")
# The parser wants some hundred times the text in memory.
_MAX_PARSED_CHARACTERS = 200_000


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseScore:
    """The scores of one text at one cursor.

    Attributes:
        exact: whether the text is the expected one.
        edit_similarity: 0 to 1, RapidFuzz's ``fuzz.ratio``.
        prefix_accuracy: length of the common prefix over that of the expected text, 0 to 1.
        parses: whether the file is valid with the text in it; None where that is unknown.
        whole_word: whether the half-typed word is completed as expected; None where the cursor
            is in no word.
    """

    exact: bool
    edit_similarity: float
    prefix_accuracy: float
    parses: bool | None
    whole_word: bool | None = None


def score(case: Case, text: str) -> CaseScore:
    """Compare ``text`` with the expected text; an empty text scores 0."""
    text, expected = text.rstrip(), case.expected.rstrip()
    return CaseScore(
        exact=text == expected,
        edit_similarity=fuzz.ratio(text, expected) / 100 if text else 0.0,
        prefix_accuracy=common_prefix_length(text, expected) / len(expected),
        parses=_parses(case, text),
        whole_word=_has_whole_word(case, text),
    )


def _has_whole_word(case: Case, text: str) -> bool | None:
    if case.kind != "inside a word":
        return None
    return _rest_of_word(text) == _rest_of_word(case.expected)


def _rest_of_word(text: str) -> str:
    found = _REST_OF_WORD.match(text)
    return found[0] if found else ""


def _parses(case: Case, text: str) -> bool | None:
    """Return whether Python parses the file; None where it does not parse the original."""
    length = len(case.prefix) + len(case.suffix)
    if case.language != "python" or not text or length > _MAX_PARSED_CHARACTERS:
        return None
    if not _is_python(case.prefix + case.expected + case.suffix):
        return None
    return _is_python(case.prefix + text + case.suffix)


def _is_python(text: str) -> bool:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            symtable.symtable(text, "<case>", "exec")
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return True
