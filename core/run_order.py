"""Which run is the newest: by the recorded start, never by the name of its folder.

The user may rename a run, and the local time in the first name of a run depends on
the time zone and repeats an hour when daylight-saving time ends. Whoever lists runs or their
checkpoints, in the window or on the command line, takes the order from here.
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
# Before the first milestone a model has learned next to nothing.
_MIN_STEPS: Final = 10
# Datasets differ in bits per byte, by less than this; a model that is barely trained, by more.
_MAX_RATIO: Final = 2.0


def newest_first(runs: Path) -> list[Path]:
    """Return the folders in ``runs`` by the moment when each run was started, the newest first.

    Of several that started at the same moment, as a copy and its original, the one whose name
    sorts last comes first.

    Args:
        runs: the folder of all runs; it may be missing.
    """
    folders = [path for path in runs.glob("*/") if not path.name.startswith(".")]
    return sorted(folders, key=lambda path: (started_at(path), _by_number(path.name)), reverse=True)


def good_runs(runs: Path) -> list[Path]:
    """Return the runs whose models are good enough to complete with, the newest first.

    Good is a run that took ten steps at least, was measured, and reached at most twice the bits
    per byte of the best run here: a trial of a few steps is not preferred to a trained model
    only because it is newer.

    Args:
        runs: the folder of all runs.
    """
    measured = [(run, figure) for run in newest_first(runs) if (figure := _best_figure(run))]
    lowest = min((figure for _run, figure in measured), default=0.0)
    return [run for run, figure in measured if figure <= _MAX_RATIO * lowest]


def started_at(folder: Path) -> datetime.datetime:
    """Return when a run was started, in UTC.

    As it was recorded. A run that was interrupted before it could record anything is placed by
    the local time in its name, else by the age of its folder.

    Args:
        folder: of the run.
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
    """Return the moment in the file; None where there is none that can be read."""
    try:
        moment = datetime.datetime.fromisoformat(_read(path)["started_at"])
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=datetime.UTC)
        return moment.astimezone(datetime.UTC)
    except (OSError, ValueError, KeyError, TypeError, OverflowError, RecursionError):
        return None


def _best_figure(run: Path) -> float | None:
    """The lowest bits per byte of a run; None where it was not measured or hardly trained."""
    try:
        record = _read(run / STATUS_FILE)
        steps, figure = int(record["step"]), float(record["best_bits_per_byte"])
    except (OSError, ValueError, KeyError, TypeError, OverflowError, RecursionError):
        return None
    return figure if steps >= _MIN_STEPS and math.isfinite(figure) and figure > 0 else None


def _read(path: Path) -> Any:
    return json.loads(path.read_text("utf-8"))


def _by_number(name: str) -> list[tuple[int, str]]:
    """``name-10`` after ``name-2``."""
    return [
        (int(part), "") if part.isdigit() else (-1, part) for part in re.split(r"([0-9]+)", name)
    ]
