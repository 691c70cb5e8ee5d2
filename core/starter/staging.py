"""The sources of the corpus as one archive: a folder for each project, with the chosen files.

The corpus is built from this archive as from any other. Archives of packages are read member by
member with the reader of the corpus, which bounds what may come out of them, and nothing is ever
unpacked to the disk: tens of thousands of small files would take longer to write and to delete
than everything else.
"""

from __future__ import annotations

import hashlib
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from core.control import Control
from core.corpus.config import CorpusConfig
from core.corpus.drop_reasons import DroppedError
from core.corpus.sources.containers import Container
from core.errors import SourceError
from core.events import Emit
from core.files import atomic_writer
from core.progress import Stage
from core.starter.recipe import Package, Recipe, Selection
from core.starter.selection import PathRules, has_strong_copyleft

SOURCES_FILE: Final = "sources.zip"
_MAX_FILE_BYTES: Final = 1 << 20
# The earliest that a zip archive can say: equal sources give equal bytes.
_DATE: Final = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class StagedProject:
    """What was taken of a project.

    Attributes:
        project: its name.
        files: how many files were written.
        bytes_of: their size by language.
        skipped: files that were not taken, by reason.
    """

    project: str
    files: int
    bytes_of: dict[str, int] = field(default_factory=dict)
    skipped: dict[str, int] = field(default_factory=dict)


def stage_sources(
    recipe: Recipe, archives: Path, target: Path, emit: Emit, control: Control
) -> list[StagedProject]:
    """Write the chosen files of all sources into one archive.

    Args:
        recipe: the sources and the selection.
        archives: the folder of the archives, which were fetched and checked.
        target: the archive, a zip file; replaced when all is written.
        emit: receives the progress.
        control: a cancel ends it between two projects.

    Returns:
        what was taken of each project.

    Raises:
        SourceError: an archive is damaged, or gives no file.
        StorageError: the disk refused.
        Cancelled: a cancel was asked for.
    """
    stage = Stage("unpack", "projects", emit, total=len(recipe.sources))
    done: list[StagedProject] = []
    target.parent.mkdir(parents=True, exist_ok=True)
    with atomic_writer(target) as file, zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as chosen:
        for package in recipe.sources:
            control.safe_point()
            stage.note(package.project)
            done.append(_stage(package, recipe.selection, archives, chosen, control))
            stage.advance(1)
    stage.finish(detail="")
    return done


def members(package: Package, archives: Path, rules: PathRules) -> Iterator[tuple[str, str, bytes]]:
    """Iterate over the files of a package that the rules let through.

    Yields:
        path in the project, language, content; of an archive that has one folder at its top,
        the path begins below it.

    Raises:
        SourceError: an archive is damaged.
    """
    settings = CorpusConfig(max_file_bytes=_MAX_FILE_BYTES)
    for archive in package.archives:
        container = Container(str(archives / archive.name), settings)
        try:
            for _, member in container.members():
                path = _inner_path(member.name, archive.name)
                if path is None or member.drop_reason is not None:
                    continue
                language = rules.language(path)
                if language is not None:
                    yield path, language, member.read()
        except DroppedError as error:
            raise SourceError(
                f"{archive.name} cannot be read: {error}.", "Delete it to have it fetched again."
            ) from error
        finally:
            container.close()


def _inner_path(name: str, archive: str) -> str | None:
    """Return the path of a member below the top folder of a source archive; of wheels as it is."""
    name = name.removeprefix("./")
    return name if archive.endswith((".whl", ".jar", ".zip")) else name.partition("/")[2] or None


def _stage(
    package: Package,
    selection: Selection,
    archives: Path,
    chosen: zipfile.ZipFile,
    control: Control,
) -> StagedProject:
    rules = PathRules(selection.languages, selection.excluded_names, package.leave_out)
    skipped: Counter[str] = Counter()
    found: dict[str, tuple[str, bytes]] = {}
    for path, language, data in members(package, archives, rules):
        control.safe_point()
        if path in found:
            skipped["same path in another archive"] += 1
        else:
            found[path] = (language, data)
    taken = _within(found, package.project, selection, skipped)
    sizes: Counter[str] = Counter()
    written = 0
    for path in taken:
        language, data = found[path]
        chosen.writestr(zipfile.ZipInfo(f"{package.project}/{path}", _DATE), data)
        sizes[language] += len(data)
        written += 1
    if not written:
        raise SourceError(
            f"Nothing of {package.project} may be read: {dict(skipped)}.",
            "Take it out of the recipe.",
        )
    return StagedProject(package.project, written, dict(sizes), +skipped)


def _within(
    found: dict[str, tuple[str, bytes]],
    project: str,
    selection: Selection,
    skipped: Counter[str],
) -> Sequence[str]:
    """Return the paths of a part of the files that keeps the limit for each language.

    Which part depends only on the paths and the seed. Counts the others by reason.
    """
    room = dict(zip(selection.languages, selection.project_bytes, strict=True))
    taken: list[str] = []
    for path in sorted(found, key=lambda path: _order(f"{selection.seed}:{project}:{path}")):
        language, data = found[path]
        if len(data) > room[language]:
            skipped["beyond the limit of a project"] += 1
        elif has_strong_copyleft(data):
            skipped["license in its head"] += 1
        else:
            room[language] -= len(data)
            taken.append(path)
    return sorted(taken)


def _order(key: str) -> bytes:
    return hashlib.sha256(key.encode("utf-8", "surrogateescape")).digest()
