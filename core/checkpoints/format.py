"""What a checkpoint holds: the records, and the one place that spells the keys.

A checkpoint is complete in itself: shape, weights, tokenizer, where it came from.
``latest_checkpoint.pth`` also holds what a run needs to continue to the last bit;
the others hold weights alone. Only tensors, numbers, text and containers of
them are stored, so that it loads without unpickling anything else. These records
are also what the light engine knows a checkpoint by, so torch is only named here.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core.model.config import ModelConfig
from core.tokenizer.tokenizer import Tokenizer

if TYPE_CHECKING:
    from torch import Tensor

FORMAT = "tabwright.checkpoint"
FORMAT_VERSION = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a checkpoint came from, for people.

    Attributes:
        preset, dataset, run: names; empty when unknown.
        step: optimizer steps taken.
        tokens_seen: tokens read in training.
        bits_per_byte: validation figure of these weights, if it was measured.
        saved_at: ISO 8601, UTC.
        fim_rate: share of the documents that were shown as fill-in-the-middle; above 0
            the model can write between two texts.
        keystrokes_saved: share of the keys that a replay with these weights saved, if
            there was one.
        chosen_by: what made a run's best weights the best, ``bits_per_byte`` or
            ``keystrokes_saved``; empty for weights that were not chosen.
    """

    preset: str = ""
    dataset: str = ""
    run: str = ""
    step: int = 0
    tokens_seen: int = 0
    bits_per_byte: float | None = None
    saved_at: str = ""
    fim_rate: float = 0.0
    keystrokes_saved: float | None = None
    chosen_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkpoint:
    """A loaded checkpoint.

    Attributes:
        training: optimizer, data order and generator state; None in a checkpoint
            of weights alone. Its content is the trainer's business.
    """

    path: Path
    model_config: ModelConfig
    model_state: dict[str, Tensor]
    tokenizer: Tokenizer
    origin: Origin
    training: dict[str, Any] | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckpointInfo:
    """What a list of checkpoints shows, read without the weights."""

    path: Path
    model_config: ModelConfig
    parameters: int
    origin: Origin

    @property
    def name(self) -> str:
        """The run and the file, as the user calls it."""
        return f"{self.origin.run or self.path.parent.name} / {self.path.stem}"
