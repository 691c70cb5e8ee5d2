"""Numbers as people read them: counts, times, rates, sizes.

One place, so that the same figure looks the same on every page.
"""

from __future__ import annotations

import math

NONE = "-"


def count(value: float | None) -> str:
    """12,345; a dash while it is unknown."""
    if value is None or not math.isfinite(value):
        return NONE
    return f"{value:,.0f}"


def short_count(value: float | None) -> str:
    """950, 12.3 k, 33.6 M: for narrow places."""
    if value is None or not math.isfinite(value):
        return NONE
    # From where three digits would round up to a thousand of the smaller unit.
    for limit, divisor, unit in ((999.5e6, 1e9, "G"), (999.5e3, 1e6, "M"), (1e4, 1e3, "k")):
        if abs(value) >= limit:
            return f"{value / divisor:.3g} {unit}"
    return f"{value:,.0f}"


def decimal(value: float | None, places: int = 3) -> str:
    """1.234; a dash while it is unknown, "not a number" when training went wrong."""
    if value is None:
        return NONE
    if not math.isfinite(value):
        return "not a number"
    return f"{value:.{places}f}"


def significant(value: float | None, digits: int = 3) -> str:
    """0.00123, 1.23e-05: a value of any size in so many significant digits."""
    if value is None:
        return NONE
    return f"{value:.{digits}g}" if math.isfinite(value) else "not a number"


def percent(fraction: float | None, digits: int = 0) -> str:
    """45 %, or 45.2 % with one digit; a dash while it is unknown."""
    if fraction is None or not math.isfinite(fraction):
        return NONE
    return f"{100 * fraction:.{digits}f} %"


def duration(seconds: float | None) -> str:
    """8 s, 3 min 20 s, 2 h 05 min, 3 d 4 h."""
    if seconds is None or not math.isfinite(seconds):
        return NONE
    whole = max(0, round(seconds))
    if whole < 60:
        return f"{whole} s"
    minutes, rest = divmod(whole, 60)
    if minutes < 60:
        return f"{minutes} min {rest:02d} s"
    hours, minutes = divmod(minutes, 60)
    if hours < 48:
        return f"{hours} h {minutes:02d} min"
    return f"{hours // 24} d {hours % 24} h"


def clock(seconds: float | None) -> str:
    """0:08, 3:20, 2:05:00: for narrow places."""
    if seconds is None or not math.isfinite(seconds):
        return NONE
    minutes, rest = divmod(max(0, round(seconds)), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes}:{rest:02d}"


def size(byte_count: float | None) -> str:
    """512 bytes, 3.4 MB (of a million bytes)."""
    if byte_count is None:
        return NONE
    for limit, unit in ((1e9, "GB"), (1e6, "MB"), (1e3, "kB")):
        if byte_count >= limit:
            return f"{byte_count / limit:.1f} {unit}"
    return f"{byte_count:.0f} bytes"
