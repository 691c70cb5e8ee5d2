"""The figures of the plot as a table beside it, for those who do not see the curves."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from core.reports.curve import XAxis
from core.reports.plotted_runs import LINES_OF, Line, PlotOptions, PlottedRun
from core.reports.plotted_series import table_positions, values_at
from gui import amounts
from gui.train.line_titles import line_title
from gui.train.read_out import value_text
from gui.translation import tr
from gui.widgets.table_view import TableView
from gui.widgets.text_table import FixedRows, TextTableModel

_MAX_ROWS = 100
_MIN_WIDTH = 220


class CurveTable(TableView):
    """A row for each validation, or for some of the steps; the latest row is the last one.

    With one run, a column for each line; with several, a column for each run.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        self._model = TextTableModel(("", ""), numbers=tuple(range(64)))
        super().__init__(self._model, tr("Figures of the curve"), parent=parent)
        self._model.setParent(self)
        self.setMinimumWidth(_MIN_WIDTH)

    def show_runs(self, runs: Sequence[PlottedRun], options: PlotOptions) -> None:
        """Show the figures of the runs that are on the plot."""
        headers, rows = _table(runs, options)
        scroll = self.verticalScrollBar()
        value, is_at_end = scroll.value(), scroll.value() == scroll.maximum()
        self._model.show_rows(FixedRows(rows, " \u00b7 "), headers)
        scroll.setValue(scroll.maximum() if is_at_end else value)


def _table(
    runs: Sequence[PlottedRun], options: PlotOptions
) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    first = runs[0].record.curve
    positions = table_positions(first, options, _MAX_ROWS)
    lines: list[Line] = [line for line in LINES_OF[options.quantity] if line != "markers"]
    where = {"step": tr("Step"), "tokens": tr("Tokens"), "time": tr("Time")}[options.x]
    if len(runs) == 1:
        names = [line_title(line, options.quantity) for line in lines]
        headers = (where, *(name[:1].upper() + name[1:] for name in names))
    else:
        headers = (where, *(run.title for run in runs))
    rows: list[tuple[str, ...]] = []
    for position in positions:
        texts = [_position_text(position, options.x)]
        for run in runs:
            values = values_at(run.record.curve, options, _factor(run, runs, options), position)
            if len(runs) == 1:
                texts += [_text(values.get(line), options) for line in lines]
            else:
                # The line that compares runs: what was measured, or else the mean.
                main = next((values[line] for line in reversed(lines) if line in values), None)
                is_over = position > _last(run, options.x)
                texts.append(_text(None if is_over else main, options))
        rows.append(tuple(texts))
    return headers, rows


def _factor(run: PlottedRun, runs: Sequence[PlottedRun], options: PlotOptions) -> float:
    return run.record.curve.bits_per_nat if options.shows_bits(runs) else 1.0


def _last(run: PlottedRun, axis: XAxis) -> float:
    curve = run.record.curve
    columns = (
        curve.positions(axis),
        curve.validation_positions(axis),
        curve.typing_positions(axis),
    )
    return max((column[-1] for column in columns if column), default=0.0)


def _text(value: float | None, options: PlotOptions) -> str:
    if value is None or not math.isfinite(value):
        return amounts.NONE
    is_rate = options.quantity == "rate"  # whose unit is on the axis
    return amounts.count(value) if is_rate else value_text(value, options.quantity)


def _position_text(position: float, axis: XAxis) -> str:
    match axis:
        case "step":
            return amounts.count(position)
        case "tokens":
            return amounts.short_count(position)
        case "time":
            return amounts.clock(position)
