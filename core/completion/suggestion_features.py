"""The features of a suggestion, or of its beginning, from which the gate judges it.

How likely the mixture found its tokens, how long it is, and where the cursor is. How long a
context file and project had seen, what each of them thought of the tokens, and whether they
agreed add nothing to these (docs/lab-book.md).
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import Final

# In the order of ``features_of``.
FEATURES: Final = (
    "one", "sum", "least", "first", "tokens", "characters", "half-typed word", "typed characters",
    "whole line", "ends a word", "word taken instead",
)  # fmt: skip
_HALF_WORD: Final = re.compile(r"\w+\Z")


def features_of(
    scores: Sequence[float],
    text: str,
    line_before: str,
    *,
    is_whole_line: bool,
    has_taken_word: bool,
) -> tuple[float, ...]:
    """The features of a text, in the order of ``FEATURES``.

    Args:
        scores: the log-probability of each of its tokens, at least one, in nats.
        text: what would be shown.
        line_before: what the cursor's line holds before it.
        is_whole_line: whether the line was written to its end, and nothing of it is cut.
        has_taken_word: whether its first token is a word that was taken instead of the
            model's, see ``words``.
    """
    typed = _HALF_WORD.search(line_before)
    return (
        1.0,
        sum(scores),
        min(scores),
        scores[0],
        math.log(len(scores)),
        math.log1p(len("".join(text.split()))),
        float(typed is not None),
        math.log1p(len(typed[0])) if typed else 0.0,
        float(is_whole_line),
        float(text[-1:].isalnum() or text[-1:] == "_"),
        float(has_taken_word),
    )
