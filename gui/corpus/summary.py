"""What the page shows of a finished build."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildSummary:
    """Figures of one build; ``dropped`` holds (reason, files), most first."""

    dataset: str
    files_seen: int
    files_kept: int
    dropped: tuple[tuple[str, int], ...]
    train_tokens: int
    bytes_per_token: float
