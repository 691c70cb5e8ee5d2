"""Find in files: the matches of a query in the files of a project, file by file.

Unsaved texts are searched as they are in the editor. Links are never followed, nothing outside
the root is read, and what the editor would refuse to open is not searched but counted. The search
of one text is passed in: the window's own one knows regular expressions and gives up in time.
This runs in a child process, so that neither a pattern nor a slow disk can hold the window.
"""

from __future__ import annotations

import codecs
import os
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Final

from core.control import Control
from core.corpus.drop_reasons import DroppedError, DropReason
from core.corpus.sources.raw_file import read_regular
from core.corpus.sources.walk import FoundFile
from core.corpus.text.redaction import redact
from core.editing.search import Found, Match, Query
from core.editing.text_file import FileRefusedError, text_file_of
from core.editing.utf16 import utf16_length
from core.memory.project_listing import walk_project
from core.memory.project_root import inside
from core.memory.search_config import PathPatterns, SearchConfig
from core.memory.search_results import (
    SECRETS,
    SLOW,
    FileMatches,
    LineMatch,
    SearchProgress,
    text_checksum,
)

# Of a line, around its match; the rest is not kept.
_BEFORE, _SHOWN = 40, 240
_PROGRESS_SECONDS: Final = 0.1
# Folders and files that people expect to be searched, when they are not.
_COUNTED: Final = frozenset(
    {DropReason.TOO_LARGE, DropReason.NO_PERMISSION, DropReason.UNREADABLE, DropReason.CHANGING}
)

FindAll = Callable[[str, Query, str], Found]
"""The search of one text: the text, the query and the replacement."""


def search_project(
    root: Path,
    config: SearchConfig,
    find: FindAll,
    found: Callable[[FileMatches], object],
    progress: Callable[[SearchProgress], object],
    control: Control,
) -> SearchProgress:
    """Search the files of a project.

    Args:
        root: absolute, without links in it.
        config: what is searched for, and where.
        find: searches one text; takes its time limit with it.
        found: gets the matches of every file as soon as they are known.
        progress: called about ten times a second.
        control: asked before every folder and file.

    Returns:
        What was searched.

    Raises:
        Cancelled: when that was asked for.
    """
    return _Search(root, config, find, found, progress, control).run()


class _Search:
    def __init__(
        self,
        root: Path,
        config: SearchConfig,
        find: FindAll,
        found: Callable[[FileMatches], object],
        progress: Callable[[SearchProgress], object],
        control: Control,
    ) -> None:
        self._root = root
        self._config = config
        self._find = find
        self._found = found
        self._progress = progress
        self._control = control
        self._patterns = PathPatterns(config.include, config.exclude)
        self._skipped: Counter[str] = Counter()
        self._files = self._matches = 0
        self._needle = _plain_bytes(config.query)

    def run(self) -> SearchProgress:
        config = self._config
        said = time.monotonic()
        texts = dict(config.texts)
        for file in walk_project(
            self._root,
            self._control,
            config.max_folder_entries,
            include_ignored=config.include_ignored,
        ):
            self._control.safe_point()
            unsaved = texts.pop(file.path, None)
            if file.drop_reason is not None:
                if file.drop_reason in _COUNTED:
                    self._skipped[str(file.drop_reason)] += 1
            elif self._patterns.fits(file.path):
                self._search(file, unsaved)
            if self._matches >= config.max_matches:
                return self._state(is_full=True)
            if time.monotonic() - said > _PROGRESS_SECONDS:
                said = time.monotonic()
                self._progress(self._state())
        # What is open and was never saved, or deleted since, has no file to be found by.
        for path, text in texts.items():
            if not os.path.lexists(self._root / path) and self._patterns.fits(path):
                self._search_text(path, text)
        return self._state()

    def _state(self, *, is_full: bool = False) -> SearchProgress:
        return SearchProgress(
            files=self._files,
            matches=self._matches,
            is_full=is_full,
            skipped=dict(self._skipped),
        )

    def _search(self, file: FoundFile, unsaved: str | None) -> None:
        try:
            text = self._read(file) if unsaved is None else unsaved
        except DroppedError as dropped:
            if dropped.reason in _COUNTED or dropped.reason == DropReason.BINARY:
                self._skipped[str(dropped.reason)] += 1
            return
        if text is None:
            self._files += 1
        else:
            self._search_text(file.path, text)

    def _search_text(self, path: str, text: str) -> None:
        self._files += 1
        config = self._config
        result = self._find(text, config.query, config.replacement)
        if result.problem:
            self._skipped[SLOW] += 1
        if not result.matches:
            return
        if not config.include_secrets and redact(text, secrets=True, emails=False).redactions:
            self._skipped[SECRETS] += 1
            return
        room = min(config.max_file_matches, config.max_matches - self._matches)
        shown = result.matches[:room]
        self._matches += len(shown)
        self._found(
            FileMatches(
                path=path,
                checksum=text_checksum(text),
                matches=tuple(lines_of(text, shown)),
                is_cut=len(shown) < len(result.matches),
            )
        )

    def _read(self, file: FoundFile) -> str | None:
        """Return the text of a file; None where its bytes show that it has no match.

        Raises:
            DroppedError: it is not to be read, or no text that the editor opens.
        """
        # A folder on the way may have been exchanged for a link since it was entered.
        real = os.path.realpath(file.location)
        if inside(self._root, real) != file.path:
            raise DroppedError(DropReason.SYMLINK)
        data = read_regular(real, self._config.max_file_bytes)
        if self._needle and not data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            ours = data if self._config.query.matches_case else data.lower()
            if self._needle not in ours and b"\0" not in data[:4]:
                return None
        try:
            return text_file_of(Path(file.location), data).text
        except FileRefusedError as error:
            raise DroppedError(DropReason.BINARY) from error


