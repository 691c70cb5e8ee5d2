"""The probe behind an estimate: a few batches are computed and dropped, in half a minute at most.

The growth of the process is the memory that a run needs, and the tensors that a checkpoint
would hold are its disk space. No run is made. ``run_estimate.py`` computes the estimate from
these figures.
"""

from __future__ import annotations

import contextlib
import shutil
import statistics
import time
from dataclasses import replace
from pathlib import Path
from typing import Final

import psutil
import torch

from core.control import Control
from core.events import Emit
from core.progress import Stage
from core.texts import Text
from core.training.config import RunConfig
from core.training.estimate.run_estimate import Probe, RunEstimate, estimate_from
from core.training.setup.starting_point import prepare
from core.training.step.learner import Learner
from core.workspace import Workspace

_PROBE_SECONDS: Final = 20.0
_MAX_BATCHES: Final = 12
_BATCH_TOKENS: Final = 2048
_MIN_BATCHES: Final = 3


def probe_run(config: RunConfig, workspace: Workspace, emit: Emit, control: Control) -> Probe:
    """Measure the cost of a run before it is started.

    Args:
        config: the configuration of the run; its horizon may be missing.
        workspace: the workspace that holds the datasets.
        emit: receives the progress.
        control: a cancel ends the probe between two batches.

    Raises:
        CoreError: the run could not be started.
        Cancelled: a cancel was asked for.
    """
    # A horizon is not needed to measure, and compiling would take longer than the probe.
    training_config = replace(config.train, max_steps=0, max_minutes=1.0, compile="off")
    return _measure(replace(config, train=training_config), workspace, emit, control)


def estimate_run(
    config: RunConfig, workspace: Workspace, emit: Emit, control: Control
) -> RunEstimate:
    """Probe a run and estimate it; arguments and errors are those of ``probe_run``."""
    return estimate_from(config, probe_run(config, workspace, emit, control))


def _measure(config: RunConfig, workspace: Workspace, emit: Emit, control: Control) -> Probe:
    ready = prepare(config, workspace, None)
    stage = Stage("evaluate", "batches", emit, total=_MAX_BATCHES, detail=Text("probe"))
    before = _resident_bytes()
    batches: list[float] = []
    applying: list[float] = []
    began = last = time.perf_counter()

    def tick() -> None:
        nonlocal last
        control.safe_point()
        last = time.perf_counter()
        is_late = last - began > _PROBE_SECONDS
        if len(batches) >= _MAX_BATCHES or (is_late and len(batches) >= _MIN_BATCHES):
            raise _Enough

    # Small batches take as long per token, and three of a large one could take minutes.
    windows = min(config.train.batch_size, max(1, _BATCH_TOKENS // config.model.context))
    ratio = config.train.batch_size / windows
    single = replace(config.train, accumulation=1, batch_size=windows)
    learner = Learner(
        replace(config, train=single),
        ready.dataset,
        old=ready.old,
        weights=ready.weights.model_state if ready.weights else None,
    )
    with contextlib.suppress(_Enough):
        while True:
            learner.compute_gradients(len(batches), tick)
            batches.append(time.perf_counter() - last)
            started = time.perf_counter()
            learner.optimizer_step(1e-3)
            applying.append(time.perf_counter() - started)
            stage.advance(1)
    stage.finish(detail="")
    # The first batch starts threads and takes memory from the system.
    batch_seconds = statistics.median(batches[1:])
    weights = sum(p.numel() * p.element_size() for p in learner.model.parameters())
    # Everything besides the weights, their gradients and moments grows with the batch.
    peak = _peak_bytes(learner.placement.device, before)
    # The compiled training step takes a batch in parts of a fixed size.
    growing = 0 if learner.placement.native else max(0, peak - before - 4 * weights)
    return Probe(
        device=learner.placement.device.type,
        train_tokens=len(ready.dataset.train),
        seconds_per_step=batch_seconds * ratio * config.train.accumulation + min(applying),
        memory_bytes=round(peak + (ratio - 1) * growing),
        memory_free_bytes=_free_bytes(learner.placement.device),
        checkpoint_bytes=weights + _tensor_bytes(learner.optimizers.state_dict()),
        weights_bytes=weights,
        disk_free_bytes=shutil.disk_usage(_existing(workspace.runs)).free,
    )


class _Enough(Exception):
    """The probe has seen enough."""


def _tensor_bytes(value: object) -> int:
    if isinstance(value, torch.Tensor):
        return value.numel() * value.element_size()
    if isinstance(value, dict):
        return sum(map(_tensor_bytes, value.values()))
    return 0


def _resident_bytes() -> int:
    return psutil.Process().memory_info().rss


def _peak_bytes(device: torch.device, before: int) -> int:
    """The peak memory of the device that computes, in bytes."""
    if device.type == "cuda":
        return torch.cuda.max_memory_allocated(device)
    try:
        text = Path("/proc/self/status").read_text("ascii", "replace")
        peak = next(line for line in text.splitlines() if line.startswith("VmHWM"))
        return max(before, int(peak.split()[1]) * 1024)
    except (OSError, StopIteration, ValueError, IndexError):
        return _resident_bytes()


def _free_bytes(device: torch.device) -> int:
    if device.type == "cuda":
        return torch.cuda.mem_get_info(device)[0]
    return psutil.virtual_memory().available


def _existing(folder: Path) -> Path:
    """The folder, or its nearest parent that exists."""
    return next(path for path in (folder, *folder.parents) if path.exists())
