"""Compares a resumed run with what it was before, and reports every difference.

A run that is resumed with the same configuration, data and machine continues as if it had never
stopped, bit for bit (R3 and R4 test it). Whatever has changed is reported with its value before
and after. A change that would give the same numbers another meaning is refused.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from core.config import setting_of, settings_with
from core.data.token_dataset import TokenDataset
from core.errors import CheckpointError, TrainingError
from core.events import Notice
from core.texts import Text, joined
from core.titles import run_title
from core.training.config import (
    BY_OUTCOME,
    LEARNING_RATE,
    OBSERVATION,
    RunConfig,
    TrainingConfig,
)
from core.training.runs.provenance import Provenance, RecordedTraining
from core.training.step import state as training_state
from core.training.step.schedule import lr_multiplier, progress
from core.training.step.state import LoopState

# Two learning rates that agree in this many digits are reported as equal.
_RATE_DIGITS: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Resumption:
    """The report at the start of a resumed run.

    Attributes:
        notices: the notices for the user.
        has_other_held_out: whether the validation split differs from the one before.
    """

    notices: tuple[Notice, ...] = ()
    has_other_held_out: bool = False


def require_same_tokenizer(folder: Path, tokenizer_sha256: str, dataset: TokenDataset) -> None:
    """Raise unless the tokens of the dataset mean the same text as before.

    Args:
        folder: the run folder.
        tokenizer_sha256: the hash of the tokenizer of the run.
        dataset: the dataset of the next steps.

    Raises:
        TrainingError: the tokenizers differ.
    """
    if dataset.tokenizer.sha256 != tokenizer_sha256:
        raise TrainingError(
            Text(
                "The dataset {title} was made with another tokenizer than the run "
                "{run_title} was trained with: the same tokens mean other text.",
                title=dataset.title,
                run_title=run_title(folder),
            ),
            Text(
                "Start a new run from the weights of this one (in the window: Fine-tune from this "
                "run), which makes the dataset again with its tokenizer: --from {folder} "
                "--dataset {dataset}",
                folder=folder.name,
                dataset=dataset.name,
            ),
        )


def require_same_optimizer(folder: Path, before: TrainingConfig, now: TrainingConfig) -> None:
    """Raise unless the optimizer is that of the saved state.

    Raises:
        CheckpointError: the optimizers differ.
    """
    if before.optimizer != now.optimizer:
        raise CheckpointError(
            Text(
                "The optimizer {optimizer} does not fit the run: {run_title} is trained "
                "with {optimizer_2}, and its state is that of {optimizer_2}.",
                optimizer=now.optimizer,
                run_title=run_title(folder),
                optimizer_2=before.optimizer,
            ),
            Text(
                "Leave out train.optimizer, or start a new run from these weights: "
                "--from {folder} --dataset NAME",
                folder=folder.name,
            ),
        )


def resumption(
    state: dict[str, Any],
    known: RecordedTraining,
    config: RunConfig,
    now: Provenance,
    skipped_reason: str = "",
) -> Resumption:
    """Compare a run until its checkpoint with the steps to come.

    Args:
        state: the training state of the checkpoint.
        known: how the run was trained until the checkpoint.
        config: the configuration of the next steps.
        now: the provenance of the next steps.
        skipped_reason: a sentence that says why the latest checkpoint is not used; else empty.
    """
    loop_state = training_state.loop_state_of(state)
    before = known.provenance
    notices = [Notice(level="warning", message=skipped_reason)] if skipped_reason else []
    notices += _about_data(before, now)
    differences = [
        *_of_data(before, now),
        *_of_recipe(known.config.train, config.train),
        *_of_machine(before, now, state),
    ]
    if _horizon_or_rates(known.config.train) != _horizon_or_rates(config.train):
        differences += _of_rate(state, config.train, loop_state)
    notices.append(_sentence(loop_state.step, differences, config.train, is_recorded=bool(before)))
    return Resumption(
        notices=tuple(notices),
        has_other_held_out=before is not None
        and before.data.validation_sha256 != now.data.validation_sha256,
    )


def _sentence(
    step: int, differences: list[str], training_config: TrainingConfig, *, is_recorded: bool
) -> Notice:
    """The notice that says whether the run continues bit for bit."""
    if differences:
        return Notice(
            level="info",
            message=Text(
                "Continuing from step {step:,} with the weights and the optimizer of the run, "
                "but not as if it had never stopped: {differences}.",
                step=step,
                differences=joined("; ", differences),
            ),
        )
    message = Text(
        "Continuing from step {step:,} as if the run had never stopped: weights, optimizer, "
        "order of the data and random numbers are the same to the last bit.",
        step=step,
    )
    if not is_recorded:
        message = Text(
            "Continuing from step {step:,}: weights, optimizer and random numbers are the same to "
            "the last bit. An older version started this run and did not record its data: if they "
            "were built again since, the run does not continue as if it had never stopped.",
            step=step,
        )
    if training_config.max_minutes:
        message = joined(" ", [message, Text("The learning rate follows the clock.")])
    return Notice(level="info", message=message)


def _about_data(before: Provenance | None, now: Provenance) -> Iterator[Notice]:
    """The notices about datasets with other contents, or with other names."""
    if before is None:
        return
    for was, is_now in ((before.data, now.data), (before.mixed, now.mixed)):
        if not (was.name and is_now.name):
            continue
        if was.has_content_of(is_now):
            if was.name != is_now.name:
                yield Notice(
                    level="info",
                    message=Text(
                        "The dataset {was} of this run is called {is_now} now.",
                        was=was.name,
                        is_now=is_now.name,
                    ),
                )
        elif was.train_sha256 != is_now.train_sha256:
            yield Notice(
                level="warning",
                message=Text(
                    "The run learns from other data than before: {is_now} has the same "
                    "tokenizer, but other text.",
                    is_now=is_now.name,
                ),
                hint=Text("Figures before and after this step do not compare."),
            )
        elif is_now is now.data:
            yield Notice(
                level="warning",
                message=Text(
                    "The held-out files of {is_now} are other ones than before.", is_now=is_now.name
                ),
                hint=Text(
                    "Figures before and after this step do not compare; the best weights are "
                    "chosen by the new files."
                ),
            )


def _of_data(before: Provenance | None, now: Provenance) -> Iterator[str]:
    if before is None:
        return
    if before.data.train_sha256 != now.data.train_sha256:
        yield Text("the dataset {data} has other text", data=now.data.name)
    if before.mixed.train_sha256 != now.mixed.train_sha256:
        was, is_now = before.mixed.name or Text("nothing"), now.mixed.name or Text("nothing")
        yield (
            Text("{is_now} is mixed in instead of {was}", is_now=is_now, was=was)
            if was != is_now
            else Text("the dataset {is_now} that is mixed in has other text", is_now=is_now)
        )


def _of_recipe(before: TrainingConfig, now: TrainingConfig) -> Iterator[str]:
    for field in dataclasses.fields(TrainingConfig):
        if setting_of(field).traits & {OBSERVATION, BY_OUTCOME}:
            continue
        was, is_now = getattr(before, field.name), getattr(now, field.name)
        if was != is_now:
            yield Text(
                "train.{field} is {shown} instead of {shown_2}",
                field=field.name,
                shown=_shown(is_now),
                shown_2=_shown(was),
            )


def _of_machine(before: Provenance | None, now: Provenance, state: dict[str, Any]) -> Iterator[str]:
    """The differences in how the run computes; an older version recorded only a part."""
    was = dataclasses.asdict(before) if before is not None else state
    changed: set[str] = set()
    for name in (
        "device", "precision", "compiled", "native", "threads", "processes", "torch", "processor",
    ):  # fmt: skip
        old, new = was.get(name), getattr(now, name)
        if old is None or old == "" or old == new:
            continue
        if name == "native" and changed & {"device", "precision", "compiled"}:
            continue  # it follows from these
        changed.add(name)
        match name:
            case "processor":
                yield Text("it computes on another processor")
            case "compiled":
                yield (
                    Text("the model is compiled")
                    if new
                    else Text("the model is not compiled any more")
                )
            case "native":
                yield (
                    Text("it computes by the program's own C code")
                    if new
                    else Text("it computes by torch's operations")
                )
            case _:
                yield Text("{name} is {new} instead of {old}", name=name, new=new, old=old)


def _of_rate(
    state: dict[str, Any], training_config: TrainingConfig, loop_state: LoopState
) -> Iterator[str]:
    """The change of the learning rate, if there is one."""
    before = _last_rate(state)
    done = progress(training_config, loop_state.step, loop_state.elapsed_seconds)
    after = training_config.learning_rate * lr_multiplier(training_config, loop_state.step, done)
    was, is_now = (f"{rate:.{_RATE_DIGITS}g}" for rate in (before or 0.0, after))
    if before is not None and was != is_now:
        yield (
            Text("the learning rate rises again from {was} to {is_now}", was=was, is_now=is_now)
            if after > before
            else Text("the learning rate falls from {was} to {is_now}", was=was, is_now=is_now)
        )


def _last_rate(state: dict[str, Any]) -> float | None:
    """The learning rate of the matrices in the last step, from the optimizer state."""
    parts = state.get("optimizer_state", {})
    try:
        part = parts["Muon"] if "Muon" in parts else parts["AdamW"]
        return float(part["param_groups"][0]["lr"])
    except (KeyError, IndexError, TypeError, ValueError):
        return None


def _horizon_or_rates(training_config: TrainingConfig) -> tuple[object, ...]:
    """The values of all settings that the learning rate depends on."""
    return tuple(
        getattr(training_config, name) for name in settings_with(TrainingConfig, LEARNING_RATE)
    )


def _shown(value: object) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)
