"""One measure: its histogram, and below it the thresholds that stand in it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.corpus.config import CorpusConfig
from core.corpus.what_if import Decision
from gui.corpus.charted_measure import ChartedMeasure, scale_of
from gui.corpus.corpus_data import CorpusData
from gui.corpus.histogram_plot import BINS, HistogramPlot
from gui.corpus.threshold_row import ThresholdRow
from gui.theme import Theme
from gui.widgets.card import GRID, Card
from gui.widgets.labels import label


class MeasureCard(Card):
    """Draws one measure of the files that were read.

    Signals:
        changed: a threshold was moved by the person.
    """

    changed = Signal()

    def __init__(self, chart: ChartedMeasure, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(chart.title, parent)
        self.chart = chart
        self.setToolTip(chart.tip)
        self.body.setContentsMargins(GRID + 4, GRID, GRID + 4, GRID)
        self.body.setSpacing(2)
        self.effect = label("", "caption")
        self.header.addWidget(self.effect)
        self.plot = HistogramPlot(chart.title, theme)
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
        self._read: NDArray[np.bool_] = np.empty(0, dtype=np.bool_)
        self._bin: NDArray[np.intp] = np.empty(0, dtype=np.intp)
        self._every: NDArray[np.int64] = np.zeros(BINS, dtype=np.int64)

    def show_corpus(self, data: CorpusData) -> None:
        """Show another corpus with the thresholds of its build."""
        columns = data.columns
        self._read = columns.is_read
        values = self.chart.values(columns)[self._read]
        bounds: list[float] = []
        for row in self.rows:
            value = float(getattr(data.config, row.threshold.setting))
            if value != row.threshold.off:
                bounds.append(value)
        scale = scale_of(self.chart, values, bounds)
        self._bin = np.minimum((scale.places(values) * BINS).astype(np.intp), BINS - 1)
        self._every = np.bincount(self._bin, minlength=BINS)
        self.plot.set_scale(scale)
        for row in self.rows:
            row.set_value(float(getattr(data.config, row.threshold.setting)), scale)
        self._show_lines()

    def show_decision(self, decision: Decision) -> None:
        """Draw what is kept under other settings."""
        kept = np.bincount(self._bin[decision.kept[self._read]], minlength=BINS)
        self.plot.show_counts(self._every, kept)
        dropped = sum(n for reason, n in decision.counts() if reason in self.chart.reasons)
        self.effect.setText(f"drops {dropped:,}" if dropped else "")

    def show_config(self, config: CorpusConfig) -> None:
        """Show other thresholds."""
        for row in self.rows:
            row.show_value(float(getattr(config, row.threshold.setting)))
        self._show_lines()

    def settings(self) -> dict[str, int | float]:
        """The thresholds as they stand here."""
        return {row.threshold.setting: row.value for row in self.rows}

    @Slot()
    def _moved(self) -> None:
        self._show_lines()
        self.changed.emit()

    def _show_lines(self) -> None:
        places = [row.place for row in self.rows]
        self.plot.show_thresholds([place for place in places if place is not None])
