"""The rows of JSON lines and Parquet tables as files: a column holds the content.

The layout is that of The Stack and its kin. A row without a path gets its number and
the suffix of its language for one.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any, BinaryIO

from core.corpus.drop_reasons import DroppedError, DropReason
from core.corpus.sources.member import Member, nothing
from core.corpus.sources.unpacking import FAR_TOO_MUCH, Room, most_bytes, unpacked
from core.errors import EnvironmentProblem
from core.languages.table import LANGUAGES
from core.texts import Text

_PATH_COLUMNS = ("max_stars_repo_path", "path", "file_path", "file_name", "filename")
_PROJECT_COLUMNS = ("max_stars_repo_name", "repo_name", "repository_name", "repo")
_LANGUAGE_COLUMNS = ("lang", "language", "programming_language")
_SUFFIX_COLUMN = "ext"
# A character takes six of JSON's at most.
_MAX_JSON_PER_BYTE = 6
_OTHER_COLUMNS_BYTES = 64 * 1024
_BATCH_ROWS = 64


def json_members(file: BinaryIO, max_bytes: int, column: str) -> Iterator[Member]:
    """Return the rows of a file of JSON lines, compressed with gzip or not.

    Raises:
        DroppedError: from here on it is damaged, or unpacks to far too much.
    """
    longest = _MAX_JSON_PER_BYTE * max_bytes + _OTHER_COLUMNS_BYTES
    number = 0
    size = os.fstat(file.fileno()).st_size
    room = Room(size)
    try:
        stream = unpacked(file, size)
        while line := stream.readline(longest):
            number += 1
            room.take(0)  # the stream bounds the sizes
            if not line.endswith(b"\n") and len(line) == longest:
                while line and not line.endswith(b"\n"):
                    line = stream.readline(longest)
                yield Member(_numbered(number, ""), longest, nothing, DropReason.TOO_LARGE)
            elif line.strip():
                yield _json_member(line, number, max_bytes, column)
    except (OSError, EOFError, ValueError) as error:
        raise DroppedError(DropReason.DAMAGED, str(error)[:200]) from error


def _json_member(line: bytes, number: int, max_bytes: int, column: str) -> Member:
    try:
        record: Any = json.loads(line)
    except (ValueError, RecursionError):
        return Member(_numbered(number, ""), len(line), nothing, DropReason.DAMAGED, "no JSON")
    if not isinstance(record, dict):
        return Member(_numbered(number, ""), len(line), nothing, DropReason.DAMAGED, "no table row")
    return _member(record, number, max_bytes, column)


def parquet_members(file: BinaryIO, max_bytes: int, column: str) -> Iterator[Member]:
    """Return the rows of a Parquet table.

    Raises:
        DroppedError: from here on it is damaged, or holds far too much.
        EnvironmentProblem: the library that reads it is not installed.
    """
    try:
        import pyarrow as arrow
        import pyarrow.parquet as parquet
    except ImportError as error:
        raise EnvironmentProblem(
            Text("Parquet tables need the library pyarrow, which is not installed."),
            Text("Install it: pip install 'tabwright[parquet]'"),
        ) from error
    number = 0
    size = os.fstat(file.fileno()).st_size
    room = Room(size)
    known = (column, *_PATH_COLUMNS, *_PROJECT_COLUMNS, *_LANGUAGE_COLUMNS, _SUFFIX_COLUMN)
    try:
        about = parquet.read_metadata(file)
        if _largest_chunk(about) > most_bytes(size):
            raise DroppedError(DropReason.TOO_LARGE, FAR_TOO_MUCH)
        columns = [name for name in known if name in about.schema.to_arrow_schema().names]
        # A text that many rows have in common stays one: a batch of it would fill the memory.
        table = parquet.ParquetFile(file, metadata=about, read_dictionary=columns)
        for batch in table.iter_batches(batch_size=_BATCH_ROWS, columns=columns, use_threads=False):
            for row in range(batch.num_rows):
                number += 1
                record = {name: batch.column(name)[row].as_py() for name in columns}
                member = _member(record, number, max_bytes, column)
                room.take(member.size)
                yield member
    except (arrow.ArrowException, OSError, ValueError, MemoryError) as error:
        raise DroppedError(DropReason.DAMAGED, str(error)[:200]) from error


def _largest_chunk(about: Any) -> int:
    """Return of the columns of all row groups, the largest unpacked size in bytes."""
    groups = (about.row_group(number) for number in range(about.num_row_groups))
    chunks = (group.column(number) for group in groups for number in range(group.num_columns))
    return max((chunk.total_uncompressed_size for chunk in chunks), default=0)


def _member(record: Mapping[str, Any], number: int, max_bytes: int, column: str) -> Member:
    name = _name(record, number)
    content = record.get(column)
    if isinstance(content, str):
        # A lone surrogate, which is no text, is found out when the bytes are decoded.
        content = content.encode("utf-8", "surrogatepass")
    if not isinstance(content, bytes):
        return Member(name, 0, nothing, DropReason.DAMAGED, f"no text in column {column!r}")
    if len(content) > max_bytes:
        detail = f"{len(content):,} bytes > {max_bytes:,}"
        return Member(name, len(content), nothing, DropReason.TOO_LARGE, detail)
    return Member(name, len(content), partial(bytes, content))


def _name(record: Mapping[str, Any], number: int) -> str:
    path = _first_text(record, _PATH_COLUMNS)
    if path:
        project = _first_text(record, _PROJECT_COLUMNS)
        return f"{project}/{path}" if project else path
    suffix = _first_text(record, (_SUFFIX_COLUMN,)).removeprefix(".")
    return _numbered(number, f".{suffix}" if suffix else _suffix_of(record))


def _suffix_of(record: Mapping[str, Any]) -> str:
    language = _first_text(record, _LANGUAGE_COLUMNS).lower()
    for each in LANGUAGES:
        if language in (each.name, each.title.lower()):
            return each.suffixes[0]
    return ""


def _first_text(record: Mapping[str, Any], columns: tuple[str, ...]) -> str:
    values = (record.get(name) for name in columns)
    return next((value for value in values if isinstance(value, str) and value), "")


def _numbered(number: int, suffix: str) -> str:
    return f"row-{number:08}{suffix}"
