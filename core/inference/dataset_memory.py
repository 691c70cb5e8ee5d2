"""Computes what file and project predict of every training token, for ``train.memory_loss``.

Each document is predicted from the text before it in its file and from the other files of its
source in the same language, as an editor would with the source as project. It takes some 40
microseconds a token, once for a dataset: the result is kept beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np

from core.control import Control
from core.corpus.store.manifest import ManifestRow, read_manifest
from core.data.memory_file import MemoryArray, read_memory, write_memory
from core.data.token_dataset import TokenDataset
from core.errors import WorkspaceError
from core.events import Emit
from core.inference.memory_predictions import MemoryPredictor
from core.memory.segment import Tokens
from core.progress import Stage
from core.texts import Text
from core.tokenizer.special_tokens import BOS_ID, EOS_ID
from core.workspace import Workspace

# What the memory of a project holds at most (``core.memory.project_config``).
_PROJECT_TOKENS: Final = 2_000_000


def dataset_memory(
    dataset: TokenDataset, workspace: Workspace, emit: Emit, control: Control
) -> MemoryArray:
    """Return the predictions of the training stream, (N, 2); compute and keep them if needed.

    Args:
        dataset: the dataset.
        workspace: has its corpus, which tells the projects apart; without it all files are one.
        emit: receives the progress.
        control: asked now and then.

    Raises:
        StorageError: the disk refused to keep them.
        Cancelled: when that was asked for.
    """
    known = read_memory(dataset)
    if known is not None:
        return known
    ends: list[int] = dataset.train_ends.tolist()
    starts = [0, *ends[:-1]]
    found = np.zeros((len(dataset.train), 2), dtype=np.float16)
    found[:, 0] = 1.0
    stage = Stage(
        "compare", "tokens", emit, total=len(found), detail=Text("what files tell already")
    )
    for project in _projects(dataset, workspace, starts, ends):
        documents = {
            str(number): np.asarray(dataset.train[starts[number] : ends[number]])
            for number in project
        }
        texts = {name: _text(tokens) for name, tokens in documents.items()}
        predictor = MemoryPredictor(texts)
        for number in project:
            name = str(number)
            tokens = documents[name]
            # Control tokens, which no text contains, are the model's alone.
            first = starts[number] + int(len(tokens) > 0 and tokens[0] == BOS_ID)
            predicted = predictor.predict(texts[name], control, without=[name])
            found[first : first + len(predicted)] = predicted
            stage.advance(len(tokens))
    stage.finish(detail="")
    write_memory(dataset, found)
    return found


def _text(tokens: Tokens) -> Tokens:
    """Return a document without the control tokens around it."""
    start = int(len(tokens) > 0 and tokens[0] == BOS_ID)
    end = len(tokens) - int(len(tokens) > start and tokens[-1] == EOS_ID)
    return tokens[start:end]


def _projects(
    dataset: TokenDataset, workspace: Workspace, starts: Sequence[int], ends: Sequence[int]
) -> Iterator[list[int]]:
    """Yield the numbers of the documents of each project, in groups of a bounded size."""
    kinds = _kinds(dataset, workspace)
    if len(kinds) != len(ends):
        kinds = [""] * len(ends)
    groups: dict[str, list[int]] = {}
    for number, kind in enumerate(kinds):
        groups.setdefault(kind, []).append(number)
    for numbers in groups.values():
        part: list[int] = []
        size = 0
        for number in numbers:
            length = ends[number] - starts[number]
            if part and size + length > _PROJECT_TOKENS:
                yield part
                part, size = [], 0
            part.append(number)
            size += length
        yield part


def _kinds(dataset: TokenDataset, workspace: Workspace) -> list[str]:
    """Return source and language of each training document; nothing where it is not known."""
    try:
        rows = read_manifest(workspace.corpus(dataset.info.corpus))
        return [_kind(row) for row in rows if row.kept and row.split == "train"]
    except WorkspaceError:
        return []


def _kind(row: ManifestRow) -> str:
    return f"{row.source}\0{row.language}"
