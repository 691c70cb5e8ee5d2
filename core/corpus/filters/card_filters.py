"""The filters of the published model card.

Length, non-ASCII share, tests, headers, exact duplicates. ``filters.py`` puts them
in order, with those of ``recommended_filters.py`` among them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from fnmatch import fnmatchcase
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from core.corpus.config import MAX_LINES, CorpusConfig
from core.corpus.filters.decoded_file import DecodedFile
from core.corpus.filters.file_measures import FileMeasures, Mask
from core.corpus.filters.filter import Dropped, Filter
from core.corpus.store.manifest import ManifestRow


class LineCount(Filter):
    """Drops files that are too short to say anything or too long to be written by hand."""

    name = "length"
    explanation = "Too short to say anything, or too long to be written by hand."
    settings = ("min_lines", "max_lines")
    reasons: ClassVar[Mapping[str, str]] = {
        "too_short": "It has too few lines.",
        "too_long": "It has too many lines.",
    }

    @classmethod
    def is_on(cls, config: CorpusConfig) -> bool:
        """Unless every length is allowed."""
        return config.min_lines > 0 or config.max_lines < MAX_LINES

    @classmethod
    def dropped(cls, columns: FileMeasures, alive: Mask, config: CorpusConfig) -> list[Dropped]:
        """Compare the lines of the files as read."""
        del alive
        return [
            Dropped(reason="too_short", mask=columns.lines < config.min_lines),
            Dropped(reason="too_long", mask=columns.lines > config.max_lines),
        ]

    @classmethod
    def detail(cls, reason: str, row: ManifestRow, config: CorpusConfig) -> str:
        """The lines and the bound that they are beyond."""
        if reason == "too_short":
            return f"{row.lines:,} < {config.min_lines:,} lines"
        return f"{row.lines:,} > {config.max_lines:,} lines"


class NonAscii(Filter):
    """Drops files that are mostly other things than code."""

    name = "non_ascii"
    explanation = "Mostly characters that are not ASCII: data, or prose in another script."
    settings = ("max_non_ascii_share",)
    reasons: ClassVar[Mapping[str, str]] = {
        "non_ascii": "Too many of its characters are not ASCII."
    }

    @classmethod
    def is_on(cls, config: CorpusConfig) -> bool:
        """Unless every share is allowed."""
        return config.max_non_ascii_share < 1

    @classmethod
    def dropped(cls, columns: FileMeasures, alive: Mask, config: CorpusConfig) -> list[Dropped]:
        """Compare the share of the characters."""
        del alive
        mask = columns.non_ascii_share > config.max_non_ascii_share
        return [Dropped(reason="non_ascii", mask=mask)]

    @classmethod
    def detail(cls, reason: str, row: ManifestRow, config: CorpusConfig) -> str:
        """The two shares."""
        del reason
        return f"{row.non_ascii_share:.1%} non-ASCII > {config.max_non_ascii_share:.1%}"


class TestNames(Filter):
    """Drops files that are named like tests."""

    name = "test_name"
    explanation = "Named like a test file."
    settings = ("drop_tests",)
    reasons: ClassVar[Mapping[str, str]] = {"test_name": "Its name is that of a test file."}

    @classmethod
    def mark(cls, draft: DecodedFile) -> str:
        """The pattern that the name matches."""
        for pattern in draft.language.test_names:
            if fnmatchcase(draft.name, pattern):
                return f"named like {pattern}"
        return ""


class TestSuites(Filter):
    """Drops files whose classes are suites of tests."""

    name = "test_suite"
    explanation = "Its classes are suites of tests, whatever its name."
    settings = ("drop_tests",)
    reasons: ClassVar[Mapping[str, str]] = {"test_suite": "Its classes are suites of tests."}

    # Bounded repeats: a hostile file must not cost quadratic time.
    _python_class = re.compile(r"^class\s+\w+\s*(?:\(([^)]{0,500})\))?\s*:", re.MULTILINE)
    _python_suite_bases = re.compile(r"(?:^|[\s,.])\w*TestCase\s*(?:,|$)")
    # What ends the body of a class: the next line that is not indented.
    _python_statement = re.compile(r"^[^\s#)\]}]", re.MULTILINE)
    _python_test = re.compile(r"^(?: {2}| {4}|\t)(?:async +)?def +test", re.MULTILINE)
    _java_suite = re.compile(
        r"^[ \t]*@(?:Parameterized)?Test\b|\bclass\s+\w+\s+extends\s+\w*TestCase\b", re.MULTILINE
    )

    @classmethod
    def mark(cls, draft: DecodedFile) -> str:
        """How many classes are suites, or the line that says so."""
        if draft.language.name == "java":
            suite = cls._java_suite.search(draft.text)
            return " ".join(suite[0].split()) if suite else ""
        if draft.language.name != "python" or "TestCase" not in draft.text:
            return ""
        classes = suites = 0
        has_tests = False
        for match in cls._python_class.finditer(draft.text):
            classes += 1
            if cls._python_suite_bases.search(match[1] or ""):
                suites += 1
                end = cls._python_statement.search(draft.text, match.end())
                body_end = end.start() if end else len(draft.text)
                has_tests |= bool(cls._python_test.search(draft.text, match.end(), body_end))
        # Helpers beside the suites are part of the test; a suite beside code is not,
        # nor is a class that derives from TestCase without testing anything.
        is_suite = has_tests and 2 * suites >= classes
        return f"{suites:,} of {classes:,} classes" if is_suite else ""


class Header(Filter):
    """Drops files of which the cutting of long headers leaves nothing.

    The cutting itself is in ``header.py``; its threshold is this filter's.
    """

    name = "header"
    explanation = (
        "Long licence texts and descriptions are cut off; what is nothing else is dropped."
    )
    settings = ("max_header_lines", "min_lines")
    reasons: ClassVar[Mapping[str, str]] = {
        "only_header": "Without the long comment at its start too few lines are left."
    }

    @classmethod
    def dropped(cls, columns: FileMeasures, alive: Mask, config: CorpusConfig) -> list[Dropped]:
        """Compare the lines that are left where something was cut."""
        del alive
        lines, _ = header_cuts(columns, config)
        mask = (lines > 0) & (columns.lines - lines < config.min_lines)
        return [Dropped(reason="only_header", mask=mask)]

    @classmethod
    def detail(cls, reason: str, row: ManifestRow, config: CorpusConfig) -> str:
        """The lines that are left."""
        del reason
        cut = sum(block.cut_lines for block in row.headers if block.lines > config.max_header_lines)
        return f"{max(0, row.lines - cut):,} of {row.lines:,} lines left"


class Duplicates(Filter):
    """Of files with the same bytes keeps the first, in the order of the manifest."""

    name = "duplicate"
    explanation = "Another file has exactly the same bytes (MD5)."
    settings = ("drop_duplicates",)
    reasons: ClassVar[Mapping[str, str]] = {
        "duplicate": "Another file has exactly the same content."
    }
    compares_files = True

    @classmethod
    def dropped(cls, columns: FileMeasures, alive: Mask, config: CorpusConfig) -> list[Dropped]:
        """All but the first of those that are left: a dropped file is nobody's original."""
        del config
        places = np.arange(len(columns), dtype=np.int64)
        original = best_of_each(columns.content, alive, (~columns.always, places))
        return [Dropped(reason="duplicate", mask=alive & (original != places), original=original)]

    @classmethod
    def detail(cls, reason: str, row: ManifestRow, config: CorpusConfig) -> str:
        """The file that stands for it."""
        del reason, config
        return f"same as {row.duplicate_of}"


