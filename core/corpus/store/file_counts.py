"""How many files a build has seen, read and kept: one definition of each for all who show it.

*Seen* are all files of the sources, without folders. *Read* are the files of the chosen
languages that are not dropped by name. *Kept* are those whose text is in the corpus.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from core.corpus.sources.walk import FoundFile
from core.corpus.store.manifest import ManifestRow


@dataclass(frozen=True, slots=True, kw_only=True)
class FileCounts:
    """The files of one build.

    Attributes:
        seen: all files of the sources, without folders.
        read: files of the chosen languages that are not dropped by name.
        kept: files whose text is in the corpus.
        dropped: each reason with its number of files, the most frequent first.
    """

    seen: int
    read: int
    kept: int
    dropped: tuple[tuple[str, int], ...]


def counts_of(rows: Sequence[ManifestRow]) -> FileCounts:
    """Return the counts of a manifest."""
    reasons = Counter(row.reason for row in rows if row.reason and not row.is_folder)
    return FileCounts(
        seen=sum(not row.is_folder for row in rows),
        read=sum(bool(row.language) for row in rows),
        kept=sum(row.kept for row in rows),
        dropped=tuple(sorted(reasons.items(), key=lambda item: (-item[1], item[0]))),
    )


def files_to_read(found: Iterable[FoundFile]) -> int:
    """Return how many of the files that a walk found are to be read."""
    return sum(file.language is not None for file in found)
