"""The content of a checkpoint: its records and its keys.

A checkpoint is self-contained: architecture, weights, tokenizer, origin. The file
``latest_checkpoint.pth`` also has what a run needs to continue bit for bit; the others have only
weights. Only tensors, numbers, text and containers of them are stored, so that loading unpickles
nothing else. The light engine uses these records too, so torch is only imported for types.
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
    """Where a checkpoint came from; shown to the user.

    Attributes:
        preset, dataset, run: their names; empty if unknown.
        step: the number of optimizer steps taken.
        tokens_seen: the number of training tokens read.
        bits_per_byte: the validation figure of these weights; None if it was not measured.
        saved_at: the time of saving, ISO 8601, UTC.
        fim_rate: the fraction of the documents that were trained as fill-in-the-middle; above 0
            the model can write between two texts.
        fim_ends_middles: whether the middles ended with ``<eos>``, so that the model marks where
            a gap is filled.
        keystrokes_saved: the fraction of the keys that a typing simulation with these weights
            saved; None if there was none.
        chosen_by: the measure by which these weights are the best of a run, ``bits_per_byte`` or
            ``keystrokes_saved``; empty for other weights.
    """

    preset: str = ""
    dataset: str = ""
    run: str = ""
    step: int = 0
    tokens_seen: int = 0
    bits_per_byte: float | None = None
    saved_at: str = ""
    fim_rate: float = 0.0
    fim_ends_middles: bool = False
    keystrokes_saved: float | None = None
    chosen_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkpoint:
    """A loaded checkpoint.

    Attributes:
        training: the state of the run, defined by ``core.training``; None in a checkpoint with
            only weights.
    """

    path: Path
    model_config: ModelConfig
    model_state: dict[str, Tensor]
    tokenizer: Tokenizer
    origin: Origin
    training: dict[str, Any] | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckpointInfo:
    """What a list of checkpoints shows; it is read without the weights."""

    path: Path
    model_config: ModelConfig
    parameters: int
    origin: Origin

    @property
    def name(self) -> str:
        """The name of the run and of the file."""
        return f"{self.origin.run or self.path.parent.name} / {self.path.stem}"
