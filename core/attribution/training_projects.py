"""Which project each file of a corpus is of, and the license of that project.

A source is one project where its top folder says so: a repository, a build file or a license.
Else it is a folder of projects, such as ``site-packages``, and each folder in it is one, or the
outermost folder below that says so. Only names of files and license texts are read.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from core.corpus.sources.git_checkout import is_checkout
from core.corpus.sources.licenses import UNKNOWN, license_of
from core.corpus.store.manifest import ManifestRow
from core.memory.project_root import PROJECT_FILES

_LICENSES: Final = ("license", "licence", "copying", "unlicense")
_METADATA: Final = ".dist-info"


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingProject:
    """A project of the training set.

    Attributes:
        name: of its folder or file.
        root: absolute path.
        license: SPDX-like name, or "unknown".
    """

    name: str
    root: str
    license: str


class TrainingProjects:
    """Numbers the projects of a corpus.

    Args:
        rows: of the corpus that count.
    """

    def __init__(self, rows: Iterable[ManifestRow]) -> None:
        tops: dict[str, set[str]] = {}
        for row in rows:
            tops.setdefault(row.source, set()).add(
                row.path.partition("/")[0] if "/" in row.path else ""
            )
        self._collections = {
            source for source, names in tops.items() if _is_collection(source, names)
        }
        self._is_project: dict[str, bool] = {}
        self._numbers: dict[str, int] = {}

    def number_of(self, row: ManifestRow) -> int:
        """Return the number of the project that a file is of."""
        return self._numbers.setdefault(self._root_of(row), len(self._numbers))

    def all(self) -> list[TrainingProject]:
        """Return those that were numbered, in order, with their licenses."""
        return [
            TrainingProject(
                name=Path(root).name or root, root=root, license=_license_of(Path(root))
            )
            for root in self._numbers
        ]

    def _root_of(self, row: ManifestRow) -> str:
        if row.source not in self._collections:
            return row.source
        parts = row.path.split("/")
        folder = row.source
        for part in parts[:-1]:
            folder = f"{folder}/{part}"
            if self._says_so(folder):
                return folder
        return f"{row.source}/{parts[0]}"

    def _says_so(self, folder: str) -> bool:
        known = self._is_project.get(folder)
        if known is None:
            known = self._is_project[folder] = _is_project(Path(folder))
        return known


def _is_collection(source: str, tops: set[str]) -> bool:
    """Return whether a source is a folder of projects.

    Args:
        source: its path.
        tops: the first folder of each file in it; empty for files in the source itself.
    """
    folder = Path(source)
    names = _names_in(folder)
    if any(name.endswith(_METADATA) for name in names):
        return True
    return not _is_project(folder) and "" not in tops and len(tops) > 1


def _is_project(folder: Path) -> bool:
    if is_checkout(str(folder)):
        return True
    return any(
        name in PROJECT_FILES or name.lower().startswith(_LICENSES) for name in _names_in(folder)
    )


def _license_of(root: Path) -> str:
    """Return the license of a project; that of an installed package is in a folder beside it."""
    license = license_of(str(root)).license
    if license != UNKNOWN:
        return license
    beside = [
        entry
        for entry in sorted(root.parent.glob(f"*{_METADATA}"))
        if entry.name.partition("-")[0].lower() == root.stem.lower()
    ]
    for folder in (place for entry in beside for place in (entry, entry / "licenses")):
        license = license_of(str(folder)).license
        if license != UNKNOWN:
            return license
    return UNKNOWN


def _names_in(folder: Path) -> list[str]:
    try:
        return [entry.name for entry in folder.iterdir()] if folder.is_dir() else []
    except OSError:
        return []
