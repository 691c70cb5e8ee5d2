"""The ``build`` operation: sources to corpus, tokenizer and token dataset.

Each of the three is moved into the workspace only when it is complete, and a dataset contains
everything that it needs, so a build that is cancelled or killed changes nothing. The same input
gives the same bytes.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from core import files
from core.control import Control
from core.corpus.build import CorpusResult, build_corpus
from core.corpus.store.manifest import ManifestRow, read_manifest
from core.corpus.store.reader import Document, read_documents
from core.data.config import BuildConfig, build_config
from core.data.encoding import encode_documents
from core.data.finished import Finished, finished_dataset, inputs_sha256
from core.data.sampling import even_sample
from core.data.token_dataset import (
    DESCRIPTION_FILE,
    FORMAT_VERSION,
    TOKENIZER_FILE,
    DatasetInfo,
    StreamInfo,
)
from core.data.token_writer import TokenWriter
from core.events import Emit, Notice
from core.folders import staged_folder
from core.progress import Stage
from core.texts import Text
from core.titles import write_title
from core.tokenizer.report import TokenizerReport, report
from core.tokenizer.store import save_tokenizer
from core.tokenizer.tokenizer import Tokenizer
from core.tokenizer.training import TrainedTokenizer, train_tokenizer
from core.workspace import Workspace

__all__ = ["BuildConfig", "BuildResult", "build", "build_config"]

# Enough for two significant digits of bytes per token in each language; half a second of work.
_REPORT_BYTES = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildResult:
    """The result of a build.

    Attributes:
        dataset, folder: the name and the folder of the token dataset.
        corpus, tokenizer: the names of the corpus and the tokenizer.
        files_seen, files_read, files_kept, dropped: the counts of ``FileCounts``.
        train_tokens, validation_tokens: the numbers of tokens, including control tokens.
        train_bytes, validation_bytes: the bytes of text that the tokens decode to.
        bytes_per_token: the bytes per token of validation text.
        seconds: the duration of the whole build.
    """

    dataset: str
    folder: Path
    corpus: str
    tokenizer: str
    files_seen: int
    files_read: int
    files_kept: int
    dropped: tuple[tuple[str, int], ...]
    vocabulary_size: int
    train_tokens: int
    validation_tokens: int
    train_bytes: int
    validation_bytes: int
    bytes_per_token: float
    seconds: float


def build(config: BuildConfig, workspace: Workspace, emit: Emit, control: Control) -> BuildResult:
    """Build a corpus, a tokenizer and a token dataset.

    A stop is ignored, because half of a build is useless; a cancel ends the build.

    Raises:
        SourceError: a source is missing, or the filters drop all files.
        StorageError, WorkspaceError: something cannot be written.
        EnvironmentProblem: the system killed the training of the tokenizer.
        Cancelled: a cancel was asked for; raised within a second.
    """
    start = time.perf_counter()
    corpus = build_corpus(config.name, config.corpus, workspace, emit, control)
    if config.title:
        write_title(corpus.folder, config.title)
    rows = [row for row in read_manifest(corpus.folder) if row.kept]
    inputs = inputs_sha256(config, corpus.text_sha256, rows)
    finished = finished_dataset(config, workspace, inputs)
    target = workspace.dataset(config.dataset_name)
    if finished is not None:
        if config.title:
            write_title(target, config.title)
        _skip_stages(emit)
        return _result(finished, workspace, corpus, start)
    trained = _train_tokenizer(config, corpus, rows, emit, control)
    tokenizer = trained.tokenizer
    _warn(config, tokenizer, corpus, emit)
    with staged_folder(target) as folder:
        train, validation = _write_streams(folder, corpus, rows, tokenizer, emit, control)
        stage = Stage("write", "files", emit, total=2, detail=Text("tokenizer report"))
        figures = _report(corpus, rows, trained, control)
        save_tokenizer(workspace.tokenizer(config.tokenizer_name), tokenizer, figures)
        stage.advance(1, detail="dataset")
        files.write_text(folder / TOKENIZER_FILE, tokenizer.to_json())
        info = _describe(config, corpus, tokenizer, train, validation, inputs)
        files.write_text(folder / DESCRIPTION_FILE, info.to_json())
        if config.title:
            write_title(folder, config.title)
        control.safe_point()
    stage.advance(1)
    stage.finish(detail="")
    return _result(Finished(info, figures.overall.bytes_per_token), workspace, corpus, start)


def _result(
    finished: Finished, workspace: Workspace, corpus: CorpusResult, start: float
) -> BuildResult:
    info = finished.info
    return BuildResult(
        dataset=info.name,
        folder=workspace.dataset(info.name),
        corpus=info.corpus,
        tokenizer=info.tokenizer,
        files_seen=corpus.files_seen,
        files_read=corpus.files_read,
        files_kept=corpus.files_kept,
        dropped=corpus.dropped,
        vocabulary_size=info.vocabulary_size,
        train_tokens=info.train.tokens,
        validation_tokens=info.validation.tokens,
        train_bytes=info.train.text_bytes,
        validation_bytes=info.validation.text_bytes,
        bytes_per_token=finished.bytes_per_token,
        seconds=round(time.perf_counter() - start, 3),
    )


def _skip_stages(emit: Emit) -> None:
    """Report the stages that have nothing to do as done."""
    for name in ("tokenizer", "encode", "write"):
        Stage(name, "files", emit, total=0).finish(detail="")
    emit(Notice(level="info", message=Text("Nothing has changed since the last build.")))


def _train_tokenizer(
    config: BuildConfig,
    corpus: CorpusResult,
    rows: Sequence[ManifestRow],
    emit: Emit,
    control: Control,
) -> TrainedTokenizer:
    training_rows = [row for row in rows if row.split == "train"]
    sample = even_sample(training_rows, config.tokenizer.sample_bytes, config.tokenizer.seed)
    texts = (document.text for document in read_documents(corpus.folder, sample))
    total = sum(row.length for row in sample)
    return train_tokenizer(config.tokenizer, texts, emit, control, total)


def _write_streams(
    folder: Path,
    corpus: CorpusResult,
    rows: Sequence[ManifestRow],
    tokenizer: Tokenizer,
    emit: Emit,
    control: Control,
) -> tuple[StreamInfo, StreamInfo]:
    stage = Stage("encode", "bytes", emit, total=corpus.kept_bytes)
    with (
        TokenWriter(folder, "train", tokenizer) as train,
        TokenWriter(folder, "val", tokenizer) as validation,
    ):
        encoded = encode_documents(tokenizer, corpus.folder, rows, control)
        for row, ids in zip(rows, encoded, strict=True):
            (train if row.split == "train" else validation).add(ids)
            stage.advance(row.length, detail=row.path)
        stage.finish(detail="")
        return train.finish(), validation.finish()


def _report(
    corpus: CorpusResult, rows: Sequence[ManifestRow], trained: TrainedTokenizer, control: Control
) -> TokenizerReport:
    """Measure the tokenizer on the validation split, or on all files if that is empty."""
    held_out = [row for row in rows if row.split == "validation"] or rows
    sample = even_sample(held_out, _REPORT_BYTES, seed=0)
    documents = _checked(read_documents(corpus.folder, sample), control)
    texts = ((document.language, document.text) for document in documents)
    return report(trained.tokenizer, texts, trained.bounded_words)


def _checked(documents: Iterator[Document], control: Control) -> Iterator[Document]:
    for document in documents:
        control.safe_point()
        yield document


def _warn(config: BuildConfig, tokenizer: Tokenizer, corpus: CorpusResult, emit: Emit) -> None:
    if tokenizer.vocabulary_size < config.tokenizer.vocabulary:
        emit(
            Notice(
                level="info",
                message=Text(
                    "The text gave {vocabulary_size:,} tokens of the {vocabulary:,} asked for.",
                    vocabulary_size=tokenizer.vocabulary_size,
                    vocabulary=config.tokenizer.vocabulary,
                ),
                hint=Text("Add more source files for a larger vocabulary."),
            )
        )
    if corpus.validation_files == 0 and config.corpus.validation_share > 0:
        emit(
            Notice(
                level="warning",
                message=Text("There is only one file, so none is held out for validation."),
                hint=Text("Add more source files."),
            )
        )


def _describe(
    config: BuildConfig,
    corpus: CorpusResult,
    tokenizer: Tokenizer,
    train: StreamInfo,
    validation: StreamInfo,
    inputs: str,
) -> DatasetInfo:
    return DatasetInfo(
        format_version=FORMAT_VERSION,
        name=config.dataset_name,
        corpus=config.name,
        corpus_sha256=corpus.text_sha256,
        tokenizer=config.tokenizer_name,
        tokenizer_sha256=tokenizer.sha256,
        vocabulary_size=tokenizer.vocabulary_size,
        train=train,
        validation=validation,
        inputs_sha256=inputs,
    )
