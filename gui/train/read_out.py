"""The figures of the curves under the mouse, as rich text."""

from __future__ import annotations

import html
import math
from collections.abc import Sequence

from core.reports.curve import CurvePoint, XAxis
from core.reports.markers import Marker
from core.reports.plotted_runs import Line, PlotOptions, PlottedRun
from gui import amounts
from gui.theme import Theme
from gui.train.line_colors import colors_of
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
        losses: tuple[tuple[Line, str, float, str], ...] = (
            ("training", tr("training {0}"), point.loss, colors.training),
            ("smoothed", tr("smoothed {0}"), point.smoothed, colors.smoothed),
            ("validation", tr("validation {0}"), point.validation_loss, colors.validation),
        )
        figures = [
            f"{_swatch(color)} {html.escape(text.format(amounts.decimal(value * factor)))}"
            for line, text, value, color in losses
            if line in options.lines and math.isfinite(value * factor)
        ]
        if "saved" in options.lines and math.isfinite(point.keystrokes_saved):
            saved = tr("keystrokes saved {0}").format(amounts.percent(point.keystrokes_saved, 1))
            figures.append(f"{_swatch(colors.saved)} {html.escape(saved)}")
        # With a line for each figure, several runs would not fit into the plot.
        parts += figures if is_single else [" ".join(figures)]
        if "markers" in options.lines:
            parts += [
                f"◆ {html.escape(marker_text(marker))}"
                for marker in run.record.markers
                if _is_near(run, marker.step, options.x, position, reach)
            ]
    return "<br>".join(parts)


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
