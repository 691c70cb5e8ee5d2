"""One file: its text with what a build does to it, and why it was kept or dropped.

Here a user overrides the filters; ``FilesTab`` saves the decisions.
"""

from __future__ import annotations

from PySide6.QtCore import QT_TR_NOOP, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedLayout, QWidget

from core.corpus.browse.corpus_data import CorpusData
from core.corpus.preview import RangeKind
from core.corpus.store.manifest import ManifestRow
from core.corpus.store.overrides import ALWAYS_DROP, ALWAYS_KEEP, Override
from core.errors import CoreError
from gui import amounts
from gui.context import AppContext
from gui.corpus.decision import decision_sentence
from gui.corpus.preview_text import MARK_STYLES, PreviewText, preview_operation
from gui.jobs.job import Job
from gui.theme import Theme
from gui.translation import problem_text, tr, translated
from gui.widgets.buttons import IconButton
from gui.widgets.card import GRID, Card
from gui.widgets.labels import ElidedLabel, label
from gui.widgets.marked_view import MarkedView

_RESTING_MS = 60
_KEEP_TIP = str(QT_TR_NOOP("Keep the selected files whatever the filters say."))
_UNREAD_TIP = str(QT_TR_NOOP("It was not read as code, so there is no text to keep."))
_LEGEND: dict[RangeKind, tuple[str, str]] = {
    "stripped": (
        str(QT_TR_NOOP("removed")),
        str(QT_TR_NOOP("A long header; the build removes it.")),
    ),
    "redacted": (
        str(QT_TR_NOOP("replaced")),
        str(QT_TR_NOOP("A secret or an address; the build puts a placeholder there.")),
    ),
}


