"""A whole line in the clipboard: what is copied where nothing is selected.

It is pasted above the line of the cursor. Only this process knows that it is one: a format of
our own in the clipboard would be an object of Python that Qt deletes after Python has ended.
"""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

_put: list[str] = []  # the line that was copied last


def put_line(line: str) -> None:
    """Put a line, which ends in a line feed, into the clipboard."""
    _put[:] = [line]
    QGuiApplication.clipboard().setText(line)


def has_line(data: QMimeData) -> bool:
    """Return whether the data is the line that was copied last without a selection."""
    return bool(_put) and data.text() == _put[0]
