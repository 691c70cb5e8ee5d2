"""What the page shows of a finished build."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildSummary:
    """Figures of one build.

    Attributes:
        corpus, dataset: the names of the folders.
        title: of the dataset, for people.
        files_seen, files_read, files_kept, dropped: as in ``FileCounts``.
        train_tokens: of the training split.
    """

    corpus: str
    dataset: str
    title: str
    files_seen: int
    files_read: int
    files_kept: int
    dropped: tuple[tuple[str, int], ...]
    train_tokens: int
    bytes_per_token: float
