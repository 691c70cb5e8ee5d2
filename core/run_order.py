"""The order of runs: by their recorded start, never by the names of their folders.

The user may rename a run, and the local time in the name of a folder depends on the time zone and
repeats an hour when daylight-saving time ends. Every list of runs or checkpoints, in the window
and on the command line, uses this order.
"""

from __future__ import annotations

import datetime
import json
import math
import re
from pathlib import Path
from typing import Any, Final

STATUS_FILE: Final = "status.json"
PROVENANCE_FILE: Final = "provenance.json"
_STAMP: Final = "%Y%m%d-%H%M%S"
_STAMP_LENGTH: Final = 15
# Before the first milestone a model has learned almost nothing.
_MIN_STEPS: Final = 10
# The bits per byte of different datasets differ by less than this factor; those of a model that
# is hardly trained differ by more.
_MAX_RATIO: Final = 2.0


def newest_first(runs: Path) -> list[Path]:
    """List the folders in ``runs`` by the start of each run, the newest first.

    Of several with the same start, such as a copy and its original, the one whose name sorts last
    comes first.

    Args:
        runs: the folder of all runs; it may be missing.
    """
    folders = [path for path in runs.glob("*/") if not path.name.startswith(".")]
    return sorted(folders, key=lambda path: (started_at(path), _by_number(path.name)), reverse=True)


def good_runs(runs: Path) -> list[Path]:
    """List the runs whose models are good enough for completion, the newest first.

    A run is good if it took ten steps at least, was validated, and reached at most twice the bits
    per byte of the best run: a short trial is not preferred to a trained model only because it is
    newer.

    Args:
        runs: the folder of all runs.
    """
    measured = [(run, figure) for run in newest_first(runs) if (figure := _best_figure(run))]
    lowest = min((figure for _run, figure in measured), default=0.0)
    return [run for run, figure in measured if figure <= _MAX_RATIO * lowest]


def started_at(folder: Path) -> datetime.datetime:
    """Return the start of a run, in UTC.

    It is the recorded start. If a run was interrupted before it recorded anything, it is the
    local time in its name, else the time of its folder.

    Args:
        folder: the run folder.
    """
    for name in (STATUS_FILE, PROVENANCE_FILE):
        recorded = _recorded(folder / name)
        if recorded is not None:
            return recorded
    try:
        named = datetime.datetime.strptime(folder.name[:_STAMP_LENGTH], _STAMP)
        return named.astimezone(datetime.UTC)
    except (ValueError, OverflowError, OSError):
        pass
    try:
        return datetime.datetime.fromtimestamp(folder.stat().st_mtime, datetime.UTC)
    except (ValueError, OverflowError, OSError):
        return datetime.datetime.min.replace(tzinfo=datetime.UTC)


def _recorded(path: Path) -> datetime.datetime | None:
    """The start in a file; None if there is none that can be read."""
    try:
        moment = datetime.datetime.fromisoformat(_read(path)["started_at"])
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=datetime.UTC)
        return moment.astimezone(datetime.UTC)
    except (OSError, ValueError, KeyError, TypeError, OverflowError, RecursionError):
        return None


def _best_figure(run: Path) -> float | None:
    """The lowest bits per byte of a run; None if it was not validated or hardly trained."""
    try:
        record = _read(run / STATUS_FILE)
        steps, figure = int(record["step"]), float(record["best_bits_per_byte"])
    except (OSError, ValueError, KeyError, TypeError, OverflowError, RecursionError):
        return None
    return figure if steps >= _MIN_STEPS and math.isfinite(figure) and figure > 0 else None


def _read(path: Path) -> Any:
    return json.loads(path.read_text("utf-8"))


def _by_number(name: str) -> list[tuple[int, str]]:
    """A sort key that puts ``name-10`` after ``name-2``."""
    return [
        (int(part), "") if part.isdigit() else (-1, part) for part in re.split(r"([0-9]+)", name)
    ]
