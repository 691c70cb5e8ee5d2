"""How well the tokenizer of a corpus fits: density by language, extreme entries, round trip.

The figures are those of ``core.tokenizer.report``, taken on held-out files by the build.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from core.languages.table import LANGUAGES
from core.tokenizer.report import Entry, TokenizerReport
from gui import amounts
from gui.widgets.card import GRID, Card
from gui.widgets.labels import ElidedLabel, label

_TITLES = {language.name: language.title for language in LANGUAGES}
_REPEATED = re.compile(r"(.)\1{3,}")
_NONE = "no report: build the corpus again"


class TokenizerPanel(Card):
    """Five lines about one tokenizer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Tokenizer on held-out files", parent)
        right = Qt.TextElideMode.ElideRight
        self.density = ElidedLabel("", "", right)
        self.longest = ElidedLabel("", "", right)
        self.rarest = ElidedLabel("", "", right)
        self.unused = ElidedLabel("", "", right)
        self.round_trip = ElidedLabel("", "", right)
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        for entries in (self.longest, self.rarest):
            entries.setFont(fixed)
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(GRID // 2)
        grid.setColumnStretch(1, 1)
        rows: tuple[tuple[str, QLabel], ...] = (
            ("Bytes/token", self.density),
            ("Longest", self.longest),
            ("Rarest", self.rarest),
            ("Not used", self.unused),
            ("Round trip", self.round_trip),
        )
        for row, (title, value) in enumerate(rows):
            grid.addWidget(label(title, "caption"), row, 0)
            grid.addWidget(value, row, 1)
        self.body.addLayout(grid)

    def show_report(self, report: TokenizerReport | None) -> None:
        """Show the figures of a tokenizer; None where there are none."""
        if report is None:
            for each in (self.longest, self.rarest, self.unused, self.round_trip):
                each.setText("")
            self.density.setText(_NONE)
            return
        self.density.setText(
            " · ".join(
                f"{_TITLES.get(each.language, each.language)} "
                f"{amounts.decimal(each.bytes_per_token, 2)}"
                for each in sorted(report.languages, key=lambda each: -each.bytes)
            )
        )
        self.longest.setText(_entries(report.longest))
        self.rarest.setText(_entries(report.rarest))
        self.unused.setText(f"{report.unused:,} of {report.vocabulary_size:,} entries")
        failures, texts = report.round_trip_failures, report.overall.texts
        came_back = (
            f"{failures:,} of {texts:,} files do not come back"
            if failures
            else f"all {texts:,} files come back exactly"
        )
        bounded = f" · {report.bounded_words:,} overlong words cut for training"
        self.round_trip.setText(came_back + (bounded if report.bounded_words else ""))


def shown(text: str) -> str:
    """An entry on one line: blanks and line ends as signs, long repeats counted."""
    signs = text.replace(" ", "␣").replace("\n", "⏎").replace("\t", "⇥").replace("\r", "␍")
    return _REPEATED.sub(lambda match: f"{match[1]}{{{len(match[0])}}}", signs)


def _entries(entries: Iterable[Entry]) -> str:
    return "  ".join(shown(entry.text) for entry in entries)
