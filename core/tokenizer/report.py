"""How well a tokenizer fits a text: statistics for people, stored beside the tokenizer.

Bytes per token tells how much text fits into the context of the model; entries that are never
used are wasted. The report reads the texts that it is given and keeps none.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np

from core.tokenizer.config import Style, specials_of
from core.tokenizer.tokenizer import Tokenizer

_ENTRIES_SHOWN = 20
_BATCH_CHARS = 256 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageFigures:
    """Bytes per token of one language, or of all."""

    language: str
    texts: int
    bytes: int
    tokens: int
    bytes_per_token: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of the vocabulary, as text; bytes that are not UTF-8 are escaped."""

    id: int
    text: str
    bytes: int
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenizerReport:
    """The result of ``report``.

    Attributes:
        sha256: of the tokenizer.
        overall, languages: bytes per token.
        longest, rarest: entries of the vocabulary; the rarest of those that occur.
        unused: entries that never occurred in these texts, control tokens apart.
        round_trip_failures: texts that decoding did not restore; 0 unless something is broken.
        bounded_words: words of the training sample that were too long and were cut for
            training; reports of older versions have none.
    """

    sha256: str
    style: Style
    vocabulary_size: int
    overall: LanguageFigures
    languages: tuple[LanguageFigures, ...]
    longest: tuple[Entry, ...]
    rarest: tuple[Entry, ...]
    unused: int
    round_trip_failures: int
    bounded_words: int = 0

    def to_json(self) -> str:
        """Indented JSON, the same for the same content."""
        return json.dumps(dataclasses.asdict(self), indent=2, ensure_ascii=False) + "\n"

    @classmethod
    def from_json(cls, text: str) -> TokenizerReport:
        """Return the report of a text that ``to_json`` has made.

        Raises:
            ValueError, TypeError, LookupError: it is none.
        """
        record: Any = json.loads(text)
        parts: dict[str, Any] = {
            "overall": LanguageFigures(**record["overall"]),
            "languages": tuple(LanguageFigures(**each) for each in record["languages"]),
            "longest": tuple(Entry(**each) for each in record["longest"]),
            "rarest": tuple(Entry(**each) for each in record["rarest"]),
        }
        return cls(**{**record, **parts})


class _Counts:
    def __init__(self) -> None:
        self.texts = self.bytes = self.tokens = 0

    def add(self, byte_count: int, token_count: int) -> None:
        self.texts += 1
        self.bytes += byte_count
        self.tokens += token_count

    def figures(self, language: str) -> LanguageFigures:
        return LanguageFigures(
            language=language,
            texts=self.texts,
            bytes=self.bytes,
            tokens=self.tokens,
            bytes_per_token=round(self.bytes / max(1, self.tokens), 4),
        )


def report(
    tokenizer: Tokenizer, texts: Iterable[tuple[str, str]], bounded_words: int = 0
) -> TokenizerReport:
    """Encode and decode texts, and sum up.

    Args:
        tokenizer: the tokenizer.
        texts: pairs of language and text; the caller bounds them.
        bounded_words: as training counted them.
    """
    counts = np.zeros(tokenizer.vocabulary_size, dtype=np.int64)
    overall, tallies, failures = _Counts(), dict[str, _Counts](), 0
    for batch in _batches(texts):
        encoded = tokenizer.encode_batch([text for _, text in batch])
        for (language, text), ids in zip(batch, encoded, strict=True):
            expected = tokenizer.normalized(text)
            failures += tokenizer.decode(ids) != expected
            size = len(expected.encode("utf-8", "replace"))
            for tally in (overall, tallies.setdefault(language, _Counts())):
                tally.add(size, len(ids))
            counts += np.bincount(np.asarray(ids, dtype=np.int64), minlength=len(counts))
    lengths = tokenizer.byte_lengths()
    longest = np.argsort(-lengths, kind="stable")[:_ENTRIES_SHOWN]
    used = np.flatnonzero(counts)
    rarest = used[np.argsort(counts[used], kind="stable")][:_ENTRIES_SHOWN]
    specials = len(specials_of(tokenizer.style))
    return TokenizerReport(
        sha256=tokenizer.sha256,
        style=tokenizer.style,
        vocabulary_size=tokenizer.vocabulary_size,
        overall=overall.figures("all"),
        languages=tuple(tallies[name].figures(name) for name in sorted(tallies)),
        longest=tuple(_entry(tokenizer, int(id), int(counts[id])) for id in longest),
        rarest=tuple(_entry(tokenizer, int(id), int(counts[id])) for id in rarest),
        unused=int((counts[specials:] == 0).sum()),
        round_trip_failures=failures,
        bounded_words=bounded_words,
    )


def _batches(texts: Iterable[tuple[str, str]]) -> Iterable[list[tuple[str, str]]]:
    batch: list[tuple[str, str]] = []
    size = 0
    for pair in texts:
        batch.append(pair)
        size += len(pair[1])
        if size >= _BATCH_CHARS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _entry(tokenizer: Tokenizer, id: int, count: int) -> Entry:
    raw = tokenizer.token_bytes(id)
    return Entry(id=id, text=raw.decode("utf-8", "backslashreplace"), bytes=len(raw), count=count)
