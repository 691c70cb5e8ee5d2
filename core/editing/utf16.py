"""Positions in UTF-16 units, as Qt and language servers count them.

Python counts code points; the two differ beyond U+FFFF, of which emoji are the common case.
"""

from __future__ import annotations


def utf16_length(text: str) -> int:
    """The number of UTF-16 units of ``text``; a lone surrogate counts as one."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def split_utf16(text: str, position: int) -> tuple[str, str]:
    """Split ``text`` at a position in UTF-16 units."""
    if text.isascii():
        return text[:position], text[position:]
    units = text.encode("utf-16-le", "surrogatepass")
    before = units[: 2 * position].decode("utf-16-le", "surrogatepass")
    return before, text[len(before) :]