def header_cuts(
    columns: FileMeasures, config: CorpusConfig
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Lines and bytes that are cut off each file's start, int64 (N,) each."""
    headers = columns.headers
    is_cut = headers.lines > config.max_header_lines
    if config.max_header_lines == 0:
        is_cut[:] = False
    rows = headers.row[is_cut]
    lines = np.bincount(rows, headers.cut_lines[is_cut], minlength=len(columns))
    size = np.bincount(rows, headers.cut_bytes[is_cut], minlength=len(columns))
    return lines.astype(np.int64), size.astype(np.int64)


def best_of_each(
    group: NDArray[np.int64], alive: Mask, order: tuple[NDArray[np.generic], ...]
) -> NDArray[np.int64]:
    """For each file the best one that is left of its group, int64 (N,).

    Args:
        group: a number for each group (N,).
        alive: the files that are left (N,); the others are their own best.
        order: what decides, the most important first; the smallest is the best.
    """
    best = np.arange(len(group), dtype=np.int64)
    places = np.flatnonzero(alive)
    keys = [key[places] for key in reversed(order)]
    places = places[np.lexsort((*keys, group[places]))]
    if len(places):
        starts = np.flatnonzero(np.diff(group[places], prepend=group[places[0]] - 1))
        sizes = np.diff(starts, append=len(places))
        best[places] = np.repeat(places[starts], sizes)
    return best
