"""Bytes of a source file to text, without guessing.

A byte order mark decides; else UTF-8, strictly; else, in Python files, the
declared encoding (PEP 263); else the one that the settings name for such files. Other
files are dropped rather than garbled. Line ends become line feeds: they tell on which system
a file was saved, and nothing about code.
"""

from __future__ import annotations

import codecs
import re

from core.corpus.drop_reasons import DroppedError, DropReason
from core.languages.line_ends import with_line_feeds

# Longest first: the mark of UTF-32 begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_COOKIE = re.compile(rb"^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)")
_BLANK = re.compile(rb"^[ \t\f]*(?:#.*)?$")

# Python knows codecs that compress, rotate or take quadratic time; only these are text.
_TEXT_CODECS = re.compile(
    r"utf-?8|u8|ascii|us-ascii|latin-?\d*|l1|iso-?8859(-\d+)?|cp\d{3,4}|windows-125\d|koi8-[rtu]|"
    r"mac-?\w+|euc-?\w+|shift-?jis\w*|sjis|iso-?2022-\w+|gb2312|gbk|gb18030|big5\w*|hz|johab|tis-?620"
)

# What an editor leaves in a text: tab, line feed, form feed, carriage return, escape.
_ODD_CONTROLS = bytes(set(range(0x20)) - {0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x1B} | {0x7F})
_MAX_ODD_CONTROLS = 0.01
# A terminal's log that a user opens is still text; the editor has the same limit.
_MAX_ODD_CONTROLS_OF_OPENED = 0.1


def is_text_encoding(name: str) -> bool:
    """Tell whether a name is that of an encoding of text that is known here."""
    try:
        codecs.lookup(name)
    except (LookupError, ValueError):
        return False
    return _TEXT_CODECS.fullmatch(name.lower().replace("_", "-")) is not None


def decode(data: bytes, may_declare: bool, otherwise: str = "") -> str:
    """Return the text of a file.

    Args:
        data: its bytes.
        may_declare: whether its first two lines may declare an encoding.
        otherwise: the encoding of files that are not UTF-8 and declare none; empty
            where they are to be dropped.

    Raises:
        DroppedError: it is binary, or in an encoding that it does not declare.
    """
    return with_line_feeds(_raw(data, may_declare, otherwise, _MAX_ODD_CONTROLS))


def _raw(data: bytes, may_declare: bool, otherwise: str, max_odd_controls: float) -> str:
    """Return the text with its line ends as they are; see ``decode``."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decoded(data[len(mark) :], encoding)
    if b"\0" in data:
        raise DroppedError(DropReason.BINARY, f"NUL at byte {data.index(0):,}")
    odd = len(data) - len(data.translate(None, _ODD_CONTROLS))
    if odd > max_odd_controls * len(data):
        raise DroppedError(DropReason.BINARY, f"{odd:,} control characters")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        declared = _declared_encoding(data) if may_declare else None
        if declared is not None:
            return _decoded(data, declared)
        if otherwise:
            return _decoded(data, otherwise, "as the settings say")
        raise DroppedError(
            DropReason.UNKNOWN_ENCODING, f"no UTF-8 at byte {error.start:,}"
        ) from None


def read_opened(data: bytes, may_declare: bool) -> str:
    """Return the text of a file that a user works on, its line ends as they are.

    Whatever a build or the editor reads is read here too, and to the same text; as in the
    editor what is in no encoding that is known counts as Latin-1.

    Args:
        data: its bytes.
        may_declare: whether its first two lines may declare an encoding.

    Raises:
        DroppedError: it is binary, or damaged in the encoding of its byte order mark.
    """
    try:
        return _raw(data, may_declare, "", _MAX_ODD_CONTROLS_OF_OPENED)
    except DroppedError as dropped:
        is_marked = any(data.startswith(mark) for mark, _ in _MARKS)
        if dropped.reason != DropReason.UNKNOWN_ENCODING or is_marked:
            raise
        return data.decode("latin-1")


def _decoded(data: bytes, encoding: str, who: str = "as it says") -> str:
    try:
        text = data.decode(encoding)
        text.encode("utf-8")  # some codecs let lone surrogates through
    except (UnicodeError, LookupError):
        raise DroppedError(DropReason.UNKNOWN_ENCODING, f"not {encoding}, {who}") from None
    if "\0" in text:
        raise DroppedError(DropReason.BINARY, f"NUL in {encoding}")
    return text


def _declared_encoding(data: bytes) -> str | None:
    """Return the encoding in the first or second line, where a comment declares a known one."""
    for line in data[:4096].splitlines()[:2]:
        cookie = _COOKIE.match(line)
        if cookie:
            name = cookie[1].decode("ascii", "replace").lower().replace("_", "-")
            return name if _TEXT_CODECS.fullmatch(name) else None
        if not _BLANK.match(line):
            return None
    return None
