"""Encoding much text quickly: each word is merged once and then remembered.

Code repeats its words, so most of the library's work is work that it did before. Here texts
are cut into the words of the pre-tokenizer and looked up in NumPy columns (``word_cuts.py``,
``word_table.py``). The ids are the same, since the library encodes every new word. Text that
is not ASCII goes to the library unsplit, with a few characters around it.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from core.tokenizer.text_pieces import ascii_runs, pieces
from core.tokenizer.tokenizer import Tokenizer
from core.tokenizer.word_cuts import SEPARATOR, word_starts
from core.tokenizer.word_table import (
    LARGE_BITS,
    MAX_KEY_BYTES,
    UNKNOWN,
    WordTable,
    keys_of,
    unpacked,
)

TOKEN_DTYPE = np.dtype("<u2")

# The columns of so much text fit into the processor's caches.
_BUFFER_BYTES = 256 * 1024
# Longer words are seldom repeated.
_MAX_REMEMBERED_CHARS = 64
# The number of different words has no limit, so a full table is cleared.
_MAX_REMEMBERED = 400_000

Ids = NDArray[np.uint16]


class BulkEncoder:
    """Encodes texts with one tokenizer; one thread may use it at a time.

    Args:
        tokenizer: asked for every new word.
        table_bits: ``LARGE_BITS`` or ``SMALL_BITS`` of ``word_table``, by how much is encoded.
    """

    def __init__(self, tokenizer: Tokenizer, table_bits: int = LARGE_BITS) -> None:
        self._odd_words = _OddWords(tokenizer)
        self._table = WordTable(table_bits)

    def encode(self, text: str) -> Ids:
        """Return the ids of a text, uint16 (N,): the same as ``Tokenizer.encode``."""
        return self.encode_batch([text])[0]

    def encode_batch(self, texts: Sequence[str]) -> list[Ids]:
        """Return the ids of each text, uint16 (N,): the same as ``Tokenizer.encode``."""
        encoded: list[Ids] = []
        partial: list[Ids] = []  # of the text that the last buffer did not end
        for buffer in self._buffers(texts):
            ids, ends = self._encode_buffer(buffer)
            start = 0
            for end in ends[buffer.text_ends].tolist():
                part = ids[start:end]
                encoded.append(np.concatenate([*partial, part]) if partial else part)
                partial.clear()
                start = end
            if start < len(ids):
                partial.append(ids[start:])
        return encoded

    def _buffers(self, texts: Sequence[str]) -> Iterator[_Buffer]:
        buffer = _Buffer()
        for text in texts:
            for piece in pieces(text):
                ascii_part = ""
                for run, is_ascii in ascii_runs(piece):
                    if is_ascii:
                        ascii_part = run
                    else:
                        buffer.add(ascii_part, self._odd_words[run])
                        ascii_part = ""
                buffer.add(ascii_part, b"")
                if buffer.size >= _BUFFER_BYTES:
                    yield buffer
                    buffer = _Buffer()
            if not buffer.parts:  # the end of a text whose last piece filled a buffer
                buffer.add("", b"")
            buffer.text_ends.append(len(buffer.parts) - 1)
        yield buffer

    def _encode_buffer(self, buffer: _Buffer) -> tuple[Ids, NDArray[np.int64]]:
        """Return the ids of a buffer, and where those of each of its parts end."""
        if not buffer.parts:
            return np.empty(0, dtype=TOKEN_DTYPE), np.empty(0, dtype=np.int64)
        text = buffer.joined()
        data = np.frombuffer(text, dtype=np.uint8)
        starts = word_starts(data)
        lengths = np.diff(starts, append=len(data))
        table = self._table
        if table.is_full:
            table.clear()
        low, high = keys_of(data, starts, lengths)
        entries = table.find((low, high))
        unknown = np.flatnonzero(entries == UNKNOWN)
        found, new = self._unknown_ids(text, starts[unknown], lengths[unknown], buffer.odd_ids)
        sizes = np.fromiter(map(len, found), dtype=np.int64, count=len(found)) // 2
        begins, counts = unpacked(entries)
        # Their ids lie behind the table's for as long as this takes.
        more = np.frombuffer(b"".join(found), dtype=TOKEN_DTYPE)
        table.reserve(len(more))
        table.pool[table.used : table.used + len(more)] = more
        begins[unknown] = table.used + np.cumsum(sizes) - sizes
        counts[unknown] = sizes
        ends = np.cumsum(counts)
        shift = np.repeat(begins - (ends - counts), counts)
        ids = table.pool[shift + np.arange(len(shift))].astype(TOKEN_DTYPE, copy=False)
        words = unknown[new]
        new_ids = np.frombuffer(b"".join([found[number] for number in new]), dtype=TOKEN_DTYPE)
        table.add((low[words], high[words]), new_ids, sizes[new])
        return ids, ends[data[starts] == SEPARATOR]

    def _unknown_ids(
        self,
        text: bytes,
        starts: NDArray[np.int64],
        lengths: NDArray[np.int64],
        odd_ids: Sequence[bytes],
    ) -> tuple[list[bytes], list[int]]:
        """Return the ids of words that the table lacks, and the numbers of those that it may take.

        Args:
            text: the words with separators between the parts.
            starts: of the words.
            lengths: of the words.
            odd_ids: of what follows each part.
        """
        found: list[bytes] = []
        new: list[int] = []
        ids_of: dict[bytes, bytes] = {}
        odd = iter(odd_ids)
        for start, size in zip(starts.tolist(), lengths.tolist(), strict=True):
            if text[start] == SEPARATOR:
                found.append(next(odd))
                continue
            word = text[start : start + size]
            ids = ids_of.get(word)
            if ids is None:
                if size > MAX_KEY_BYTES:
                    ids = self._odd_words[word.decode("ascii")]
                else:
                    ids = self._odd_words.ask(word.decode("ascii"))
                    new.append(len(found))
                ids_of[word] = ids
            found.append(ids)
        return found, new


@dataclass(slots=True)
class _Buffer:
    """Parts of texts, each ASCII with the ids of something odd behind it, or nothing.

    Attributes:
        text_ends: the numbers of those parts that end a text.
        size: in bytes.
    """

    parts: list[bytes] = field(default_factory=list[bytes])
    odd_ids: list[bytes] = field(default_factory=list[bytes])
    text_ends: list[int] = field(default_factory=list[int])
    size: int = 0

    def add(self, ascii_part: str, odd_ids: bytes) -> None:
        self.parts.append(ascii_part.encode("ascii"))
        self.odd_ids.append(odd_ids)
        self.size += len(ascii_part) + 1

    def joined(self) -> bytes:
        """Return the parts, each with a separator behind it."""
        separator = bytes([SEPARATOR])
        return separator.join([*self.parts, b""])


class _OddWords(dict[str, bytes]):
    """What the table does not take, and its ids as bytes of uint16: long, or not ASCII."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        super().__init__()
        self._tokenizer = tokenizer

    def ask(self, word: str) -> bytes:
        """Return what the tokenizer says."""
        ids = self._tokenizer.encode_word(word) if word.isascii() else self._tokenizer.encode(word)
        return struct.pack(f"<{len(ids)}H", *ids)

    def __missing__(self, word: str) -> bytes:
        ids = self.ask(word)
        if len(word) <= _MAX_REMEMBERED_CHARS:
            if len(self) >= _MAX_REMEMBERED:
                self.clear()
            self[word] = ids
        return ids
