"""From a draft to an answer: trimmed, judged, or withheld with the reason.

The last word before a suggestion is shown. Pure: what was written comes in, what
may be inserted at the caret goes out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from core.completion.caret import Caret
from core.completion.draft import Draft
from core.completion.precision import PrecisionTable
from core.completion.request import CompletionRequest, StopReason
from core.completion.trimming import ENDS_HERE, UNREADABLE, trim

FILE_ENDS: Final = "The model expects the file to end here."
NOT_SURE: Final = "Below the confidence threshold."
OUT_OF_TIME: Final = "The time limit passed before there was an answer."

_NOTHING_WRITTEN: Final[Mapping[StopReason, str]] = {
    "line": ENDS_HERE,
    "block": ENDS_HERE,
    "repetition": ENDS_HERE,
    "file end": FILE_ENDS,
    "unsure": NOT_SURE,
    "tokens": UNREADABLE,  # half a character, or bytes that are none
    "time": OUT_OF_TIME,
    "superseded": OUT_OF_TIME,
}


# Of several lines only whole ones are left by then.
_CUT_OFF: Final[frozenset[StopReason]] = frozenset({"tokens", "time", "unsure", "repetition"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What may be shown of one draft.

    Attributes:
        text: to insert at the caret; empty when there is nothing.
        no_suggestion_reason: one sentence when ``text`` is empty, otherwise None.
        kept_tokens, confidence, precision: see ``Suggestion``; of the draft where nothing is shown.
    """

    text: str
    no_suggestion_reason: str | None
    kept_tokens: int
    confidence: float
    precision: float | None


def select(draft: Draft, caret: Caret, request: CompletionRequest, table: PrecisionTable) -> Answer:
    """Choose what of a draft is shown.

    Lines below the confidence threshold of the request are dropped, and with a line all
    that follow it.
    """
    if not draft.text:
        return _silence(draft, table, _NOTHING_WRITTEN[draft.stop])
    is_fragment = draft.stop in _CUT_OFF and "\n" not in draft.text
    trimmed = trim(draft.text, caret, is_fragment=is_fragment)
    if trimmed.no_suggestion_reason is not None:
        return _silence(draft, table, trimmed.no_suggestion_reason)
    text = trimmed.text
    while text:
        score = draft.score(text)
        precision = table.precision_of(score.log_probability, score.tokens)
        if precision >= request.minimum_precision:
            if score.confidence < request.minimum_confidence:
                break
            return Answer(
                text=text,
                no_suggestion_reason=None,
                kept_tokens=score.tokens,
                confidence=score.confidence,
                precision=precision,
            )
        text = text.rpartition("\n")[0].rstrip()
    return _silence(draft, table, NOT_SURE)


def _silence(draft: Draft, table: PrecisionTable, reason: str) -> Answer:
    score = draft.score()
    precision = table.precision_of(score.log_probability, score.tokens) if score.tokens else None
    return Answer(
        text="",
        no_suggestion_reason=reason,
        kept_tokens=0,
        confidence=score.confidence,
        precision=precision,
    )
