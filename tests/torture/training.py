"""Tiny runs for the torture of training, in this process and in ones that can be killed.

How often a scenario is repeated: ``TABWRIGHT_TORTURE=full`` asks for the full number,
otherwise it is as many as two cores do in a few seconds.
"""

import csv
import hashlib
import io
import itertools
import multiprocessing
import os
import signal
from pathlib import Path

import torch
import torch._dynamo  # The first step of every child would import it.

from core.checkpoints import store
from core.control import Control
from core.events import TrainStep, discard
from core.training.loop.train import train
from core.training.presets import load_preset
from core.training.runs.run_folder import LOSS_LOG, resume_config
from core.workspace import open_workspace
from tests.core.conftest import TINY_SHAPE

LATEST = store.CHECKPOINTS / store.LATEST
POINTS = ("after open", "mid-write", "before fsync", "before replace", "before prune")

# What a training state says of clocks, names and settings: the numbers are the same without.
_NOT_THE_STATE = ("elapsed_seconds", "seconds_at_evaluation", "identity", "provenance", "recipe")

# What a clock writes down differs between two runs; everything else must not.
CLOCKED = ("tokens_per_second", "elapsed_seconds", "mfu")


def times(full: int, quick: int) -> int:
    """How often to repeat a scenario."""
    return full if os.environ.get("TABWRIGHT_TORTURE") == "full" else quick


def run_config(steps: int, *assignments: str):
    """A run of a few thousand numbers that saves after every step."""
    return load_preset(
        "nano",
        dataset="tiny",
        assignments=[
            *TINY_SHAPE,
            f"train.max_steps={steps}",
            "train.batch_size=2",
            "train.save_seconds=0",
            "train.evaluate_steps=7",
            "train.evaluation_tokens=64",
            "train.sample_tokens=0",
            "train.threads=1",
            "train.warmup_steps=4",
            *assignments,
        ],
    )


def new_run(workspace, config, emit=discard, control=None) -> Path:
    """Train a new run in this process; returns its folder."""
    return Path(train(config, workspace, emit, control or Control()).folder)


def resume_run(workspace, folder: Path, *assignments: str, emit=discard) -> None:
    """Resume a run in this process, to its end."""
    train(resume_config(folder, assignments), workspace, emit, Control(), folder)


def stop_at(step: int):
    """An emit and a control that end a run after ``step``, saved."""
    control = Control()

    def emit(event):
        if isinstance(event, TrainStep) and event.step == step:
            control.stop()

    return emit, control


def fingerprint(path: Path) -> str:
    """SHA-256 of all that decides how a run continues: weights, moments, generators, step."""
    loaded = store.load(path)
    digest = hashlib.sha256()

    def add(value) -> None:
        if isinstance(value, torch.Tensor):
            digest.update(value.contiguous().numpy().tobytes())
        elif isinstance(value, dict):
            for key in sorted(value, key=str):
                if key not in _NOT_THE_STATE:
                    digest.update(repr(key).encode())
                    add(value[key])
        elif isinstance(value, list | tuple):
            for part in value:
                add(part)
        else:
            digest.update(repr(value).encode())

    add(loaded.model_state)
    add(loaded.training)
    return digest.hexdigest()


def table(folder: Path) -> list[dict[str, str]]:
    """``loss_log.csv`` without what a clock wrote."""
    with open(folder / LOSS_LOG, newline="") as file:
        rows = list(csv.DictReader(file))
    return [{key: value for key, value in row.items() if key not in CLOCKED} for row in rows]


def in_child(target, *arguments) -> multiprocessing.Process:
    """Start a function of a test module in a process of its own, torch already loaded."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.torture.training", target.__module__])
    process = context.Process(target=target, args=arguments)
    process.start()
    return process


def train_in_child(workspace_folder: Path, folder: Path, point: str = "", save: int = 0) -> None:
    """Resume a run, and die by SIGKILL at a labeled point of its ``save``-th save."""
    torch.set_num_threads(1)
    if point:
        die_at(point, save)
    resume_run(open_workspace(workspace_folder), folder)


def die_at(point: str, save: int) -> None:
    """Arrange for this process to kill itself while it saves."""
    count = itertools.count(1)
    real_save, real_fsync, real_replace = torch.save, os.fsync, os.replace
    state = {"number": 0}

    def reached(label: str) -> bool:
        return label == point and state["number"] == save

    def save_or_die(record, file) -> None:
        if "training" in record:
            state["number"] = next(count)
        if reached("after open"):
            die()
        if reached("mid-write"):
            whole = io.BytesIO()
            real_save(record, whole)
            file.write(whole.getvalue()[: len(whole.getvalue()) // 2])
            file.flush()
            die()
        real_save(record, file)

    def fsync_or_die(descriptor) -> None:
        name = os.readlink(f"/proc/self/fd/{descriptor}")
        if f"/{store.LATEST}.tmp-" in name and reached("before fsync"):
            die()
        real_fsync(descriptor)

    def replace_or_die(source, target) -> None:
        name = Path(target).name
        if name == store.LATEST and reached("before replace"):
            die()
        if name == f"previous_{store.LATEST}" and reached("before prune"):
            die()
        real_replace(source, target)

    torch.save, os.fsync, os.replace = save_or_die, fsync_or_die, replace_or_die


def die() -> None:
    """As the kernel or an impatient person would end it."""
    os.kill(os.getpid(), signal.SIGKILL)
