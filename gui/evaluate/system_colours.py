"""One colour for each system that is compared, the same on every tab."""

from __future__ import annotations

from gui.theme import Theme

# Roles of the theme, far apart in hue; the checkpoint takes the first.
_ROLES = ("plot_smoothed", "plot_validation", "success", "type_name", "function", "warning")


def colour_of(place: int, theme: Theme) -> str:
    """The colour of the system at a place."""
    return getattr(theme, _ROLES[place % len(_ROLES)])
