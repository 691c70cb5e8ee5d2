"""How well the tokenizer of a corpus fits: density by language, extreme entries, round trip.

The build takes the figures of ``core.tokenizer.report`` on the validation split.
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
from gui.translation import tr
from gui.widgets.card import GRID, Card
from gui.widgets.labels import ElidedLabel, label

_TITLES = {language.name: language.title for language in LANGUAGES}
_REPEATED = re.compile(r"(.)\1{3,}")


class TokenizerPanel(Card):
    """Shows five lines about one tokenizer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Tokenizer on the validation split"), parent)
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
            (tr("Bytes/token"), self.density),
            (tr("Longest"), self.longest),
            (tr("Rarest"), self.rarest),
            (tr("Not used"), self.unused),
            (tr("Round trip"), self.round_trip),
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
            self.density.setText(tr("no report: build the corpus again"))
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
        self.unused.setText(
            tr("{count} of {total} entries").format(
                count=amounts.count(report.unused), total=amounts.count(report.vocabulary_size)
            )
        )
        failures, texts = report.round_trip_failures, report.overall.texts
        if failures:
            parts = [
                tr("{count} of {total} files are not restored").format(
                    count=amounts.count(failures), total=amounts.count(texts)
                )
            ]
        else:
            parts = [tr("all {total} files are restored").format(total=amounts.count(texts))]
        if report.bounded_words:
            parts.append(tr("%Ln overlong word(s) cut for training", n=report.bounded_words))
        self.round_trip.setText(" · ".join(parts))


def shown(text: str) -> str:
    """Return an entry on one line: blanks and line ends as signs, long repeats counted."""
    signs = text.replace(" ", "␣").replace("\n", "⏎").replace("\t", "⇥").replace("\r", "␍")
    return _REPEATED.sub(lambda match: f"{match[1]}{{{len(match[0])}}}", signs)


def _entries(entries: Iterable[Entry]) -> str:
    return "  ".join(shown(entry.text) for entry in entries)
