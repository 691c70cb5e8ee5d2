"""Files that the model has not seen: read, filtered, and without duplicates of training files.

A figure on a file of the training set says nothing, and duplicates are frequent in code.
Files are compared by their sequences of tokens (``near_duplicates``), so another file name, other
white space and line breaks hide nothing; near-duplicates of training files are dropped and listed.
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
from core.corpus.store.manifest import Split, read_manifest
from core.corpus.store.reader import Document, iter_documents, read_documents
from core.errors import SourceError
from core.events import Emit
from core.progress import Stage
from core.texts import Text
from core.workspace import open_workspace

# Two in five of all sequences of five tokens; unrelated files have almost none in common.
LEAK_SIMILARITY: Final = 0.4
_CORPUS: Final = "held-out"


@dataclass(frozen=True, slots=True, kw_only=True)
class Leak:
    """A file that was dropped.

    Attributes:
        path: its path.
        original: the training file that it resembles.
        similarity: estimated Jaccard similarity of their sequences of five tokens, 0 to 1.
    """

    path: str
    original: str
    similarity: float


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldOut:
    """The files to evaluate on, and the files that were dropped."""

    documents: tuple[Document, ...]
    leaks: tuple[Leak, ...]


def held_out_documents(
    sources: Sequence[str],
    languages: Sequence[str],
    training: Iterable[Document],
    emit: Emit,
    control: Control,
) -> HeldOut:
    """Read files to evaluate on.

    Args:
        sources: as ``build`` takes them.
        languages: names; files of other languages are not read.
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
    # The text that users type is not redacted.
    config = dataclasses.replace(config, redact_secrets=False, redact_emails=False)
    with tempfile.TemporaryDirectory(prefix="tabwright-") as folder:
        corpus = build_corpus(_CORPUS, config, open_workspace(Path(folder)), emit, control)
        documents = tuple(_named_by_source(corpus.folder))
    found = without_leaks(documents, training, emit, control)
    if not found.documents:
        raise SourceError(
            Text(
                "All {count:,} files are near-duplicates of training files.", count=len(found.leaks)
            ),
            Text("Choose a project that the model was not trained on."),
        )
    return found


def validation_documents(
    corpus: Path, languages: Sequence[str], emit: Emit, control: Control
) -> HeldOut:
    """Return the validation split without near-duplicates of the training split.

    Args:
        corpus: the folder of the training corpus.
        languages: names; files of other languages are skipped.
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
            Text(
                "The dataset {corpus} has no validation files in these languages.",
                corpus=corpus.name,
            ),
            Text("Name folders of code that the model has not seen."),
        )
    return found


def _named_by_source(corpus: Path, split: Split | None = None) -> Iterator[Document]:
    """Yield the documents of a corpus, each under a path of its own.

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
    """Drop near-duplicates of training documents.

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
