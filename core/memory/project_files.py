"""Finding and reading the files of a project, by the rules of the corpus reader.

Nearest folders first, links never followed, nothing outside the root read, and never more
than the bounds allow. A file in which a secret was found is left out.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Sequence
from dataclasses import dataclass
from fnmatch import fnmatch
from itertools import islice
from pathlib import Path, PurePosixPath

from core.control import Control
from core.corpus.config import CorpusConfig
from core.corpus.drop_reasons import DroppedError, DropReason
from core.corpus.sources.git_checkout import read_ignore_file, rules_above
from core.corpus.sources.ignore_rules import IGNORE_FILE
from core.corpus.sources.raw_file import read_regular
from core.corpus.sources.source_list import Source
from core.corpus.sources.vendored import VendoredNames
from core.corpus.sources.walk import FoundFile, Walk
from core.corpus.text.decoding import decode
from core.corpus.text.redaction import redact
from core.languages.table import language_of
from core.memory.project_config import ProjectConfig
from core.memory.project_root import inside

SECRET = "secret"


@dataclass(frozen=True, slots=True)
class ProjectFiles:
    """The result of the search.

    Attributes:
        files: to be read, nearest folders first.
        is_complete: whether the search saw everything.
    """

    files: tuple[FoundFile, ...]
    is_complete: bool


def find_files(
    root: Path, languages: Sequence[str], near: Path, config: ProjectConfig, control: Control
) -> ProjectFiles:
    """Return the files of a project.

    Args:
        root: of the project.
        languages: their names.
        near: a file or folder inside it, from which distances are counted.
        config: the bounds.
        control: asked before every folder.

    Raises:
        Cancelled: between two folders.
    """
    corpus = CorpusConfig(languages=tuple(languages), use_gitignore=not config.include_ignored)
    folder = near if near.is_dir() else near.parent
    walk = Walk(corpus, control, config.max_folder_entries)
    entries = walk.files(Source(root, True), str(folder))
    wanted: list[FoundFile] = []
    seen, is_complete = 0, True
    for file in islice(entries, config.max_entries):
        seen += 1
        if file.language is not None and file.drop_reason is None:
            wanted.append(file)
        is_complete &= file.path != "/"  # of a very large root a part is listed
    here = inside(root, folder) or ""
    origin = here.split("/") if here else []
    # Stable: in one folder the order is that of the names.
    wanted.sort(key=lambda file: distance(file.path.split("/")[:-1], origin))
    return ProjectFiles(tuple(wanted), is_complete and seen < config.max_entries)


def is_wanted(root: Path, path: str, languages: Sequence[str], config: ProjectConfig) -> bool:
    """Tell by its path whether the search would find a file that was just saved.

    Args:
        root: of the project.
        path: relative to it, "/" between the parts.
        languages: as for ``find_files``.
        config: as for ``find_files``.
    """
    language = language_of(path)
    corpus = CorpusConfig()
    vendored = VendoredNames(corpus.vendored_folders, corpus.minified_names)
    *folders, _name = PurePosixPath(path).parts
    if language is None or language.name not in languages or vendored.drop_reason_inside(path):
        return False
    if any(fnmatch(folder, name) for folder in folders for name in corpus.skip_folders):
        return False
    if config.include_ignored:
        return True
    rules = rules_above(str(root))
    parts = PurePosixPath(path).parts
    for depth in range(len(parts)):
        inner = "/".join(parts[:depth])
        with contextlib.suppress(DroppedError):
            rules = rules.extended(inner, read_ignore_file(str(root / inner / IGNORE_FILE)))
        if rules.leave_out("/".join(parts[: depth + 1]), depth + 1 < len(parts)):
            return False
    return True


def distance(folder: Sequence[str], origin: Sequence[str]) -> int:
    """Return how many steps lead from one folder to another."""
    shared = 0
    for one, other in zip(folder, origin, strict=False):
        if one != other:
            break
        shared += 1
    return len(folder) + len(origin) - 2 * shared


def read_file(root: Path, file: FoundFile, config: ProjectConfig) -> str:
    """Return the text of a file of a project.

    Raises:
        DroppedError: it is not to be read.
    """
    # A folder on the way may have been exchanged for a link since it was entered.
    real = os.path.realpath(file.location)
    if inside(root, real) != file.path:
        raise DroppedError(DropReason.SYMLINK)
    data = read_regular(real, config.max_file_bytes)
    text = decode(data, file.language is not None and file.language.declares_encoding)
    if not config.include_secrets and redact(text, secrets=True, emails=False).redactions:
        raise DroppedError(DropReason.IGNORED, SECRET)
    return text
