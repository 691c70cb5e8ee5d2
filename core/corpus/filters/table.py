"""The registry of filters, in the order in which they judge.

Adding one is a class, its line in ``FILTERS`` and a row in
``tests/core/corpus/test_filters.py``; its threshold is a field of ``CorpusConfig``.
What was read before is read again for a new one, and for a raised ``Filter.version``.
"""

from __future__ import annotations

from core.corpus.config import CorpusConfig
from core.corpus.drop_reasons import DROP_SENTENCES, DropReason
from core.corpus.filters.card_filters import (
    Duplicates,
    Header,
    LineCount,
    NonAscii,
    TestNames,
    TestSuites,
)
from core.corpus.filters.decoded_file import DecodedFile
from core.corpus.filters.filter import Filter
from core.corpus.filters.recommended_filters import (
    Alphanumeric,
    Generated,
    LongestLine,
    MeanLine,
    NearDuplicates,
    Syntax,
)

FILTERS: tuple[type[Filter], ...] = (
    LineCount,
    NonAscii,
    TestNames,
    TestSuites,
    LongestLine,
    MeanLine,
    Alphanumeric,
    Generated,
    Syntax,
    Header,
    Duplicates,
    NearDuplicates,
)
"""The first that drops a file gives the reason; what compares files stands last."""

DROPPED_BY_USER = "left_out"
"""The reason of a file that a person never wants."""

_PERSON_SENTENCES = {DROPPED_BY_USER: "You chose never to keep it."}

REASONS: tuple[str, ...] = (
    "",
    *(str(drop_reason) for drop_reason in DropReason),
    DROPPED_BY_USER,
    *(reason for each in FILTERS for reason in each.reasons),
)
"""Every reason of a manifest by its code; code 0 is no reason."""

REASON_CODES = {reason: code for code, reason in enumerate(REASONS)}


def active_filters(config: CorpusConfig) -> list[type[Filter]]:
    """The filters that are on, in order."""
    return [each for each in FILTERS if each.is_on(config)]


def marking_filters(config: CorpusConfig) -> list[type[Filter]]:
    """The filters that mark texts when they are read under these settings, in order."""
    return [each for each in FILTERS if each.marks_texts() and each.is_measured_under(config)]


def filter_of(reason: str) -> type[Filter] | None:
    """The filter that gives a reason; None for a reason for not reading a file."""
    return next((each for each in FILTERS if reason in each.reasons), None)


def marks_of(draft: DecodedFile, config: CorpusConfig) -> dict[str, str]:
    """What the filters find in a text, by their names; costly ones only if they are on."""
    marks: dict[str, str] = {}
    for each in marking_filters(config):
        mark = each.mark(draft)
        if mark:
            marks[each.name] = mark
    return marks


def sentence_for(reason: str) -> str:
    """What a reason of the manifest means, for people."""
    found = filter_of(reason)
    if found is not None:
        return found.reasons[reason]
    return _PERSON_SENTENCES.get(reason) or DROP_SENTENCES[DropReason(reason)]
