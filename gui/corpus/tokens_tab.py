"""Any text at the left, its tokens at the right, and how the tokenizer fits."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from core.control import Control
from core.data.config import SEPARATOR
from core.data.open_corpus import OpenedCorpus
from core.data.token_dataset import TOKENIZER_FILE
from core.errors import CoreError
from core.events import Emit
from core.tokenizer.report import TokenizerReport
from core.workspace import complete_folders
from gui import amounts
from gui.context import AppContext
from gui.corpus.token_text import MAX_CHARS, TokenText, token_text
from gui.corpus.tokenizer_panel import TokenizerPanel
from gui.jobs.job import Job, Operation
from gui.translation import problem_text, tr
from gui.widgets.card import GRID, Card
from gui.widgets.choice import Choice
from gui.widgets.labeled_value import LabeledValue
from gui.widgets.labels import label
from gui.widgets.marked_view import MarkedView
from gui.widgets.splitter import Splitter

_TYPING_MS = 150
_EXAMPLE = '''def count_words(path):
    """How often each word of a file occurs."""
    counts = {}
    with open(path, encoding="utf-8") as file:
        for line in file:
            for word in line.lower().split():
                counts[word] = counts.get(word, 0) + 1
    return counts
'''


class TokensTab(QWidget):
    """Tokenizes what is typed or pasted with the tokenizer of the corpus."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._job: Job[TokenText] | None = None
        self._report_job: Job[TokenizerReport] | None = None
        self._folder: Path | None = None
        self.shown: TokenText | None = None
        self._about = ("", "")  # a text, and a sentence about it
        self.input = QPlainTextEdit(_EXAMPLE)
        self.input.setAccessibleName(tr("Text to tokenize"))
        self.input.setPlaceholderText(tr("Type or paste any text."))
        self.input.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.input.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.input.setTabChangesFocus(True)
        self.view = MarkedView(tr("Tokens of the text"), wraps=True)
        self.view.set_tips(self._tip_at)
        self.dataset = Choice(
            tr("Tokenizer"), tr("The tokenizers that were trained on this corpus.")
        )
        self.tokens = LabeledValue(
            tr("Tokens"), tr("What the model reads and writes one at a time.")
        )
        self.bytes = LabeledValue(tr("Bytes"), tr("The text in UTF-8."))
        self.ratio = LabeledValue(
            tr("Bytes/token"), tr("With more of it, reading and completion are faster.")
        )
        self.note = label("", "caption", wraps=True)
        self.panel = TokenizerPanel()
        text, right = Card(tr("Text")), Card(tr("Tokens"))
        text.body.addWidget(self.input, 1)
        left = QWidget()
        sides = QVBoxLayout(left)
        sides.setContentsMargins(0, 0, 0, 0)
        sides.setSpacing(GRID)
        sides.addWidget(text, 1)
        sides.addWidget(self.panel)
        right.header.addWidget(self.dataset, 1)
        figures = QHBoxLayout()
        figures.setSpacing(2 * GRID)
        for figure in (self.tokens, self.bytes, self.ratio):
            figures.addWidget(figure)
        figures.addStretch(1)
        right.body.addLayout(figures)
        right.body.addWidget(self.view, 1)
        right.body.addWidget(self.note)
        self.columns = Splitter((left, right), (500, 620))
        self.columns.restore(context.settings.state.corpus.tokens_columns)
        self.columns.moved.connect(self._remember)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.columns)
        self.setFocusProxy(self.input)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_TYPING_MS)
        self._timer.timeout.connect(self._split)
        self.input.textChanged.connect(self._timer.start)
        self.dataset.currentIndexChanged.connect(self._tokenizer_chosen)
        context.themes.changed.connect(self.view.set_theme)

    def show_corpus(self, opened: OpenedCorpus) -> None:
        """Use the tokenizers of another corpus."""
        workspace = self._context.workspace
        names = [
            name
            for name in complete_folders(workspace.datasets)
            if name.partition(SEPARATOR)[0] == opened.data.name
        ]
        titles = [(name, name.partition(SEPARATOR)[2]) for name in names]
        self.dataset.set_items(titles, names[0] if names else "")
        self._tokenizer_chosen()

    def show_text(self, text: str, about: str = "") -> None:
        """Show another text.

        Args:
            text: as a build keeps it, for example.
            about: a sentence on it, shown until it is edited.
        """
        self.input.setPlainText(text)
        self._about = (self.input.toPlainText(), about)
        self._split()

    @Slot()
    def _tokenizer_chosen(self, *_index: object) -> None:
        self._split()
        if self._report_job is not None:
            self._report_job.abandon()
            self._report_job = None
        name = self.dataset.key().partition(SEPARATOR)[2]
        if not name:
            self.panel.show_report(None)
            return
        operation = _report_operation(self._context.workspace.tokenizer(name))
        job = self._context.jobs.start(tr("Reading a report"), operation)
        self._report_job = job
        job.on_result(self.panel.show_report)
        job.on_error(self._no_report)

    @Slot(object)
    def _no_report(self, _error: CoreError) -> None:
        self.panel.show_report(None)

    @Slot()
    def _split(self, *_index: object) -> None:
        self._timer.stop()
        if self._job is not None:
            self._job.abandon()
            self._job = None
        name = self.dataset.key()
        if not name:
            self.note.setText(tr("This corpus has no tokens yet. Build it again."))
            return
        folder = self._context.workspace.dataset(name)
        operation = _split_operation(folder / TOKENIZER_FILE, self.input.toPlainText())
        job = self._context.jobs.start(tr("Tokenizing text"), operation)
        self._job = job
        job.on_result(self._show)
        job.on_error(self._fail)

    @Slot(object)
    def _show(self, split: TokenText) -> None:
        self.shown = split
        scrolled = self.view.verticalScrollBar().value()
        self.view.show_text(split.text)
        self.view.verticalScrollBar().setValue(scrolled)
        count = len(split.ids)
        self.tokens.show_value(amounts.count(count))
        self.bytes.show_value(amounts.count(split.text_bytes))
        self.ratio.show_value(amounts.decimal(split.text_bytes / count if count else None, 2))
        text, about = self._about
        notes = [about] if about and text == self.input.toPlainText() else []
        if split.is_changed:
            notes.append(tr("This tokenizer normalizes text (NFKC), which changes it here."))
        if split.is_cut:
            first = tr("The first {count} characters are shown.")
            notes.append(first.format(count=amounts.count(MAX_CHARS)))
        self.note.setText(" ".join(notes))

    @Slot(object)
    def _remember(self, widths: tuple[int, ...]) -> None:
        settings = self._context.settings
        settings.put(dataclasses.replace(settings.state.corpus, tokens_columns=widths))

    def _tip_at(self, position: int) -> str:
        index = self.shown.token_at(position) if self.shown is not None else -1
        return self.shown.tips[index] if self.shown is not None and index >= 0 else ""

    @Slot(object)
    def _fail(self, error: CoreError) -> None:
        self.note.setText(problem_text(error))


def _report_operation(folder: Path) -> Operation[TokenizerReport]:
    """Return the operation whose result is a ``TokenizerReport``."""

    def operate(_emit: Emit, _control: Control) -> TokenizerReport:
        from core.tokenizer.store import read_report

        return read_report(folder)

    return operate


def _split_operation(tokenizer: Path, text: str) -> Operation[TokenText]:
    """Return the operation whose result is a ``TokenText``."""

    def operate(_emit: Emit, _control: Control) -> TokenText:
        from core.tokenizer.tokenizer import Tokenizer

        return token_text(Tokenizer.from_file(tokenizer), text)

    return operate
