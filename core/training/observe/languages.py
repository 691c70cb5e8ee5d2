"""Finds the language of each token of the validation split, for figures by language.

A token stream has its documents but not their languages; the manifest of the corpus has them,
in the same order. If the corpus is gone or has changed, there are no figures by language.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.corpus.description import read_description
from core.corpus.store.manifest import read_manifest
from core.data.token_dataset import TokenDataset
from core.errors import WorkspaceError
from core.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenLanguages:
    """The languages of a token stream.

    Attributes:
        names: the names of the languages; a language is numbered by its index.
        ends: the exclusive end of each document in the stream, uint64 (documents,).
        numbers: the index of the language of each document, int64 (documents,).
    """

    names: tuple[str, ...]
    ends: NDArray[np.uint64]
    numbers: NDArray[np.int64]

    def of_tokens(self, positions: NDArray[np.int64]) -> NDArray[np.int64]:
        """The language index at each position of the stream, in the same shape."""
        documents = np.searchsorted(self.ends, positions.astype(np.uint64), side="right")
        return self.numbers[np.minimum(documents, len(self.numbers) - 1)]


def validation_languages(workspace: Workspace, dataset: TokenDataset) -> TokenLanguages | None:
    """Return the languages of the validation split; None if they cannot be known any more."""
    corpus = workspace.corpora / dataset.info.corpus
    try:
        if read_description(corpus).text_sha256 != dataset.info.corpus_sha256:
            return None
        languages = [
            row.language for row in read_manifest(corpus) if row.kept and row.split == "validation"
        ]
    except WorkspaceError:
        return None
    if not languages or len(languages) != len(dataset.validation_ends):
        return None
    names = tuple(sorted(set(languages)))
    numbers = np.array([names.index(language) for language in languages], dtype=np.int64)
    return TokenLanguages(names=names, ends=dataset.validation_ends, numbers=numbers)
