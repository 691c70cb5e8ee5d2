"""Files that hold many files: archives and tables, listed and read without unpacking.

A source may be a zip or tar archive, JSON lines or a Parquet table. The walk lists the
members and the reading stage reads the wanted ones, both in the order of the container.
Nothing is ever written, so a hostile name can do no harm.
"""

from __future__ import annotations

import dataclasses
import os
import re
import stat
from collections.abc import Iterator
from contextlib import ExitStack
from typing import BinaryIO

from core.corpus.drop_reasons import DroppedError, DropReason, dropped_error
from core.corpus.sources.member import Member
from core.corpus.sources.raw_file import OPEN_FLAGS
from core.corpus.sources.settings import SourceSettings

_ZIP = (".zip", ".jar", ".whl")
_TAR = (".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".tar.xz", ".txz")
_JSON = (".jsonl", ".ndjson", ".jsonl.gz")
_PARQUET = (".parquet",)
CONTAINER_SUFFIXES = (*_ZIP, *_TAR, *_JSON, *_PARQUET)

_OUTWARD = re.compile(r"(?:^|[/\\])\.\.(?:[/\\]|$)|^[/\\]|^[A-Za-z]:")


def is_container(name: str) -> bool:
    """Tell whether a file holds others, by its name."""
    return name.lower().endswith(CONTAINER_SUFFIXES)


class Container:
    """One pass over the members of a container; a context manager that closes it.

    Args:
        location: the file.
        config: how large a member may be, and the column of tables.
    """

    def __init__(self, location: str, config: SourceSettings) -> None:
        self.location = location
        self._config = config
        self._stack = ExitStack()
        self._members = enumerate(self._open())

    def close(self) -> None:
        """Close the file."""
        self._stack.close()

    def members(self) -> Iterator[tuple[int, Member]]:
        """Iterate over its members, numbered; those that are not to be read have a reason.

        Raises:
            DroppedError: from here on it is damaged or too large.
        """
        for number, member in self._members:
            outward = _outward(member.name) if member.drop_reason is None else None
            yield number, dataclasses.replace(member, drop_reason=outward) if outward else member

    def read(self, number: int, name: str) -> bytes:
        """Return the content of a member; members must be read in ascending order.

        Raises:
            DroppedError: it cannot be read, or is not the member that was listed.
        """
        for found, member in self._members:
            if found == number:
                if member.name != name:
                    break
                return member.read()
        raise DroppedError(DropReason.CHANGING)

    def _open(self) -> Iterator[Member]:
        # The window knows the names of containers at its start and opens none of them there.
        from core.corpus.sources.archives import tar_members, zip_members
        from core.corpus.sources.tables import json_members, parquet_members

        name = self.location.lower()
        file = self._stack.enter_context(_open_regular(self.location))
        limit = self._config.max_file_bytes
        if name.endswith(_ZIP):
            yield from zip_members(file, limit)
        elif name.endswith(_TAR):
            yield from tar_members(file, limit)
        elif name.endswith(_JSON):
            yield from json_members(file, limit, self._config.content_column)
        else:
            yield from parquet_members(file, limit, self._config.content_column)


def _open_regular(location: str) -> BinaryIO:
    try:
        descriptor = os.open(location, OPEN_FLAGS)
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            os.close(descriptor)
            raise DroppedError(DropReason.NOT_A_FILE)
    except OSError as error:
        raise dropped_error(error) from error
    return os.fdopen(descriptor, "rb")


def _outward(name: str) -> DropReason | None:
    return DropReason.OUTSIDE if _OUTWARD.search(name) else None
