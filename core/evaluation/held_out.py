"""Files that no training has seen: read, filtered, and rid of the training set's copies.

A score on a file that was in the training set says nothing, and copies are everywhere in code.
Files are compared by their tokens in order (``near_duplicates``), so another name, other
blanks and line breaks hide nothing; what is like a training file is left out and named.
"""

from __future__ import annotations

import dataclasses
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from core.control import Control
from core.corpus.build import build_corpus
from core.corpus.config import CorpusConfig
from core.corpus.filters.near_duplicates import Signer
from core.corpus.presets import RECOMMENDED, with_filters
from core.corpus.split import Split
from core.corpus.store.manifest import read_manifest
from core.corpus.store.reader import Document, iter_documents, read_documents
from core.errors import SourceError
from core.events import Emit
from core.progress import Stage
from core.workspace import open_workspace

# Two in five of all sequences of five tokens; unrelated files share next to none.
LEAK_SIMILARITY: Final = 0.4
_CORPUS: Final = "held-out"


@dataclass(frozen=True, slots=True, kw_only=True)
class Leak:
    """A file that was left out.

    Attributes:
        path: of the file.
        original: the training file that it is like.
        similarity: 0 to 1, of their sequences of five tokens.
    """

    path: str
    original: str
    similarity: float


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldOut:
    """What is left to measure on, and what was left out."""

    documents: tuple[Document, ...]
    leaks: tuple[Leak, ...]


def held_out_documents(
    sources: Sequence[str],
    languages: Sequence[str],
    training: Iterable[Document],
    emit: Emit,
    control: Control,
) -> HeldOut:
    """Read files to measure on.

    Args:
        sources: as ``build`` takes them.
        languages: names; files of others are not read.
        training: every document of the training corpus.
        emit: receives the progress.
        control: asked between two files.

    Raises:
        SourceError: a source is missing, or no file is left.
        Cancelled: when that was asked for.
    """
    config = with_filters(
        CorpusConfig(sources=tuple(sources), languages=tuple(languages)), RECOMMENDED
    )
    # What a person types is not redacted.
    config = dataclasses.replace(config, redact_secrets=False, redact_emails=False)
    with tempfile.TemporaryDirectory(prefix="tabwright-") as folder:
        corpus = build_corpus(_CORPUS, config, open_workspace(Path(folder)), emit, control)
        documents = tuple(_named_by_source(corpus.folder))
    found = without_leaks(documents, training, emit, control)
    if not found.documents:
        raise SourceError(
            f"Every one of the {len(found.leaks):,} files is like one of the training set.",
            "Choose a project that the model was not trained on.",
        )
    return found


def validation_documents(
    corpus: Path, languages: Sequence[str], emit: Emit, control: Control
) -> HeldOut:
    """The held-out side of a training set, rid of what is like its other side.

    Args:
        corpus: the folder of the training corpus.
        languages: names; files of others are passed over.
        emit: receives the progress.
        control: asked between two files.

    Raises:
        SourceError: no file is left.
        WorkspaceError: the corpus is damaged.
        Cancelled: when that was asked for.
    """
    documents = [
        document
        for document in _named_by_source(corpus, "validation")
        if document.language in languages
    ]
    found = without_leaks(documents, iter_documents(corpus, "train"), emit, control)
    if not found.documents:
        raise SourceError(
            f"The data set {corpus.name} has no held-out files in these languages.",
            "Name folders of code that the model has not seen.",
        )
    return found


def _named_by_source(corpus: Path, split: Split | None = None) -> Iterator[Document]:
    """The documents of a corpus, each under a path of its own.

    Two projects have a file of one name as a rule, and what is asked in a file goes by its path.
    """
    rows = [row for row in read_manifest(corpus) if row.kept and split in (None, row.split)]
    sources = list(dict.fromkeys(row.source for row in rows))
    names = {source: Path(source).name for source in sources}
    are_telling = len(set(names.values())) == len(sources)
    for row, document in zip(rows, read_documents(corpus, rows), strict=True):
        name = names[row.source] if are_telling else row.source
        path = document.path if len(sources) == 1 else f"{name}/{document.path}"
        yield dataclasses.replace(document, path=path)


def without_leaks(
    documents: Sequence[Document], training: Iterable[Document], emit: Emit, control: Control
) -> HeldOut:
    """Leave out what is like a training document.

    Raises:
        Cancelled: between two files.
    """
    signer = Signer()
    stage = Stage("compare", "files", emit)
    names: list[str] = []
    known: list[NDArray[np.uint32]] = []
    texts: dict[str, str] = {}
    for document in training:
        control.safe_point()
        signature = signer.sign(document.text)
        texts.setdefault(document.text, document.path)
        if signature:
            names.append(document.path)
            known.append(np.frombuffer(signature, dtype="<u4"))
        stage.advance(1, detail=document.path)
    table = np.stack(known) if known else np.empty((0, 0), dtype=np.uint32)
    kept: list[Document] = []
    leaks: list[Leak] = []
    for document in documents:
        control.safe_point()
        leak = _leak(document, signer.sign(document.text), table, names, texts)
        if leak is None:
            kept.append(document)
        else:
            leaks.append(leak)
        stage.advance(1, detail=document.path)
    stage.finish(detail="")
    return HeldOut(documents=tuple(kept), leaks=tuple(leaks))


def _leak(
    document: Document,
    signature: bytes,
    table: NDArray[np.uint32],
    names: Sequence[str],
    texts: dict[str, str],
) -> Leak | None:
    if document.text in texts:
        return Leak(path=document.path, original=texts[document.text], similarity=1.0)
    if not signature or not len(table):
        return None
    alike = (table == np.frombuffer(signature, dtype="<u4")).mean(axis=1)
    best = int(alike.argmax())
    if alike[best] < LEAK_SIMILARITY:
        return None
    return Leak(path=document.path, original=names[best], similarity=float(alike[best]))
