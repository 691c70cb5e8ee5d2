"""Which rows of a corpus a user wants to see, and in which order."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.corpus.browse.corpus_data import CorpusData

KEPT = "kept"
DROPPED = "dropped"
WANTED = "wanted"
_NO_CODE = ("other_language", "skipped_folder")


@dataclass(frozen=True, slots=True, kw_only=True)
class FileFilter:
    """What a file must be to be shown: it meets all conditions, and every file an empty one.

    Attributes:
        search: words that the path must contain, each of them, upper or lower case.
        decision: "kept", "dropped", "wanted" for all but files of other languages and
            folders of caches and the like, or a reason of the manifest.
        language: a name as in the manifest.
        folder: what the path must begin with, "/" at its end.
    """

    search: str = ""
    decision: str = ""
    language: str = ""
    folder: str = ""

    def matches(self, data: CorpusData) -> NDArray[np.bool_]:
        """Return which rows are wanted (N,)."""
        wanted = np.ones(len(data), dtype=np.bool_)
        if self.decision == KEPT:
            wanted &= data.kept
        elif self.decision == DROPPED:
            wanted &= ~data.kept
        elif self.decision == WANTED:
            for reason in _NO_CODE:
                wanted &= ~data.reason.rows_with(reason)
        elif self.decision:
            wanted &= data.reason.rows_with(self.decision)
        if self.language:
            wanted &= data.language.rows_with(self.language)
        if self.folder:
            wanted &= _rows_where(data, [path.startswith(self.folder) for path in data.paths])
        for word in self.search.casefold().split():
            wanted &= _rows_where(data, [word in path for path in data.lower_paths])
        return wanted


def _rows_where(data: CorpusData, values: list[bool]) -> NDArray[np.bool_]:
    return np.fromiter(values, dtype=np.bool_, count=len(data))


def ordered(
    rows: NDArray[np.intp], key: NDArray[np.generic] | None, *, descending: bool
) -> NDArray[np.intp]:
    """Sort some rows by a key, equal ones in the order of the manifest.

    Args:
        rows: their indices, ascending.
        key: of all rows, numbers; None for the order of the manifest.
        descending: whether the largest comes first.
    """
    if key is None:
        return rows[::-1] if descending else rows
    chosen = key[rows]
    if descending:
        # Negated rather than reversed, so that equal rows keep their order.
        chosen = -chosen.astype(np.int64)
    return rows[np.argsort(chosen, kind="stable")]
