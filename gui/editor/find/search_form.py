"""The fields of *Find in files*: what is searched for, where, and what replaces it."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLineEdit, QWidget

from core.editing.search import Query
from core.memory.search_config import SearchConfig, bad_pattern, split_patterns
from gui.editor.find.search import find_all
from gui.translation import tr
from gui.widgets.buttons import IconButton
from gui.widgets.labels import set_invalid

_WIDTH = 372
# A preview follows what is typed as a replacement, after a pause.
_PAUSE_MS = 400


class SearchForm(QWidget):
    """Fields and switches.

    Signals:
        wanted: search now.
        stop_wanted: end the search.
        changed: what is shown belongs to another search now.
        replace_wanted: replace what is shown.
    """

    wanted = Signal()
    stop_wanted = Signal()
    changed = Signal()
    replace_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(_WIDTH)
        self.query_field = _field(tr("Find in files"), tr("Find in files\u2026"))
        self.replace_box = QCheckBox(tr("Replace with"))
        self.replace_box.setToolTip(tr("Show what each match would become, and replace them all."))
        self.replacement_field = _field(tr("Replacement"), tr("Replace with\u2026"))
        self.include_field = _field(tr("Files to include"), tr("Only in: *.py, src/"))
        self.exclude_field = _field(tr("Files to exclude"), tr("Not in: tests/, *.txt"))
        tip = tr("Patterns as in a .gitignore file, separated by commas.")
        for field in (self.include_field, self.exclude_field):
            field.setToolTip(tip)
        self.case_box = QCheckBox(tr("Match case"))
        self.words_box = QCheckBox(tr("Whole words"))
        self.pattern_box = QCheckBox(tr("Regular expression"))
        self.pattern_box.setToolTip(
            tr("Perl syntax; \\1 or $1 in the replacement is the first group.")
        )
        self.ignored_box = QCheckBox(tr("Ignored files"))
        self.ignored_box.setToolTip(tr("Also search what git ignores, packages and caches."))
        self.secrets_box = QCheckBox(tr("Files with secrets"))
        self.secrets_box.setToolTip(
            tr("Also show matches in files that contain a key, a token or a password.")
        )
        self.search_button = IconButton(tr("Search"), tip=tr("Search the files (Enter)"))
        self.replace_button = IconButton(
            tr("Replace all\u2026"), tip=tr("Replace every match that is shown, after a question")
        )
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.wanted)
        self.is_running = False
        self._lay_out()
        self._connect()
        self.set_matches(0)

    def config(self) -> SearchConfig:
        """Return the search that is described, without the texts of the editor."""
        return SearchConfig(
            query=self.query(),
            replacement=self.replacement_field.text() if self.replaces else "",
            include=split_patterns(self.include_field.text()),
            exclude=split_patterns(self.exclude_field.text()),
            include_ignored=self.ignored_box.isChecked(),
            include_secrets=self.secrets_box.isChecked(),
        )

    def query(self) -> Query:
        """Return what is searched for."""
        return Query(
            text=self.query_field.text(),
            is_pattern=self.pattern_box.isChecked(),
            matches_case=self.case_box.isChecked(),
            whole_words=self.words_box.isChecked(),
        )

    @property
    def replaces(self) -> bool:
        """Whether matches are shown with what would replace them."""
        return self.replace_box.isChecked()

    def problem(self) -> str:
        """Return why this cannot be searched for, in one sentence; empty if it can."""
        replacement = self.replacement_field.text() if self.replaces else ""
        problem = find_all("", self.query(), replacement).problem
        set_invalid(self.query_field, bool(problem))
        for field in (self.include_field, self.exclude_field):
            bad = bad_pattern(split_patterns(field.text()))
            set_invalid(field, bool(bad))
            if bad and not problem:
                problem = tr("{pattern} is no pattern for paths.").format(pattern=bad)
        return problem

    def open(self, text: str, *, with_replace: bool) -> None:
        """Take over a selected text, and the focus."""
        if text:
            self.query_field.setText(text)
        if with_replace:
            self.replace_box.setChecked(True)
        self.query_field.setFocus()
        self.query_field.selectAll()

    def set_running(self, is_running: bool) -> None:
        """Let the button search, or stop the search."""
        self.is_running = is_running
        self.search_button.setText(tr("Stop") if is_running else tr("Search"))
        tip = tr("End the search; what was found stays") if is_running else ""
        self.search_button.setToolTip(tip or tr("Search the files (Enter)"))

    def set_matches(self, matches: int) -> None:
        """Allow replacing where there is something to replace."""
        self.replace_button.setEnabled(self.replaces and matches > 0 and not self.is_running)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(12, 6, 8, 6)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        grid.addWidget(self.query_field, 0, 0, 1, 2)
        grid.addWidget(self.search_button, 0, 2)
        grid.addWidget(self.replace_box, 1, 0)
        grid.addWidget(self.replacement_field, 1, 1)
        grid.addWidget(self.replace_button, 1, 2)
        patterns = QHBoxLayout()
        patterns.setSpacing(8)
        patterns.addWidget(self.include_field)
        patterns.addWidget(self.exclude_field)
        grid.addLayout(patterns, 2, 0, 1, 3)
        for row, boxes in (
            (3, (self.case_box, self.words_box, self.pattern_box)),
            (4, (self.ignored_box, self.secrets_box)),
        ):
            line = QHBoxLayout()
            line.setSpacing(12)
            for box in boxes:
                line.addWidget(box)
            line.addStretch(1)
            grid.addLayout(line, row, 0, 1, 3)
        grid.setRowStretch(5, 1)
        grid.setColumnStretch(1, 1)
        for button in (self.search_button, self.replace_button):
            button.setMinimumWidth(96)

    def _connect(self) -> None:
        for field in (self.query_field, self.include_field, self.exclude_field):
            field.returnPressed.connect(self.wanted)
        self.replacement_field.returnPressed.connect(self.wanted)
        self.search_button.clicked.connect(self._clicked)
        self.replace_button.clicked.connect(self.replace_wanted)
        self.replacement_field.textChanged.connect(self._replacement_changed)
        self.replace_box.toggled.connect(self.changed)
        for box in (
            self.case_box, self.words_box, self.pattern_box, self.ignored_box, self.secrets_box,
            self.replace_box,
        ):  # fmt: skip
            box.toggled.connect(self._pause.start)
        self.query_field.textEdited.connect(self.changed)

    @Slot()
    def _clicked(self) -> None:
        (self.stop_wanted if self.is_running else self.wanted).emit()

    @Slot(str)
    def _replacement_changed(self, text: str) -> None:
        if text and not self.replaces:
            self.replace_box.setChecked(True)
        self.changed.emit()
        self._pause.start()


def _field(name: str, hint: str) -> QLineEdit:
    field = QLineEdit()
    field.setAccessibleName(name)
    field.setPlaceholderText(hint)
    return field
