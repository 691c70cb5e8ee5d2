"""The manifest: a row for every file that a build saw, kept or not, and why.

JSON lines in the order of the walk. A kept row says where its text lies in the
text shards. Readers pass over fields that they do not know.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from core.errors import WorkspaceError

MANIFEST_FILE = "manifest.jsonl"


@dataclass(frozen=True, slots=True, kw_only=True)
class ManifestRow:
    """One file.

    Attributes:
        path: relative to the source; a folder that was not entered ends in "/".
        source: the folder or file that was named, absolute.
        language: empty where it was not a file to read.
        lines: of the file as read.
        bytes: of the file on disk, 0 where it was not read.
        md5: of the file on disk, empty where it was not read.
        non_ascii_share: of its characters as read, 0 to 1.
        kept: whether its text is in the shards.
        reason: why not; empty for a kept file.
        detail: the figure to the reason.
        split: "train" or "validation" for a kept file.
        stripped_lines: how many were cut off its start.
        shard, offset, length: where the text of a kept file lies, in bytes.
    """

    path: str
    source: str
    language: str = ""
    lines: int = 0
    bytes: int = 0
    md5: str = ""
    non_ascii_share: float = 0.0
    kept: bool = False
    reason: str = ""
    detail: str = ""
    split: str = ""
    stripped_lines: int = 0
    shard: int = 0
    offset: int = 0
    length: int = 0

    @property
    def is_folder(self) -> bool:
        """Whether this is a folder that was not entered."""
        return self.path.endswith("/")


_FIELDS = {field.name: field.default for field in dataclasses.fields(ManifestRow)}


def to_line(row: ManifestRow) -> str:
    """One line of JSON; what has its default value is left out."""
    values = {name: getattr(row, name) for name in _FIELDS}
    record = {name: value for name, value in values.items() if value != _FIELDS[name]}
    return json.dumps(record, ensure_ascii=False, separators=(",", ":")) + "\n"


def read_manifest(folder: Path) -> Iterator[ManifestRow]:
    """The rows of a corpus, in order.

    Raises:
        WorkspaceError: the manifest is missing or damaged.
    """
    path = folder / MANIFEST_FILE
    try:
        with open(path, encoding="utf-8", newline="\n") as file:
            for line in file:
                record: dict[str, Any] = json.loads(line)
                yield ManifestRow(
                    **{name: value for name, value in record.items() if name in _FIELDS}
                )
    except (OSError, ValueError, TypeError, AttributeError) as error:
        raise WorkspaceError(
            f"The manifest of the corpus {folder.name} cannot be read: {error}.",
            "Build the corpus again: python main.py build",
        ) from error


def printable(path: str) -> str:
    """A path as text that JSON can hold; bytes that are no UTF-8 are spelt out."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
