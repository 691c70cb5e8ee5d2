"""One measure: its histogram, and below it the thresholds of it."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.corpus.browse.corpus_data import CorpusData
from core.corpus.browse.histogram import Histogram
from core.corpus.config import CorpusConfig
from core.corpus.filter_run import Decision
from core.corpus.filters.chart import Chart
from gui import amounts
from gui.corpus.histogram_plot import HistogramPlot
from gui.corpus.threshold_row import ThresholdRow
from gui.theme import Theme
from gui.translation import tr
from gui.widgets.card import GRID, Card
from gui.widgets.labels import label


class MeasureCard(Card):
    """Draws one measure of the files that were read.

    Signals:
        changed: the user moved a threshold.
    """

    changed = Signal()

    def __init__(self, chart: Chart, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(tr(chart.title), parent)
        self.chart = chart
        self.setToolTip(tr(chart.tip))
        self.body.setContentsMargins(GRID + 4, GRID, GRID + 4, GRID)
        self.body.setSpacing(2)
        self.effect = label("", "caption")
        self.header.addWidget(self.effect)
        self.plot = HistogramPlot(tr(chart.title), theme)
        self.rows = [ThresholdRow(chart, threshold, self) for threshold in chart.thresholds]
        self.body.addWidget(self.plot, 1)
        editors = QHBoxLayout()
        editors.setContentsMargins(0, 2, 0, 0)
        for row in self.rows:
            row.changed.connect(self._moved)
            self.body.addWidget(row.slider)
            editors.addWidget(row.editor)
            editors.addStretch(1)
        self.body.addLayout(editors)
        self._histogram: Histogram | None = None

    def show_corpus(self, data: CorpusData) -> None:
        """Show another corpus with the thresholds of its build."""
        self._histogram = Histogram(self.chart, data.measures, data.config)
        self.plot.set_scale(self._histogram.scale)
        for row in self.rows:
            value = float(getattr(data.config, row.threshold.setting))
            row.set_value(value, self._histogram.scale)
        self._show_lines()

    def show_decision(self, decision: Decision) -> None:
        """Draw what is kept under other settings."""
        if self._histogram is None:
            return
        self.plot.show_counts(self._histogram.counts, self._histogram.kept_counts(decision.kept))
        dropped = sum(n for reason, n in decision.counts() if reason in self.chart.reasons)
        text = tr("drops {count}").format(count=amounts.count(dropped)) if dropped else ""
        self.effect.setText(text)

    def show_config(self, config: CorpusConfig) -> None:
        """Show other thresholds."""
        for row in self.rows:
            row.show_value(float(getattr(config, row.threshold.setting)))
        self._show_lines()

    def settings(self) -> dict[str, int | float]:
        """Return the thresholds as they are set here."""
        return {row.threshold.setting: row.value for row in self.rows}

    @Slot()
    def _moved(self) -> None:
        self._show_lines()
        self.changed.emit()

    def _show_lines(self) -> None:
        positions = [row.position for row in self.rows]
        self.plot.show_thresholds([each for each in positions if each is not None])
