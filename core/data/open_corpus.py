"""Reading a finished corpus for people to look at, with the tokens of its dataset."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from core.control import Control
from core.corpus.browse.clusters import Cluster, clusters_of
from core.corpus.browse.corpus_data import CorpusData, corpus_data
from core.corpus.description import read_description
from core.corpus.store.manifest import ManifestRow, read_manifest
from core.corpus.store.overrides import Overrides, read_overrides
from core.data.config import SEPARATOR
from core.data.token_dataset import TokenDataset
from core.errors import CoreError
from core.workspace import Workspace, complete_folders

# Reading this many rows takes a few milliseconds.
_ROWS_BETWEEN_SAFE_POINTS = 500


@dataclass(frozen=True, slots=True)
class OpenedCorpus:
    """A corpus, its clusters of duplicates, and what a user has decided about its files."""

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
    for index, row in enumerate(read_manifest(folder)):
        if index % _ROWS_BETWEEN_SAFE_POINTS == 0:
            control.safe_point()
        rows.append(row)
    tokens = train_tokens(workspace, name)
    data = corpus_data(folder, info.config, rows, tokens, control, info.marked_by)
    control.safe_point()
    return OpenedCorpus(data, clusters_of(data), read_overrides(folder))


def train_tokens(workspace: Workspace, corpus: str) -> int | None:
    """Return the training tokens of a dataset of a corpus; None where there is no dataset."""
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
