"""The figures of the curves under the mouse, as rich text."""

from __future__ import annotations

import html
import math
from collections.abc import Mapping, Sequence

from core.reports.curve import CurvePoint, XAxis
from core.reports.markers import Marker
from core.reports.plotted_runs import Line, PlotOptions, PlottedRun, Quantity
from core.reports.plotted_series import values_at
from gui import amounts
from gui.theme import Theme
from gui.train.line_colors import LineColors, colors_of
from gui.train.line_titles import line_title
from gui.train.state_titles import state_title
from gui.translation import tr


def read_out(
    runs: Sequence[PlottedRun], options: PlotOptions, position: float, reach: float, theme: Theme
) -> str:
    """Rich text about every run at one position; empty where no run has a point.

    Args:
        runs: those on the plot.
        options: how they are drawn; hidden lines are left out.
        position: on the horizontal axis, in its unit.
        reach: the largest distance of a marker that is named, in the same unit.
        theme: for the colors.
    """
    parts: list[str] = []
    in_bits = options.shows_bits(runs)
    for run in runs:
        curve = run.record.curve
        point = curve.point_at(options.x, position)
        is_single = len(runs) == 1
        if point is None or (not is_single and position > curve.positions(options.x)[-1] + reach):
            continue
        colors = colors_of(run.number, len(runs), theme)
        if not is_single:
            parts.append(f'<b style="color:{colors.smoothed}">{html.escape(run.title)}</b>')
        parts.append(f'<span style="color:{theme.muted_text}">{_where(point)}</span>')
        factor = curve.bits_per_nat if in_bits else 1.0
        values = values_at(curve, options, factor, position)
        figures = [
            f"{_swatch(color)} {html.escape(text)}"
            for text, color in _figures(values, options, colors)
        ]
        # With a line for each figure, several runs would not fit into the plot.
        parts += figures if is_single else [" ".join(figures)]
        if "markers" in options.lines:
            parts += [
                f"◆ {html.escape(marker_text(marker))}"
                for marker in run.record.markers
                if _is_near(run, marker.step, options.x, position, reach)
            ]
    return "<br>".join(parts)


def value_text(value: float, quantity: Quantity) -> str:
    """Return a value of a quantity as text, in the unit of its axis."""
    match quantity:
        case "loss":
            return amounts.decimal(value)
        case "rate":
            return tr("{count} tokens/s").format(count=amounts.count(value))
        case "saved":
            return amounts.percent(value / 100, 1)
        case _:
            return amounts.general(value, 4)


def _figures(
    values: Mapping[Line, float], options: PlotOptions, colors: LineColors
) -> list[tuple[str, str]]:
    """The values at a point with the colors of their lines."""
    quantity = options.quantity
    by_line = colors.by_line(quantity)
    return [
        (f"{line_title(line, quantity)} {value_text(value, quantity)}", by_line[line])
        for line, value in values.items()
        if line in options.lines and math.isfinite(value)
    ]


def marker_text(marker: Marker) -> str:
    """Return what a marker means, in a few words."""
    match marker.kind:
        case "best":
            bits = amounts.decimal(marker.bits_per_byte)
            return tr("best: {0} bits per byte").format(bits)
        case "checkpoint":
            return tr("checkpoint {0}").format(marker.checkpoint)
        case "continued":
            return tr("continued after step {0}").format(amounts.count(marker.step))
        case "diverged":
            return tr("diverged; good until step {0}").format(amounts.count(marker.good_step))
        case "end":
            return state_title(marker.state)


def _where(point: CurvePoint) -> str:
    return tr("step {step} · {tokens} tokens · at {time}").format(
        step=amounts.count(point.step),
        tokens=amounts.short_count(point.tokens),
        time=amounts.clock(point.seconds),
    )


def _swatch(color: str) -> str:
    return f'<span style="color:{color}">■</span>'


def _is_near(run: PlottedRun, step: int, axis: XAxis, position: float, reach: float) -> bool:
    point = run.record.curve.point_at("step", step)
    if point is None:
        return False
    return abs(point.position(axis) - position) <= reach
