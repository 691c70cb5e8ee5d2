"""Standard streams that accept every text, whatever their encoding is.

Windows gives pipes a code page, a minimal Linux gives ASCII, and a file name or a sample of code
may contain any character. Output for programs is always UTF-8; output for people replaces the
characters that the stream cannot encode instead of failing.
"""

from __future__ import annotations

import io
from typing import TextIO


def write_utf8(stream: TextIO) -> None:
    """Make a stream UTF-8, which JSON requires.

    A lone surrogate, as in a file name that is not valid text, is written as a JSON escape.
    """
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def replace_unknown(stream: TextIO) -> None:
    """Let a stream keep its encoding, and write ``?`` for characters that it cannot encode."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors="replace")
