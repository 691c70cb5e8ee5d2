"""Writes one stream of a token dataset: ``<bos>document<eos>`` for each document.

``token_dataset.py`` describes the files and reads them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from core import files
from core.data.token_dataset import (
    END_DTYPE,
    TOKEN_DTYPE,
    StreamInfo,
    ends_file,
    tokens_file,
)
from core.tokenizer.special_tokens import BOS_ID, EOS_ID
from core.tokenizer.tokenizer import Tokenizer


class TokenWriter:
    """Appends documents to a stream; a context manager that closes its file.

    Args:
        folder: the folder of the dataset.
        split: the stream, ``train`` or ``val``.
        tokenizer: the tokenizer of the ids.
    """

    def __init__(self, folder: Path, split: Literal["train", "val"], tokenizer: Tokenizer) -> None:
        self._ends_path = ends_file(folder, split)
        self._file = open(tokens_file(folder, split), "xb")  # noqa: SIM115 - see __exit__
        self._sha256 = hashlib.sha256()
        self._lengths = tokenizer.byte_lengths()
        self._ends: list[int] = []
        self._tokens = 0
        self._bytes = 0

    def __enter__(self) -> TokenWriter:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._file.close()

    def add(self, ids: NDArray[np.uint16] | Sequence[int]) -> None:
        """Append one document, with control tokens around it."""
        tokens = np.empty(len(ids) + 2, dtype=TOKEN_DTYPE)
        tokens[0], tokens[1:-1], tokens[-1] = BOS_ID, ids, EOS_ID
        data = tokens.tobytes()
        self._file.write(data)
        self._sha256.update(data)
        self._tokens += len(tokens)
        self._bytes += int(self._lengths[tokens].sum())
        self._ends.append(self._tokens)

    def finish(self) -> StreamInfo:
        """Write the ends of the documents, and return the description of the stream."""
        np.array(self._ends, dtype=END_DTYPE).tofile(self._ends_path)
        return StreamInfo(
            tokens=self._tokens,
            documents=len(self._ends),
            text_bytes=self._bytes,
            tokens_sha256=self._sha256.hexdigest(),
            ends_sha256=files.sha256_of_file(self._ends_path),
        )
