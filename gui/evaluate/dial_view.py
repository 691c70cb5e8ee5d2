"""What the precision dial does, and how long answers take: two plots with one legend.

Imports pyqtgraph, so the page imports this module when it is first looked at.
"""

from __future__ import annotations

import html
from typing import cast

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from core.evaluation.report import Evaluation, Measure
from gui.evaluate.dial_plot import DialPlot
from gui.evaluate.dial_points import HEIGHTS
from gui.evaluate.latency_plot import LatencyPlot
from gui.evaluate.legend import Legend
from gui.theme import Theme, current_theme
from gui.widgets.card import GRID, Card
from gui.widgets.choice import Choice
from gui.widgets.labels import label
from gui.widgets.scrolling import scrolling

_TITLES = {"keystrokes saved": "keystrokes saved", "shown per 100 characters": "how often shown"}
_NOTHING = "Nothing was typed in this measurement, so the dial was not turned."


class DialView(QWidget):
    """Shows one evaluation at a time."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._evaluation: Evaluation | None = None
        theme = current_theme()
        self.height_choice = Choice("Against precision", "What the dial is paid with.")
        self.height_choice.set_items(_TITLES.items())
        self.height_choice.setMinimumContentsLength(len("keystrokes saved"))
        self.height_choice.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.legend = Legend()
        self.dial = DialPlot(theme)
        self.latency = LatencyPlot(theme)
        self.times = label("", "caption")
        self.times.setTextFormat(Qt.TextFormat.RichText)
        self.times.setAccessibleName("Time to an answer")
        self.nothing = label(_NOTHING, "muted", wraps=True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        head = QHBoxLayout()
        head.setSpacing(GRID)
        head.addWidget(label("Precision against", "title"))
        head.addWidget(self.height_choice)
        head.addStretch(1)
        upper = Card()
        upper.body.addLayout(head)
        upper.body.addWidget(self.legend)
        upper.body.addWidget(self.dial, 3)
        upper.body.addSpacing(GRID // 2)  # the plot draws the name of its axis a little too low
        upper.body.addWidget(
            label(
                "Along a curve the dial is turned up: fewer suggestions, more of them right. "
                "Point at a dot to read it.",
                "caption",
                wraps=True,
            )
        )
        lower = Card("Time to an answer while typing")
        lower.body.addWidget(self.latency, 2)
        lower.body.addWidget(self.times)
        self._content = QWidget()
        self._content.setProperty("role", "page")
        column = QVBoxLayout(self._content)
        column.setContentsMargins(0, 0, GRID, 0)
        column.setSpacing(GRID)
        column.addWidget(upper, 3)
        column.addWidget(lower, 2)
        self._scroll = scrolling(self._content, "Threshold and latency", sideways=True)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(self._scroll)
        page.addWidget(self.nothing)
        self.height_choice.currentIndexChanged.connect(self._show_dial)

    def show_evaluation(self, evaluation: Evaluation) -> None:
        """Show another evaluation."""
        self._evaluation = evaluation
        was_typed = bool(evaluation.latencies)
        self._scroll.setVisible(was_typed)
        self.nothing.setVisible(not was_typed)
        self.legend.show_names(evaluation.systems)
        self._show_dial()
        self.latency.show_evaluation(evaluation)
        self.times.setText(_table_of_times(evaluation))
        self.times.setAccessibleDescription(
            "; ".join(
                f"{each.system}: half within {each.p50:.1f} ms, 90 % within {each.p90:.1f} ms, "
                f"99 % within {each.p99:.1f} ms, {each.requests:,} answers"
                for each in evaluation.latencies
            )
        )

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of another theme."""
        self.dial.set_theme(theme)
        self.latency.set_theme(theme)

    @Slot()
    def _show_dial(self, *_index: object) -> None:
        if self._evaluation is not None:
            measure = cast("Measure", self.height_choice.key())
            assert measure in HEIGHTS
            self.dial.show_evaluation(self._evaluation, measure)


def _table_of_times(evaluation: Evaluation) -> str:
    """Percentiles of each system, as the subset of HTML that a label takes."""
    head = ("", "half within", "90 % within", "99 % within", "answers")
    rows = [
        (each.system, *(f"{ms:,.1f} ms" for ms in (each.p50, each.p90, each.p99)),
         f"{each.requests:,}")
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
