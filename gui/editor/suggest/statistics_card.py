"""The figures of ``statistics.py`` on a card: what was shown, what was taken, how quickly."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QGridLayout, QWidget

from gui.amounts import count, percent, short_count
from gui.editor.suggest.statistics import SuggestionStatistics
from gui.widgets.buttons import IconButton
from gui.widgets.card import GRID, Card
from gui.widgets.labeled_value import LabeledValue
from gui.widgets.labels import label

_FIGURES = (
    ("shown", "Shown", "Suggestions that were on the screen."),
    ("taken", "Taken", "Of these, how many were accepted wholly or in part."),
    ("characters", "Saved", "Characters that need not be typed."),
    ("latency", "Latency", "How long the model took, half of the time at most; latest answers."),
    ("cached", "Known", "Shown at once, without asking the model."),
    ("portions", "All / words / lines", "How they were accepted."),
)


class StatisticsCard(Card):
    """Six figures and a button that begins anew."""

    def __init__(self, statistics: SuggestionStatistics, parent: QWidget | None = None) -> None:
        super().__init__("Figures", parent)
        self._statistics = statistics
        self.figures = {name: LabeledValue(caption, tip) for name, caption, tip in _FIGURES}
        self.reset = IconButton("Reset", "reset", "Forget these figures and begin anew.", "flat")
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
            "latency": f"{latency:.0f} ms" if latency is not None else "-",
            "cached": percent(statistics.cache_share),
            "portions": f"{counts.full} / {counts.words} / {counts.lines}",
        }
        for name, text in values.items():
            self.figures[name].show_value(text)
        since = f"Since {counts.since}. " if counts.since else ""
        self._since.setText(f"{since}Kept on this computer alone.")
