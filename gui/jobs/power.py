"""Whether the computer runs on mains power, as far as it tells."""

from __future__ import annotations

from typing import Literal, cast

Power = Literal["mains", "battery", "unknown"]


def power() -> Power:
    """Ask the system: ``/sys/class/power_supply`` on Linux, its counterparts elsewhere.

    A computer without a battery runs on mains. "unknown" where the system does not say whether
    a battery is charged, or where it cannot be asked.
    """
    import psutil

    try:
        battery = psutil.sensors_battery()
    except (AttributeError, OSError, RuntimeError, NotImplementedError):
        return "unknown"  # a system for which psutil cannot ask
    if battery is None:
        return "mains"
    plugged = cast("bool | None", battery.power_plugged)  # None is missing in the stub
    if plugged is None:
        return "unknown"
    return "mains" if plugged else "battery"


def is_allowed(found: Power, choice: str) -> bool:
    """Whether to work on this power, by the preference ``AdaptationPreferences.power``."""
    return choice == "any" or found == "mains" or (found == "unknown" and choice == "mains")
