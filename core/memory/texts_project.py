"""A project of texts that are in no folder: for measuring, where files are at hand already."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from core.memory.location import Location
from core.memory.project_index import ProjectIndex, Snapshot
from core.tokenizer.bulk_encoder import BulkEncoder
from core.tokenizer.tokenizer import Tokenizer


class TextsProject:
    """Answers as ``ProjectMemory`` does, of texts by name.

    Args:
        tokenizer: of the model that asks.
        texts: by a name each, which serves as the path.
    """

    def __init__(self, tokenizer: Tokenizer, texts: Mapping[str, str]) -> None:
        self._index = ProjectIndex()
        encoded = BulkEncoder(tokenizer).encode_batch(list(texts.values()))
        self._index.put(dict(zip(texts, encoded, strict=True)))
        self._index.merge()

    @property
    def version(self) -> int:
        """It never changes."""
        return self._index.version

    def snapshot(self, edited: str | None = None) -> Snapshot:
        """Return all texts but the one of that name."""
        return self._index.snapshot(edited)

    def locations(
        self, snapshot: Snapshot, context: Sequence[int], depth: int, token: int, limit: int
    ) -> list[Location]:
        """None: nobody looks."""
        del snapshot, context, depth, token, limit
        return []
