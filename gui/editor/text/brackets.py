"""The pair of brackets at the cursor of a document; the search is ``core.editing.brackets``."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QTextBlock, QTextDocument

from core.editing.brackets import is_bracket, is_opener, partner_position


def bracket_pair(document: QTextDocument, position: int) -> tuple[int, int | None] | None:
    """The bracket at the cursor and its partner.

    The bracket before the cursor comes first, then the one after it.

    Returns:
        Both positions, the second None where the partner is missing; None where
        there is no bracket at the cursor.
    """
    for bracket in (position - 1, position):
        if bracket >= 0 and is_bracket(document.characterAt(bracket)):
            return bracket, partner(document, bracket)
    return None


def partner(document: QTextDocument, position: int) -> int | None:
    """The position of the bracket that belongs to the bracket at ``position``."""
    block = document.findBlock(position)
    is_forward = is_opener(document.characterAt(position))
    found = partner_position(_lines(block, is_forward=is_forward), position - block.position())
    if found is None:
        return None
    distance, column = found
    number = block.blockNumber() + (distance if is_forward else -distance)
    return document.findBlockByNumber(number).position() + column


def _lines(block: QTextBlock, *, is_forward: bool) -> Iterator[str]:
    while block.isValid():
        text = block.text()
        if not text.isascii():
            # One item for each UTF-16 unit, so that indices are Qt's.
            text = "".join(c if c <= "\uffff" else "\ufffd\ufffd" for c in text)
        yield text
        block = block.next() if is_forward else block.previous()
