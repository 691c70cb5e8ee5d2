"""Paths as the page shows them: where there are several sources, each file names its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import PurePath

from core.corpus.store.manifest import ManifestRow


def shown_paths(rows: Sequence[ManifestRow]) -> list[str]:
    """The path of each row, with the name of its source in front if there is another one."""
    names = source_names(list(dict.fromkeys(row.source for row in rows)))
    if len(names) < 2:
        return [row.path for row in rows]
    return [_joined(names[row.source], row.path) for row in rows]


def source_names(sources: Sequence[str]) -> dict[str, str]:
    """A short name for each of several different sources: the end of its path.

    As many parts as it takes to tell it from the others.
    """
    parts = {source: PurePath(source).parts for source in sources}
    lengths = dict.fromkeys(sources, 1)
    while True:
        names = {source: "/".join(parts[source][-lengths[source] :]) for source in sources}
        counts = Counter(names.values())
        short = [
            source
            for source in sources
            if counts[names[source]] > 1 and lengths[source] < len(parts[source])
        ]
        if not short:
            return names
        for source in short:
            lengths[source] += 1


def _joined(name: str, path: str) -> str:
    # A source that is a single file has its own name as path.
    return name if name.rpartition("/")[2] == path else f"{name}/{path}"
