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

from core.corpus.languages import LANGUAGES
from core.corpus.member import Member, nothing
from core.corpus.skips import Skip, SkipError
from core.corpus.unpacking import unpacked
from core.errors import EnvironmentProblem

_PATH_COLUMNS = ("max_stars_repo_path", "path", "file_path", "file_name", "filename")
_PROJECT_COLUMNS = ("max_stars_repo_name", "repo_name", "repository_name", "repo")
_LANGUAGE_COLUMNS = ("lang", "language", "programming_language")
_SUFFIX_COLUMN = "ext"
# A character takes six of JSON's at most.
_MOST_JSON_PER_BYTE = 6
_OTHER_COLUMNS_BYTES = 64 * 1024
_BATCH_ROWS = 64


def json_members(file: BinaryIO, max_bytes: int, column: str) -> Iterator[Member]:
    """The rows of a file of JSON lines, compressed with gzip or not.

    Raises:
        SkipError: from here on it is damaged, or unpacks to far too much.
    """
    longest = _MOST_JSON_PER_BYTE * max_bytes + _OTHER_COLUMNS_BYTES
    number = 0
    try:
        stream = unpacked(file, os.fstat(file.fileno()).st_size)
        while line := stream.readline(longest):
            number += 1
            if not line.endswith(b"\n") and len(line) == longest:
                while line and not line.endswith(b"\n"):
                    line = stream.readline(longest)
                yield Member(_numbered(number, ""), longest, nothing, Skip.TOO_LARGE)
            elif line.strip():
                yield _json_member(line, number, max_bytes, column)
    except (OSError, EOFError, ValueError) as error:
        raise SkipError(Skip.DAMAGED, str(error)[:200]) from error


def _json_member(line: bytes, number: int, max_bytes: int, column: str) -> Member:
    try:
        record: Any = json.loads(line)
    except (ValueError, RecursionError):
        return Member(_numbered(number, ""), len(line), nothing, Skip.DAMAGED, "no JSON")
    if not isinstance(record, dict):
        return Member(_numbered(number, ""), len(line), nothing, Skip.DAMAGED, "no table row")
    return _member(record, number, max_bytes, column)


def parquet_members(file: BinaryIO, max_bytes: int, column: str) -> Iterator[Member]:
    """The rows of a Parquet table.

    Raises:
        SkipError: it is damaged.
        EnvironmentProblem: the library that reads it is not installed.
    """
    try:
        import pyarrow as arrow
        import pyarrow.parquet as parquet
    except ImportError as error:
        raise EnvironmentProblem(
            "Parquet tables need the library pyarrow, which is not installed.",
            "Install it: pip install 'tabwright[parquet]'",
        ) from error
    number = 0
    try:
        table = parquet.ParquetFile(file, memory_map=False)
        known = (column, *_PATH_COLUMNS, *_PROJECT_COLUMNS, *_LANGUAGE_COLUMNS, _SUFFIX_COLUMN)
        columns = [name for name in known if name in table.schema_arrow.names]
        for batch in table.iter_batches(batch_size=_BATCH_ROWS, columns=columns, use_threads=False):
            for record in batch.to_pylist():
                number += 1
                yield _member(record, number, max_bytes, column)
    except (arrow.ArrowException, OSError, ValueError, MemoryError) as error:
        raise SkipError(Skip.DAMAGED, str(error)[:200]) from error


def _member(record: Mapping[str, Any], number: int, max_bytes: int, column: str) -> Member:
    name = _name(record, number)
    content = record.get(column)
    if isinstance(content, str):
        # A lone surrogate, which is no text, is found out when the bytes are decoded.
        content = content.encode("utf-8", "surrogatepass")
    if not isinstance(content, bytes):
        return Member(name, 0, nothing, Skip.DAMAGED, f"no text in column {column!r}")
    if len(content) > max_bytes:
        detail = f"{len(content):,} bytes > {max_bytes:,}"
        return Member(name, len(content), nothing, Skip.TOO_LARGE, detail)
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
