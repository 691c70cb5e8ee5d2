"""From a draft to an answer: trimmed, judged, or withheld with the reason.

The last word before a suggestion is shown. Pure: what was written comes in, what
may be inserted at the caret goes out.
"""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Final

from core.completion.beginnings import beginnings
from core.completion.caret import Caret
from core.completion.draft import Draft
from core.completion.precision import PrecisionTable
from core.completion.request import Beginning, CompletionRequest, StopReason
from core.completion.trimming import ENDS_HERE, UNREADABLE, trim
from core.texts import Text

FILE_ENDS: Final = Text("The model expects the file to end here.")
NOT_SURE: Final = Text("Below the confidence threshold.")
OUT_OF_TIME: Final = Text("The time limit passed before there was an answer.")

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
        beginnings: see ``Suggestion``.
    """

    text: str
    no_suggestion_reason: str | None
    kept_tokens: int
    confidence: float
    precision: float | None
    beginnings: tuple[Beginning, ...] = ()


def select(draft: Draft, caret: Caret, request: CompletionRequest, table: PrecisionTable) -> Answer:
    """Choose what of a draft is shown: the most of it that reaches the threshold.

    Lines below the confidence threshold of the request are dropped, and with a line all
    that follow it; of the first line less is shown where all of it is below the threshold.
    """
    if not draft.text:
        return _silence(draft, table, _NOTHING_WRITTEN[draft.stop])
    is_fragment = draft.stop in _CUT_OFF and "\n" not in draft.text
    trimmed = trim(draft.text, caret, is_fragment=is_fragment)
    if trimmed.no_suggestion_reason is not None:
        return _silence(draft, table, trimmed.no_suggestion_reason)
    chosen: Beginning | None = None
    judged: list[Beginning] = []
    for one in _judged(draft, trimmed.text, caret, table):
        judged.append(one)
        if chosen is None and _is_shown(one, request):
            chosen = one
        if chosen is not None and not request.wants_beginnings:
            break
    if chosen is None:
        return dataclasses.replace(_silence(draft, table, NOT_SURE), beginnings=tuple(judged))
    return Answer(
        text=chosen.text,
        no_suggestion_reason=None,
        kept_tokens=chosen.kept_tokens,
        confidence=_confidence(chosen),
        precision=chosen.precision,
        beginnings=tuple(judged) if request.wants_beginnings else (),
    )


def _judged(draft: Draft, text: str, caret: Caret, table: PrecisionTable) -> Iterator[Beginning]:
    """Yield what of a text may be shown, the longest first.

    What a longer text says of a shorter one counts: where that is right, this is too.
    """
    most = 0.0
    for beginning in chain(_whole_lines(text), beginnings(text, caret)):
        score = draft.score(beginning)
        if not score.tokens:
            continue
        features = draft.features(beginning, caret.line_before)
        most = max(most, table.precision_of(score.log_probability, score.tokens, features))
        yield Beginning(
            text=beginning,
            precision=most,
            kept_tokens=score.tokens,
            log_probability=score.log_probability,
            features=features,
        )


def _whole_lines(text: str) -> Iterator[str]:
    while text:
        yield text
        text = text.rpartition("\n")[0].rstrip()


def _is_shown(one: Beginning, request: CompletionRequest) -> bool:
    is_sure = _confidence(one) >= request.minimum_confidence
    return is_sure and one.precision >= request.minimum_precision


def _confidence(one: Beginning) -> float:
    return math.exp(one.log_probability / one.kept_tokens)


def _silence(draft: Draft, table: PrecisionTable, reason: str) -> Answer:
    score = draft.score()
    precision = None
    if score.tokens:
        precision = table.precision_of(score.log_probability, score.tokens)
    return Answer(
        text="",
        no_suggestion_reason=reason,
        kept_tokens=0,
        confidence=score.confidence,
        precision=precision,
    )
