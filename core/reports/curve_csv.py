"""The curves on the plot as a CSV table, for spreadsheets and other programs."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterator, Sequence
from pathlib import Path

from core import saving
from core.control import Control
from core.reports.curve import Curve

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
    "tokens_per_second",
    "learning_rate",
    "gradient_norm",
)
_ROWS_BETWEEN_SAFE_POINTS = 2000

Row = tuple[str | float, ...]


def rows_of(name: str, curve: Curve) -> Iterator[Row]:
    """Rows of ``COLUMNS``, one for each step and each validation without one; losses in nats."""
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
    typed = dict(zip(curve.typing_steps, curve.keystrokes_saved, strict=True))
    trained = set(curve.steps)
    for step, (tokens, seconds, loss) in measured.items():
        if step not in trained:
            bits, saved = loss * curve.bits_per_nat, typed.get(step, nan)
            yield (name, step, tokens, seconds, nan, nan, loss, bits, saved, nan, nan, nan)
    for step, tokens, seconds, loss, smoothed, *others in zip(
        curve.steps,
        curve.tokens,
        curve.seconds,
        curve.losses,
        curve.smoothed,
        curve.rates,
        curve.learning_rates,
        curve.gradient_norms,
        strict=True,
    ):
        found = measured[step][2] if step in measured else nan
        bits, saved = found * curve.bits_per_nat, typed.get(step, nan)
        yield (name, step, tokens, seconds, loss, smoothed, found, bits, saved, *others)


def write_curves(curves: Sequence[tuple[str, Curve]], path: Path, control: Control) -> None:
    """Write named curves one below another; unknown values stay empty.

    Raises:
        StorageError: the file could not be written.
        Cancelled: as ``control`` asked; nothing is written.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for name, curve in curves:
        for index, row in enumerate(rows_of(name, curve)):
            if index % _ROWS_BETWEEN_SAFE_POINTS == 0:
                control.safe_point()
            writer.writerow(_text(value) for value in row)
    saving.write_text(path, text.getvalue())


def _text(value: str | float) -> str:
    if isinstance(value, str):
        return value
    return f"{value:.10g}" if math.isfinite(value) else ""
