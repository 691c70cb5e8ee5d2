"""Everything that a run needs to go on to the last bit, as plain tensors and numbers.

Data order is a pure function of the step and samples have generators of their
own, so what is left is the optimizer, the global generators, the counters and
how it computes (threads, precision, compiled), on which the last bits of a result depend.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

import torch

from core.config import from_mapping, setting
from core.errors import CheckpointError, ConfigError
from core.training.device import Placement
from core.training.optimizers import Optimizers


@dataclass(slots=True, kw_only=True)
class Counters:
    """How far a run has come; the only mutable numbers of the loop.

    ``elapsed_seconds`` is time spent training: waiting while paused is left out;
    ``typing_seconds`` is the part of it that went into replays, ``typing_passages`` how
    much each of them types, 0 before the first.
    """

    step: int = 0
    tokens_seen: int = 0
    elapsed_seconds: float = 0.0
    best_bits_per_byte: float | None = None
    seconds_at_evaluation: float = 0.0
    best_keystrokes_saved: float | None = None
    typing_seconds: float = setting(
        0.0, "Time spent in typing simulations.", aliases=("replay_seconds",)
    )
    typing_passages: int = setting(
        0, "Passages of a typing simulation.", aliases=("replay_passages",)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingState:
    """What ``latest_checkpoint.pth`` carries beside the weights."""

    counters: Counters = field(default_factory=Counters)
    threads: int = 0


def capture(
    optimizers: Optimizers,
    counters: Counters,
    placement: Placement,
    identity: str,
    record: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """The state as plain values, fit for ``torch.load(weights_only=True)``.

    Args:
        optimizers: of the run.
        counters: how far it has come.
        placement: how it computes.
        identity: what tells this run from others.
        record: more plain values to keep beside them.
    """
    state: dict[str, Any] = {
        "optimizer_state": optimizers.state_dict(),
        "counters": {key: value for key, value in asdict(counters).items() if value is not None},
        "threads": placement.threads,
        "precision": placement.precision,
        "compiled": placement.compiled,
        "identity": identity,
        "torch_generator": torch.get_rng_state(),
        **(record or {}),
    }
    if torch.cuda.is_available():
        state["cuda_generators"] = torch.cuda.get_rng_state_all()
    return state


def identity_of(state: dict[str, Any] | None) -> str:
    """What tells the run from others; empty in a checkpoint of an older version."""
    identity = state.get("identity") if isinstance(state, dict) else None
    return identity if isinstance(identity, str) else ""


def counters_of(state: dict[str, Any] | None) -> Counters:
    """How far the run had come when the state was captured.

    Raises:
        CheckpointError: the state is missing or unreadable.
    """
    if state is None:
        raise CheckpointError(
            "This checkpoint holds weights alone: a run cannot go on from it to the last bit.",
            "Resume from latest_checkpoint.pth.",
        )
    try:
        return from_mapping(Counters, state["counters"], "counters")
    except (KeyError, TypeError, AttributeError, ConfigError) as error:
        raise CheckpointError(
            f"The training state of this checkpoint cannot be read: {error}", "Start a new run."
        ) from error


def restore(state: dict[str, Any] | None, optimizers: Optimizers) -> TrainingState:
    """Put the state back and return the counters.

    Raises:
        CheckpointError: the state is missing or not that of this configuration.
    """
    counters = counters_of(state)
    assert state is not None
    try:
        optimizers.load_state_dict(state["optimizer_state"])
        torch.set_rng_state(state["torch_generator"])
        if "cuda_generators" in state and torch.cuda.is_available():
            torch.cuda.set_rng_state_all(state["cuda_generators"])
        return TrainingState(counters=counters, threads=int(state["threads"]))
    except (KeyError, ValueError, TypeError, RuntimeError) as error:
        raise CheckpointError(
            f"The training state of this checkpoint does not fit the run: {error}",
            "It may be of another optimizer; start a new run.",
        ) from error
