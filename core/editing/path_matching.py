"""Which paths fit what was typed to open a file by a part of its name."""

from __future__ import annotations

from collections.abc import Sequence

MAX_SHOWN = 100
# Letters with gaps between them are searched in this many paths at most: that is slow.
_MAX_GAPPED = 20_000


def matching_paths(paths: Sequence[str], text: str) -> list[str]:
    """The paths that fit a text best, at most ``MAX_SHOWN``.

    First the paths whose name begins with the text, then those whose name contains it, then
    those that contain it in a folder, and last those that contain its letters in that order.
    """
    wanted = text.strip().lower().replace("\\", "/")
    if not wanted:
        return list(paths[:MAX_SHOWN])
    ranked: list[tuple[int, int, str]] = []
    for path in paths:
        lower = path.lower()
        if wanted in lower:
            name = lower.rpartition("/")[2]
            rank = 0 if name.startswith(wanted) else 1 if wanted in name else 2
            ranked.append((rank, len(path), path))
    if len(ranked) < MAX_SHOWN:
        known = {path for _, _, path in ranked}
        ranked.extend(
            (3, len(path), path)
            for path in paths[:_MAX_GAPPED]
            if path not in known and _has_letters(path.lower(), wanted)
        )
    return [path for _, _, path in sorted(ranked)[:MAX_SHOWN]]


def _has_letters(path: str, wanted: str) -> bool:
    index = -1
    for letter in wanted:
        index = path.find(letter, index + 1)
        if index < 0:
            return False
    return True
