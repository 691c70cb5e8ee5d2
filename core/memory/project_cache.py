"""A project's memory on disk, so that the next start finds it ready.

One file for each project, language and tokenizer in the workspace's cache: tokens, order, and
what each file was like when it was read. Damage is noticed, and counts as absence. It may be
deleted at any time; ``forget_project`` does that for one project.
"""

from __future__ import annotations

import contextlib
import json
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from core import files
from core.memory.file_records import FileRecord
from core.memory.project_index import Held
from core.memory.segment import SEPARATOR, Segment
from core.workspace import Workspace

CACHE_VERSION: Final = 2
_MAX_PROJECTS: Final = 20
# A zip holds the CRC-32 of each entry, which reading checks.
_DAMAGE: Final = (
    OSError, ValueError, KeyError, TypeError, IndexError, EOFError, OverflowError,
    zipfile.BadZipFile, zlib.error, RecursionError, NotImplementedError, AttributeError,
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class CacheKey:
    """What the content of a cache depends on.

    Attributes:
        root: of the project, absolute.
        languages: their names.
        tokenizer: the fingerprint of its file.
        config: how files are chosen, as text.
    """

    root: str
    languages: tuple[str, ...]
    tokenizer: str
    config: str


def cache_file(workspace: Workspace, key: CacheKey) -> Path:
    """Return where the memory of a project belongs."""
    rest = f"{key.languages} {key.tokenizer} {key.config}"
    return _folder(workspace) / f"{fingerprint(key.root)}-{fingerprint(rest)}.npz"


def save_project(
    workspace: Workspace, key: CacheKey, held: tuple[Held, ...], records: Mapping[str, FileRecord]
) -> None:
    """Keep a project.

    Args:
        workspace: whose cache takes it.
        key: what it is of.
        held: segments in which every document counts.
        records: of every file by its path.

    Raises:
        StorageError: the disk refused.
    """
    header = {
        "version": CACHE_VERSION,
        "key": [key.root, list(key.languages), key.tokenizer, key.config],
        "segments": [len(one.paths) for one in held],
    }
    known = list(records.items())
    # Not in the header: while that is written or read, no other thread can run.
    arrays: dict[str, NDArray[Any]] = {
        "header": _as_bytes([json.dumps(header)]),
        "paths": _as_bytes([path or "" for one in held for path in one.paths]),
        "files": _as_bytes([path for path, _ in known]),
        "stamps": _as_bytes([record.stamp for _, record in known]),
        "reasons": _as_bytes([record.left_out for _, record in known]),
        "checksums": np.array([record.checksum for _, record in known], dtype=np.uint32),
    }
    for number, one in enumerate(held):
        arrays[f"tokens{number}"] = one.segment.tokens
        arrays[f"order{number}"] = one.segment.order
    file = cache_file(workspace, key)
    with files.atomic_writer(file) as target:
        np.savez(target, allow_pickle=False, **arrays)
    _prune(file.parent)


def load_project(
    workspace: Workspace, key: CacheKey
) -> tuple[tuple[Held, ...], dict[str, FileRecord]] | None:
    """Return what was kept of a project; None where there is nothing, or it is damaged."""
    try:
        # np.load would not notice an entry that is cut short before it is asked for.
        with np.load(cache_file(workspace, key), allow_pickle=False) as archive:
            [text] = _texts(archive["header"])
            header = json.loads(text)
            known = [key.root, list(key.languages), key.tokenizer, key.config]
            if header["version"] != CACHE_VERSION or header["key"] != known:
                return None
            paths = iter(_texts(archive["paths"]))
            held = tuple(
                _held(
                    tuple(islice(paths, int(count))),
                    archive[f"tokens{number}"],
                    archive[f"order{number}"],
                )
                for number, count in enumerate(header["segments"])
            )
            columns = [_texts(archive[name]) for name in ("files", "stamps", "reasons")]
            checksums = archive["checksums"].tolist()
            records = {
                path: FileRecord(stamp=stamp, checksum=int(checksum), left_out=reason)
                for path, stamp, reason, checksum in zip(*columns, checksums, strict=True)
            }
    except _DAMAGE:
        return None
    in_index = [path for one in held for path in one.paths]
    indexed = {path for path, record in records.items() if not record.left_out}
    if len(set(in_index)) != len(in_index) or set(in_index) != indexed:
        return None
    return held, records


def forget_project(workspace: Workspace, root: Path) -> int:
    """Delete everything that is kept of a project; returns how many files that were."""
    count = 0
    for file in _folder(workspace).glob(f"{fingerprint(str(root))}-*"):
        with contextlib.suppress(OSError):
            file.unlink()
            count += 1
    return count


def _held(paths: tuple[str, ...], tokens: NDArray[np.uint16], order: NDArray[np.uint32]) -> Held:
    """Return a segment from its arrays.

    Raises:
        ValueError: they do not fit each other.
    """
    if tokens.dtype != np.uint16 or order.dtype != np.uint32 or tokens.ndim != 1:
        raise ValueError("other arrays")
    starts = np.flatnonzero(tokens == SEPARATOR)
    if len(starts) != len(paths) or len(tokens) != len(order) + len(starts):
        raise ValueError("other documents")
    if len(starts) and starts[0] != 0:
        raise ValueError("no documents")
    seen = np.zeros(len(tokens), dtype=np.bool_)
    seen[starts] = True
    seen[order] = True  # IndexError: beyond the end
    if not seen.all():
        raise ValueError("an order without some tokens")
    documents = np.split(tokens, starts[1:]) if len(starts) else []
    return Held(Segment([document[1:] for document in documents], order), paths)


def _as_bytes(texts: Sequence[str]) -> NDArray[np.uint8]:
    """Return texts in which no NUL is, each with a NUL behind it."""
    data = "\0".join([*texts, ""]).encode("utf-8", "surrogatepass")
    return np.frombuffer(data, dtype=np.uint8)


def _texts(data: NDArray[np.uint8]) -> list[str]:
    return data.tobytes().decode("utf-8", "surrogatepass").split("\0")[:-1]


def _folder(workspace: Workspace) -> Path:
    return workspace.cache / "projects"


def fingerprint(text: str) -> str:
    """Tells texts apart; SHA-256 would load OpenSSL, 4 MB that the light engine does without."""
    data = text.encode("utf-8", "surrogateescape")
    return f"{zlib.crc32(data):08x}{zlib.adler32(data):08x}"


def _prune(folder: Path) -> None:
    """Keep the projects that were written last."""
    with contextlib.suppress(OSError):
        files.remove_orphans(folder)
        known = sorted(folder.glob("*.npz"), key=lambda file: file.stat().st_mtime, reverse=True)
        for file in known[_MAX_PROJECTS:]:
            file.unlink()
