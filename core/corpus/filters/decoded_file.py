"""A document on its way to a decision: its text, and what to measure of it.

MeasuredCorpus are taken once and kept in the manifest, so that a moved threshold can be
judged without reading the file again. What decides is in ``filters.py``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from core.languages.table import Language

_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
_ASCII_ALPHANUMERIC = bytes(code for code in range(128) if chr(code).isalnum())


@dataclass(frozen=True, slots=True, kw_only=True)
class DecodedFile:
    """A decoded file.

    Attributes:
        path: relative to its source, "/" between the parts.
        text: as read.
    """

    path: str
    language: Language
    text: str

    @property
    def name(self) -> str:
        """Return the last part of the path."""
        return self.path.rpartition("/")[2]


@dataclass(frozen=True, slots=True, kw_only=True)
class TextMeasures:
    """Plain measures of a text; as in ``ManifestRow``."""

    lines: int
    longest_line: int
    mean_line: float
    non_ascii_share: float
    alphanumeric_share: float


def text_measures(text: str) -> TextMeasures:
    """Count lines and characters, rounded, since a file is judged by what the manifest has."""
    lines = line_count(text)
    characters = len(text) - text.count("\n")
    ascii_only = text.encode("ascii", "ignore")
    others = len(text) - len(ascii_only)
    alphanumeric = len(ascii_only) - len(ascii_only.translate(None, _ASCII_ALPHANUMERIC))
    if others:
        odd = "".join(_NOT_ASCII.findall(text))
        alphanumeric += sum(map(str.isalnum, odd))
    return TextMeasures(
        lines=lines,
        longest_line=max(map(len, text.split("\n"))),
        mean_line=round(characters / max(1, lines), 2),
        non_ascii_share=round(others / max(1, len(text)), 6),
        alphanumeric_share=round(alphanumeric / max(1, len(text)), 6),
    )


def line_count(text: str) -> int:
    """Count the lines, the last one with or without its line end."""
    return text.count("\n") + (not text.endswith("\n") and text != "")
