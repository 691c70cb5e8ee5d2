"""A token dataset on disk, opened for reading.

The folder has two token streams of uint16, ``train-00000.bin`` and ``val-00000.bin``, the ends of
their documents, a copy of the tokenizer, and ``dataset.json``, which describes them with their
hashes. ``token_writer.py`` writes it. Tokens stay on disk and are memory-mapped, so that opening
takes milliseconds at any size.
"""

from __future__ import annotations

import dataclasses
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core import files
from core.config import from_mapping
from core.errors import ConfigError, WorkspaceError
from core.program import command_line
from core.texts import Text
from core.titles import dataset_title
from core.tokenizer.tokenizer import Tokenizer
from core.workspace import COMPLETE_MARK

FORMAT_VERSION = 1
DESCRIPTION_FILE = "dataset.json"
TOKENIZER_FILE = "tokenizer.json"
TOKEN_DTYPE = np.dtype("<u2")
END_DTYPE = np.dtype("<u8")

_HINT = Text("Build it again: {command_line}", command_line=command_line("build"))


@dataclass(frozen=True, slots=True, kw_only=True)
class StreamInfo:
    """The description of one token stream and its files.

    Attributes:
        tokens, documents: the numbers of tokens and documents.
        text_bytes: the UTF-8 bytes that the tokens decode to.
        tokens_sha256, ends_sha256: the hashes of the two files.
    """

    tokens: int
    documents: int
    text_bytes: int
    tokens_sha256: str
    ends_sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DatasetInfo:
    """The content of ``dataset.json``.

    Attributes:
        corpus, tokenizer: the names of the corpus and the tokenizer.
        corpus_sha256, tokenizer_sha256: the hashes of their contents.
        inputs_sha256: the hash of the whole input: files, texts, splits, all settings of corpus
            and tokenizer. It is empty in datasets of the first version.
    """

    format_version: int
    name: str
    corpus: str
    corpus_sha256: str
    tokenizer: str
    tokenizer_sha256: str
    vocabulary_size: int
    train: StreamInfo
    validation: StreamInfo
    inputs_sha256: str = ""

    def to_json(self) -> str:
        """Return indented JSON, the same for the same content."""
        return json.dumps(dataclasses.asdict(self), indent=2) + "\n"


