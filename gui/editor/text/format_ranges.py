"""Colors of one line beside text that is shown in it but is not part of it.

Format ranges of a layout count the preedit text too (a ghost, or what an input method
composes), so colors behind it move along.
"""

from __future__ import annotations

from PySide6.QtGui import QTextCharFormat, QTextLayout

from core.editing.utf16 import utf16_length

Ranges = list[QTextLayout.FormatRange]


def format_range(start: int, length: int, format_: QTextCharFormat) -> QTextLayout.FormatRange:
    """A format for ``length`` characters from ``start``, as Qt counts."""
    result = QTextLayout.FormatRange()
    result.start, result.length, result.format = start, length, format_
    return result


def make_room(formats: Ranges, column: int, length: int) -> Ranges:
    """Formats for the line with ``length`` characters put in at ``column``."""
    result: Ranges = []
    for old in formats:
        end = old.start + old.length
        if old.start < column:
            result.append(format_range(old.start, min(end, column) - old.start, old.format))
        if end > column:
            start = max(old.start, column)
            result.append(format_range(start + length, end - start, old.format))
    return result


def close_room(formats: Ranges, column: int, length: int) -> Ranges:
    """Undo ``make_room``: formats for the line without the text at ``column``."""

    def without(position: int) -> int:
        return min(position, max(column, position - length)) if position > column else position

    result: Ranges = []
    for old in formats:
        start, end = without(old.start), without(old.start + old.length)
        if end > start:
            result.append(format_range(start, end - start, old.format))
    return result


def set_text_formats(layout: QTextLayout, formats: Ranges) -> None:
    """Set the formats of a line's own text; those of its preedit text stay."""
    length = utf16_length(layout.preeditAreaText())
    if not length:
        layout.setFormats(formats)
        return
    start = layout.preeditAreaPosition()
    own = [
        old
        for old in layout.formats()
        if old.start >= start and old.start + old.length <= start + length
    ]
    layout.setFormats([*make_room(formats, start, length), *own])
