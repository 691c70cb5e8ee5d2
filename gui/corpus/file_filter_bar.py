"""Search and choices above the table of files."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from core.languages.table import LANGUAGES
from gui import amounts
from gui.corpus.corpus_data import CorpusData
from gui.corpus.file_filter import DROPPED, KEPT, WANTED, FileFilter
from gui.corpus.reason_title import reason_title
from gui.widgets.card import GRID
from gui.widgets.choice import Choice

# Long enough for the next key of a word, too short to be waited for.
_TYPING_MS = 120
_TITLES = {language.name: language.title for language in LANGUAGES}


class FileFilterBar(QWidget):
    """Says which files are wanted.

    Signals:
        changed: the ``FileFilter``.
    """

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = QLineEdit()
        self.search.setPlaceholderText("Search")
        self.search.setAccessibleName("Search paths")
        self.search.setToolTip("Words that the path contains, in any order. Ctrl+F comes here.")
        self.search.setClearButtonEnabled(True)
        self.decision = Choice("Decision", "Show the files of one decision or reason.")
        self.language = Choice("Language", "Show the files of one language.")
        self.folder = Choice("Folder", "Show the files below one folder.")
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
                (WANTED, "Code files"),
                ("", f"Every file ({amounts.count(counts.seen)})"),
                (KEPT, f"Kept ({amounts.count(counts.kept)})"),
                (DROPPED, f"Left out ({amounts.count(counts.seen - counts.kept)})"),
                *(
                    (reason, f"{reason_title(reason)} ({count:,})")
                    for reason, count in counts.dropped
                ),
            ],
            usual=WANTED,
        )
        languages = zip(data.language.names, data.language.counts, strict=True)
        _fill(
            self.language,
            [
                ("", "Language"),
                *((name, f"{_TITLES.get(name, name)} ({n:,})") for name, n in languages if name),
            ],
        )
        folders = [(folder, f"{folder} ({count:,})") for folder, count in data.folders]
        _fill(self.folder, [("", "Folder"), *folders])

    def wanted(self) -> FileFilter:
        """What is asked for now."""
        return FileFilter(
            search=self.search.text(),
            decision=self.decision.key(),
            language=self.language.key(),
            folder=self.folder.key(),
        )

    def show_decision(self, key: str) -> None:
        """Ask for one decision or reason and nothing else."""
        self.search.clear()
        self.language.set_key("")
        self.folder.set_key("")
        self.decision.set_key(key)
        self._tell()

    def show_language(self, key: str) -> None:
        """Ask for one language and nothing else."""
        self.show_decision("")
        self.language.set_key(key)

    def show_folder(self, folder: str) -> None:
        """Ask for the files below any folder, listed or not."""
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


def _fill(choice: Choice, items: list[tuple[str, str]], usual: str = "") -> None:
    known = {key for key, _ in items}
    chosen = choice.key() if choice.count() else usual
    choice.set_items(items)
    choice.set_key(chosen if chosen in known else usual)
