"""The record of a training's first steps: the losses, and how they were computed.

On a processor of the same kind, with the same number of threads and the same PyTorch, a repeated
run has the same losses to the last bit. Elsewhere sums are rounded differently, and each step
carries the difference on, so that only means can be compared.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from core import files
from core.config import from_mapping, to_mapping
from core.errors import ConfigError, CoreError

RECORD_FILE: Final = "losses.json"
# Of the mean over the compared steps, in nats per token. Two runs of the same phase with one and
# with two threads are within it, other seeds are not.
MEAN_TOLERANCE: Final = 0.02


@dataclass(frozen=True, slots=True, kw_only=True)
class Setup:
    """How losses were computed, as in ``provenance.json``.

    Attributes:
        processor, threads, torch, precision, compiled: the last bits depend on all of them.
    """

    processor: str
    threads: int
    torch: str
    precision: str
    compiled: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LossRecord:
    """The first losses of a phase, in nats per token.

    Attributes:
        phase: its name.
        train_sha256: of the token stream that it read.
        setup: how they were computed.
        losses: of step 1, 2 and so on.
    """

    phase: str
    train_sha256: str
    setup: Setup
    losses: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """How a repeated run compares with the record.

    Attributes:
        steps: how many were compared.
        same_data: whether both read the same tokens.
        same_setup: whether both computed in the same way, so that all bits should be equal.
        equal_steps: the first steps that are equal to the last bit.
        mean_difference: of the means over all steps, in nats per token.
        largest_difference: of one step.
    """

    steps: int
    same_data: bool
    same_setup: bool
    equal_steps: int
    mean_difference: float
    largest_difference: float

    @property
    def is_same(self) -> bool:
        """Whether the result is that of the record: equal, or within the tolerance elsewhere."""
        if not self.same_data or not self.steps:
            return False
        if self.same_setup:
            return self.equal_steps == self.steps
        return self.mean_difference <= MEAN_TOLERANCE


def compare(record: LossRecord, found: LossRecord) -> Comparison:
    """Compare the losses that both have."""
    steps = min(len(record.losses), len(found.losses))
    pairs = list(zip(record.losses[:steps], found.losses[:steps], strict=True))
    differences = [abs(one - other) for one, other in pairs]
    equal = next((n for n, (one, other) in enumerate(pairs) if one != other), steps)
    mean = abs(sum(one - other for one, other in pairs)) / steps if steps else 0.0
    return Comparison(
        steps=steps,
        same_data=record.train_sha256 == found.train_sha256,
        same_setup=record.setup == found.setup,
        equal_steps=equal,
        mean_difference=mean,
        largest_difference=max(differences, default=0.0),
    )


def read_record(path: Path) -> LossRecord:
    """Read a record.

    Raises:
        ConfigError: it is missing or not valid.
    """
    try:
        table: dict[str, Any] = json.loads(path.read_text("utf-8"))
        return from_mapping(LossRecord, table, path.name)
    except (OSError, ValueError, TypeError, AttributeError, RecursionError) as error:
        raise ConfigError(f"The record {path} cannot be read: {error}.") from None


def write_record(path: Path, record: LossRecord) -> None:
    """Write a record.

    Raises:
        StorageError: the disk refused.
    """
    files.write_text(path, json.dumps(to_mapping(record), indent=1) + "\n")


def record_of(
    phase: str, train_sha256: str, provenance: Path, losses: Sequence[float]
) -> LossRecord:
    """Return the record of a run.

    Args:
        phase: its name.
        train_sha256: of the token stream.
        provenance: the ``provenance.json`` of the run.
        losses: of its first steps.

    Raises:
        ConfigError: the provenance cannot be read.
    """
    try:
        table: dict[str, Any] = json.loads(provenance.read_text("utf-8"))
        setup = Setup(**{name: table[name] for name in Setup.__dataclass_fields__})
    except (OSError, ValueError, LookupError, TypeError, CoreError) as error:
        raise ConfigError(f"{provenance} cannot be read: {error}.") from None
    return LossRecord(phase=phase, train_sha256=train_sha256, setup=setup, losses=tuple(losses))