def _plain_bytes(query: Query) -> bytes:
    """Return bytes without which a file has no match; empty where that cannot be told.

    Letters beyond ASCII that are equal to a letter of ASCII without regard to case (the Kelvin
    sign and the long s) are found nowhere in a text by its bytes.
    """
    if query.is_pattern or not query.text.isascii():
        return b""
    text = query.text if query.matches_case else query.text.lower()
    if not query.matches_case and ("k" in text or "s" in text or "i" in text):
        return b""
    return text.encode("ascii")


def lines_of(text: str, matches: list[Match]) -> list[LineMatch]:
    """Return matches of a text, in order, with the lines that they begin on."""
    units = None if utf16_length(text) == len(text) else text.encode("utf-16-le", "surrogatepass")

    def cut(start: int, end: int) -> str:
        if units is None:
            return text[start:end]
        return units[2 * start : 2 * end].decode("utf-16-le", "surrogatepass")

    starts = _line_starts(text)
    result: list[LineMatch] = []
    line = 0
    for match in matches:
        while line + 1 < len(starts) and starts[line + 1] <= match.start:
            line += 1
        begin = starts[line]
        end = starts[line + 1] - 1 if line + 1 < len(starts) else utf16_length(text)
        left = max(begin, match.start - _BEFORE)
        if left > begin:
            # Not from the middle of the indentation, nor of a pair of units.
            before = cut(left, match.start)
            before = before[1:] if "\udc00" <= before[:1] <= "\udfff" else before
            before = f"\u2026{before}"
        else:
            before = cut(begin, match.start).lstrip()
        inner = cut(match.start, min(match.end, end))[:_SHOWN]
        after = cut(min(match.end, end), min(end, match.end + _SHOWN))
        shown = f"{before}{inner}{after}"[: len(before) + _SHOWN]
        result.append(
            LineMatch(
                line=line,
                column=match.start - begin,
                start=match.start,
                end=match.end,
                shown=shown,
                shown_start=len(before),
                shown_end=len(before) + len(inner),
                replacement=match.replacement,
            )
        )
    return result


def _line_starts(text: str) -> list[int]:
    """Return where every line starts, in UTF-16 units."""
    starts, position = [0], 0
    lines = text.split("\n")
    for line in lines[:-1]:
        position += utf16_length(line) + 1
        starts.append(position)
    return starts
