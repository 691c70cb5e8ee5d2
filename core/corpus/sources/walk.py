"""Finding the files of a source, safely and in the same order every time.

Links are never followed, only ordinary files are offered for reading, and a
folder is entered once. Whatever is left out is reported with its reason, folders
too (their paths end in "/"). Nothing is opened but folders and ignore files.
"""

from __future__ import annotations

import contextlib
import os
import re
import stat
import time
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import translate
from itertools import islice
from pathlib import Path

from core.control import Control
from core.corpus.drop_reasons import DroppedError, DropReason, dropped_error
from core.corpus.sources.containers import Container, is_container
from core.corpus.sources.git_checkout import (
    GIT,
    exclude_text,
    is_checkout,
    read_ignore_file,
    rules_above,
)
from core.corpus.sources.ignore_rules import IGNORE_FILE, IgnoreRules
from core.corpus.sources.settings import SourceSettings
from core.corpus.sources.source_list import Source
from core.corpus.sources.vendored import VendoredNames
from core.languages.table import Language, language_of


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file or folder that a walk found.

    Attributes:
        source: the source, as text.
        path: relative to the source, "/" between the parts; a folder ends in "/".
        location: for opening it.
        language: of a file that is to be read.
        drop_reason: why it is not to be read, or None.
        detail: the figure to that.
        size: in bytes, of a file that is to be read.
        stamp: changes whenever the file does; empty where it is so new that it might
            change once more unseen.
        member: index in the archive or table at ``location``, or -1.
    """

    source: str
    path: str
    location: str
    language: Language | None = None
    drop_reason: DropReason | None = None
    detail: str = ""
    size: int = 0
    stamp: str = ""
    member: int = -1

    @property
    def is_folder(self) -> bool:
        """Whether it is a folder; only those that are not entered are reported."""
        return self.path.endswith("/")


# "build" may well be a package of source code, so its name alone proves nothing:
# it is output where it is beside a project's own file and is no package.
_OUTPUT_FOLDERS = frozenset({"build", "dist", "target", "out"})
_PROJECT_FILES = frozenset(
    {
        "pyproject.toml",
        "setup.py",
        "setup.cfg",
        "pom.xml",
        "build.gradle",
        "build.gradle.kts",
        "build.xml",
        "CMakeLists.txt",
        "Makefile",
        "configure",
        "meson.build",
    }
)
# Names that decide about their siblings; kept when a folder is listed in part.
_TELLING = _PROJECT_FILES | {GIT, IGNORE_FILE}
# Of a root with more entries the rest is not looked at.
_MAX_ROOT_ENTRIES = 2_000_000
# Two changes within a tick of the disk's clock leave the same time behind.
SETTLED_NS = 1_000_000_000
_ENVIRONMENT_FILE = "pyvenv.cfg"
_PACKAGE_FILE = "__init__.py"


@dataclass(frozen=True, slots=True)
class _Folder:
    location: str
    path: str
    rules: IgnoreRules


class Walk:
    """One walk over several sources.

    Args:
        config: languages, folders to skip, whether ignore files count.
        control: asked before every folder.
        max_entries: folders with more entries hold data and are not entered, and of a source
            itself so many files are found, and its folders; None for any number, each of which
            takes some memory.
    """

    def __init__(
        self, config: SourceSettings, control: Control, max_entries: int | None = None
    ) -> None:
        self._max_entries = max_entries
        self._languages = frozenset(config.languages)
        self._skip_folders = re.compile("|".join(map(translate, config.skip_folders)) or r"(?!)")
        self._vendored = (
            VendoredNames(config.vendored_folders, config.minified_names)
            if config.skip_vendored
            else VendoredNames((), ())
        )
        self._use_gitignore = config.use_gitignore
        self._config = config
        self._control = control
        self._entered: set[tuple[int, int]] = set()
        self._start_ns = time.time_ns()

    def files(self, source: Source, toward: str = "") -> Iterator[FoundFile]:
        """Return everything in a source, folder by folder, names in byte order.

        Args:
            source: where the walk begins.
            toward: the location of a folder; those on the way to it come first.

        Raises:
            Cancelled: between two folders.
        """
        root = str(source.path)
        if not source.is_folder and is_container(root):
            yield from self._members(root)
            return
        if not source.is_folder:
            yield self._file(str(source.path.parent), source.path.name, root)
            return
        # A stack of our own: folders may be nested deeper than Python may recurse.
        rules = rules_above(root) if self._use_gitignore else IgnoreRules()
        stack = [_Folder(root, "", rules)]
        while stack:
            self._control.safe_point()
            folder = stack.pop()
            try:
                entries, is_cut = self._enter(folder)
            except DroppedError as dropped:
                path = f"{folder.path}/"
                yield FoundFile(root, path, folder.location, None, dropped.reason, dropped.detail)
                continue
            if is_cut:
                detail = f"more than {self._max_entries:,} entries"
                yield FoundFile(root, "/", folder.location, None, DropReason.TOO_LARGE, detail)
            names = frozenset(entry.name for entry in entries)
            if folder.path and _ENVIRONMENT_FILE in names:
                path, detail = f"{folder.path}/", "a virtual environment"
                yield FoundFile(
                    root, path, folder.location, None, DropReason.SKIPPED_FOLDER, detail
                )
                continue
            rules = self._rules_inside(folder, names)
            inner: list[_Folder] = []
            for entry in entries:
                path = f"{folder.path}/{entry.name}" if folder.path else entry.name
                drop_reason = self._drop_reason_of(entry, path, names, rules)
                is_folder = _is_folder(entry)
                if is_folder and drop_reason is None:
                    inner.append(_Folder(entry.path, path, rules))
                elif drop_reason is not None:
                    shown = f"{path}/" if is_folder else path
                    yield FoundFile(root, shown, entry.path, None, drop_reason)
                elif self._is_container(entry.name):
                    yield from self._members(entry.path)
                else:
                    yield self._file(root, path, entry.path)
            if toward:
                inner.sort(key=lambda folder: not _leads_to(folder.location, toward))
            stack.extend(reversed(inner))

    def _enter(self, folder: _Folder) -> tuple[list[os.DirEntry[str]], bool]:
        """Return the entries of a folder in byte order of their names; whether some are missing."""
        try:
            about = os.lstat(folder.location)
            # It may have been exchanged for a link since its entry was read.
            if not stat.S_ISDIR(about.st_mode):
                raise DroppedError(DropReason.NOT_A_FILE)
            identity = (about.st_dev, about.st_ino)
            if identity in self._entered:
                raise DroppedError(DropReason.SEEN_ALREADY)
            self._entered.add(identity)
            with os.scandir(folder.location) as entries:
                most = self._max_entries
                found = list(entries if most is None else islice(entries, most + 1))
                is_cut = most is not None and len(found) > most
                if is_cut and folder.path:
                    raise DroppedError(DropReason.TOO_LARGE, f"more than {most:,} entries")
                if is_cut:
                    found += self._folders_among(islice(entries, _MAX_ROOT_ENTRIES), most)
            return sorted(found, key=lambda entry: os.fsencode(entry.name)), is_cut
        except OSError as error:
            raise dropped_error(error) from error

    def _folders_among(
        self, entries: Iterator[os.DirEntry[str]], most: int | None
    ) -> Iterator[os.DirEntry[str]]:
        """Return the folders among the entries of a source, and files that decide about others."""

        def wanted() -> Iterator[os.DirEntry[str]]:
            for number, entry in enumerate(entries):
                if number % 1000 == 0:
                    self._control.safe_point()
                if entry.name in _TELLING or _is_folder(entry):
                    yield entry

        return islice(wanted(), most)

    def _rules_inside(self, folder: _Folder, names: frozenset[str]) -> IgnoreRules:
        rules = folder.rules
        if not self._use_gitignore:
            return rules
        if folder.path and GIT in names and is_checkout(folder.location):
            text = exclude_text(folder.location)
            rules = rules.restarted().extended(folder.path, text)
        if IGNORE_FILE in names:
            location = os.path.join(folder.location, IGNORE_FILE)  # noqa: PTH118 - hot path
            with contextlib.suppress(DroppedError):
                return rules.extended(folder.path, read_ignore_file(location))
        return rules

    def _drop_reason_of(
        self, entry: os.DirEntry[str], path: str, siblings: frozenset[str], rules: IgnoreRules
    ) -> DropReason | None:
        """Return why an entry is left out, as far as its name and its kind can tell."""
        is_folder = _is_folder(entry)
        if is_folder and (self._skip_folders.match(entry.name) or _is_output(entry, siblings)):
            return DropReason.SKIPPED_FOLDER
        if not is_folder and not self._is_wanted(entry.name) and not self._is_container(entry.name):
            return DropReason.OTHER_LANGUAGE
        by_name = self._vendored.drop_reason(entry.name, is_folder)
        if by_name is not None:
            return by_name
        if rules.leave_out(path, is_folder):
            return DropReason.IGNORED
        if entry.is_symlink():
            return DropReason.SYMLINK
        if not is_folder and not entry.is_file(follow_symlinks=False):
            return DropReason.NOT_A_FILE
        return None

    def _is_wanted(self, name: str) -> bool:
        language = language_of(name)
        return language is not None and language.name in self._languages

    def _is_container(self, name: str) -> bool:
        return self._config.read_containers and is_container(name)

    def _members(self, location: str) -> Iterator[FoundFile]:
        """Return everything in an archive or table, in the order of the container."""
        container = Container(location, self._config)
        try:
            try:
                stamp = stamp_of(os.lstat(location), self._start_ns)
            except OSError as error:
                raise dropped_error(error) from error
            for number, member in container.members():
                self._control.safe_point()
                language = language_of(member.name)
                drop_reason, detail = member.drop_reason, member.detail
                is_wanted = language is not None and language.name in self._languages
                if not is_wanted and drop_reason != DropReason.DAMAGED:
                    drop_reason, detail = DropReason.OTHER_LANGUAGE, ""
                elif drop_reason is None:
                    drop_reason, detail = self._drop_reason_of_member(member.name)
                yield FoundFile(
                    location,
                    member.name,
                    location,
                    None if drop_reason else language,
                    drop_reason,
                    detail,
                    member.size,
                    stamp,
                    number,
                )
        except DroppedError as dropped:
            name = Path(location).name
            yield FoundFile(location, name, location, None, dropped.reason, dropped.detail)
        finally:
            container.close()

    def _drop_reason_of_member(self, name: str) -> tuple[DropReason | None, str]:
        """Return why a member of a container is dropped for its name, and the part that decides."""
        inner = filter(self._skip_folders.match, name.split("/")[:-1])
        folder = next(inner, None)
        if folder is not None:
            return DropReason.SKIPPED_FOLDER, folder
        return self._vendored.drop_reason_inside(name) or (None, "")

    def _file(self, source: str, path: str, location: str) -> FoundFile:
        language = language_of(path)
        if language is None or language.name not in self._languages:
            return FoundFile(source, path, location, None, DropReason.OTHER_LANGUAGE)
        size, stamp = 0, ""
        with contextlib.suppress(OSError):  # whoever reads it finds out and says why
            about = os.lstat(location)
            size, stamp = about.st_size, stamp_of(about, self._start_ns)
        return FoundFile(source, path, location, language, size=size, stamp=stamp)


def stamp_of(about: os.stat_result, now_ns: int) -> str:
    """Return what changes whenever a file does, as far as the clock of the disk can tell.

    Args:
        about: the file.
        now_ns: when it was looked at, in nanoseconds; a file that is hardly older
            gets no stamp.
    """
    newest = max(about.st_mtime_ns, about.st_ctime_ns)
    if newest > now_ns - SETTLED_NS:
        return ""
    return f"{about.st_size}:{about.st_mtime_ns}:{about.st_ctime_ns}:{about.st_dev}:{about.st_ino}"


def _is_output(entry: os.DirEntry[str], siblings: frozenset[str]) -> bool:
    if entry.name not in _OUTPUT_FOLDERS or siblings.isdisjoint(_PROJECT_FILES):
        return False
    return not os.path.lexists(os.path.join(entry.path, _PACKAGE_FILE))  # noqa: PTH118 - hot path


def _leads_to(folder: str, inner: str) -> bool:
    return inner == folder or inner.startswith(folder + os.sep)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir(follow_symlinks=False)
    except OSError:
        return False
