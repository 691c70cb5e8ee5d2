"""Format ranges of a line that shows text which is not part of it.

Format ranges of a layout include the preedit text (a ghost, or what an input method
composes), so the ranges after it are shifted.
"""

from __future__ import annotations

from PySide6.QtGui import QTextCharFormat, QTextLayout

from core.editing.utf16 import utf16_length

Ranges = list[QTextLayout.FormatRange]


def format_range(start: int, length: int, format_: QTextCharFormat) -> QTextLayout.FormatRange:
    """A format for ``length`` UTF-16 units from ``start``."""
    result = QTextLayout.FormatRange()
    result.start, result.length, result.format = start, length, format_
    return result


def make_room(formats: Ranges, column: int, length: int) -> Ranges:
    """The formats of the line after ``length`` units are inserted at ``column``."""
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
    """Undo ``make_room``: the formats of the line without the text at ``column``."""

    def without(position: int) -> int:
        return min(position, max(column, position - length)) if position > column else position

    result: Ranges = []
    for old in formats:
        start, end = without(old.start), without(old.start + old.length)
        if end > start:
            result.append(format_range(start, end - start, old.format))
    return result


def set_text_formats(layout: QTextLayout, formats: Ranges) -> None:
    """Set the formats of a line's own text; those of its preedit text are kept."""
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
