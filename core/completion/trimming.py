"""From what the model wrote to what may be shown.

A fixed order of small pure rules; each takes the text and the caret and returns
the text or a beginning of it. Where nothing remains, the rule that took the
last of it gives the reason. Adding a rule is a function and a row in ``RULES``.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, TypeAlias

from core.completion.brackets import cut_surplus_closers, cut_unclosed_openers
from core.completion.caret import Caret
from core.completion.dangling import (
    cut_dangling_end,
    cut_dangling_end_of_fragment,
    cut_rows_of_marks,
)
from core.completion.indentation import fit_indentation
from core.completion.overlap import (
    cut_closed_string,
    cut_next_line,
    cut_previous_line,
    cut_rest_of_line,
)
from core.texts import Text

Rule: TypeAlias = Callable[[str, Caret], str]

ENDS_HERE: Final = Text("The model expects nothing more on this line.")
UNREADABLE: Final = Text("The model wrote characters that cannot be displayed.")
REPEATS_REST: Final = Text("It would repeat the text after the cursor.")
REPEATS_NEXT: Final = Text("It would repeat the next line.")
REPEATS_PREVIOUS: Final = Text("It would repeat the line above.")
CLOSES_TOO_MUCH: Final = Text("It would close a bracket that is not open.")
ENDS_IN_THE_MIDDLE: Final = Text("It would end in the middle of an expression.")
MARKS_ALONE: Final = Text("The model wrote only operators and brackets.")
LEAVES_OPEN: Final = Text("It would leave a bracket or quote open.")


def cut_unreadable(text: str, caret: Caret) -> str:
    """``text`` up to the first control character; tabs and newlines are none."""
    del caret
    for position, character in enumerate(text):
        if character not in "\n\t" and unicodedata.category(character) in (
            "Cc",
            "Cs",
            "Co",
            "Cn",
        ):
            return text[:position]
    return text


def strip_trailing_space(text: str, caret: Caret) -> str:
    """No white space at the end of any line, but a blank in front of a word that follows."""
    stripped = "\n".join(line.rstrip() for line in text.split("\n")).rstrip()
    is_before_word = caret.line_after[:1].isalnum() or caret.line_after[:1] == "_"
    has_blank = text.endswith(" ") and bool(stripped) and not stripped[-1].isspace()
    return stripped + " " if is_before_word and has_blank else stripped


RULES: Final[tuple[tuple[Rule, str], ...]] = (
    (cut_unreadable, UNREADABLE),
    (cut_rows_of_marks, MARKS_ALONE),
    (fit_indentation, ENDS_HERE),
    (cut_closed_string, REPEATS_REST),
    (cut_surplus_closers, CLOSES_TOO_MUCH),
    (cut_rest_of_line, REPEATS_REST),
    (cut_unclosed_openers, LEAVES_OPEN),
    (cut_next_line, REPEATS_NEXT),
    (cut_previous_line, REPEATS_PREVIOUS),
    (cut_dangling_end, ENDS_IN_THE_MIDDLE),
    (strip_trailing_space, ENDS_HERE),
)
# Of a text that did not end by itself.
_FRAGMENT_RULES: Final = tuple(
    (cut_dangling_end_of_fragment if rule is cut_dangling_end else rule, reason)
    for rule, reason in RULES
)


@dataclass(frozen=True, slots=True)
class Trimmed:
    """Text to show, or the reason why nothing of it was left."""

    text: str
    no_suggestion_reason: str | None


def trim(text: str, caret: Caret, *, is_fragment: bool = False) -> Trimmed:
    """Apply every rule in order.

    Args:
        text: what the model wrote.
        caret: where.
        is_fragment: whether it was stopped in the middle of a line.
    """
    if not text.strip():
        return Trimmed("", ENDS_HERE)
    for rule, reason in _FRAGMENT_RULES if is_fragment else RULES:
        text = rule(text, caret)
        if not text.strip():
            return Trimmed("", reason)
    return Trimmed(text, None)
