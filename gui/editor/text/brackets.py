"""Finding the partner of a bracket in a document.

Brackets in comments and strings count too; telling them apart would need the
lexer, and within the distance searched a wrong partner is rare.
"""

from __future__ import annotations

from PySide6.QtGui import QTextDocument

_PARTNERS = {"(": ")", "[": "]", "{": "}"}
_BACKWARDS = {closer: opener for opener, closer in _PARTNERS.items()}
# Asked at every caret move: about 2 ms in the worst case.
_FARTHEST_CHARS = 20_000


def bracket_pair(document: QTextDocument, position: int) -> tuple[int, int | None] | None:
    """The bracket at the caret and its partner.

    The bracket before the caret comes first, then the one after it.

    Returns:
        Both positions, the second None where the partner is missing; None where
        there is no bracket at the caret.
    """
    for place in (position - 1, position):
        if place >= 0 and document.characterAt(place) in (_PARTNERS.keys() | _BACKWARDS.keys()):
            return place, partner(document, place)
    return None


def partner(document: QTextDocument, place: int) -> int | None:
    """The position of the bracket that belongs to the one at ``place``."""
    bracket = document.characterAt(place)
    is_opener = bracket in _PARTNERS
    other = _PARTNERS[bracket] if is_opener else _BACKWARDS[bracket]
    step = 1 if is_opener else -1
    depth = 0
    block = document.findBlock(place)
    index = place - block.position()
    searched = 0
    while block.isValid() and searched < _FARTHEST_CHARS:
        text = block.text()
        if not text.isascii():
            # One item for each UTF-16 unit, so that indices are Qt's.
            text = "".join(c if c <= "\uffff" else "\ufffd\ufffd" for c in text)
        if index < 0:
            index = len(text) - 1
        while 0 <= index < len(text):
            character = text[index]
            if character == bracket:
                depth += 1
            elif character == other:
                depth -= 1
                if depth == 0:
                    return block.position() + index
            index += step
        searched += len(text) + 1
        block = block.next() if is_opener else block.previous()
        index = 0 if is_opener else -1
    return None
