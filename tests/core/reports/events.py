"""Plausible events of a run, for the tests of curves and pages."""

import math

from core.events import (
    CheckpointSaved,
    Evaluated,
    Event,
    RunFinished,
    RunStarted,
    SampleDrawn,
    TrainStep,
    TypingSimulated,
)

RUN = "20261122-201500-small-stdlib"


def started(step: int = 0, run: str = RUN) -> RunStarted:
    return RunStarted(
        run=run,
        preset="small",
        dataset="stdlib--everyday",
        parameters=9_000_000,
        step=step,
        total_steps=None,
        max_seconds=600.0,
        tokens_per_step=4096,
        train_tokens=3_000_000,
        device="cpu",
        precision="fp32",
    )


def loss_at(step: int) -> float:
    return 2.0 + 6.0 * math.exp(-step / 50)


def train_step(step: int, loss: float | None = None) -> TrainStep:
    return TrainStep(
        step=step,
        loss=loss_at(step) if loss is None else loss,
        learning_rate=0.02,
        gradient_norm=1.0,
        tokens_seen=step * 4096,
        tokens_per_second=5000.0,
        elapsed_seconds=step * 1.0,
        eta_seconds=600.0 - step,
    )


def evaluated(step: int) -> Evaluated:
    loss = loss_at(step)
    return Evaluated(step=step, loss=loss, bits_per_byte=loss / 2, elapsed_seconds=step * 1.0)


def typed(step: int) -> TypingSimulated:
    return TypingSimulated(
        step=step,
        keystrokes_saved=0.3 * (1.0 - math.exp(-step / 50)),
        characters=9000,
        seconds=1.5,
        elapsed_seconds=step * 1.0,
    )


def sample(step: int) -> SampleDrawn:
    return SampleDrawn(step=step, prompt="def f(x):\n", text=f"    return {step}\n")


def saved(step: int) -> CheckpointSaved:
    return CheckpointSaved(step=step, path="model/checkpoints/latest_checkpoint.pth", seconds=0.1)


def finished(step: int, state: str = "finished") -> RunFinished:
    return RunFinished(
        run=RUN,
        state=state,
        step=step,
        tokens_seen=step * 4096,
        elapsed_seconds=step * 1.0,
        best_bits_per_byte=loss_at(step) / 2,
    )


def whole_run(steps: int = 100, *, end: bool = True) -> list[Event]:
    events: list[Event] = [started()]
    for step in range(1, steps + 1):
        events.append(train_step(step))
        if step % 20 == 0:
            events += [evaluated(step), saved(step), sample(step)]
            events += [typed(step)] if step % 40 == 0 else []
    if end:
        events.append(finished(steps))
    return events
