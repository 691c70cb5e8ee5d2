"""Text files on disk: read, and written back in the same encoding and with the same line ends.

Refuses what an editor would damage: binary data, very large files, and characters that Qt's
documents use internally.
"""

from __future__ import annotations

import codecs
import hashlib
import io
import stat
import tokenize
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from core import saving
from core.errors import CoreError
from core.languages.table import written_language_of
from core.texts import Text, joined

MAX_BYTES = 8 * 2**20
# QPlainTextEdit lays out a whole line at a time: in longer lines each key press would lag.
MAX_LINE_CHARS = 100_000
# The fraction of control characters in the first bytes; a file with more is binary.
MAX_CONTROL_FRACTION = 0.1

_BYTE_ORDER_MARKS = (  # UTF-32 first: its mark begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Paragraph separator and Qt's marks of frames: a document cannot contain them as characters.
_UNKEEPABLE = "\u2029\ufdd0\ufdd1"
_ODD_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\v\x1b\b\a\x1a"))


class FileRefusedError(CoreError):
    """A file that the editor will not open, or a text that it cannot write."""


class EncodingError(FileRefusedError):
    """A text with characters that the file's encoding lacks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextFormat:
    """How a text is stored on disk.

    Attributes:
        encoding: the name of a Python codec, without byte order mark.
        mark: the byte order mark at the start; usually empty.
        newline: what ends a line.
    """

    encoding: str = "utf-8"
    mark: bytes = b""
    newline: str = "\n"

    @property
    def title(self) -> str:
        """The text for the status row: "UTF-8", "UTF-8, CRLF" and so on."""
        name = "Latin-1" if self.encoding == "latin-1" else self.encoding.upper()
        ends = {"\n": "", "\r\n": ", CRLF", "\r": ", CR"}[self.newline]
        return f"{name}{' with BOM' if self.mark else ''}{ends}"


@dataclass(frozen=True, slots=True, kw_only=True)
class TextFile:
    """The content of a file.

    Attributes:
        text: with plain line feeds, without byte order mark.
        format: how it is stored on disk.
        digest: of the bytes on disk, see ``digest_of``.
        notice: a message for the user; usually empty.
    """

    text: str
    format: TextFormat
    digest: str
    notice: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DiskStamp:
    """The part of a file's state that changes when another program writes it."""

    modified_ns: int
    bytes: int
    inode: int


def stamp_of(path: Path) -> DiskStamp | None:
    """The state of the file on disk; None if there is none."""
    try:
        status = path.stat()
    except OSError:
        return None
    return DiskStamp(modified_ns=status.st_mtime_ns, bytes=status.st_size, inode=status.st_ino)


def digest_of(path: Path) -> str:
    """The SHA-256 of the file's bytes; empty if the file is missing or cannot be read.

    Time stamps are too coarse to be relied on before a file is overwritten: a file may be
    written twice within one tick, and some programs restore the old time stamp.
    """
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


def read_text_file(path: Path) -> TextFile:
    """Read a text file.

    Raises:
        FileRefusedError: not a regular file, unreadable, too large, or binary.
    """
    return text_file_of(path, _read_bytes(path))


def text_file_of(path: Path, data: bytes) -> TextFile:
    """Return the text of a file whose bytes are known already.

    Args:
        path: named in errors; its suffix tells whether the file may declare its encoding.
        data: the whole content, at most ``MAX_BYTES``.

    Raises:
        FileRefusedError: the content is binary, or one that the editor cannot keep.
    """
    encoding, mark = _marked_encoding(data)
    notice = ""
    if not encoding:
        if b"\0" in data or _control_fraction(data) > MAX_CONTROL_FRACTION:
            raise FileRefusedError(
                Text("{name} is not text: it contains binary data.", name=path.name),
                Text("Open a text file."),
            )
        encoding, notice = _guessed_encoding(path, data)
    try:
        raw = data[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        raise FileRefusedError(
            Text(
                "{name} begins as {upper} but is damaged at byte {start}.",
                name=path.name,
                upper=encoding.upper(),
                start=error.start,
            )
        ) from error
    ends = _line_ends(raw)
    newline = max(ends, key=lambda end: ends[end])
    if sum(count > 0 for count in ends.values()) > 1:
        name = {"\n": "LF", "\r\n": "CRLF", "\r": "CR"}[newline]
        mixed = Text("Line ends are mixed; saving makes them all {name}.", name=name)
        notice = joined(" ", [notice, mixed])
    text = raw.replace("\r\n", "\n").replace("\r", "\n")
    if _has_long_line(text):
        raise FileRefusedError(
            Text(
                "{name} has a line of more than {max_line_chars:,} characters.",
                name=path.name,
                max_line_chars=MAX_LINE_CHARS,
            ),
            Text("Lines this long are not supported."),
        )
    odd = next((character for character in _UNKEEPABLE if character in text), None)
    if odd is not None:
        raise FileRefusedError(
            Text(
                "{name} contains the character U+{odd:04X}, which this editor cannot keep.",
                name=path.name,
                odd=ord(odd),
            ),
            Text("Open it in another editor."),
        )
    return TextFile(
        text=text,
        format=TextFormat(encoding=encoding, mark=mark, newline=newline),
        digest=hashlib.sha256(data).hexdigest(),
        notice=notice,
    )


def write_text_file(
    path: Path,
    text: str,
    text_format: TextFormat,
    *,
    overwrites_read_only: bool = False,
    before_in_place: Callable[[], object] | None = None,
) -> str:
    """Write the whole text in its format; permissions, owner, attributes and links are kept.

    ``overwrites_read_only`` and ``before_in_place`` are those of ``core.saving.write_bytes``.

    Returns:
        The digest of the file after writing, see ``digest_of``.

    Raises:
        EncodingError: the encoding lacks a character of the text.
        FileRefusedError: the text could not be opened again, since it contains binary data.
        ReadOnlyFileError: the file is marked as read-only.
        StorageError: writing failed; the file is unchanged.
    """
    try:
        data = text_format.mark + text.replace("\n", text_format.newline).encode(
            text_format.encoding
        )
    except UnicodeEncodeError as error:
        raise EncodingError(
            Text(
                "The encoding {title} of {name} cannot store {text!r}.",
                title=text_format.title,
                name=path.name,
                text=text[error.start],
            ),
            Text("Save it as UTF-8, or remove that character."),
        ) from error
    _refuse_binary(path, text, data if not text_format.mark else b"")
    saving.write_bytes(
        path,
        data,
        overwrites_read_only=overwrites_read_only,
        before_in_place=before_in_place,
    )
    return hashlib.sha256(data).hexdigest()


def _refuse_binary(path: Path, text: str, data: bytes) -> None:
    """Refuse a text that could not be opened again; a NUL may have been pasted.

    Raises:
        FileRefusedError: the text contains a NUL, or mostly other control characters.
    """
    index = text.find("\0")
    if index >= 0:
        line = text.count("\n", 0, index) + 1
        column = index - text.rfind("\n", 0, index)
        raise FileRefusedError(
            Text(
                "{name} was not saved: it contains the character NUL at line {line:,}, "
                "column {column:,}, and would count as binary data.",
                name=path.name,
                line=line,
                column=column,
            ),
            Text("Remove that character and save again; your changes are kept until then."),
        )
    if _control_fraction(data) > MAX_CONTROL_FRACTION:
        raise FileRefusedError(
            Text(
                "{name} was not saved: it is mostly control characters and would count as "
                "binary data.",
                name=path.name,
            ),
            Text("Remove them and save again; your changes are kept until then."),
        )


def _read_bytes(path: Path) -> bytes:
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise FileRefusedError(
                Text("{name} is a folder.", name=path.name), Text("Choose a file inside it.")
            )
        if not stat.S_ISREG(status.st_mode):
            raise FileRefusedError(Text("{name} is not a regular file.", name=path.name))
        if status.st_size > MAX_BYTES:
            raise FileRefusedError(
                Text(
                    "{name} has {st_size:.0f} MiB; the editor opens files up to {max_bytes} MiB.",
                    name=path.name,
                    st_size=status.st_size / 2**20,
                    max_bytes=MAX_BYTES // 2**20,
                ),
                Text("Open it in another editor."),
            )
        return path.read_bytes()
    except FileNotFoundError as error:
        raise FileRefusedError(
            Text("{path} does not exist.", path=path), Text("It may have been moved or renamed.")
        ) from error
    except OSError as error:
        raise FileRefusedError(
            Text("{path} cannot be read: {strerror}.", path=path, strerror=error.strerror or error),
            Text("Check its permissions."),
        ) from error


def _line_ends(text: str) -> dict[str, int]:
    """The number of each kind of line end; a regular expression would take ten times as long."""
    pairs = text.count("\r\n")
    return {"\n": text.count("\n") - pairs, "\r\n": pairs, "\r": text.count("\r") - pairs}


def _has_long_line(text: str) -> bool:
    start = 0
    while len(text) - start > MAX_LINE_CHARS:
        end = text.rfind("\n", start, start + MAX_LINE_CHARS + 1)
        if end < 0:
            return True
        start = end + 1
    return False


def _marked_encoding(data: bytes) -> tuple[str, bytes]:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return encoding, mark
    return "", b""


def _guessed_encoding(path: Path, data: bytes) -> tuple[str, str]:
    """An encoding that can read ``data``, and a notice if it is unusual.

    Latin-1 comes last: it reads anything, and writes every byte back unchanged.
    """
    declared = ""
    language = written_language_of(path.name)
    if language is not None and language.declares_encoding:
        try:
            declared, _ = tokenize.detect_encoding(io.BytesIO(data).readline)
        except SyntaxError:
            declared = ""
    for encoding in ("utf-8", declared):
        try:
            if encoding and data.decode(encoding).encode(encoding) == data:
                return encoding, ""
        except (UnicodeError, LookupError):
            continue
    return "latin-1", Text("The file is not UTF-8; it was read as Latin-1.")


def _control_fraction(data: bytes) -> float:
    sample = data[:8192]
    return 1 - len(sample.translate(None, _ODD_CONTROLS)) / len(sample) if sample else 0.0
