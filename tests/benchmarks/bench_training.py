"""Tokens per second while the published model trains, beside nanoGPT and the machine's own peak.

    python main.py bench training --workspace W --dataset D [--nanogpt FOLDER] [--rounds 2]

All train the published shape on the same tokens, 8 windows of 256 four times a step, each in a
process of its own, in turns, since the machine may be shared: read the ratios. nanoGPT is the
unchanged ``train.py`` of a checkout of karpathy/nanoGPT with its own defaults for a processor
(compiled, float32). The peak is the largest matrix product in the same precision, measured beside
each round; the fraction of it counts 6 operations a weight and those of attention (MFU).
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
from core.training.step.learner import Learner
from core.workspace import Workspace, default_folder, open_workspace

_ROOT = Path(__file__).resolve().parents[2]
_WARM_UP_STEPS = 2
_WAYS = (("bf16, compiled", "bf16", "on"), ("bf16", "bf16", "off"), ("fp32", "fp32", "off"))
_ITERATION = re.compile(r"iter (\d+): loss [\d.]+, time ([\d.]+)ms")


def main() -> None:
    """Print every figure of every round, then the medians."""
    options = _options()
    workspace = open_workspace(options.workspace)
    dataset = TokenDataset.open(workspace.find_dataset(options.dataset))
    if options.way:
        precision, compiled = options.way.split("/")
        print(json.dumps(_ours(dataset, options, precision, compiled)))
        return
    flops = training_flops_per_token(_training_config(options).model)
    rates: dict[str, list[float]] = {}
    fractions: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for number in range(1, options.rounds + 1):
            peaks = {kind: _peak(kind, options.threads) for kind in (torch.bfloat16, torch.float32)}
            for name, precision, compiled in _WAYS:
                rate = _ours_in_child(workspace, options, f"{precision}/{compiled}")
                peak = peaks[torch.bfloat16 if precision == "bf16" else torch.float32]
                _report(number, name, rate, rate * flops / peak)
                rates.setdefault(name, []).append(rate)
                fractions.setdefault(name, []).append(rate * flops / peak)
            if options.nanogpt:
                rate = _nanogpt(options, dataset, Path(folder))
                _report(number, "nanoGPT", rate, rate * flops / peaks[torch.float32])
                rates.setdefault("nanoGPT", []).append(rate)
            print(f"round {number}: peak bf16 {peaks[torch.bfloat16] / 1e9:,.0f} GFLOP/s, "
                  f"fp32 {peaks[torch.float32] / 1e9:,.0f} GFLOP/s", flush=True)  # fmt: skip
    for name, figures in rates.items():
        beside = ""
        if name in fractions:
            beside = f", {statistics.median(fractions[name]):.0%} of the peak"
        if name != "nanoGPT" and "nanoGPT" in rates:
            pairs = zip(figures, rates["nanoGPT"], strict=True)
            ratio = statistics.median(mine / theirs for mine, theirs in pairs)
            beside += f", {ratio:.2f} times nanoGPT"
        print(f"{name:15} median {statistics.median(figures):8,.0f} tokens/s{beside}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("--workspace", type=Path, default=default_folder())
    parser.add_argument("--dataset", required=True)
    parser.add_argument("--preset", default="reference")
    parser.add_argument("--nanogpt", type=Path, help="a checkout of karpathy/nanoGPT")
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--steps", type=int, default=5)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--way", default="", help=argparse.SUPPRESS)
    return parser.parse_args()


def _report(number: int, name: str, rate: float, fraction: float) -> None:
    print(
        f"round {number}: {name:15} {rate:8,.0f} tokens/s, {fraction:.0%} of its peak", flush=True
    )


def _training_config(options: argparse.Namespace) -> RunConfig:
    return load_preset(options.preset, dataset=options.dataset)


def _ours(
    dataset: TokenDataset, options: argparse.Namespace, precision: str, compiled: str
) -> dict[str, Any]:
    """Seconds of each step, the optimizer's part included."""
    config = _training_config(options)
    training_config = replace(
        config.train, precision=precision, compile=compiled, threads=options.threads, device="cpu"
    )
    learner = Learner(replace(config, train=training_config), dataset)
    seconds: list[float] = []
    for step in range(_WARM_UP_STEPS + options.steps):
        started = time.perf_counter()
        learner.compute_gradients(step, lambda: None)
        learner.optimizer_step(1e-3)
        seconds.append(time.perf_counter() - started)
    return {"seconds": seconds[_WARM_UP_STEPS:], "tokens": config.tokens_per_step}


def _ours_in_child(workspace: Workspace, options: argparse.Namespace, way: str) -> float:
    command = [
        sys.executable, "-m", "tests.benchmarks.bench_training", "--workspace",
        str(workspace.folder), "--dataset", options.dataset, "--preset", options.preset,
        "--steps", str(options.steps), "--threads", str(options.threads), "--way", way,
    ]  # fmt: skip
    done = subprocess.run(command, cwd=_ROOT, check=True, capture_output=True, text=True)
    found = json.loads(done.stdout.splitlines()[-1])
    return found["tokens"] / statistics.median(found["seconds"])


def _nanogpt(options: argparse.Namespace, dataset: TokenDataset, folder: Path) -> float:
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
