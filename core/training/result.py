"""How a run ended."""

from __future__ import annotations

from dataclasses import dataclass

from core.events import RunState
from core.training.fine_tuning import DatasetComparison


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainResult:
    """How a run ended. The figures are those of the last measurements.

    ``comparisons`` has what a run that began from a checkpoint gained and lost.
    """

    run: str
    folder: str
    state: RunState
    step: int
    tokens_seen: int
    elapsed_seconds: float
    parameters: int
    bits_per_byte: float | None
    best_bits_per_byte: float | None
    checkpoint: str
    comparisons: tuple[DatasetComparison, ...] = ()
    keystrokes_saved: float | None = None
    best_keystrokes_saved: float | None = None
