"""Tokens per second while the published model trains, beside nanoGPT and the machine's own peak.

    python main.py bench training --workspace W --dataset D [--nanogpt FOLDER] [--before FOLDER]
        [--preset small] [--rounds 2]

All train the published shape, or another preset's, on the same tokens, 8 windows of 256 four times
a step, each in a process of its own, in turns, since the machine may be shared: read the ratios.
nanoGPT is the unchanged ``train.py`` of a checkout of karpathy/nanoGPT, with its own defaults for a
processor (compiled, float32) and eager. ``--before`` is a checkout of an earlier version of this
program. Ways that need bf16 units are measured where there are any. The peak is the largest matrix
product in the same precision, measured beside each round; the fraction of it counts 6 operations a
weight and those of attention (MFU).
"""

from __future__ import annotations

import argparse
import json
import os
import pickle
import re
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import torch

from core.data.token_dataset import TokenDataset
from core.model.config import training_flops_per_token
from core.training.config import RunConfig
from core.training.presets import load_preset
from core.training.step.device import multiplies_bf16
from core.training.step.learner import Learner
from core.workspace import Workspace, default_folder, open_workspace

_ROOT = Path(__file__).resolve().parents[2]
_WARM_UP_STEPS = 2
# Each with precision, compilation and the compiled training step; an earlier version has no third.
_WAYS = {
    "bf16, compiled": "bf16/on/off",
    "bf16": "bf16/off/off",
    "fp32, own C code": "fp32/off/on",
    "fp32, compiled": "fp32/on/off",
    "fp32": "fp32/off/off",
}
_NANOGPT = {"nanoGPT": True, "nanoGPT, eager": False}
_ITERATION = re.compile(r"iter (\d+): loss [\d.]+, time ([\d.]+)ms")


def main() -> None:
    """Print every figure of every round, then the medians."""
    options = _options()
    workspace = open_workspace(options.workspace)
    dataset = TokenDataset.open(workspace.find_dataset(options.dataset))
    if options.way:
        print(json.dumps(_ours(dataset, options, *options.way.split("/"))))
        return
    flops = training_flops_per_token(_training_config(options).model)
    rates: dict[str, list[float]] = {}
    fractions: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for number in range(1, options.rounds + 1):
            peaks = {kind: _peak(kind, options.threads) for kind in _kinds()}
            for name, way, checkout in _rows(options):
                rate = _ours_in_child(workspace, options, way, checkout)
                peak = peaks[torch.bfloat16 if way.startswith("bf16") else torch.float32]
                _report(number, name, rate, rate * flops / peak)
                rates.setdefault(name, []).append(rate)
                fractions.setdefault(name, []).append(rate * flops / peak)
            for name, compiled in _NANOGPT.items() if options.nanogpt else ():
                rate = _nanogpt(options, dataset, Path(folder), compiled=compiled)
                _report(number, name, rate, rate * flops / peaks[torch.float32])
                rates.setdefault(name, []).append(rate)
            for kind, peak in peaks.items():
                print(f"round {number}: peak {kind} {peak / 1e9:,.0f} GFLOP/s", flush=True)
    for name, figures in rates.items():
        beside = ""
        if name in fractions:
            beside = f", {statistics.median(fractions[name]):.0%} of the peak"
        for other in ("nanoGPT", "before: fp32, compiled", "before: fp32"):
            if other in rates and name != other:
                pairs = zip(figures, rates[other], strict=True)
                ratio = statistics.median(mine / theirs for mine, theirs in pairs)
                beside += f", {ratio:.2f} times {other}"
        print(f"{name:24} median {statistics.median(figures):8,.0f} tokens/s{beside}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("--workspace", type=Path, default=default_folder())
    parser.add_argument("--dataset", required=True)
    parser.add_argument("--preset", default="reference")
    parser.add_argument("--nanogpt", type=Path, help="a checkout of karpathy/nanoGPT")
    parser.add_argument("--before", type=Path, help="a checkout of an earlier version")
    parser.add_argument("--only", nargs="*", default=[], help="the rows to measure; all without it")
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--steps", type=int, default=5)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--way", default="", help=argparse.SUPPRESS)
    return parser.parse_args()


def _kinds() -> tuple[torch.dtype, ...]:
    has_bf16 = multiplies_bf16(torch.device("cpu"))
    return (torch.bfloat16, torch.float32) if has_bf16 else (torch.float32,)


