"""A document on its way through the filters, with what was measured of it.

Measures are taken once and kept in the manifest, so that a moved threshold can
be judged without reading the file again.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from core.corpus.languages import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A decoded file.

    Attributes:
        path: relative to its source, "/" between the parts.
        text: what would be kept.
        size_bytes: of the file on disk.
        md5: of the file on disk.
        lines: of the file as read.
        non_ascii_share: of its characters as read, 0 to 1.
        stripped_lines: what a filter has cut off so far.
    """

    path: str
    language: Language
    text: str
    size_bytes: int
    md5: str
    lines: int
    non_ascii_share: float
    stripped_lines: int = 0

    @property
    def name(self) -> str:
        """The last part of the path."""
        return self.path.rpartition("/")[2]


@dataclass(frozen=True, slots=True, kw_only=True)
class Drop:
    """A filter's decision against a document.

    Attributes:
        reason: one of the filter's ``reasons``.
        detail: the figure, for example "4,512 > 4,000 lines".
    """

    reason: str
    detail: str


def draft_of(path: str, language: Language, data: bytes, text: str) -> Draft:
    """Measure a decoded file."""
    return Draft(
        path=path,
        language=language,
        text=text,
        size_bytes=len(data),
        md5=hashlib.md5(data, usedforsecurity=False).hexdigest(),
        lines=line_count(text),
        non_ascii_share=_non_ascii_share(text),
    )


def line_count(text: str) -> int:
    """Lines, the last one with or without its line end; ``wc -l`` plus a torn last line."""
    return text.count("\n") + (not text.endswith("\n") and text != "")


def _non_ascii_share(text: str) -> float:
    if text.isascii():
        return 0.0
    # Rounded, since it goes into the manifest, and judged as it stands there.
    return round(1 - len(text.encode("ascii", "ignore")) / len(text), 6)
