"""The manifest: a row for every file that a build saw, kept or not, and why.

It is a file of JSON lines in the order of the walk. A kept row has the location of its text
in the text shards. Readers ignore fields that they do not know.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from core.errors import WorkspaceError
from core.program import command_line
from core.texts import Text

MANIFEST_FILE = "manifest.jsonl"

Split = Literal["train", "validation"]


@dataclass(frozen=True, slots=True, kw_only=True)
class HeaderBlock:
    """A comment or docstring before the first line of code.

    Attributes:
        lines: of the block itself, which the threshold is compared with.
        cut_lines, cut_bytes: what is removed with it, the blank lines after it included.
    """

    lines: int
    cut_lines: int
    cut_bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ManifestRow:
    """One file: what was measured of it, and what became of it.

    Attributes:
        path: relative to the source; a folder that was not entered ends in "/".
        source: the folder or file that was named, absolute.
        language: empty where it was not a file to read.
        lines: of the file as read.
        bytes: of the file on disk, 0 where it was not read.
        md5: of the file on disk, empty where it was not read.
        text_bytes: of the text as read and redacted, in UTF-8, nothing removed.
        non_ascii_share: of its characters as read, 0 to 1.
        alphanumeric_share: of its characters as read, 0 to 1.
        longest_line, mean_line: characters, without line ends.
        headers: the comments before its first line of code.
        marks: what filters found in its text, by the name of the filter.
        measures: what filters measured of its text, by the name of the filter.
        near_parent: index in the manifest of the most similar file, or -1; following it leads
            through the whole cluster (``near_duplicates.py``).
        near_similarity: to that file, 0 to 1.
        redactions: secrets and addresses that were replaced.
        override: "keep" or "never" (always drop) where a user decided.
        kept: whether its text is in the shards.
        reason: why not; empty for a kept file.
        detail: the figure to the reason.
        duplicate_of: path of the kept file with the same content.
        near_duplicate_of: path of the kept file with nearly the same content.
        split: "train" or "validation" for a kept file.
        stripped_lines: how many were removed from its start.
        shard, offset, length: of the text of a kept file, in bytes.
    """

    path: str
    source: str
    language: str = ""
    lines: int = 0
    bytes: int = 0
    md5: str = ""
    text_bytes: int = 0
    non_ascii_share: float = 0.0
    alphanumeric_share: float = 0.0
    longest_line: int = 0
    mean_line: float = 0.0
    headers: tuple[HeaderBlock, ...] = ()
    marks: Mapping[str, str] = field(default_factory=dict[str, str])
    measures: Mapping[str, float] = field(default_factory=dict[str, float])
    near_parent: int = -1
    near_similarity: float = 0.0
    redactions: int = 0
    override: str = ""
    kept: bool = False
    reason: str = ""
    detail: str = ""
    duplicate_of: str = ""
    near_duplicate_of: str = ""
    split: str = ""
    stripped_lines: int = 0
    shard: int = 0
    offset: int = 0
    length: int = 0

    @property
    def is_read(self) -> bool:
        """Whether its text was read and measured."""
        return self.md5 != ""

    @property
    def is_folder(self) -> bool:
        """Whether this is a folder that was not entered."""
        return self.path.endswith("/")

    def placed(self, shard: int, offset: int, length: int) -> ManifestRow:
        """Return the same row with another location of its text."""
        return dataclasses.replace(self, shard=shard, offset=offset, length=length)


_FIELDS = {
    each.name: {} if each.name in ("marks", "measures") else each.default
    for each in dataclasses.fields(ManifestRow)
}


def to_line(row: ManifestRow) -> str:
    """Return one line of JSON, without fields that have their default value."""
    values = {name: getattr(row, name) for name in _FIELDS}
    record = {name: value for name, value in values.items() if value != _FIELDS[name]}
    if row.headers:
        record["headers"] = [[each.lines, each.cut_lines, each.cut_bytes] for each in row.headers]
    return json.dumps(record, ensure_ascii=False, separators=(",", ":")) + "\n"


def from_line(line: str) -> ManifestRow:
    """Return the row of a line.

    Raises:
        ValueError, TypeError, AttributeError: it is not one.
    """
    record: dict[str, Any] = json.loads(line)
    if not record.keys() <= _FIELDS.keys():
        record = {name: value for name, value in record.items() if name in _FIELDS}
    headers = record.get("headers")
    if headers:
        record["headers"] = tuple(
            HeaderBlock(lines=lines, cut_lines=cut_lines, cut_bytes=cut_bytes)
            for lines, cut_lines, cut_bytes in headers
        )
    return ManifestRow(**record)


def read_manifest(folder: Path) -> Iterator[ManifestRow]:
    """Iterate over the rows of a corpus, in order.

    Raises:
        WorkspaceError: the manifest is missing or damaged.
    """
    path = folder / MANIFEST_FILE
    try:
        with open(path, encoding="utf-8", newline="\n") as file:
            for line in file:
                yield from_line(line)
    except (OSError, ValueError, TypeError, AttributeError) as error:
        raise WorkspaceError(
            Text(
                "The manifest of the corpus {folder} cannot be read: {error}.",
                folder=folder.name,
                error=error,
            ),
            Text("Build the corpus again: {command_line}", command_line=command_line("build")),
        ) from error


def printable(path: str) -> str:
    """Return a path as text that JSON can store; bytes that are not UTF-8 are escaped."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
