"""What this processor does with each kernel that it can run, as rows of the README's table.

    python main.py bench --table
    python main.py bench table [--threads N] [--rounds N]

The decoder with the published shape: a prompt of 200 tokens, and 24 tokens one by one. Training of
the preset ``small`` by the library in C: loss and gradients of 2,048 tokens. Random weights. All
kernels take turns, so that what disturbs one disturbs all; the figures are medians. The first
row is what the program would choose; the others are compiled for less than the processor has, so
they show what the same core would do without those instructions, not another processor.
"""

from __future__ import annotations

import argparse
import datetime
import platform
import shutil
import statistics
import tempfile
import time
from pathlib import Path

import torch

from core import compiled
from core.inference.native import library as decoder
from core.model.gpt import GPT
from core.processor import default_threads, processor
from core.training.native import library as training
from core.training.native.native_loss import NativeLoss
from core.training.presets import load_preset
from tests.benchmarks.kernel_speed import MORE_TOKENS, PROMPT_TOKENS, engines_of, measured

_BATCH = 4
_CONTEXT = 512


def main() -> None:
    """Measure, and print a table in Markdown."""
    parser = argparse.ArgumentParser(description="What this processor does with each kernel.")
    parser.add_argument("--threads", type=int, default=default_threads())
    parser.add_argument("--rounds", type=int, default=7)
    options = parser.parse_args()
    config = load_preset("reference").model
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder)
        engines = engines_of(config, options.threads, path)
        engines.pop("onnxruntime")
        engines.pop("llama.cpp", None)
        losses = _losses(list(engines), options.threads, path)
        times = measured(engines, config, options.rounds, options.threads)
        rates = _rates(losses, options.rounds)
    of_processor = " (processor time)" if options.threads == 1 else ""
    print(f"{processor()}, {options.threads} threads{of_processor}, {datetime.date.today()}\n")
    print(
        f"| kernel | prompt of {PROMPT_TOKENS} tokens | {MORE_TOKENS} tokens | training `small` | |"
    )
    print("|---|---|---|---|---|")
    for number, (kernel, (prefill, more)) in enumerate(times.items()):
        how = "compiled for less, measured" if number else "measured"
        rate = f"{rates[kernel]:,.0f} tokens/s" if kernel in rates else "not compiled"
        print(f"| {kernel} | {prefill:.1f} ms | {more:.1f} ms | {rate} | {how} |")


def _losses(kernels: list[str], threads: int, folder: Path) -> dict[str, NativeLoss]:
    """The training step, compiled for what each kernel needs."""
    torch.manual_seed(0)
    model = GPT(load_preset("small").model)
    flags = decoder.kernels(platform.machine())
    losses: dict[str, NativeLoss] = {}
    for kernel in kernels:
        path = folder / f"training-{kernel}.so"
        compiler = shutil.which("cc") or "cc"
        own = (*training.FLAGS, *flags[kernel])
        compiled.compile_to(path, compiler, own, training.TRAINING.path)
        compiled.require_trial(path)
        losses[kernel] = NativeLoss(model, training.load(path), threads)
    return losses


def _rates(losses: dict[str, NativeLoss], rounds: int) -> dict[str, float]:
    """Return the median tokens per second of each."""
    generator = torch.Generator().manual_seed(0)
    vocabulary = next(iter(losses.values())).model.config.vocabulary
    ids = torch.randint(vocabulary, (_BATCH, _CONTEXT + 1), generator=generator)
    inputs, targets = ids[:, :-1].contiguous(), ids[:, 1:].contiguous()
    seconds: dict[str, list[float]] = {kernel: [] for kernel in losses}
    for number in range(rounds + 1):
        for kernel, loss in losses.items():
            started = time.perf_counter()
            loss.loss_and_gradients(inputs, targets)
            if number:  # the first round warms up
                seconds[kernel].append(time.perf_counter() - started)
    return {kernel: inputs.numel() / statistics.median(taken) for kernel, taken in seconds.items()}


if __name__ == "__main__":
    main()
