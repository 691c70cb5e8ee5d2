"""Makes a dataset of an existing corpus with an existing tokenizer.

A model can only read the tokens that it was trained with. To fine-tune it on new files, their
corpus is encoded again with the tokenizer of the model; the dataset of the build is unchanged.
"""

from __future__ import annotations

from pathlib import Path

from core import files
from core.control import Control
from core.corpus.description import read_description
from core.corpus.store.manifest import read_manifest
from core.data.config import SEPARATOR
from core.data.encoding import encode_documents
from core.data.token_dataset import (
    DESCRIPTION_FILE,
    FORMAT_VERSION,
    TOKENIZER_FILE,
    DatasetInfo,
    TokenDataset,
)
from core.data.token_writer import TokenWriter
from core.errors import WorkspaceError
from core.events import Emit
from core.folders import staged_folder
from core.program import command_line
from core.progress import Stage
from core.texts import Text
from core.titles import corpus_title
from core.tokenizer.tokenizer import Tokenizer
from core.workspace import Workspace

_TOKENIZER_NAME = "retokenized"


def retokenized(
    dataset: TokenDataset, tokenizer: Tokenizer, workspace: Workspace, emit: Emit, control: Control
) -> TokenDataset:
    """Return the same documents encoded by another tokenizer; make the dataset if needed.

    Args:
        dataset: whose corpus and whose split; returned itself where the tokenizer is its own.
        tokenizer: the tokenizer that encodes.
        workspace: the workspace that has the corpus and receives the dataset.
        emit: receives the progress.
        control: is checked between documents.

    Raises:
        WorkspaceError: the corpus is gone, or has changed since.
        StorageError: the disk refused.
        Cancelled: a cancel was asked for; nothing was made.
    """
    if dataset.tokenizer.sha256 == tokenizer.sha256:
        return dataset
    name = f"{dataset.info.corpus}.{tokenizer.sha256[:8]}{SEPARATOR}{_TOKENIZER_NAME}"
    corpus_sha256 = _corpus_sha256(dataset, workspace)
    target = workspace.dataset(name)
    return _encoded(dataset.info.corpus, corpus_sha256, tokenizer, target, workspace, emit, control)


def encoded_corpus(
    corpus: str, tokenizer: Tokenizer, workspace: Workspace, emit: Emit, control: Control
) -> TokenDataset:
    """Return the dataset of a corpus for which no tokenizer was trained, by a given tokenizer.

    Args:
        corpus: the name of the corpus.
        tokenizer: the tokenizer that encodes.
        workspace: the workspace that has the corpus and receives the dataset.
        emit: receives the progress.
        control: is checked between documents.

    Raises:
        WorkspaceError: the corpus is missing or damaged.
        StorageError: the disk refused.
        Cancelled: a cancel was asked for; nothing was made.
    """
    text_sha256 = read_description(workspace.corpus(corpus)).text_sha256
    target = workspace.dataset(f"{corpus}{SEPARATOR}{_TOKENIZER_NAME}")
    return _encoded(corpus, text_sha256, tokenizer, target, workspace, emit, control)


def _encoded(
    corpus: str,
    corpus_sha256: str,
    tokenizer: Tokenizer,
    target: Path,
    workspace: Workspace,
    emit: Emit,
    control: Control,
) -> TokenDataset:
    """Return the dataset in ``target``; make it where it is not that of corpus and tokenizer."""
    try:
        known = TokenDataset.open(target)
    except WorkspaceError:
        known = None
    if known is not None and (known.info.corpus_sha256, known.info.tokenizer_sha256) == (
        corpus_sha256,
        tokenizer.sha256,
    ):
        return known
    corpus_folder = workspace.corpus(corpus)
    rows = [row for row in read_manifest(corpus_folder) if row.kept]
    stage = Stage("encode", "bytes", emit, total=sum(row.length for row in rows))
    with staged_folder(target) as folder:
        with (
            TokenWriter(folder, "train", tokenizer) as train,
            TokenWriter(folder, "val", tokenizer) as validation,
        ):
            encoded = encode_documents(tokenizer, corpus_folder, rows, control)
            for row, ids in zip(rows, encoded, strict=True):
                (train if row.split == "train" else validation).add(ids)
                stage.advance(row.length, detail=row.path)
            info = DatasetInfo(
                format_version=FORMAT_VERSION,
                name=target.name,
                corpus=corpus,
                corpus_sha256=corpus_sha256,
                tokenizer=_TOKENIZER_NAME,
                tokenizer_sha256=tokenizer.sha256,
                vocabulary_size=tokenizer.vocabulary_size,
                train=train.finish(),
                validation=validation.finish(),
            )
        files.write_text(folder / TOKENIZER_FILE, tokenizer.to_json())
        files.write_text(folder / DESCRIPTION_FILE, info.to_json())
    stage.finish(detail="")
    return TokenDataset.open(target)


def _corpus_sha256(dataset: TokenDataset, workspace: Workspace) -> str:
    """The hash of the present corpus; raises if it is not that of the dataset any more."""
    corpus_folder = workspace.corpus(dataset.info.corpus)
    hint = f"Build it again: {command_line(f'build --name {dataset.info.corpus}')}"
    try:
        corpus = read_description(corpus_folder)
    except WorkspaceError as error:
        raise WorkspaceError(
            Text(
                "The dataset {title} has another tokenizer than the model, and its corpus "
                "cannot be read: {problem}",
                title=dataset.title,
                problem=error.message,
            ),
            hint,
        ) from error
    if corpus.text_sha256 != dataset.info.corpus_sha256:
        raise WorkspaceError(
            Text(
                "The corpus {corpus_title} has changed since the dataset {title} was made.",
                corpus_title=corpus_title(corpus_folder),
                title=dataset.title,
            ),
            hint,
        )
    return corpus.text_sha256
