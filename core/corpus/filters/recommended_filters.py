"""The filters that ``recommended`` adds to those of the card.

Line lengths, letters, generated code, what no parser takes, near-duplicates.
Parsing is in ``parsing.py``, likeness in ``near_duplicates.py``.
"""

from __future__ import annotations

import platform
import re
from collections.abc import Mapping
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from core.corpus.config import CorpusConfig
from core.corpus.filters.card_filters import best_of_each
from core.corpus.filters.decoded_file import DecodedFile
from core.corpus.filters.file_measures import FileMeasures, Mask
from core.corpus.filters.filter import Dropped, Filter
from core.corpus.store.manifest import ManifestRow
from core.corpus.text.parsing import syntax_error


class LongestLine(Filter):
    """Drops files with a line that nobody wrote by hand."""

    name = "longest_line"
    explanation = "A line is too long: minified code, or data."
    settings = ("max_longest_line",)
    reasons: ClassVar[Mapping[str, str]] = {"longest_line": "One of its lines is too long."}

    @classmethod
    def dropped(cls, columns: FileMeasures, alive: Mask, config: CorpusConfig) -> list[Dropped]:
        """Compare the longest line."""
        del alive
        mask = columns.longest_line > config.max_longest_line
        return [Dropped(reason="longest_line", mask=mask)]

    @classmethod
    def detail(cls, reason: str, row: ManifestRow, config: CorpusConfig) -> str:
        """Its length and the bound."""
        del reason
        return f"longest line {row.longest_line:,} > {config.max_longest_line:,}"


class MeanLine(Filter):
    """Drops files of long lines."""

    name = "mean_line"
    explanation = "Its lines are too long on average: data."
    settings = ("max_mean_line",)
    reasons: ClassVar[Mapping[str, str]] = {"mean_line": "Its lines are too long on average."}

    @classmethod
    def dropped(cls, columns: FileMeasures, alive: Mask, config: CorpusConfig) -> list[Dropped]:
        """Compare the mean."""
        del alive
        return [Dropped(reason="mean_line", mask=columns.mean_line > config.max_mean_line)]

    @classmethod
    def detail(cls, reason: str, row: ManifestRow, config: CorpusConfig) -> str:
        """The mean and the bound."""
        del reason
        return f"mean line {row.mean_line:,.1f} > {config.max_mean_line:,.1f}"


class Alphanumeric(Filter):
    """Drops files with few letters and digits."""

    name = "alphanumeric"
    explanation = "Few letters and digits: tables, or drawings."
    settings = ("min_alphanumeric_share",)
    reasons: ClassVar[Mapping[str, str]] = {
        "alphanumeric": "Too few of its characters are letters and digits."
    }

    @classmethod
    def dropped(cls, columns: FileMeasures, alive: Mask, config: CorpusConfig) -> list[Dropped]:
        """Compare the share."""
        del alive
        mask = columns.alphanumeric_share < config.min_alphanumeric_share
        return [Dropped(reason="alphanumeric", mask=mask)]

    @classmethod
    def detail(cls, reason: str, row: ManifestRow, config: CorpusConfig) -> str:
        """The two shares."""
        del reason
        share, least = row.alphanumeric_share, config.min_alphanumeric_share
        return f"{share:.1%} letters and digits < {least:.1%}"


class Generated(Filter):
    """Drops files that say in their first five lines that a program wrote them."""

    name = "generated"
    explanation = "Its first five lines say that a program wrote it."
    settings = ("drop_generated",)
    reasons: ClassVar[Mapping[str, str]] = {"generated": "It says that a program wrote it."}

    _first_lines = re.compile(r"(?:[^\n]{0,1000}+\n){0,4}[^\n]{0,1000}")
    _says_so = re.compile(
        r"@generated\b|\bauto[- ]?generated\b|\bautomatically[- ]generated\b"
        r"|\bgenerated automatically\b|\b(?:file|code|module) (?:is|was|has been) generated\b"
        r"|^[^\w\n]{0,20}generated (?:by|from|with|using)\b"
        r"|\bdo[ \t]{1,4}not[ \t]{1,4}(?:edit|modify)\b",
        re.IGNORECASE | re.MULTILINE,
    )

    @classmethod
    def mark(cls, draft: DecodedFile) -> str:
        """The words that say so."""
        first = cls._first_lines.match(draft.text)
        found = cls._says_so.search(first[0]) if first else None
        return f'says "{" ".join(found[0].split())}"' if found else ""


class Syntax(Filter):
    """Drops files that the parser of their language rejects."""

    name = "syntax"
    explanation = "The parser of its language rejects it (Python alone has one here)."
    settings = ("drop_unparsable",)
    reasons: ClassVar[Mapping[str, str]] = {"unparsable": "The parser of its language rejects it."}
    is_costly = True

    @classmethod
    def mark(cls, draft: DecodedFile) -> str:
        """The line and the words of the parser."""
        return syntax_error(draft.text, draft.language.name)

    @classmethod
    def depends_on(cls) -> str:
        """The parser, which is that of the running Python."""
        return platform.python_version()


class NearDuplicates(Filter):
    """Of files that are nearly the same keeps the best copy."""

    name = "near_duplicate"
    explanation = "Nearly the same as another file, which is the better copy."
    settings = ("drop_near_duplicates", "near_duplicate_similarity")
    reasons: ClassVar[Mapping[str, str]] = {
        "near_duplicate": "Another file has nearly the same content."
    }
    compares_files = True

    @classmethod
    def dropped(cls, columns: FileMeasures, alive: Mask, config: CorpusConfig) -> list[Dropped]:
        """All but the best of those that are left of each cluster."""
        group = clusters(columns, config.near_duplicate_similarity)
        original = best_of_each(group, alive, (~columns.always, columns.preference))
        places = np.arange(len(columns), dtype=np.int64)
        mask = alive & (original != places)
        return [Dropped(reason="near_duplicate", mask=mask, original=original)]

    @classmethod
    def detail(cls, reason: str, row: ManifestRow, config: CorpusConfig) -> str:
        """The best copy."""
        del reason, config
        return f"nearly the same as {row.near_duplicate_of}"


def clusters(columns: FileMeasures, similarity: float) -> NDArray[np.int64]:
    """For each file the place that stands for its cluster, int64 (N,).

    A file without near-duplicates is a cluster of its own.
    """
    places = np.arange(len(columns), dtype=np.int64)
    linked = columns.near_similarity >= similarity
    root = np.where(linked, columns.near_parent, places)
    # Each round doubles the way that is followed; more than this only a damaged file takes.
    for _ in range(len(columns).bit_length() + 1):
        further = root[root]
        if np.array_equal(further, root):
            break
        root = further
    return root
