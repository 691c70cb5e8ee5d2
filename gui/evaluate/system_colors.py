"""The color of each compared system, the same on every tab."""

from __future__ import annotations

from gui.theme import Theme

# Roles of the theme, far apart in hue, without that of validation figures.
# The checkpoint takes the first.
_ROLES = ("plot_smoothed", "success", "type_name", "function", "warning", "operator")


def color_of(index: int, theme: Theme) -> str:
    """Return the color of the system with an index."""
    return getattr(theme, _ROLES[index % len(_ROLES)])
