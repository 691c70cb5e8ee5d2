"""What the model writes: the latest sample, and the earlier ones to leaf through."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QColor, QFontDatabase, QTextCharFormat
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from core.events import SampleDrawn
from gui.context import AppContext
from gui.widgets.buttons import IconButton
from gui.widgets.card import Card
from gui.widgets.labels import ElidedLabel


class SamplesPanel(Card):
    """One sample at a time, the prompt muted and the model's text in full colour."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__("Sample", parent)
        self.header.takeAt(self.header.count() - 1)  # the stretch: the label below takes the room
        self._context = context
        self._samples: list[SampleDrawn] = []
        self._index = -1  # -1 follows the latest
        self._shown: SampleDrawn | None = None
        self._where = ElidedLabel("", "caption", Qt.TextElideMode.ElideRight)
        self.older_button = IconButton("Older", "", "Show the sample before this one.", "flat")
        self.newer_button = IconButton("Newer", "", "Show the sample after this one.", "flat")
        self.older_button.clicked.connect(self._older)
        self.newer_button.clicked.connect(self._newer)
        self.header.addWidget(self._where, 1)
        self.header.addWidget(self.older_button)
        self.header.addWidget(self.newer_button)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setAccessibleName("Sample text")
        self.text.setTabChangesFocus(True)
        self.text.setPlaceholderText(
            "After each measurement the model continues a piece of code that it has never seen."
        )
        column = QVBoxLayout()
        column.addWidget(self.text)
        self.body.addLayout(column, 1)
        context.themes.changed.connect(self._redraw)
        self._draw()

    def show_samples(self, samples: list[SampleDrawn], *, of_other_run: bool = False) -> None:
        """Show the latest, or stay at the one being read."""
        if of_other_run:
            self._index = -1
        if self._index >= 0 and self._shown in samples:
            self._index = samples.index(self._shown)
        self._samples = list(samples)
        self._draw()

    @Slot()
    def _older(self) -> None:
        position = self._position()
        if position > 0:
            self._index = position - 1
            self._draw()

    @Slot()
    def _newer(self) -> None:
        position = self._position() + 1
        # At the newest one the panel follows the run again.
        self._index = position if position < len(self._samples) - 1 else -1
        self._draw()

    def _position(self) -> int:
        return self._index if self._index >= 0 else len(self._samples) - 1

    @Slot()
    def _redraw(self, *_theme: object) -> None:
        self._shown = None
        self._draw()

    def _draw(self) -> None:
        position = self._position()
        self.older_button.setEnabled(position > 0)
        self.newer_button.setEnabled(0 <= position < len(self._samples) - 1)
        if position < 0:
            self._shown = None
            self._where.setText("")
            self.text.clear()
            return
        sample = self._samples[position]
        self._where.setText(f"after step {sample.step:,}")
        if sample == self._shown:
            return
        self._shown = sample
        theme = self._context.themes.current
        self.text.clear()
        cursor = self.text.textCursor()
        for text, colour in ((sample.prompt, theme.muted_text), (sample.text, theme.text)):
            look = QTextCharFormat()
            look.setForeground(QColor(colour))
            cursor.insertText(text, look)
        self.text.moveCursor(cursor.MoveOperation.Start)
