"""The curves on the plot as a table, for programs that draw or reckon themselves."""

from __future__ import annotations

import copy
import csv
import io
import math
from collections.abc import Iterator, Sequence
from pathlib import Path

from core import saving
from core.control import Control
from core.events import Emit
from gui.jobs.job import Operation
from gui.train.curve import Curve
from gui.train.plot_choices import DrawnRun

COLUMNS = (
    "run",
    "step",
    "tokens",
    "seconds",
    "training_loss",
    "smoothed_loss",
    "validation_loss",
    "validation_bits_per_byte",
    "keystrokes_saved",
)
_ROWS_BETWEEN_SAFE_POINTS = 2000

Row = tuple[str | float, ...]


def rows_of(name: str, curve: Curve) -> Iterator[Row]:
    """A row of ``COLUMNS`` for each step, and for measurements without one; losses in nats."""
    nan = math.nan
    measured = {
        step: (tokens, seconds, loss)
        for step, tokens, seconds, loss in zip(
            curve.validation_steps,
            curve.validation_tokens,
            curve.validation_seconds,
            curve.validation_losses,
            strict=True,
        )
    }
    typed = dict(zip(curve.replay_steps, curve.keystrokes_saved, strict=True))
    trained = set(curve.steps)
    for step, (tokens, seconds, loss) in measured.items():
        if step not in trained:
            bits, saved = loss * curve.bits_per_nat, typed.get(step, nan)
            yield (name, step, tokens, seconds, nan, nan, loss, bits, saved)
    for step, tokens, seconds, loss, smoothed in zip(
        curve.steps, curve.tokens, curve.seconds, curve.losses, curve.smoothed, strict=True
    ):
        found = measured[step][2] if step in measured else nan
        bits, saved = found * curve.bits_per_nat, typed.get(step, nan)
        yield (name, step, tokens, seconds, loss, smoothed, found, bits, saved)


def write_curves(curves: Sequence[tuple[str, Curve]], path: Path, control: Control) -> None:
    """Write named curves one below another; what is not known stays empty.

    Raises:
        StorageError: the disk refused.
        Cancelled: between some rows; nothing is written.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for name, curve in curves:
        for place, row in enumerate(rows_of(name, curve)):
            if place % _ROWS_BETWEEN_SAFE_POINTS == 0:
                control.safe_point()
            writer.writerow(_text(value) for value in row)
    saving.write_text(path, text.getvalue())


def export_operation(runs: Sequence[DrawnRun], path: Path) -> Operation[Path]:
    """Write the data of some runs as they are now; the result is the path."""
    # Copied: a run may go on while the worker writes.
    curves = [(run.key, copy.deepcopy(run.record.curve)) for run in runs]

    def operate(_emit: Emit, control: Control) -> Path:
        write_curves(curves, path, control)
        return path

    return operate


def _text(value: str | float) -> str:
    if isinstance(value, str):
        return value
    return f"{value:.10g}" if math.isfinite(value) else ""
