"""The files of a project for people: all that they may want to open, and what git ignores."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Final

from core.control import Control
from core.corpus.config import CorpusConfig
from core.corpus.drop_reasons import DroppedError, DropReason
from core.corpus.sources.git_checkout import read_ignore_file, rules_above
from core.corpus.sources.ignore_rules import IGNORE_FILE, IgnoreRules
from core.corpus.sources.source_list import Source
from core.corpus.sources.walk import FoundFile, Walk

_MAX_ENTRIES: Final = 50_000
_MAX_FOLDER_ENTRIES: Final = 20_000
_VERSION_CONTROL: Final = (".git", ".hg", ".svn", ".bzr", "CVS", ".jj", ".sl", "_darcs")


def list_files(root: Path, control: Control) -> tuple[str, ...]:
    """Return the files of a project of any language, without ignored ones, caches and packages.

    Args:
        root: of the project.
        control: asked before every folder.

    Returns:
        Paths relative to ``root``, "/" between the parts, sorted; at most 50,000.

    Raises:
        Cancelled: between two folders.
    """
    found = islice(walk_project(root, control, _MAX_FOLDER_ENTRIES), _MAX_ENTRIES)
    return tuple(sorted(file.path for file in found if file.drop_reason is None))


def walk_project(
    root: Path, control: Control, max_folder_entries: int, *, include_ignored: bool = False
) -> Iterator[FoundFile]:
    """Yield the files of a project of any language, folder by folder.

    Args:
        root: of the project.
        control: asked before every folder.
        max_folder_entries: folders with more entries are not entered; of the root itself so many
            files are found, and its folders.
        include_ignored: whether ignored files, packages and caches are there too; the folders of
            version control never are.

    Yields:
        Files without a ``drop_reason``, and with one what was left out. Whether a file is an
        ordinary one is for the reader to find out.

    Raises:
        Cancelled: between two folders.
    """
    config = CorpusConfig()
    if include_ignored:
        config = replace(
            config, use_gitignore=False, skip_vendored=False, skip_folders=_VERSION_CONTROL
        )
    ignored = IgnoredPaths(root)
    for file in Walk(config, control, max_folder_entries).files(Source(root, True)):
        # The walk gives the language as the reason before it asks the ignore files.
        if file.drop_reason != DropReason.OTHER_LANGUAGE:
            yield file
        elif include_ignored or not ignored.is_ignored(file.path, is_folder=False):
            yield replace(file, drop_reason=None)
        else:
            yield replace(file, drop_reason=DropReason.IGNORED)


class IgnoredPaths:
    """Tells which paths of a project git ignores; remembers the rules of every folder.

    Args:
        root: of the project.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._known: dict[str, IgnoreRules | None] = {}  # None: the folder itself is ignored

    def is_ignored(self, path: str, *, is_folder: bool) -> bool:
        """Tell whether a path relative to the root, "/" between its parts, is ignored."""
        rules = self._rules_in(path.rpartition("/")[0])
        return rules is None or rules.leave_out(path, is_folder)

    def _rules_in(self, folder: str) -> IgnoreRules | None:
        """Return the rules that hold in a folder; None where it is ignored as a whole."""
        if folder not in self._known:
            self._known[folder] = self._read(folder)
        return self._known[folder]

    def _read(self, folder: str) -> IgnoreRules | None:
        if not folder:
            above: IgnoreRules | None = rules_above(str(self._root))
        else:
            above = self._rules_in(folder.rpartition("/")[0])
        if above is None or (folder and above.leave_out(folder, True)):
            return None
        try:
            text = read_ignore_file(str(self._root / folder / IGNORE_FILE))
        except DroppedError:
            return above
        return above.extended(folder, text)