class PreviewPanel(Card):
    """Shows the file that was chosen last; reading happens in a worker.

    Signals:
        override_requested: an ``Override`` for the selected files.
        original_requested: the file shall be shown of which this one is a duplicate.
        tokens_requested: the text as it was built, whose tokens shall be shown, and a sentence
            about it.
    """

    override_requested = Signal(str)
    original_requested = Signal()
    tokens_requested = Signal(str, str)

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setAccessibleName(tr("Preview"))
        self.body.setContentsMargins(GRID, GRID, GRID, GRID)
        self._context = context
        self._data: CorpusData | None = None
        self._row: ManifestRow | None = None
        self._job: Job | None = None
        self._made: PreviewText | None = None
        self.path = ElidedLabel("", "title")
        self.facts = ElidedLabel("", "caption", Qt.TextElideMode.ElideRight)
        self.why = label("", "muted", wraps=True)
        self.note = label("", "caption", wraps=True)
        self.keep_button = _toggle(tr("Always keep"), tr(_KEEP_TIP))
        self.drop_button = _toggle(
            tr("Always drop"), tr("Drop the selected files from every build.")
        )
        self.original_button = IconButton(
            tr("Original"), "", tr("Go to the file that is kept."), "link"
        )
        self.tokens_button = IconButton(
            tr("Show tokens"), "", tr("Show the tokens of this file as it is built."), "link"
        )
        self.view = MarkedView(tr("Text of the file"))
        self.legend: dict[RangeKind, tuple[QLabel, QLabel]] = {}
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        for button in (self.keep_button, self.drop_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self.original_button)
        buttons.addWidget(self.tokens_button)
        legend = QHBoxLayout()
        legend.setSpacing(GRID)
        for kind, (text, tip) in _LEGEND.items():
            swatch, words = QLabel(), label(tr(text), "caption")
            swatch.setToolTip(tr(tip))
            words.setToolTip(tr(tip))
            legend.addWidget(swatch)
            legend.addWidget(words)
            self.legend[kind] = (swatch, words)
        legend.addWidget(self.note, 1)
        self._empty = label(tr("Choose a file to see its text."), "muted", wraps=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack = QStackedLayout()
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self.view)
        # With an arrow key held down, files change faster than they can be read.
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_RESTING_MS)
        self._timer.timeout.connect(self._read)
        self.body.addWidget(self.path)
        self.body.addWidget(self.facts)
        self.body.addWidget(self.why)
        self.body.addLayout(buttons)
        self.body.addLayout(legend)
        self.body.addLayout(self._stack, 1)

        self.keep_button.clicked.connect(self._keep)
        self.drop_button.clicked.connect(self._drop)
        self.original_button.clicked.connect(self.original_requested)
        self.tokens_button.clicked.connect(self._show_tokens)
        context.themes.changed.connect(self.set_theme)
        self.set_theme(context.themes.current)
        self.show_row(None, "")

    def show_corpus(self, data: CorpusData) -> None:
        """Show files of another corpus from now on."""
        self._data = data

    def show_row(
        self,
        row: ManifestRow | None,
        override: Override,
        *,
        path: str = "",
        has_original: bool = False,
    ) -> None:
        """Show a file.

        Args:
            row: of the manifest; None for none.
            override: what the user has decided about it.
            path: as it is shown.
            has_original: whether it was dropped as a duplicate.
        """
        self._row = row
        self.path.setText(path)
        self.facts.setText(_facts(row) if row is not None else "")
        self.why.setText(decision_sentence(row) if row is not None else "")
        self.show_override(override)
        self.original_button.setVisible(has_original)
        self._timer.start()

    @Slot(str)
    def show_override(self, override: str) -> None:
        """Show what the user has decided about the file."""
        is_file = self._row is not None and not self._row.is_folder and bool(self._row.language)
        is_read = self._row is not None and self._row.is_read
        for button, meaning, can in (
            (self.keep_button, ALWAYS_KEEP, is_read),
            (self.drop_button, ALWAYS_DROP, is_file),
        ):
            button.setEnabled(can or override == meaning)
            button.setChecked(override == meaning)
        self.keep_button.setToolTip(tr(_KEEP_TIP) if is_read else tr(_UNREAD_TIP))

    @Slot(object)
    def set_theme(self, theme: Theme) -> None:
        """Use the colors of another theme."""
        self.view.set_theme(theme)
        for kind, (swatch, _words) in self.legend.items():
            swatch.setPixmap(_swatch(getattr(theme, MARK_STYLES[kind].ground), theme.border))

    @Slot()
    def _read(self) -> None:
        if self._job is not None:
            self._job.abandon()
            self._job = None
        row = self._row
        if row is None or self._data is None:
            self._show_nothing(tr("Choose a file to see its text."))
            return
        operation = preview_operation(row, self._data.config, self._data.folder)
        job = self._context.jobs.start(tr("Reading a file"), operation)
        self._job = job
        job.on_result(self._show_preview)
        job.on_error(self._fail)

    @Slot(object)
    def _show_preview(self, made: PreviewText) -> None:
        if not made.text.text:
            self._show_nothing(translated(made.note) or tr("The file is empty."))
            return
        self._made = made
        self._show_legend(made.kinds)
        self.note.setText(made.note)
        self.view.show_text(made.text)
        self.view.set_tips(made.tip_at)
        self.tokens_button.setEnabled(True)
        self._stack.setCurrentWidget(self.view)

    @Slot(object)
    def _fail(self, error: CoreError) -> None:
        self._show_nothing(problem_text(error))

    def _show_nothing(self, why: str) -> None:
        self._show_legend(frozenset())
        self.note.clear()
        self.tokens_button.setEnabled(False)
        self._empty.setText(why)
        self._stack.setCurrentWidget(self._empty)

    def _show_legend(self, kinds: frozenset[RangeKind]) -> None:
        for kind, parts in self.legend.items():
            for part in parts:
                part.setVisible(kind in kinds)

    @Slot()
    def _keep(self) -> None:
        self.override_requested.emit(ALWAYS_KEEP if self.keep_button.isChecked() else "")

    @Slot()
    def _drop(self) -> None:
        self.override_requested.emit(ALWAYS_DROP if self.drop_button.isChecked() else "")

    @Slot()
    def _show_tokens(self) -> None:
        if self._made is not None:
            self.tokens_requested.emit(self._made.built, self._made.built_note)


def _facts(row: ManifestRow) -> str:
    parts: list[str] = []
    if row.lines:
        parts += [tr("%Ln line(s)", n=row.lines), amounts.size(row.bytes)]
        longest = amounts.count(row.longest_line)
        parts.append(tr("longest line {length}").format(length=longest))
        letters = amounts.percent(row.alphanumeric_share)
        parts.append(tr("{percent} letters and digits").format(percent=letters))
    if row.stripped_lines:
        parts.append(tr("%Ln line(s) removed", n=row.stripped_lines))
    if row.redactions:
        parts.append(tr("{count} replaced").format(count=amounts.count(row.redactions)))
    return " · ".join(parts)


def _toggle(text: str, tip: str) -> IconButton:
    button = IconButton(text, "", tip)
    button.setCheckable(True)
    return button


def _swatch(ground: str, border: str) -> QPixmap:
    icon = QPixmap(24, 24)
    icon.setDevicePixelRatio(2)
    icon.fill(QColor(border))
    painter = QPainter(icon)
    painter.fillRect(1, 1, 10, 10, QColor(ground))
    painter.end()
    return icon
