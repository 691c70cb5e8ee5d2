"""How likely a suggestion is right, from what the model thought of its tokens.

A model's own probability of a line is a good order and a poor number. A table made
on held-out code (``calibrating``) turns it into the share of such lines that were
right, which is what the precision dial of the editor promises. Reading the table
needs neither NumPy nor the model.
"""

from __future__ import annotations

import json
import math
from bisect import bisect_right
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from core import files
from core.checkpoints.container import content_key
from core.config import from_mapping, to_mapping
from core.errors import CoreError
from core.workspace import Workspace

TABLE_VERSION: Final = 1
# A line that is still being written may get so many more tokens, all certain.
_MORE_TOKENS: Final = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class PrecisionTable:
    """A monotone curve from the score of a suggestion to the chance that it is right.

    The score is the sum of the tokens' log-probabilities (nats), divided by their
    number to the power of ``length_exponent``: 0 takes the probability of the whole
    line, 1 the mean of its tokens.

    Attributes:
        scores: ascending knots.
        precisions: from 0 to 1, one for each knot, never falling.
        length_exponent: see above.
        default_minimum: the lowest place of the dial at which shown single lines are
            right at least half of the time.
        samples: carets that it was made on; 0 for the fallback.
    """

    scores: tuple[float, ...]
    precisions: tuple[float, ...]
    length_exponent: float = 0.0
    default_minimum: float = 0.5
    samples: int = 0

    @property
    def is_fallback(self) -> bool:
        """Whether nothing was measured: the model's own probability is believed."""
        return self.samples == 0

    def precision_of(self, log_probability: float, tokens: int) -> float:
        """The chance that a suggestion is right.

        Args:
            log_probability: the sum over its tokens, in nats.
            tokens: how many there are, at least one.
        """
        return self.at(self.score_of(log_probability, tokens))

    def best_case(self, log_probability: float, tokens: int) -> float:
        """The most that may come of a line that goes on: all further tokens certain."""
        return self.precision_of(log_probability, tokens + _MORE_TOKENS)

    def score_of(self, log_probability: float, tokens: int) -> float:
        """What the curve is read at."""
        return float(log_probability / max(1, tokens) ** self.length_exponent)

    def at(self, score: float) -> float:
        """The curve at a score: straight lines between the knots, flat beyond them."""
        if self.is_fallback:
            return math.exp(min(0.0, score))
        right = bisect_right(self.scores, score)
        if right == 0:
            return self.precisions[0]
        if right == len(self.scores):
            return self.precisions[-1]
        low, high = self.scores[right - 1], self.scores[right]
        share = (score - low) / (high - low)
        below, above = self.precisions[right - 1], self.precisions[right]
        return below + share * (above - below)


FALLBACK_PRECISION: Final = PrecisionTable(scores=(), precisions=())
"""For a checkpoint that was never calibrated: the product of the tokens' probabilities."""


def precision_file(workspace: Workspace, checkpoint: Path) -> Path:
    """Where the table of a checkpoint belongs, by the content of the checkpoint.

    Raises:
        CheckpointError: the checkpoint is missing, or no checkpoint.
    """
    name = f"{content_key(checkpoint)[:40]}-v{TABLE_VERSION}.json"
    return workspace.cache / "precision" / name


def load_precision(workspace: Workspace, checkpoint: Path) -> PrecisionTable:
    """The table of a checkpoint; the fallback where there is none or it is damaged.

    Raises:
        CheckpointError: the checkpoint is missing, or no checkpoint.
    """
    file = precision_file(workspace, checkpoint)
    try:
        record: dict[str, Any] = json.loads(file.read_text("utf-8"))
        table = from_mapping(PrecisionTable, record, "precision table")
    except (OSError, CoreError, ValueError, TypeError, AttributeError):
        return FALLBACK_PRECISION
    is_sound = len(table.scores) == len(table.precisions) > 0 and table.samples > 0
    return table if is_sound else FALLBACK_PRECISION


def save_precision(workspace: Workspace, checkpoint: Path, table: PrecisionTable) -> None:
    """Keep a table for ``load_precision``.

    Raises:
        CheckpointError: the checkpoint is missing, or no checkpoint.
        StorageError: the disk refused.
    """
    file = precision_file(workspace, checkpoint)
    files.write_text(file, json.dumps(to_mapping(table), indent=1))
