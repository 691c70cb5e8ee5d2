"""The figures of ``statistics.py`` on a card: shown, accepted, latency."""

from __future__ import annotations

from PySide6.QtCore import QT_TR_NOOP, QDate, QLocale, Qt, Slot
from PySide6.QtWidgets import QGridLayout, QWidget

from gui.amounts import count, percent, short_count
from gui.editor.suggest.statistics import SuggestionStatistics
from gui.translation import tr
from gui.widgets.buttons import IconButton
from gui.widgets.card import GRID, Card
from gui.widgets.labeled_value import LabeledValue
from gui.widgets.labels import label

_FIGURES = (
    ("shown", QT_TR_NOOP("Shown"), QT_TR_NOOP("Suggestions that were shown.")),
    (
        "taken",
        QT_TR_NOOP("Accepted"),
        QT_TR_NOOP("Fraction of the shown suggestions that was accepted, in whole or in part."),
    ),
    ("characters", QT_TR_NOOP("Saved"), QT_TR_NOOP("Characters that were not typed.")),
    (
        "latency",
        QT_TR_NOOP("Latency"),
        QT_TR_NOOP("Median time that the model took for the latest suggestions."),
    ),
    (
        "cached",
        QT_TR_NOOP("Cached"),
        QT_TR_NOOP("Fraction of the shown suggestions that came from the cache."),
    ),
    (
        "portions",
        QT_TR_NOOP("All / words / lines"),
        QT_TR_NOOP("How suggestions were accepted."),
    ),
)


class StatisticsCard(Card):
    """Six figures and a button that resets them."""

    def __init__(self, statistics: SuggestionStatistics, parent: QWidget | None = None) -> None:
        super().__init__(tr("Statistics"), parent)
        self._statistics = statistics
        self.figures = {name: LabeledValue(tr(caption), tr(tip)) for name, caption, tip in _FIGURES}
        self.reset = IconButton(tr("Reset"), "reset", tr("Set all statistics to zero."), "flat")
        self.reset.clicked.connect(statistics.reset)
        self.header.addWidget(self.reset)
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(GRID)
        for number, figure in enumerate(self.figures.values()):
            grid.addWidget(figure, number // 2, number % 2)
        self.body.addLayout(grid)
        self._since = label("", "muted", wraps=True)
        self.body.addWidget(self._since)
        statistics.changed.connect(self._show)
        self._show()

    @Slot()
    def _show(self) -> None:
        statistics, counts = self._statistics, self._statistics.counts
        latency = statistics.median_latency_ms
        values = {
            "shown": count(counts.shown),
            "taken": percent(statistics.acceptance),
            "characters": short_count(counts.characters),
            "latency": count(latency) if latency is None else _milliseconds(latency),
            "cached": percent(statistics.cached_fraction),
            "portions": f"{count(counts.full)} / {count(counts.words)} / {count(counts.lines)}",
        }
        for name, text in values.items():
            self.figures[name].show_value(text)
        only_here = tr("Kept on this computer only.")
        since = tr("Since {date}. Kept on this computer only.").format(
            date=_date_text(counts.since)
        )
        self._since.setText(since if counts.since else only_here)


def _milliseconds(latency: float) -> str:
    return tr("{number} ms").format(number=count(latency))


def _date_text(iso_date: str) -> str:
    """A date of the settings file in the locale's short form."""
    date = QDate.fromString(iso_date, Qt.DateFormat.ISODate)
    return QLocale().toString(date, QLocale.FormatType.ShortFormat) if date.isValid() else iso_date
