"""Standard streams that take every text, whatever encoding the system gave them.

Windows gives pipes a code page, a bare Linux gives ASCII, and a file name or a sample of code may
hold any character. What programs read is UTF-8 always; what a person reads loses the characters
that the stream has not, and never ends the work.
"""

from __future__ import annotations

import io
from typing import TextIO


def write_utf8(stream: TextIO) -> None:
    """Make a stream UTF-8: for JSON, which is UTF-8 by its standard.

    A lone surrogate, as in the name of a file that is no text, is written as JSON escapes it.
    """
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def replace_unknown(stream: TextIO) -> None:
    """Let a stream keep its encoding, and write ``?`` for characters that this has not."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors="replace")
