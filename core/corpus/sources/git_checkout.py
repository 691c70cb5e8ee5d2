"""Where a git checkout begins, and what it ignores besides its ``.gitignore`` files.

Read as files, by our own means: git is never run, since a repository may name commands
that git would run. Links are not followed, nor is a ``.git`` file that says where the
repository is (of a worktree or a submodule), so no other folder is read.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path

from core.corpus.drop_reasons import DroppedError
from core.corpus.sources.ignore_rules import IGNORE_FILE, MAX_IGNORE_FILE_BYTES, IgnoreRules
from core.corpus.sources.raw_file import read_regular

GIT = ".git"
_HEAD = "HEAD"
_EXCLUDE = ("info", "exclude")


def is_checkout(folder: str) -> bool:
    """Tell whether a checkout begins at a folder."""
    git = Path(folder, GIT)
    try:
        mode = git.lstat().st_mode
    except OSError:
        return False
    # An empty folder of that name is no repository to git either.
    return stat.S_ISREG(mode) or (stat.S_ISDIR(mode) and os.path.lexists(git / _HEAD))


def rules_above(source: str) -> IgnoreRules:
    """Return the rules that apply in a folder because of its checkout.

    Those of ``.git/info/exclude``, which weigh least, and of the ignore files of the
    folders above up to the checkout's own; that of the folder itself is not among them.
    """
    above = [Path(source), *Path(source).parents]
    root = next((folder for folder in above if is_checkout(str(folder))), None)
    if root is None:
        return IgnoreRules()
    inner = Path(source).relative_to(root)
    way = inner.parts
    rules = IgnoreRules(prefix=f"{inner.as_posix()}/" if way else "")
    rules = rules.extended_from_checkout("", exclude_text(str(root)))
    for depth in range(len(way)):
        folder = Path(root, *way[:depth])
        rules = rules.extended_from_checkout("/".join(way[:depth]), _text(folder / IGNORE_FILE))
    return rules


def exclude_text(checkout: str) -> str:
    """Return what ``.git/info/exclude`` of a checkout says; empty where there is none."""
    git = Path(checkout, GIT)
    for folder in (git, git / _EXCLUDE[0]):
        try:
            if not stat.S_ISDIR(folder.lstat().st_mode):
                return ""
        except OSError:
            return ""
    return _text(git.joinpath(*_EXCLUDE))


def _text(path: Path) -> str:
    try:
        return read_ignore_file(str(path))
    except DroppedError:
        return ""


def read_ignore_file(location: str) -> str:
    """Return the content of an ignore file.

    Raises:
        DroppedError: there is none, or it is no ordinary file of a sensible size.
    """
    data = read_regular(location, MAX_IGNORE_FILE_BYTES)
    return data.decode("utf-8", "surrogateescape")
