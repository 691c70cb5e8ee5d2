"""Which files are held out for validation.

The decision follows from content and the seed alone, so it does not change when a
folder moves or other files come and go. What is the same or nearly the same is
never on both sides: a cluster of copies moves as one, and so does a project where
projects are held out.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

from core.corpus.store.manifest import Split

# A project that is larger than this many times what should be held out stays.
_MAX_TIMES_SHARE = 2.0


def split_files(keys: Sequence[str], share: float, seed: int) -> list[Split]:
    """The side of each file; files with the same key are on the same side.

    Where the share asks for both sides and there are two different keys, both
    sides get one at least.

    Args:
        keys: of each file, its content or that of its cluster.
        share: of files to hold out.
        seed: of the choice.
    """
    places = {key: _place(key, seed) for key in keys}
    ordered = sorted(places.values())
    if share == 0 or len(ordered) < 2:
        return ["train"] * len(keys)
    # Above the lowest place and not above the highest: one file on each side.
    bound = min(max(share, ordered[1]), ordered[-1])
    return ["validation" if places[key] < bound else "train" for key in keys]


def split_projects(
    projects: Sequence[str], clusters: Sequence[str], sizes: Sequence[int], share: float, seed: int
) -> list[Split]:
    """The side of each file where projects are held out whole.

    Projects are taken in an order that the seed decides, leaving out those that are
    too large, until the share of the text is reached. A copy in a held-out project
    of a file in another one goes over to training. Where there is no project of a
    fitting size, files are held out.

    Args:
        projects: of each file.
        clusters: of each file, as the keys of ``split_files``.
        sizes: of each text.
        share: of the text to hold out.
        seed: of the choice.
    """
    held_out = _projects_to_hold_out(projects, sizes, share, seed)
    if share == 0 or not held_out:
        return split_files(clusters, share, seed)
    trained = {
        cluster
        for cluster, project in zip(clusters, projects, strict=True)
        if project not in held_out
    }
    sides: list[Split] = [
        "validation" if project in held_out and cluster not in trained else "train"
        for cluster, project in zip(clusters, projects, strict=True)
    ]
    if "validation" not in sides:  # everything in them has a copy elsewhere
        return split_files(clusters, share, seed)
    return sides


def _projects_to_hold_out(
    projects: Sequence[str], sizes: Sequence[int], share: float, seed: int
) -> set[str]:
    size_of: dict[str, int] = {}
    for project, size in zip(projects, sizes, strict=True):
        size_of[project] = size_of.get(project, 0) + size
    room = share * sum(sizes)
    held_out: set[str] = set()
    taken = 0
    for project in _by_chance(size_of, seed):
        if taken >= room:
            break
        if taken + size_of[project] <= _MAX_TIMES_SHARE * room:
            held_out.add(project)
            taken += size_of[project]
    return held_out


def _by_chance(sizes: Mapping[str, int], seed: int) -> list[str]:
    return sorted(sizes, key=lambda project: (_place(f"project:{project}", seed), project))


def _place(key: str, seed: int) -> float:
    """A number in [0, 1) that is as good as random."""
    digest = hashlib.sha256(f"{seed}:{key}".encode()).digest()
    return int.from_bytes(digest[:8], "big") / 2**64
