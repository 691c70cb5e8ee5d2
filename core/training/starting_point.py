"""What a run goes on from: the newest of its checkpoints that is sound and its own."""

from __future__ import annotations

from pathlib import Path

from core.checkpoints import store
from core.checkpoints.format import Checkpoint
from core.errors import CheckpointError


def newest_checkpoint(folder: Path) -> Checkpoint:
    """The latest checkpoint of a run, or the previous one where that is damaged or missing.

    Raises:
        CheckpointError: neither can be read; the message is that of the latest.
    """
    path = folder / store.CHECKPOINTS / store.LATEST
    try:
        return store.load(path)
    except CheckpointError as first:
        if not store.previous(path).exists():
            raise
        try:
            return store.load(store.previous(path))
        except CheckpointError:
            raise first from None
