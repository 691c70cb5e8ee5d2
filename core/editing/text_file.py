"""Text files on disk: read and written back in the encoding and line ends they had.

Refuses what an editor would spoil: binary data, very large files, characters
that Qt's documents use for themselves. Knows nothing of widgets; the open file
with its editor is ``file_tab.py``.
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

MAX_BYTES = 8 * 2**20
# QPlainTextEdit lays out a whole line at once: beyond this each key press would lag.
MAX_LINE_CHARS = 100_000
# Of the first bytes; what has more is binary.
MAX_CONTROLS_SHARE = 0.1

_BYTE_ORDER_MARKS = (  # UTF-32 first: its mark begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Paragraph separator and Qt's marks for frames: a document cannot hold them as characters.
_UNKEEPABLE = "\u2029\ufdd0\ufdd1"
_ODD_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\v\x1b\b\a\x1a"))


class FileRefusedError(CoreError):
    """A file that the editor will not open, or a text that it cannot write."""


class EncodingError(FileRefusedError):
    """A text with characters that the file's encoding lacks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextFormat:
    """How a text lies on disk.

    Attributes:
        encoding: a codec name of Python, without byte order mark.
        mark: the byte order mark at the start; mostly empty.
        newline: what ends a line.
    """

    encoding: str = "utf-8"
    mark: bytes = b""
    newline: str = "\n"

    @property
    def title(self) -> str:
        """For the status row: "UTF-8", "UTF-8, CRLF", ..."""
        name = "Latin-1" if self.encoding == "latin-1" else self.encoding.upper()
        ends = {"\n": "", "\r\n": ", CRLF", "\r": ", CR"}[self.newline]
        return f"{name}{' with BOM' if self.mark else ''}{ends}"


@dataclass(frozen=True, slots=True, kw_only=True)
class TextFile:
    """What was read.

    Attributes:
        text: with plain line feeds, without byte order mark.
        format: how it lies on disk.
        digest: of the bytes on disk, see ``digest_of``.
        notice: what a person should know; mostly empty.
    """

    text: str
    format: TextFormat
    digest: str
    notice: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DiskStamp:
    """Enough of a file's state to notice that someone else wrote it."""

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
    """The SHA-256 of the file's bytes; empty if there is none, or none to read.

    Time stamps are too coarse to be trusted before something is overwritten: a file
    may be written twice within one tick of them, and by programs that set them back.
    """
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


def read_text_file(path: Path) -> TextFile:
    """Read a text file.

    Raises:
        FileRefusedError: no regular file, unreadable, too large, binary.
    """
    data = _read_bytes(path)
    encoding, mark = _marked_encoding(data)
    notice = ""
    if not encoding:
        if b"\0" in data or _share_of_controls(data) > MAX_CONTROLS_SHARE:
            raise FileRefusedError(
                f"{path.name} is not text: it holds binary data.", "Open a text file."
            )
        encoding, notice = _guessed_encoding(path, data)
    try:
        raw = data[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        raise FileRefusedError(
            f"{path.name} begins as {encoding.upper()} but is damaged at byte {error.start}."
        ) from error
    ends = _line_ends(raw)
    newline = max(ends, key=lambda end: ends[end])
    if sum(count > 0 for count in ends.values()) > 1:
        name = {"\n": "LF", "\r\n": "CRLF", "\r": "CR"}[newline]
        notice = f"{notice} Line ends are mixed; saving makes them all {name}.".strip()
    text = raw.replace("\r\n", "\n").replace("\r", "\n")
    if _has_long_line(text):
        raise FileRefusedError(
            f"{path.name} has a line of more than {MAX_LINE_CHARS:,} characters.",
            "Such a file is data, not code; open it elsewhere.",
        )
    odd = next((character for character in _UNKEEPABLE if character in text), None)
    if odd is not None:
        raise FileRefusedError(
            f"{path.name} holds the character U+{ord(odd):04X}, which this editor cannot keep.",
            "Open it elsewhere, so that nothing is lost.",
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
    """Write the whole text in its format; permissions, owner, attributes and links stay.

    ``overwrites_read_only`` and ``before_in_place`` are those of ``core.saving.write_bytes``.

    Returns:
        The digest of what is on disk now.

    Raises:
        EncodingError: the encoding lacks a character of the text.
        FileRefusedError: the text would not be opened again, since it holds binary data.
        ReadOnlyFileError: the file is marked as read-only.
        StorageError: the disk refused; the file is what it was before.
    """
    try:
        data = text_format.mark + text.replace("\n", text_format.newline).encode(
            text_format.encoding
        )
    except UnicodeEncodeError as error:
        raise EncodingError(
            f"{path.name} is {text_format.title}, which has no {text[error.start]!r}.",
            "Save it as UTF-8, or remove that character.",
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
    """What is saved must open again, here and in a build; a NUL may have been pasted.

    Raises:
        FileRefusedError: the text holds a NUL, or mostly other control characters.
    """
    place = text.find("\0")
    if place >= 0:
        line = text.count("\n", 0, place) + 1
        column = place - text.rfind("\n", 0, place)
        raise FileRefusedError(
            f"{path.name} is not saved: it holds the character NUL at line {line:,}, "
            f"column {column:,}, and would count as binary data.",
            "Remove that character and save again; nothing is lost meanwhile.",
        )
    if _share_of_controls(data) > MAX_CONTROLS_SHARE:
        raise FileRefusedError(
            f"{path.name} is not saved: it is mostly control characters and would count as "
            "binary data.",
            "Remove them and save again; nothing is lost meanwhile.",
        )


def _read_bytes(path: Path) -> bytes:
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise FileRefusedError(f"{path.name} is a folder.", "Choose a file inside it.")
        if not stat.S_ISREG(status.st_mode):
            raise FileRefusedError(f"{path.name} is not an ordinary file.")
        if status.st_size > MAX_BYTES:
            raise FileRefusedError(
                f"{path.name} has {status.st_size / 2**20:.0f} MiB; "
                f"the editor opens files up to {MAX_BYTES // 2**20} MiB.",
                "Open it elsewhere.",
            )
        return path.read_bytes()
    except FileNotFoundError as error:
        raise FileRefusedError(f"{path} does not exist.", "Was it moved or renamed?") from error
    except OSError as error:
        raise FileRefusedError(
            f"{path} cannot be read: {error.strerror or error}.", "Check its permissions."
        ) from error


def _line_ends(text: str) -> dict[str, int]:
    """How often each kind of line end comes; counted, for a pattern takes ten times as long."""
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
    """An encoding that can read ``data``, and what to tell if it is unusual.

    Latin-1 comes last: it reads anything, and writes back every byte as it was.
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
    return "latin-1", "The file is not UTF-8; it was read as Latin-1."


def _share_of_controls(data: bytes) -> float:
    sample = data[:8192]
    return 1 - len(sample.translate(None, _ODD_CONTROLS)) / len(sample) if sample else 0.0
