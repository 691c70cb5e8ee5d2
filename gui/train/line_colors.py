"""The colors of the lines of a plot."""

from __future__ import annotations

from dataclasses import dataclass

from core.reports.plotted_runs import LINES_OF, Line, Quantity
from gui.theme import Theme

# Roles of the theme, far apart in hue, without that of validation figures.
# The run that is shown takes the first.
_RUN_ROLES = ("plot_smoothed", "success", "type_name", "function", "warning", "operator")


@dataclass(frozen=True, slots=True, kw_only=True)
class LineColors:
    """The colors of one run's lines."""

    training: str
    smoothed: str
    validation: str

    def by_line(self, quantity: Quantity) -> dict[Line, str]:
        """Return the color of each line; steps that are the only line have the strong one."""
        is_alone = "smoothed" not in LINES_OF[quantity]
        return {
            "training": self.smoothed if is_alone else self.training,
            "smoothed": self.smoothed,
            "validation": self.validation,
        }


def colors_of(number: int, count: int, theme: Theme) -> LineColors:
    """Return the colors of a run.

    A single run has one color for each line; each of several runs has one color for all lines.

    Args:
        number: of the run (``core.reports.plotted_runs.RunNumbers``).
        count: how many runs are drawn.
        theme: for the colors.
    """
    if count == 1:
        return LineColors(
            training=theme.plot_training,
            smoothed=theme.plot_smoothed,
            validation=theme.plot_validation,
        )
    cycle, index = divmod(number, len(_RUN_ROLES))
    color = _shade(getattr(theme, _RUN_ROLES[index]), cycle, theme)
    return LineColors(training=color, smoothed=color, validation=color)


def _shade(color: str, cycle: int, theme: Theme) -> str:
    """Return a color for a repeated use: mixed with the theme's text color, then its background."""
    if not cycle:
        return color
    other = theme.text if cycle % 2 else theme.plot_background
    parts = [
        round((2 * int(color[n : n + 2], 16) + int(other[n : n + 2], 16)) / 3) for n in (1, 3, 5)
    ]
    return "#" + "".join(f"{part:02x}" for part in parts)
