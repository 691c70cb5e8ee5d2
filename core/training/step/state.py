"""The state of a run: how far it has come, and what a resume needs to continue bit for bit.

The order of the data is a pure function of the step, and samples have generators of their own.
What is left to save is the optimizer, the global generators, the loop state, and the threads,
the precision and the compilation, on which the last bits of a result depend.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

import torch

from core.config import from_mapping, setting
from core.errors import CheckpointError, ConfigError
from core.texts import Text
from core.training.step.device import Placement
from core.training.step.optimizers import Optimizers


@dataclass(frozen=True, slots=True, kw_only=True)
class LoopState:
    """The state of the training loop. Only ``Trainer`` replaces it; everything else reads it.

    Attributes:
        step: optimizer steps taken.
        tokens_seen: training tokens read.
        elapsed_seconds: training time, without the time spent paused.
        best_bits_per_byte: the lowest validation figure; None before the first.
        seconds_at_evaluation: the training time at the last validation.
        best_keystrokes_saved: the highest figure of a typing simulation, 0 to 1; None before
            the first.
        typing_seconds: the part of the training time spent in typing simulations.
        typing_passages: how many passages each typing simulation types; 0 before the first.
    """

    step: int = 0
    tokens_seen: int = 0
    elapsed_seconds: float = 0.0
    best_bits_per_byte: float | None = None
    seconds_at_evaluation: float = 0.0
    best_keystrokes_saved: float | None = None
    typing_seconds: float = setting(0.0, "see above", aliases=("replay_seconds",))
    typing_passages: int = setting(0, "see above", aliases=("replay_passages",))


@dataclass(frozen=True, slots=True, kw_only=True)
class RestoredState:
    """The state that a learner restores from a checkpoint besides weights and optimizer.

    Attributes:
        loop: how far the run had come.
        threads: the processor threads that it computed with.
    """

    loop: LoopState = field(default_factory=LoopState)
    threads: int = 0


def capture(
    optimizers: Optimizers,
    loop_state: LoopState,
    placement: Placement,
    identity: str,
    record: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """Return the state as plain values that ``torch.load(weights_only=True)`` accepts.

    Args:
        optimizers: the optimizers of the run.
        loop_state: how far the run has come.
        placement: the device, precision and threads that it computes with.
        identity: the random text by which the run is told from others.
        record: more plain values to save with them.
    """
    state: dict[str, Any] = {
        "optimizer_state": optimizers.state_dict(),
        "counters": {key: value for key, value in asdict(loop_state).items() if value is not None},
        "threads": placement.threads,
        "precision": placement.precision,
        "compiled": placement.compiled,
        "native": placement.native,
        "identity": identity,
        "torch_generator": torch.get_rng_state(),
        **(record or {}),
    }
    if torch.cuda.is_available():
        state["cuda_generators"] = torch.cuda.get_rng_state_all()
    return state


def identity_of(state: dict[str, Any] | None) -> str:
    """The identity of the run; empty in a checkpoint of an older version."""
    identity = state.get("identity") if isinstance(state, dict) else None
    return identity if isinstance(identity, str) else ""


def loop_state_of(state: dict[str, Any] | None) -> LoopState:
    """The loop state that was captured.

    Raises:
        CheckpointError: the state is missing or unreadable.
    """
    if state is None:
        raise CheckpointError(
            Text(
                "This checkpoint holds weights alone: a run cannot continue from it to the "
                "last bit."
            ),
            Text("Resume from latest_checkpoint.pth."),
        )
    try:
        return from_mapping(LoopState, state["counters"], "counters")
    except (KeyError, TypeError, AttributeError, ConfigError) as error:
        raise CheckpointError(
            Text("The training state of this checkpoint cannot be read: {error}", error=error),
            Text("Start a new run."),
        ) from error


def restore(state: dict[str, Any] | None, optimizers: Optimizers) -> RestoredState:
    """Put the optimizer and the generators back, and return the rest.

    Raises:
        CheckpointError: the state is missing or not that of this configuration.
    """
    loop_state = loop_state_of(state)
    assert state is not None
    try:
        optimizers.load_state_dict(state["optimizer_state"])
        torch.set_rng_state(state["torch_generator"])
        if "cuda_generators" in state and torch.cuda.is_available():
            torch.cuda.set_rng_state_all(state["cuda_generators"])
        return RestoredState(loop=loop_state, threads=int(state["threads"]))
    except (KeyError, ValueError, TypeError, RuntimeError) as error:
        raise CheckpointError(
            Text(
                "The training state of this checkpoint does not fit the run: {error}", error=error
            ),
            Text("It may be of another optimizer; start a new run."),
        ) from error
