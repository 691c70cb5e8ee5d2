"""What one completion costs with the torch backend, at the shapes of two presets.

    python main.py bench torch_completion

Weights are random: speed does not depend on them. Milliseconds of wall time and,
since the machine may be shared, of processor time of the calling thread alone,
which with one thread is what an idle machine would take.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable

import numpy as np
import torch

from core.inference.torch_model import TorchModel
from core.model.gpt import GPT
from core.training.presets import load_preset

_PROMPT_TOKENS = 200
_NEW_PROMPT_TOKENS = 4
_ANSWER_TOKENS = 24
_ROUNDS = 15


def main() -> None:
    """Print a line for each preset and measure."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--threads", type=int, default=torch.get_num_threads())
    torch.set_num_threads(parser.parse_args().threads)
    for preset in ("small", "reference"):
        model = TorchModel(GPT(load_preset(preset).model).eval())
        ids = np.random.default_rng(0).integers(7, model.vocabulary, _PROMPT_TOKENS).tolist()

        def prefill(model: TorchModel = model, ids: list[int] = ids) -> None:
            model.prefill(ids)

        def token(model: TorchModel = model, ids: list[int] = ids) -> None:
            model.truncate(_PROMPT_TOKENS - 1)
            model.extend(ids[-1:])

        def warm(model: TorchModel = model, ids: list[int] = ids) -> None:
            model.truncate(_PROMPT_TOKENS - _NEW_PROMPT_TOKENS)
            model.extend(ids[-_NEW_PROMPT_TOKENS:])
            for id in ids[: _ANSWER_TOKENS - 1]:
                model.extend([id])

        _report(preset, f"prefill of {_PROMPT_TOKENS}", prefill)
        _report(preset, "one token", token)
        _report(preset, f"warm, {_NEW_PROMPT_TOKENS} + {_ANSWER_TOKENS}", warm)


def _report(preset: str, what: str, measured: Callable[[], None]) -> None:
    measured()
    wall: list[float] = []
    processor: list[float] = []
    for _ in range(_ROUNDS):
        started, used = time.perf_counter(), time.thread_time()
        measured()
        wall.append((time.perf_counter() - started) * 1000)
        processor.append((time.thread_time() - used) * 1000)
    print(
        f"{preset:10} {what:16} wall {statistics.median(wall):7.1f} ms (best {min(wall):7.1f})"
        f"   processor {statistics.median(processor):7.1f} ms"
    )


if __name__ == "__main__":
    main()
