"""The search field and the choices above the table of files."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from core.corpus.browse.corpus_data import CorpusData
from core.corpus.browse.file_filter import DROPPED, KEPT, WANTED, FileFilter
from core.languages.table import LANGUAGES
from gui import amounts
from gui.corpus.decision import reason_title
from gui.translation import tr
from gui.widgets.card import GRID
from gui.widgets.choice import Choice

# Long enough for the next key of a word, short enough not to be noticed.
_TYPING_MS = 120
_TITLES = {language.name: language.title for language in LANGUAGES}


class FileFilterBar(QWidget):
    """Chooses which files are shown.

    Signals:
        changed: the ``FileFilter``.
    """

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Search"))
        self.search.setAccessibleName(tr("Search paths"))
        self.search.setToolTip(tr("Words that the path contains, in any order. Shortcut: Ctrl+F."))
        self.search.setClearButtonEnabled(True)
        self.decision = Choice(tr("Decision"), tr("Show the files of one decision or reason."))
        self.language = Choice(tr("Language"), tr("Show the files of one language."))
        self.folder = Choice(tr("Folder"), tr("Show the files below one folder."))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(self.search, 3)
        for choice in (self.decision, self.language, self.folder):
            choice.setMinimumWidth(116)
            row.addWidget(choice, 2)
            choice.currentIndexChanged.connect(self._tell)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_TYPING_MS)
        self._timer.timeout.connect(self._tell)
        self.search.textChanged.connect(self._typed)
        self.search.returnPressed.connect(self._tell)
        find = QShortcut(QKeySequence.StandardKey.Find, self)
        find.activated.connect(self.search.setFocus)
        escape = QShortcut(QKeySequence("Esc"), self.search)
        escape.activated.connect(self.search.clear)

    def offer(self, data: CorpusData) -> None:
        """Offer the values that occur in a corpus; a choice that still exists is kept."""
        counts = data.counts
        _fill(
            self.decision,
            [
                (WANTED, tr("Code files")),
                ("", _counted(tr("Every file"), counts.seen)),
                (KEPT, _counted(tr("Kept"), counts.kept)),
                (DROPPED, _counted(tr("Dropped"), counts.seen - counts.kept)),
                *(
                    (reason, _counted(reason_title(reason), count))
                    for reason, count in counts.dropped
                ),
            ],
            usual=WANTED,
        )
        languages = zip(data.language.names, data.language.counts, strict=True)
        _fill(
            self.language,
            [
                ("", tr("Language")),
                *((name, _counted(_TITLES.get(name, name), n)) for name, n in languages if name),
            ],
        )
        folders = [(folder, _counted(folder, count)) for folder, count in data.folders]
        _fill(self.folder, [("", tr("Folder")), *folders])

    def wanted(self) -> FileFilter:
        """Return what is chosen now."""
        return FileFilter(
            search=self.search.text(),
            decision=self.decision.key(),
            language=self.language.key(),
            folder=self.folder.key(),
        )

    def show_decision(self, key: str) -> None:
        """Choose one decision or reason and nothing else."""
        self.search.clear()
        self.language.set_key("")
        self.folder.set_key("")
        self.decision.set_key(key)
        self._tell()

    def show_language(self, key: str) -> None:
        """Choose one language and nothing else."""
        self.show_decision("")
        self.language.set_key(key)

    def show_folder(self, folder: str) -> None:
        """Choose the files below any folder, listed or not."""
        if self.folder.findData(folder) < 0:
            self.folder.addItem(folder, folder)
        self.folder.set_key(folder)

    @Slot()
    def _typed(self) -> None:
        self._timer.start()

    @Slot()
    def _tell(self, *_value: object) -> None:
        self._timer.stop()
        self.changed.emit(self.wanted())


def _counted(title: str, count: int) -> str:
    return tr("{title} ({count})").format(title=title, count=amounts.count(count))


def _fill(choice: Choice, items: list[tuple[str, str]], usual: str = "") -> None:
    known = {key for key, _ in items}
    chosen = choice.key() if choice.count() else usual
    choice.set_items(items)
    choice.set_key(chosen if chosen in known else usual)
