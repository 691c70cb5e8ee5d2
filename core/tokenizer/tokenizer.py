"""Text to token ids and back.

This wraps the ``tokenizers`` library and adds what the program relies on: no text is encoded
as control tokens, ids become bytes exactly, and a damaged file raises an error with a sentence
for people. It neither trains (``training.py``) nor adds ``<bos>`` and ``<eos>`` (the token
shards do).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path
from typing import Final

import numpy as np
import tokenizers
from numpy.typing import NDArray
from tokenizers import pre_tokenizers

from core.errors import WorkspaceError
from core.program import command_line
from core.texts import Text
from core.tokenizer.config import Style, specials_of
from core.tokenizer.file_format import check_format, damaged


class Tokenizer:
    """A byte-level BPE tokenizer; may be used by several threads.

    Attributes:
        style: ``everyday`` (every text comes back exactly) or ``card`` (NFKC first).
        vocabulary_size: how many ids there are, V.
    """

    def __init__(self, text: str, where: str = "The tokenizer") -> None:
        self.style: Style
        self.style, spellings = _checked(text, where)
        try:
            self._backend = tokenizers.Tokenizer.from_str(text)
        except Exception as error:
            raise damaged(where, error) from error
        # Without this the library looks for control tokens in the raw text and
        # turns the characters "<eos>" in a file into the id 3. It is not saved.
        self._backend.encode_special_tokens = True
        # As bytes: the spellings make each character of a text take two bytes.
        self._json = text.encode("utf-8")
        self._bytes = _token_bytes(spellings.split(_SEPARATOR), len(specials_of(self.style)))
        self.vocabulary_size = len(self._bytes)

    @classmethod
    def from_json(cls, text: str) -> Tokenizer:
        """Return the tokenizer of a JSON text, as ``to_json`` gave it.

        Raises:
            WorkspaceError: the text is damaged or another kind of tokenizer.
        """
        return cls(text)

    @classmethod
    def from_file(cls, path: Path) -> Tokenizer:
        """Return the tokenizer of a ``tokenizer.json``.

        Raises:
            WorkspaceError: the file is missing, damaged or another kind of tokenizer.
        """
        try:
            text = path.read_text("utf-8")
        except UnicodeDecodeError as error:
            raise damaged(str(path), error) from error
        except OSError as error:
            raise WorkspaceError(
                Text(
                    "The tokenizer {path} cannot be read: {strerror}.",
                    path=path,
                    strerror=error.strerror or error,
                ),
                Text(
                    "Build the corpus and its tokenizer again: {command_line}",
                    command_line=command_line("build"),
                ),
            ) from error
        return cls(text, str(path))

    @cached_property
    def sha256(self) -> str:
        """Of the JSON, in hexadecimal; two tokenizers with the same one are the same."""
        import hashlib  # not for completing, see ``core.files.sha256_of_file``

        return hashlib.sha256(self._json).hexdigest()

    def to_json(self) -> str:
        """Return the whole tokenizer as JSON, the same text that it was made from."""
        return self._json.decode("utf-8")

    def encode(self, text: str) -> list[int]:
        """Return the ids of a text. A lone surrogate, which is no character, counts as U+FFFD."""
        return self._backend.encode(self._prepared(text), add_special_tokens=False).ids

    def encode_batch(self, texts: Sequence[str]) -> list[list[int]]:
        """Return the ids of several texts, on all cores; the same as ``encode`` of each.

        The library holds some 100 bytes per token meanwhile: hand over a few
        hundred kilobytes of text at a time.
        """
        prepared = [self._prepared(text) for text in texts]
        encodings = self._backend.encode_batch_fast(prepared, add_special_tokens=False)
        return [encoding.ids for encoding in encodings]

    def encode_word(self, word: str) -> list[int]:
        """Return the ids of one word of the pre-tokenizer, in ASCII; see ``bulk_encoder.py``."""
        return [token.id for token in self._backend.model.tokenize(spelled(word))]

    def decode(self, ids: Iterable[int]) -> str:
        """Return the text of some ids, without control tokens; broken UTF-8 becomes U+FFFD."""
        return b"".join(map(self._bytes.__getitem__, ids)).decode("utf-8", "replace")

    def token_bytes(self, id: int) -> bytes:
        """Return the bytes of a token; none for a control token."""
        return self._bytes[id]

    def byte_lengths(self) -> NDArray[np.int64]:
        """Return the number of bytes of each id, int64 (V,), for computing bits per byte."""
        return np.fromiter(map(len, self._bytes), dtype=np.int64, count=self.vocabulary_size)

    def normalized(self, text: str) -> str:
        """Return the text that comes back after encoding and decoding: NFKC for ``card``."""
        return unicodedata.normalize("NFKC", text) if self.style == "card" else text

    def _prepared(self, text: str) -> str:
        # The library's own NFKC is of an older Unicode: it leaves U+32FF as it is.
        text = self.normalized(text)
        try:
            text.encode("utf-8")
        except UnicodeEncodeError:
            text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
            text = self.normalized(text)
        return text


# No entry has it: it spells no byte, and no control token has it.
_SEPARATOR: Final = "\n"


def _checked(text: str, where: str) -> tuple[Style, str]:
    """Return the style and the spellings of all ids in order, as one text.

    As one text, since thousands of small objects that stay would keep the memory of the tens of
    thousands around them that do not: 3 MB.

    Raises:
        WorkspaceError: as ``check_format``.
    """
    vocabulary = check_format(text, where)
    spellings = _SEPARATOR.join(vocabulary.entries)
    if spellings.count(_SEPARATOR) != len(vocabulary.entries) - 1:
        raise damaged(where, ValueError(f"an entry has {_SEPARATOR!r}, which spells no byte"))
    return vocabulary.style, spellings


def _token_bytes(entries: Sequence[str], special_count: int) -> tuple[bytes, ...]:
    """Undo the library's spelling, in which each byte is one visible character."""
    byte_of = _byte_of_character()
    try:
        return tuple(
            b"" if id < special_count else bytes(byte_of[character] for character in entry)
            for id, entry in enumerate(entries)
        )
    except KeyError as error:
        raise WorkspaceError(
            Text(
                "The tokenizer has an entry with {args!r}, which spells no byte.",
                args=error.args[0],
            ),
            Text(
                "Build the corpus and its tokenizer again: {command_line}",
                command_line=command_line("build"),
            ),
        ) from error


def _byte_of_character() -> dict[str, int]:
    """GPT-2's table: printable Latin-1 spells itself, the rest is spelled from U+0100 on."""
    printable = [*range(0x21, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x100)]
    others = [byte for byte in range(256) if byte not in printable]
    table = {chr(byte): byte for byte in printable}
    table |= {chr(0x100 + index): byte for index, byte in enumerate(others)}
    assert table.keys() == set(pre_tokenizers.ByteLevel.alphabet())
    return table


_CHARACTER_OF_BYTE = {byte: character for character, byte in _byte_of_character().items()}
_SPELLING = {byte: character for byte, character in _CHARACTER_OF_BYTE.items() if byte < 128}


def spelled(word: str) -> str:
    """ASCII as the library spells it: each byte is one visible character."""
    return word.translate(_SPELLING)


def spelled_byte(byte: int) -> str:
    """Return the visible character with which the library spells a byte, 0 to 255."""
    return _CHARACTER_OF_BYTE[byte]