def _rows(options: argparse.Namespace) -> list[tuple[str, str, Path]]:
    """Name, way and checkout of what is measured; emulated bf16 would take minutes a step."""
    rows: list[tuple[str, str, Path]] = []
    for name, way in _WAYS.items():
        if way.startswith("bf16") and torch.bfloat16 not in _kinds():
            continue
        rows.append((name, way, _ROOT))
        if options.before and way.endswith("/off"):
            rows.append((f"before: {name}", way.removesuffix("/off"), options.before))
    return [row for row in rows if not options.only or row[0] in options.only]


def _report(number: int, name: str, rate: float, fraction: float) -> None:
    print(
        f"round {number}: {name:24} {rate:8,.0f} tokens/s, {fraction:.0%} of its peak", flush=True
    )


def _training_config(options: argparse.Namespace) -> RunConfig:
    return load_preset(options.preset, dataset=options.dataset)


def _ours(
    dataset: TokenDataset,
    options: argparse.Namespace,
    precision: str,
    compiled: str,
    native: str = "auto",
) -> dict[str, Any]:
    """Seconds of each step, the optimizer's part included."""
    config = _training_config(options)
    training_config = replace(
        config.train,
        precision=precision,
        compile=compiled,
        native=native,
        threads=options.threads,
        device="cpu",
    )
    learner = Learner(replace(config, train=training_config), dataset)
    seconds: list[float] = []
    for step in range(_WARM_UP_STEPS + options.steps):
        started = time.perf_counter()
        learner.compute_gradients(step, lambda: None)
        learner.optimizer_step(1e-3)
        seconds.append(time.perf_counter() - started)
    return {"seconds": seconds[_WARM_UP_STEPS:], "tokens": config.tokens_per_step}


def _ours_in_child(
    workspace: Workspace, options: argparse.Namespace, way: str, checkout: Path
) -> float:
    command = [
        sys.executable, "-m", "tests.benchmarks.bench_training", "--workspace",
        str(workspace.folder), "--dataset", options.dataset, "--preset", options.preset,
        "--steps", str(options.steps), "--threads", str(options.threads), "--way", way,
    ]  # fmt: skip
    done = subprocess.run(command, cwd=checkout, check=True, capture_output=True, text=True)
    found = json.loads(done.stdout.splitlines()[-1])
    return found["tokens"] / statistics.median(found["seconds"])


def _nanogpt(
    options: argparse.Namespace, dataset: TokenDataset, folder: Path, *, compiled: bool
) -> float:
    """Tokens per second of ``train.py``, from the times that it prints."""
    config = _training_config(options)
    shape, training_config = config.model, config.train
    data = folder / "data" / "same"
    if not data.exists():
        data.mkdir(parents=True)
        np.asarray(dataset.train).astype(np.uint16).tofile(data / "train.bin")
        np.asarray(dataset.validation).astype(np.uint16).tofile(data / "val.bin")
        (data / "meta.pkl").write_bytes(pickle.dumps({"vocab_size": shape.vocabulary}))
        for name in ("train.py", "model.py", "configurator.py"):
            (folder / name).write_text((options.nanogpt / name).read_text("utf-8"), "utf-8")
    steps = _WARM_UP_STEPS + options.steps
    settings = {
        "device": "cpu", "dataset": "same", "block_size": shape.context, "n_layer": shape.layers,
        "n_head": shape.heads, "n_embd": shape.width, "bias": True, "eval_iters": 1,
        "batch_size": training_config.batch_size,
        "gradient_accumulation_steps": training_config.accumulation,
        "compile": compiled,
        "max_iters": steps, "eval_interval": 10**6, "always_save_checkpoint": False,
    }  # fmt: skip
    command = [sys.executable, "train.py", *(f"--{key}={value}" for key, value in settings.items())]
    done = subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, "OMP_NUM_THREADS": str(options.threads)},
        check=True,
        capture_output=True,
        text=True,
    )
    milliseconds = [float(found) for _step, found in _ITERATION.findall(done.stdout)]
    return config.tokens_per_step / (statistics.median(milliseconds[_WARM_UP_STEPS:]) / 1000)


def _peak(kind: torch.dtype, threads: int) -> float:
    """Operations a second of the best of some large products."""
    torch.set_num_threads(threads)
    best = 0.0
    for side in (1024, 2048):
        left, right = (torch.randn(side, side).to(kind) for _ in range(2))
        torch.mm(left, right)
        for _ in range(5):
            started = time.perf_counter()
            torch.mm(left, right)
            best = max(best, 2.0 * side**3 / (time.perf_counter() - started))
    return best


if __name__ == "__main__":
    main()
