"""The kernels of the decoder in C beside onnxruntime and llama.cpp, on one shape.

    python -m tests.benchmarks.kernel_speed [--preset P] [--threads N] [--rounds N]

Random weights, a prompt of 200 tokens and 24 more, one by one. Engines take turns round by round.
With one thread the times are those of the processor, which other jobs disturb less; with more they
are wall times: read the ratios. onnxruntime always uses what the processor has; llama.cpp what it
was built for, and takes part where ``llama_cpp`` and ``gguf`` can be imported, with the gpt2 shape.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib.util
import platform
import shutil
import statistics
import subprocess
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import numpy as np
import torch

from core import compiled
from core.checkpoints.light_copy import MappedTensors
from core.export.onnx_decoder import decoder_graph
from core.inference.language_model import Logits
from core.inference.native import library
from core.inference.native.native_model import NativeModel
from core.inference.onnx_model import OnnxModel
from core.model.config import ModelConfig
from core.model.gpt import GPT
from core.training.presets import load_preset

PROMPT_TOKENS = 200
MORE_TOKENS = 24
_PAUSE_SECONDS = 0.05


class Engine(Protocol):
    """What is timed."""

    def truncate(self, length: int) -> None:
        """Cut the sequence back to its first ``length`` tokens."""
        ...

    def extend(self, ids: Sequence[int]) -> Logits:
        """Read ``ids``; return the logits after the last."""
        ...


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description="Speed of the kernels of the decoder in C.")
    parser.add_argument("--preset", default="reference")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--rounds", type=int, default=7)
    arguments = parser.parse_args()
    config = load_preset(arguments.preset).model
    with tempfile.TemporaryDirectory() as folder:
        engines = engines_of(config, arguments.threads, Path(folder))
        times = measured(engines, config, arguments.rounds, arguments.threads)
    for name, (prefill, more) in times.items():
        ratios = [
            f"{other}: {times[other][0] / prefill:.2f}x, {times[other][1] / more:.2f}x"
            for other in ("onnxruntime", "llama.cpp")
            if other in times and other != name
        ]
        print(
            f"{name:14} prefill {prefill:7.1f} ms, 24 tokens {more:7.1f} ms | {' | '.join(ratios)}"
        )


def engines_of(config: ModelConfig, threads: int, folder: Path) -> dict[str, Engine]:
    """Return every engine that runs here, by name."""
    torch.manual_seed(0)
    model = GPT(config)
    for parameter in model.parameters():
        torch.nn.init.normal_(parameter, 1.0 if parameter.dim() == 1 else 0.0, 0.05)
    weights = {name: tensor.detach().numpy() for name, tensor in model.state_dict().items()}
    offsets = decoder_graph(config, weights).save(folder / "decoder.onnx", "weights.bin")
    tensors = MappedTensors(folder / "weights.bin", offsets)
    engines: dict[str, Engine] = {
        "onnxruntime": OnnxModel(folder / "decoder.onnx", config, threads)
    }
    compiler = shutil.which("cc")
    for kernel, flags in library.kernels(platform.machine()).items():
        path = folder / f"{kernel}.so"
        with contextlib.suppress(subprocess.SubprocessError):
            library.compile_to(path, compiler or "cc", flags)
            compiled.require_trial(path)
            loaded = library.load(path)
            if loaded.tabwright_kernel().decode() == kernel:
                engines[kernel] = NativeModel(loaded, tensors, config, threads)
    has_llama = all(importlib.util.find_spec(name) for name in ("llama_cpp", "gguf"))
    if has_llama and config.architecture == "gpt2":
        from tests.benchmarks import llama_cpp_model

        llama_cpp_model.write_random_model(config, folder / "random.gguf")
        engines["llama.cpp"] = llama_cpp_model.LlamaCppModel(
            folder / "random.gguf", config, threads
        )
    return engines


def measured(
    engines: dict[str, Engine], config: ModelConfig, rounds: int, threads: int
) -> dict[str, tuple[float, float]]:
    """Return the median times of prompt and answer of every engine, in milliseconds.

    With one thread they are those of the processor, else wall times.
    """
    clock = time.process_time if threads == 1 else time.perf_counter
    ids = np.random.default_rng(1).integers(5, config.vocabulary, PROMPT_TOKENS).tolist()
    times: dict[str, list[tuple[float, float]]] = {name: [] for name in engines}
    for number in range(rounds + 1):
        for name, engine in engines.items():
            time.sleep(_PAUSE_SECONDS)  # the threads of the engine before may wait busily
            engine.truncate(0)
            engine.extend(ids[:8])  # wakes its own threads
            engine.truncate(0)
            start = clock()
            engine.extend(ids)
            middle = clock()
            for id in ids[:MORE_TOKENS]:
                engine.extend([id])
            if number:  # the first round warms up
                times[name].append((middle - start, clock() - middle))
    return {
        name: (
            1000 * statistics.median(prefill for prefill, _ in rows),
            1000 * statistics.median(more for _, more in rows),
        )
        for name, rows in times.items()
    }


if __name__ == "__main__":
    main()
