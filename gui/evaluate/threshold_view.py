"""The effect of the confidence threshold, and the latency: two plots with one legend.

It imports pyqtgraph, so the page imports this module when it is first shown.
"""

from __future__ import annotations

import html
from typing import cast

from PySide6.QtCore import QT_TR_NOOP, Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from core.evaluation.report import Evaluation, Measure
from core.reports.threshold_curve import COVERAGE_FACTORS
from gui import amounts
from gui.evaluate.latency_plot import LatencyPlot
from gui.evaluate.legend import Legend
from gui.evaluate.threshold_plot import ThresholdPlot
from gui.theme import Theme, current_theme
from gui.translation import tr
from gui.widgets.card import GRID, Card
from gui.widgets.choice import Choice
from gui.widgets.labels import label
from gui.widgets.scrolling import scrolling

_TITLES: dict[Measure, object] = {
    "keystrokes saved": QT_TR_NOOP("keystrokes saved"),
    "keystrokes saved net": QT_TR_NOOP("keystrokes saved, net of reading"),
    "shown per 100 characters": QT_TR_NOOP("suggestions shown"),
}
_NOTHING = QT_TR_NOOP("This evaluation has no typing simulation, so there is no threshold curve.")


class ThresholdView(QWidget):
    """Shows one evaluation at a time."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._evaluation: Evaluation | None = None
        theme = current_theme()
        self.coverage = Choice(tr("Coverage"), tr("The measure that is drawn against precision."))
        self.coverage.set_items((measure, tr(title)) for measure, title in _TITLES.items())
        self.coverage.setMinimumContentsLength(len("keystrokes saved"))
        self.coverage.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.legend = Legend()
        self.threshold = ThresholdPlot(theme)
        self.latency = LatencyPlot(theme)
        self.times = label("", "caption")
        self.times.setTextFormat(Qt.TextFormat.RichText)
        self.times.setAccessibleName(tr("Latency"))
        self.nothing = label(tr(_NOTHING), "muted", wraps=True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        head = QHBoxLayout()
        head.setSpacing(GRID)
        head.addWidget(label(tr("Precision against"), "title"))
        head.addWidget(self.coverage)
        head.addStretch(1)
        upper = Card()
        upper.body.addLayout(head)
        upper.body.addWidget(self.legend)
        upper.body.addWidget(self.threshold, 3)
        upper.body.addSpacing(GRID // 2)  # the plot draws the name of its axis a little too low
        upper.body.addWidget(
            label(
                tr(
                    "Along a curve the confidence threshold rises: fewer suggestions are shown, "
                    "and more of them are correct. Point at a dot to see its figures."
                ),
                "caption",
                wraps=True,
            )
        )
        lower = Card(tr("Latency while typing"))
        lower.body.addWidget(self.latency, 2)
        lower.body.addWidget(self.times)
        self._content = QWidget()
        self._content.setProperty("role", "page")
        column = QVBoxLayout(self._content)
        column.setContentsMargins(0, 0, GRID, 0)
        column.setSpacing(GRID)
        column.addWidget(upper, 3)
        column.addWidget(lower, 2)
        self._scroll = scrolling(self._content, tr("Threshold and latency"), sideways=True)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(self._scroll)
        page.addWidget(self.nothing)
        self.coverage.currentIndexChanged.connect(self._show_threshold)

    def show_evaluation(self, evaluation: Evaluation) -> None:
        """Show another evaluation."""
        self._evaluation = evaluation
        was_typed = bool(evaluation.latencies)
        self._scroll.setVisible(was_typed)
        self.nothing.setVisible(not was_typed)
        self.legend.show_names(evaluation.systems)
        self._show_threshold()
        self.latency.show_evaluation(evaluation)
        self.times.setText(_latency_table(evaluation))
        self.times.setAccessibleDescription(
            "; ".join(
                tr(
                    "{system}: {p50} median, {p90} for 90 %, {p99} for 99 % of {count} requests"
                ).format(
                    system=each.system,
                    p50=_ms(each.p50),
                    p90=_ms(each.p90),
                    p99=_ms(each.p99),
                    count=amounts.count(each.requests),
                )
                for each in evaluation.latencies
            )
        )

    def set_theme(self, theme: Theme) -> None:
        """Use the colors of another theme."""
        self.threshold.set_theme(theme)
        self.latency.set_theme(theme)

    @Slot()
    def _show_threshold(self, *_index: object) -> None:
        if self._evaluation is not None:
            measure = cast("Measure", self.coverage.key())
            assert measure in COVERAGE_FACTORS
            self.threshold.show_evaluation(self._evaluation, measure)


def _latency_table(evaluation: Evaluation) -> str:
    """Return the percentiles of each system, as the subset of HTML that a label shows."""
    head = ("", tr("median"), tr("90 % within"), tr("99 % within"), tr("requests"))
    rows = [
        (each.system, *map(_ms, (each.p50, each.p90, each.p99)), amounts.count(each.requests))
        for each in evaluation.latencies
    ]  # fmt: skip
    cells = "".join(
        "<tr>"
        + "".join(
            f'<td align="{"right" if column else "left"}" style="padding-right: 14px">'
            f"{html.escape(text)}</td>"
            for column, text in enumerate(row)
        )
        + "</tr>"
        for row in (head, *rows)
    )
    return f"<table>{cells}</table>"


def _ms(value: float) -> str:
    return tr("{ms} ms").format(ms=amounts.decimal(value, 1))
