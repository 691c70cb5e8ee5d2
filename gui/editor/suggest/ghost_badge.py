"""A small "2/3" at the right edge of the line where a ghost is one of several.

It also names the training project that a ghost copies.

A label over the text, not in it; the ghost itself is ``ghost.py``'s.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Slot
from PySide6.QtWidgets import QPlainTextEdit

from core.completion.session_effects import CurrentSuggestion
from gui.translation import tr
from gui.widgets.labels import label

_MARGIN = 8


class GhostBadge(QObject):
    """The badge of one editor."""

    def __init__(self, edit: QPlainTextEdit) -> None:
        super().__init__(edit)
        self._edit = edit
        self._label = label("", "badge")
        self._label.setParent(edit.viewport())
        self._label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._label.hide()
        edit.updateRequest.connect(self._follow)
        edit.viewport().installEventFilter(self)

    @property
    def text(self) -> str:
        """What it says; empty while it is hidden."""
        return self._label.text() if not self._label.isHidden() else ""

    def show_current(self, current: CurrentSuggestion | None) -> None:
        """Show which suggestion of how many is on the screen, and what it copies, if anything."""
        parts: list[str] = []
        if current is not None and current.trace is not None and current.trace.copied is not None:
            parts.append(tr("copies {project}").format(project=current.trace.copied.project))
        if current is not None and current.count > 1:
            parts.append(tr("{number}/{count}").format(number=current.number, count=current.count))
        if not parts:
            self._label.hide()
            return
        self._label.setText(" \u00b7 ".join(parts))
        self._label.adjustSize()
        self._place()
        self._label.show()

    @Slot(QRect, int)
    def _follow(self, _area: QRect, _dy: int) -> None:
        if not self._label.isHidden():
            self._place()

    def _place(self) -> None:
        line = self._edit.cursorRect()
        left = self._edit.viewport().width() - self._label.width() - _MARGIN
        self._label.move(left, line.center().y() - self._label.height() // 2)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the right edge."""
        if event.type() == QEvent.Type.Resize and not self._label.isHidden():
            self._place()
        return super().eventFilter(watched, event)
