"""The documents of a finished corpus.

``build.py`` wrote them; the tokenizer and the token shards are made from them,
and the window previews single ones.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from core.corpus.store.manifest import ManifestRow, Split, read_manifest
from core.corpus.store.text_shards import TextShardReader
from core.errors import WorkspaceError
from core.program import command_line
from core.texts import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A kept file.

    Attributes:
        path: relative to its source.
        language: its name, for example "python".
        text: its lines end in line feeds, and a long header is gone.
    """

    path: str
    language: str
    text: str


def iter_documents(folder: Path, split: Split | None = None) -> Iterator[Document]:
    """Return the documents of a corpus in the order of the manifest.

    Args:
        folder: of the corpus.
        split: one side alone, or both.

    Raises:
        WorkspaceError: the corpus is missing or damaged.
    """
    rows = (row for row in read_manifest(folder) if row.kept)
    return read_documents(folder, (row for row in rows if split in (None, row.split)))


def read_documents(folder: Path, rows: Iterable[ManifestRow]) -> Iterator[Document]:
    """Return the documents of some kept rows.

    Raises:
        WorkspaceError: a text is missing or damaged.
    """
    with TextShardReader(folder) as shards:
        for row in rows:
            try:
                text = shards.read(row.shard, row.offset, row.length)
            except (OSError, ValueError) as error:
                raise WorkspaceError(
                    Text(
                        "The corpus {folder} is damaged: {error}.", folder=folder.name, error=error
                    ),
                    Text(
                        "Build the corpus again: {command_line}", command_line=command_line("build")
                    ),
                ) from error
            yield Document(path=row.path, language=row.language, text=text)
