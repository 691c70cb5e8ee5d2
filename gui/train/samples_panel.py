"""Samples of the model's text: the latest one, and buttons to the earlier ones."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFontDatabase, QTextCharFormat
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from core.events import SampleDrawn
from gui import amounts
from gui.context import AppContext
from gui.train.prompts_dialog import title_of_prompt
from gui.translation import tr
from gui.widgets.buttons import IconButton
from gui.widgets.card import Card
from gui.widgets.choice import Choice
from gui.widgets.labels import ElidedLabel


class SamplesPanel(Card):
    """One sample at a time: the prompt in a muted color, then the model's text.

    Signals:
        prompts_requested: the user wants to edit the prompts.
    """

    prompts_requested = Signal()

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(tr("Sample"), parent)
        self.header.takeAt(self.header.count() - 1)  # the stretch: the label takes its space
        self._context = context
        self._samples: list[SampleDrawn] = []  # of the chosen prompt
        self._all: list[SampleDrawn] = []
        self._index = -1  # -1 follows the latest
        self._shown: SampleDrawn | None = None
        self._where = ElidedLabel("", "caption", Qt.TextElideMode.ElideRight)
        self.older_button = IconButton("\u2039", "", tr("Show the previous sample."), "flat")
        self.newer_button = IconButton("\u203a", "", tr("Show the next sample."), "flat")
        self.older_button.setAccessibleName(tr("Previous sample"))
        self.newer_button.setAccessibleName(tr("Next sample"))
        self.older_button.clicked.connect(self._older)
        self.newer_button.clicked.connect(self._newer)
        self.prompt = Choice(tr("Prompt"), tr("The text that the model continues."))
        self.prompt.currentIndexChanged.connect(self._prompt_chosen)
        self.prompts_button = IconButton(
            tr("Prompts\u2026"), "", tr("Edit the prompts that the model continues."), "flat"
        )
        self.prompts_button.clicked.connect(self.prompts_requested)
        self.header.addWidget(self._where, 1)
        self.header.addWidget(self.prompt, 2)
        self.header.addWidget(self.prompts_button)
        self.header.addWidget(self.older_button)
        self.header.addWidget(self.newer_button)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setAccessibleName(tr("Sample text"))
        self.text.setTabChangesFocus(True)
        self.text.setPlaceholderText(
            tr("After each validation the model continues a piece of unseen code.")
        )
        column = QVBoxLayout()
        column.addWidget(self.text)
        self.body.addLayout(column, 1)
        context.themes.changed.connect(self._redraw)
        self._draw()

    def show_samples(self, samples: list[SampleDrawn], *, of_other_run: bool = False) -> None:
        """Show the latest sample, or keep the one that is being read."""
        if of_other_run:
            self._index = -1
        self._all = list(samples)
        self._list_prompts()
        self._take_samples()

    def _list_prompts(self) -> None:
        """List the latest prompts; a continued run may have other prompts than before."""
        # Not all samples of the last step may have arrived.
        recent = sorted({sample.step for sample in self._all})[-2:]
        prompts = dict.fromkeys(one.prompt for one in self._all if one.step in recent)
        items = [(prompt, title_of_prompt(prompt)) for prompt in prompts]
        with QSignalBlocker(self.prompt):
            self.prompt.set_items(items)
        self.prompt.setVisible(len(items) > 1)

    def _take_samples(self) -> None:
        chosen = self.prompt.key()
        self._samples = [sample for sample in self._all if sample.prompt == chosen]
        if self._index >= 0 and self._shown in self._samples:
            self._index = self._samples.index(self._shown)
        elif self._index >= len(self._samples):
            self._index = -1
        self._draw()

    @Slot()
    def _prompt_chosen(self, *_index: object) -> None:
        self._index = -1
        self._take_samples()

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
        # There is nothing to scroll or copy in an empty text, so the Tab key goes past it.
        is_read = position >= 0
        policy = Qt.FocusPolicy.StrongFocus if is_read else Qt.FocusPolicy.ClickFocus
        self.text.setFocusPolicy(policy)
        self.older_button.setEnabled(position > 0)
        self.newer_button.setEnabled(0 <= position < len(self._samples) - 1)
        if position < 0:
            self._shown = None
            self._where.setText("")
            self.text.clear()
            return
        sample = self._samples[position]
        self._where.setText(tr("after step {step}").format(step=amounts.count(sample.step)))
        if sample == self._shown:
            return
        self._shown = sample
        theme = self._context.themes.current
        self.text.clear()
        cursor = self.text.textCursor()
        for text, color in ((sample.prompt, theme.muted_text), (sample.text, theme.text)):
            format = QTextCharFormat()
            format.setForeground(QColor(color))
            cursor.insertText(text, format)
        self.text.moveCursor(cursor.MoveOperation.Start)
