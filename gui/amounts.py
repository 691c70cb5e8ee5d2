"""Numbers, durations, sizes and dates as text in the locale of the user.

One module, so that the same figure looks the same on every page. ``number_text`` reads what is
written here.
"""

from __future__ import annotations

import datetime
import math

from PySide6.QtCore import QDate, QLocale

from gui.translation import tr

NONE = "-"


def locale() -> QLocale:
    """The locale of numbers and dates: the default one, or English where the system has none."""
    found = QLocale()
    if found.language() == QLocale.Language.C:
        return QLocale(QLocale.Language.English, QLocale.Country.UnitedStates)
    return found


def count(value: float | None) -> str:
    """12,345; a dash while it is unknown."""
    if value is None or not math.isfinite(value):
        return NONE
    # Rounded here: Qt rounds halves up, and too large a number is none of its integers.
    return locale().toString(float(round(value)), "f", 0)


def short_count(value: float | None) -> str:
    """950, 12.3 k, 33.6 M: for narrow columns."""
    if value is None or not math.isfinite(value):
        return NONE
    # From where three digits would round up to a thousand of the smaller unit.
    for limit, divisor, unit in ((999.5e6, 1e9, "G"), (999.5e3, 1e6, "M"), (1e4, 1e3, "k")):
        if abs(value) >= limit:
            return f"{general(value / divisor, 3)} {unit}"
    return count(value)


def decimal(value: float | None, places: int = 3) -> str:
    """1.234; a dash while it is unknown, "not a number" when training diverged."""
    if value is None:
        return NONE
    if not math.isfinite(value):
        return tr("not a number")
    plain = locale()
    plain.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)
    # The rounding is Python's, which is exact.
    return plain.toString(float(f"{value:.{places}f}"), "f", places)


def general(value: float, digits: int = 6) -> str:
    """12.3, 0.001, 1e-05: as many digits as it has, at most ``digits``; no group separators."""
    return localized(f"{value:.{digits}g}")


def localized(text: str) -> str:
    """A number that Python wrote, with the decimal separator of the locale."""
    return text.replace(".", locale().decimalPoint())


def percent(fraction: float | None, places: int = 0) -> str:
    """45 %; a dash while it is unknown."""
    if fraction is None or not math.isfinite(fraction):
        return NONE
    return f"{decimal(100 * fraction, places)} {locale().percent()}"


def milliseconds(value: float | None) -> str:
    """12 ms; a dash while it is unknown."""
    return NONE if value is None else tr("{count} ms").format(count=count(value))


def duration(seconds: float | None) -> str:
    """8 s, 3 min 20 s, 2 h 05 min, 3 d 4 h."""
    if seconds is None or not math.isfinite(seconds):
        return NONE
    whole = max(0, round(seconds))
    if whole < 60:
        return tr("{seconds} s").format(seconds=whole)
    minutes, rest = divmod(whole, 60)
    if minutes < 60:
        return tr("{minutes} min {seconds} s").format(minutes=minutes, seconds=f"{rest:02d}")
    hours, minutes = divmod(minutes, 60)
    if hours < 48:
        return tr("{hours} h {minutes} min").format(hours=hours, minutes=f"{minutes:02d}")
    return tr("{days} d {hours} h").format(days=count(hours // 24), hours=hours % 24)


def clock(seconds: float | None) -> str:
    """0:08, 3:20, 2:05:00: for narrow columns."""
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
            return f"{decimal(byte_count / limit, 1)} {unit}"
    return tr("{count} bytes").format(count=count(byte_count))


def date(day: datetime.date) -> str:
    """11/29/26, in the short form of the locale."""
    return locale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.ShortFormat)