class TokenDataset:
    """The token streams of one corpus, encoded by one tokenizer; see ``open``.

    Attributes:
        folder: the folder of the dataset.
        info: the content of ``dataset.json``.
        train, validation: the streams, uint16 (N,), read-only memory maps; an empty
            stream is an empty array.
        train_ends, validation_ends: the exclusive end of each document in its stream, uint64
            (documents,).
    """

    def __init__(self, folder: Path, info: DatasetInfo) -> None:
        self.folder = folder
        self.info = info
        self._tokenizer: Tokenizer | None = None
        train, validation = info.train, info.validation
        self.train = _map_tokens(tokens_file(folder, "train"), train.tokens)
        self.validation = _map_tokens(tokens_file(folder, "val"), validation.tokens)
        self.train_ends = _map_ends(ends_file(folder, "train"), train.documents)
        self.validation_ends = _map_ends(ends_file(folder, "val"), validation.documents)

    @classmethod
    def open(cls, folder: Path) -> TokenDataset:
        """Open a dataset.

        Raises:
            WorkspaceError: the dataset is missing, incomplete, damaged or from a newer Tabwright.
        """
        if not (folder / COMPLETE_MARK).is_file():
            raise WorkspaceError(
                Text("There is no complete dataset at {folder}.", folder=folder), _HINT
            )
        return cls(folder, _read_info(folder / DESCRIPTION_FILE))

    @property
    def name(self) -> str:
        """The name of the folder: ``<corpus>--<tokenizer>`` unless it was renamed."""
        return self.folder.name

    @property
    def title(self) -> str:
        """The title that the user sees (``titles.dataset_title``)."""
        return dataset_title(self.folder)

    @property
    def vocabulary_size(self) -> int:
        """The number of ids of the tokenizer, V; every token is below it."""
        return self.info.vocabulary_size

    @property
    def train_bytes(self) -> int:
        """The UTF-8 bytes that the training tokens decode to."""
        return self.info.train.text_bytes

    @property
    def validation_bytes(self) -> int:
        """The UTF-8 bytes that the validation tokens decode to."""
        return self.info.validation.text_bytes

    @property
    def fingerprint(self) -> str:
        """The SHA-256 of the description; equal for equal content."""
        return files.sha256_of_file(self.folder / DESCRIPTION_FILE)

    @property
    def tokenizer(self) -> Tokenizer:
        """The tokenizer of the tokens.

        Raises:
            WorkspaceError: its file is missing, damaged or of another tokenizer.
        """
        if self._tokenizer is None:
            tokenizer = Tokenizer.from_file(self.folder / TOKENIZER_FILE)
            if tokenizer.sha256 != self.info.tokenizer_sha256:
                raise _damaged(self.folder, Text("its tokenizer is another one"))
            self._tokenizer = tokenizer
        return self._tokenizer

    def verify(self) -> None:
        """Read everything and compare it with the recorded hashes.

        Raises:
            WorkspaceError: a file has changed.
        """
        streams = (("train", self.info.train), ("val", self.info.validation))
        for split, stream in streams:
            for path, expected in (
                (tokens_file(self.folder, split), stream.tokens_sha256),
                (ends_file(self.folder, split), stream.ends_sha256),
            ):
                if files.sha256_of_file(path) != expected:
                    raise _damaged(self.folder, Text("{name} has changed", name=path.name))
        if self.tokenizer.vocabulary_size != self.vocabulary_size:
            raise _damaged(self.folder, Text("the vocabulary does not fit"))


def tokens_file(folder: Path, split: str) -> Path:
    """The file of the token stream of a split, ``train`` or ``val``."""
    return folder / f"{split}-00000.bin"


def ends_file(folder: Path, split: str) -> Path:
    """The file of the document ends of a split, ``train`` or ``val``."""
    return folder / f"{split}-00000.ends"


def _read_info(path: Path) -> DatasetInfo:
    try:
        record: Any = json.loads(path.read_text("utf-8"))
        version = record["format_version"]
        if version > FORMAT_VERSION:
            raise WorkspaceError(
                Text(
                    "The dataset {dataset_title} was made by a newer Tabwright.",
                    dataset_title=dataset_title(path.parent),
                ),
                Text("Update Tabwright, or build the dataset again."),
            )
        return from_mapping(DatasetInfo, record, path.name)
    except (OSError, ValueError, TypeError, LookupError, ConfigError, RecursionError) as error:
        raise _damaged(path.parent, str(error)) from error


def _map_tokens(path: Path, count: int) -> NDArray[np.uint16]:
    return _map(path, TOKEN_DTYPE, count)


def _map_ends(path: Path, count: int) -> NDArray[np.uint64]:
    return _map(path, END_DTYPE, count)


def _map(path: Path, dtype: np.dtype[Any], count: int) -> NDArray[Any]:
    """Map a file of exactly ``count`` items, read-only."""
    try:
        size = path.stat().st_size
        if size != count * dtype.itemsize:
            raise _damaged(
                path.parent, Text("{name} has {size:,} bytes", name=path.name, size=size)
            )
        if count == 0:  # an empty file cannot be mapped
            return np.empty(0, dtype=dtype)
        return np.memmap(path, dtype=dtype, mode="r")
    except OSError as error:
        raise _damaged(
            path.parent,
            Text("{name}: {strerror}", name=path.name, strerror=error.strerror or error),
        ) from error


def _damaged(folder: Path, reason: str) -> WorkspaceError:
    return WorkspaceError(
        Text(
            "The dataset {dataset_title} is damaged: {reason}.",
            dataset_title=dataset_title(folder),
            reason=reason,
        ),
        _HINT,
    )
