"""The table of filters, in the order in which they judge.

Adding one is a class in a module beside this one, its row in ``FILTERS`` with its settings
in ``FilterSettings`` below, and a row in ``tests/core/corpus/test_filters.py``. Settings,
command line, presets, charts, switches, manifest and table of reasons follow from the
class. Files that were read before are read again for a new filter, and for a raised
``Filter.version``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from core.config import settings_part
from core.corpus.drop_reasons import DROP_SENTENCES, DropReason
from core.corpus.filters.content_filters import (
    Generated,
    GeneratedSettings,
    Syntax,
    SyntaxSettings,
    TestNames,
    TestSettings,
    TestSuites,
)
from core.corpus.filters.duplicate_filters import (
    Duplicates,
    DuplicateSettings,
    NearDuplicates,
    NearDuplicateSettings,
)
from core.corpus.filters.filter import Filter
from core.corpus.filters.header_filter import HeaderOnly, HeaderSettings
from core.corpus.filters.threshold_filters import (
    Alphanumeric,
    AlphanumericSettings,
    LineCount,
    LineCountSettings,
    LongestLine,
    LongestLineSettings,
    MeanLine,
    MeanLineSettings,
    NonAscii,
    NonAsciiSettings,
)
from core.texts import Text

if TYPE_CHECKING:
    from core.corpus.filters.decoded_file import DecodedFile

FILTERS: tuple[type[Filter[Any]], ...] = (
    LineCount,
    NonAscii,
    TestNames,
    TestSuites,
    LongestLine,
    MeanLine,
    Alphanumeric,
    Generated,
    Syntax,
    HeaderOnly,
    Duplicates,
    NearDuplicates,
)
"""The first that drops a file gives the reason; filters that compare files are the last."""


@settings_part
class FilterSettings(  # the fields of the last one come first
    NearDuplicateSettings,
    SyntaxSettings,
    GeneratedSettings,
    AlphanumericSettings,
    MeanLineSettings,
    LongestLineSettings,
    DuplicateSettings,
    HeaderSettings,
    TestSettings,
    NonAsciiSettings,
    LineCountSettings,
):
    """The settings of all filters."""


DROPPED_BY_USER = "left_out"
"""The reason of a file that a user always drops; manifests have had this spelling since 1."""

_USER_SENTENCES = {DROPPED_BY_USER: Text("You chose to always drop it.")}
_TITLES = {DROPPED_BY_USER: Text("Dropped by you")}

REASONS: tuple[str, ...] = (
    "",
    *(str(reason) for reason in DropReason),
    DROPPED_BY_USER,
    *(reason for each in FILTERS for reason in each.reasons),
)
"""Every reason of a manifest by its code; code 0 is no reason."""

REASON_CODES = {reason: code for code, reason in enumerate(REASONS)}


def active_filters(config: FilterSettings) -> list[type[Filter[Any]]]:
    """Return the filters that are on, in order."""
    return [each for each in FILTERS if each.is_on(config)]


def marking_filters(config: FilterSettings) -> list[type[Filter[Any]]]:
    """Return the filters that mark or measure texts when they are read, in order."""
    return [each for each in FILTERS if each.marks_texts() and each.is_measured_under(config)]


def filter_of(reason: str) -> type[Filter[Any]] | None:
    """Return the filter that gives a reason; None for a reason for not reading a file."""
    return next((each for each in FILTERS if reason in each.reasons), None)


def marks_of(file: DecodedFile, config: FilterSettings) -> dict[str, str]:
    """Return what filters find in a text, by their names; costly ones only if they are on."""
    marks = {each.name: each.mark(file) for each in marking_filters(config)}
    return {name: mark for name, mark in marks.items() if mark}


def measures_by_filter(file: DecodedFile, config: FilterSettings) -> dict[str, float]:
    """Return what filters measure of a text, by their names; figures of 0 are left away.

    They are rounded, since a file is judged by what the manifest has.
    """
    figures = {each.name: round(each.measure(file), 6) for each in marking_filters(config)}
    return {name: figure for name, figure in figures.items() if figure}


def sentence_for(reason: str) -> str:
    """Return what a reason of the manifest means, for people.

    Raises:
        ValueError: no filter and no part of this version gives such a reason.
    """
    found = filter_of(reason)
    if found is not None:
        return found.reasons[reason]
    return _USER_SENTENCES.get(reason) or DROP_SENTENCES[DropReason(reason)]


def title_for(reason: str) -> str:
    """Return a reason of the manifest as a title of two or three words: "Too long"."""
    found = filter_of(reason)
    titles = _TITLES if found is None else found.titles
    return titles.get(reason) or reason.replace("_", " ").capitalize()
