"""Which files are in the training split and which in the validation split.

The decision depends only on content and the seed, so it does not change when a folder moves
or other files come and go. Duplicates and near-duplicates are never in both splits: a cluster
moves as a whole, and so does a project where the split is by project.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

from core.corpus.store.manifest import Split

# A project that is larger than this many times the wanted size is for training.
_MAX_TIMES_FRACTION = 2.0


def split_files(keys: Sequence[str], fraction: float, seed: int) -> list[Split]:
    """Split by file: files with the same key are in the same split.

    Where the fraction asks for both splits and there are two different keys, each split gets
    at least one.

    Args:
        keys: of each file, its content or that of its cluster.
        fraction: of the files for validation.
        seed: of the choice.
    """
    numbers = {key: _random_number(key, seed) for key in keys}
    ordered = sorted(numbers.values())
    if fraction == 0 or len(ordered) < 2:
        return ["train"] * len(keys)
    # Above the lowest number and not above the highest: one file on each side.
    bound = min(max(fraction, ordered[1]), ordered[-1])
    return ["validation" if numbers[key] < bound else "train" for key in keys]


def split_projects(
    projects: Sequence[str],
    clusters: Sequence[str],
    sizes: Sequence[int],
    fraction: float,
    seed: int,
) -> list[Split]:
    """Split by project: the validation split takes whole projects.

    Projects are taken in an order that the seed decides, without those that are too large,
    until the fraction of the text is reached. A duplicate of a file in another project goes
    to training. Where there is no project of a suitable size, the split is by file.

    Args:
        projects: of each file.
        clusters: of each file, as the keys of ``split_files``.
        sizes: of each text.
        fraction: of the text for validation.
        seed: of the choice.
    """
    validation = _validation_projects(projects, sizes, fraction, seed)
    if fraction == 0 or not validation:
        return split_files(clusters, fraction, seed)
    trained = {
        cluster
        for cluster, project in zip(clusters, projects, strict=True)
        if project not in validation
    }
    splits: list[Split] = [
        "validation" if project in validation and cluster not in trained else "train"
        for cluster, project in zip(clusters, projects, strict=True)
    ]
    if "validation" not in splits:  # everything in them has a duplicate elsewhere
        return split_files(clusters, fraction, seed)
    return splits


def _validation_projects(
    projects: Sequence[str], sizes: Sequence[int], fraction: float, seed: int
) -> set[str]:
    size_of: dict[str, int] = {}
    for project, size in zip(projects, sizes, strict=True):
        size_of[project] = size_of.get(project, 0) + size
    room = fraction * sum(sizes)
    validation: set[str] = set()
    taken = 0
    for project in _shuffled(size_of, seed):
        if taken >= room:
            break
        if taken + size_of[project] <= _MAX_TIMES_FRACTION * room:
            validation.add(project)
            taken += size_of[project]
    return validation


def _shuffled(sizes: Mapping[str, int], seed: int) -> list[str]:
    return sorted(sizes, key=lambda project: (_random_number(f"project:{project}", seed), project))


def _random_number(key: str, seed: int) -> float:
    """Return a pseudorandom number in [0, 1) that depends only on key and seed."""
    digest = hashlib.sha256(f"{seed}:{key}".encode()).digest()
    return int.from_bytes(digest[:8], "big") / 2**64
