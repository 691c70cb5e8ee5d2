"""What the curves say at the place of the mouse, in words."""

from __future__ import annotations

import html
import math
from collections.abc import Sequence

from gui import amounts
from gui.theme import Theme
from gui.train.curve import CurvePoint, XAxis
from gui.train.plot_choices import SAVED, DrawnRun, PlotChoices, colours_of


def read_out(
    runs: Sequence[DrawnRun], choices: PlotChoices, place: float, reach: float, theme: Theme
) -> str:
    """Rich text on every run at a place; empty where no run has a point.

    Args:
        runs: those on the plot.
        choices: how they are drawn; lines that are hidden are left out.
        place: on the horizontal axis, in its measure.
        reach: milestones no further than this are named.
        theme: for the colours.
    """
    parts: list[str] = []
    in_bits = choices.shows_bits(runs)
    for run in runs:
        curve = run.record.curve
        point = curve.point_at(choices.x, place)
        if point is None or (len(runs) > 1 and place > curve.places(choices.x)[-1] + reach):
            continue
        colours = colours_of(run.number, len(runs), theme)
        if len(runs) > 1:
            parts.append(f'<b style="color:{colours.smoothed}">{html.escape(run.title)}</b>')
        parts.append(f'<span style="color:{theme.muted_text}">{_where(point)}</span>')
        factor = curve.bits_per_nat if in_bits else 1.0
        figures = [
            f'<span style="color:{colour}">■</span> {name} {amounts.decimal(value * factor)}'
            for name, value, colour in (
                ("training", point.loss, colours.training),
                ("smoothed", point.smoothed, colours.smoothed),
                ("validation", point.validation_loss, colours.validation),
            )
            if name in choices.lines and math.isfinite(value * factor)
        ]
        if SAVED in choices.lines and math.isfinite(point.keystrokes_saved):
            swatch = f'<span style="color:{colours.saved}">■</span>'
            figures.append(f"{swatch} keys {SAVED} {point.keystrokes_saved:.1%}")
        # Several runs would not fit into the plot with a line for each figure.
        parts += [" ".join(figures)] if len(runs) > 1 else figures
        parts += [
            f"◆ {html.escape(milestone.text)}"
            for milestone in run.record.milestones
            if "marks" in choices.lines and _is_near(run, milestone.step, choices.x, place, reach)
        ]
    return "<br>".join(parts)


def _where(point: CurvePoint) -> str:
    tokens = amounts.short_count(point.tokens)
    return f"step {point.step:,.0f} · {tokens} tokens · at {amounts.clock(point.seconds)}"


def _is_near(run: DrawnRun, step: int, axis: XAxis, place: float, reach: float) -> bool:
    point = run.record.curve.point_at("step", step)
    if point is None:
        return False
    return abs(point.place(axis) - place) <= reach
