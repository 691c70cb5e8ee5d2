"""Reading a finished corpus for the page, in a worker."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from core.control import Control
from core.corpus.description import read_description
from core.corpus.store.manifest import ManifestRow, read_manifest
from core.corpus.store.overrides import Overrides, read_overrides
from core.data.config import SEPARATOR
from core.data.token_dataset import TokenDataset
from core.errors import CoreError
from core.workspace import Workspace, complete_folders
from gui.corpus.clusters import Cluster, clusters_of
from gui.corpus.corpus_data import CorpusData, corpus_data

# Reading this many rows takes a few milliseconds.
_ROWS_BETWEEN_SAFE_POINTS = 500


@dataclass(frozen=True, slots=True)
class OpenedCorpus:
    """A corpus, its groups of copies, and what a person has decided about its files."""

    data: CorpusData
    clusters: Sequence[Cluster]
    overrides: Overrides


def open_corpus(workspace: Workspace, name: str, control: Control) -> OpenedCorpus:
    """Read a corpus.

    Raises:
        WorkspaceError: it is missing or damaged.
        Cancelled: between some rows.
    """
    folder = workspace.corpus(name)
    info = read_description(folder)
    rows: list[ManifestRow] = []
    for place, row in enumerate(read_manifest(folder)):
        if place % _ROWS_BETWEEN_SAFE_POINTS == 0:
            control.safe_point()
        rows.append(row)
    tokens = train_tokens(workspace, name)
    data = corpus_data(folder, info.config, rows, tokens, control, info.marked_by)
    control.safe_point()
    return OpenedCorpus(data, clusters_of(data), read_overrides(folder))


def train_tokens(workspace: Workspace, corpus: str) -> int | None:
    """Those of a dataset of a corpus, as everything else says them; None where there is none."""
    for folder in _datasets_of(workspace, corpus):
        try:
            tokens = TokenDataset.open(folder).info.train.tokens
        except CoreError:
            continue
        if tokens:
            return tokens
    return None


def _datasets_of(workspace: Workspace, corpus: str) -> list[Path]:
    names = complete_folders(workspace.datasets)
    return [workspace.dataset(name) for name in names if name.partition(SEPARATOR)[0] == corpus]
