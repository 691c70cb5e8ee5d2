"""Which files of an archive may become a part of the starter's corpus, judged one by one.

A license in the head of a file counts more than that of its package: packages under a permissive
license often hold a few files that are not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from fnmatch import fnmatchcase
from typing import Final

from core.corpus.sources.settings import VENDORED_FOLDERS
from core.languages.table import language_of

# License texts are in the first comment, after a title and some names at most.
_HEAD_BYTES: Final = 4096
_GPL = re.compile(
    rb"\bA?GPL(?:[-v ]*[123]\b|\b)|GNU\s+(?:Affero\s+)?General\s+Public\s+Licen[cs]e", re.IGNORECASE
)
# Words that make it another license: the Lesser one, or an exception for what is linked.
_VERSION = re.compile(r"[-_]?v?[0-9][0-9.]*$")
_LESSER = re.compile(rb"\bLGPL|\bGNU\s+(?:Lesser|Library)\b", re.IGNORECASE)
# Comments break a license's name over lines.
_BREAKS = re.compile(rb"[\s*#/;]+")


class PathRules:
    """Judges the paths of members.

    Args:
        languages: which are read.
        excluded_names: names of folders and files, lower case, that are never read; some with
            "/" between their parts.
        leave_out: patterns of paths.
    """

    def __init__(
        self, languages: Iterable[str], excluded_names: Iterable[str], leave_out: Sequence[str]
    ) -> None:
        self._languages = frozenset(languages)
        self._names = ExcludedNames(excluded_names)
        self._leave_out = tuple(leave_out)
        self._vendored = frozenset(VENDORED_FOLDERS)

    def language(self, path: str) -> str | None:
        """Return the language of a file that is read; None for one that is not.

        Args:
            path: in the project, "/" between the parts.
        """
        *folders, name = path.split("/")
        language = language_of(name)
        if language is None or language.name not in self._languages:
            return None
        if self._names.found_in(path) or not self._vendored.isdisjoint(folders):
            return None
        if any(fnmatchcase(path, pattern) for pattern in self._leave_out):
            return None
        return language.name


class ExcludedNames:
    """Names of projects that may stand in a path: as a folder, or as a file without suffix.

    Args:
        names: in lower case; some with "/" between their parts.
    """

    def __init__(self, names: Iterable[str]) -> None:
        names = frozenset(names)
        self._single = frozenset(name for name in names if "/" not in name)
        self._nested = tuple(sorted(f"/{name}/" for name in names - self._single))

    def found_in(self, path: str) -> str:
        """Return the name that is in a path, or an empty text.

        Args:
            path: in the project, "/" between the parts.
        """
        lowered = path.lower()
        *folders, name = lowered.split("/")
        for part in (*folders, name.split(".")[0]):
            if part in self._single:
                return part
            # A folder may bear a version: "zlib-1.3".
            if part[-1:].isdigit() and _VERSION.sub("", part) in self._single:
                return _VERSION.sub("", part)
        return next((name[1:-1] for name in self._nested if name in f"/{lowered}"), "")


def has_strong_copyleft(data: bytes) -> bool:
    """Tell whether the head of a file names the GPL or the AGPL.

    A file under a choice of licenses counts as well: leaving out too much does no harm.
    """
    head = _BREAKS.sub(b" ", data[:_HEAD_BYTES])
    if not _GPL.search(head):
        return False
    # "LGPL" and "GNU Lesser General Public License" contain neither of the names above, but a
    # file may name both.
    return bool(_GPL.search(_LESSER.sub(b" ", head)))
