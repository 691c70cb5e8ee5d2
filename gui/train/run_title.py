"""What a run is called where there is little room."""

from __future__ import annotations

import datetime

# How folders of runs begin (core.training.keeper).
_STAMP = "%Y%m%d-%H%M%S"
_STAMP_LENGTH = 15


def run_title(name: str, preset: str, dataset: str = "") -> str:
    """Preset and time, "small 22 Nov 20:15"; a name that a person gave as it is.

    Args:
        name: of the run's folder.
        preset: that it was started with.
        dataset: likewise; what a copy's name has more than these is kept: "small 22
            Nov 20:15 copy".
    """
    try:
        started = datetime.datetime.strptime(name[:_STAMP_LENGTH], _STAMP)
    except ValueError:
        return name
    corpus = dataset.partition("--")[0]
    usual = f"{name[:_STAMP_LENGTH]}-{preset}-{corpus}"
    more = name.removeprefix(usual).replace("-", " ").strip() if name.startswith(usual) else ""
    return f"{preset} {started.day} {started:%b %H:%M} {more}".strip()
