"""Idiomatic lines and planted copies, measured from code: for the test and the measurement."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np

from core.attribution.building import build_index
from core.attribution.lexer_tokens import lexer_spans
from core.attribution.training_index import TrainingIndex, open_index
from core.control import Control
from core.corpus.build import build_corpus
from core.corpus.config import CorpusConfig
from core.corpus.presets import CARD, with_filters
from core.corpus.store.reader import Document
from core.corpus.text.token_hashes import TokenHasher
from core.events import discard
from core.workspace import Workspace

MIN_TOKENS = 12
_MAX_TOKENS = 40
_MAX_LINES = 3
_MAX_FILE = 200_000


def indexed(workspace: Workspace, sources: Sequence[str], name: str = "main") -> TrainingIndex:
    """Return the index of a corpus of some folders, all of it training files."""
    config = with_filters(CorpusConfig(sources=tuple(sources), validation_share=0.0), CARD)
    corpus = build_corpus(name, config, workspace, discard, Control())
    build_index(corpus.folder, workspace, discard, Control())
    index = open_index(corpus.folder, workspace)
    assert index is not None
    return index


def idioms(projects: Mapping[str, Iterable[Path]], least: int = 3) -> list[str]:
    """Return one to three whole lines of 12 lexer tokens or more that several projects have.

    Args:
        projects: the files of each.
        least: how many projects must have the same tokens.
    """
    hasher = TokenHasher(_MAX_FILE + 1)
    seen: defaultdict[bytes, set[str]] = defaultdict(set)
    texts: dict[bytes, str] = {}
    for name, files in projects.items():
        for file in files:
            data = file.read_bytes()
            if len(data) > _MAX_FILE:
                continue
            for key, begin, end in _pieces(data, hasher):
                seen[key].add(name)
                if key not in texts:
                    texts[key] = data[begin:end].decode("utf-8", "replace")
    return [texts[key] for key, names in seen.items() if len(names) >= least]


def _pieces(data: bytes, hasher: TokenHasher) -> Iterator[tuple[bytes, int, int]]:
    """Yield the key of each passage of whole lines, where it begins and where it ends."""
    tokens = hasher.hash(data)
    letters = np.frombuffer(data, dtype=np.uint8)
    ends = np.append(np.flatnonzero(letters == ord("\n")), len(data))
    starts = np.concatenate(([0], ends[:-1] + 1))
    first = np.searchsorted(tokens.starts, starts).tolist()
    last = np.searchsorted(tokens.starts, ends).tolist()
    # How many lexer tokens begin before each line.
    lexer = np.searchsorted(lexer_spans(data)[:, 0], np.append(starts, len(data))).tolist()
    begins, stops = starts.tolist(), ends.tolist()
    for start in range(len(begins)):
        if first[start] == last[start]:
            continue
        for end in range(start, min(start + _MAX_LINES, len(begins))):
            count = lexer[end + 1] - lexer[start]
            if first[end] < last[end] and MIN_TOKENS <= count <= _MAX_TOKENS:
                key = tokens.hashes[first[start] : last[end]].tobytes()
                yield key, begins[start], stops[end]


def planted(
    documents: Sequence[Document], count: int, lines: tuple[int, int], tokens: int, seed: int
) -> list[tuple[Document, str]]:
    """Return passages of whole lines of the training set, as a model would write them again.

    Args:
        documents: of the training set.
        count: how many.
        lines: the fewest and the most lines.
        tokens: the fewest lexer tokens.
        seed: of the choice.
    """
    draw = random.Random(seed)
    found: list[tuple[Document, str]] = []
    while len(found) < count:
        document = draw.choice(documents)
        rows = document.text.split("\n")
        height = draw.randint(*lines)
        start = draw.randrange(max(1, len(rows) - height))
        text = "\n".join(rows[start : start + height])
        is_code = not any(word in text.lower() for word in ("licen", "copyright", "warrant"))
        if rows[start].strip() and is_code and len(lexer_spans(text.encode())) >= tokens:
            found.append((document, text))
    return found
