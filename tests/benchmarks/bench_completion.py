"""What one completion costs: the light engine beside torch and llama.cpp, in one run.

    python main.py bench completion [--checkpoint C] [--texts FOLDER] [--project FOLDER]

Shape of the published model, random weights, a prompt of 200 tokens. Engines take
turns round by round, since the machine may be shared: read the ratios. llama.cpp
(q8_0 weights) takes part where ``llama_cpp`` and ``gguf`` can be imported. Then cancels
and cache hits; the light engine as a process: start, memory, latency over many requests;
and, with a trained checkpoint, parity with torch and what guesses save on real code, and with a
project what its memory costs a warm request, also beside another version.
"""

from __future__ import annotations

import argparse
import dataclasses
import importlib.util
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import psutil
import torch

from core.checkpoints.light_copy import copy_folder, read_copy
from core.checkpoints.store import load_for_inference
from core.completion.opening import open_engine
from core.completion.request import CompletionRequest
from core.export.light_export import make_light_copy
from core.inference.onnx_model import OnnxModel
from core.inference.sampling_config import SamplingConfig
from core.inference.torch_model import TorchModel
from core.tokenizer.tokenizer import Tokenizer
from core.training.presets import load_preset
from core.workspace import Workspace, open_workspace
from tests.benchmarks import light_parity, lookup_speed, memory_speed
from tests.benchmarks.random_checkpoint import sample_text, write_random_checkpoint

_ROOT = Path(__file__).resolve().parents[2]
_PROMPT_TOKENS = 200
_NEW_PROMPT_TOKENS = 4
_ANSWER_TOKENS = 24


class MeasuredFile(Protocol):
    """What is timed; every ``LanguageModel`` is one."""

    def prefill(self, ids: list[int]) -> Any:
        """Start over with ``ids``."""
        ...

    def extend(self, ids: list[int]) -> Any:
        """Read ``ids`` after what is held."""
        ...

    def truncate(self, length: int) -> None:
        """Cut the sequence back."""
        ...


def main() -> None:
    """Print every figure."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=30)
    parser.add_argument("--requests", type=int, default=1000)
    parser.add_argument("--preset", default="reference")
    parser.add_argument("--checkpoint", type=Path, help="a trained one, for parity and guesses")
    parser.add_argument("--texts", type=Path, help="code that it was not trained on")
    parser.add_argument("--positions", type=int, default=1000)
    parser.add_argument("--project", type=Path, help="a folder of Python files, for its memory")
    parser.add_argument("--before", type=Path, help="a checkout of another version to compare")
    parser.add_argument(
        "--only-memory", action="store_true", help="what project memory costs, nothing else"
    )
    options = parser.parse_args()
    if options.checkpoint and options.project:
        with tempfile.TemporaryDirectory() as folder:
            workspace = open_workspace(Path(folder) / "workspace")
            make_light_copy(options.checkpoint, workspace)
            memory_speed.report(
                options.checkpoint.absolute(), workspace.folder, options.project.resolve(),
                options.before and options.before.resolve(), options.positions // 10,
            )  # fmt: skip
    if options.only_memory:
        return
    config = load_preset(options.preset).model
    text = sample_text()
    with tempfile.TemporaryDirectory() as folder:
        workspace = open_workspace(Path(folder) / "workspace")
        checkpoint = Path(folder) / "random.pth"
        write_random_checkpoint(checkpoint, config, text)
        started = time.perf_counter()
        make_light_copy(checkpoint, workspace)
        print(f"light copy made in {time.perf_counter() - started:.1f} s")
        compare(engines(checkpoint, workspace, options.threads), options.rounds)
        cancel(checkpoint, workspace, options.threads, text)
        hits(checkpoint, workspace, options.threads, text)
        ahead(checkpoint, workspace, options.threads, text, options.rounds)
        real(checkpoint, workspace, options, "random weights", parity=False)
        if options.checkpoint:
            real(options.checkpoint, workspace, options, "trained", parity=True)
        process(checkpoint, workspace, options.threads, text, options.requests)


def engines(checkpoint: Path, workspace: Workspace, threads: int) -> dict[str, MeasuredFile]:
    """All engines that this machine has, by name; the light one first."""
    copy = read_copy(copy_folder(workspace, checkpoint), checkpoint)
    assert copy is not None
    config = copy.info.model_config
    torch.set_num_threads(threads)
    found: dict[str, MeasuredFile] = {
        "light": open_engine(checkpoint, workspace, threads=threads)[0].model,
        "torch fp32": TorchModel.from_checkpoint(load_for_inference(checkpoint)),
    }
    if not isinstance(found["light"], OnnxModel):
        found["onnxruntime"] = OnnxModel(copy.graph, config, threads)
    if config.architecture != "gpt2":
        print("llama.cpp: compared at the gpt2 shape alone")
    elif importlib.util.find_spec("llama_cpp") and importlib.util.find_spec("gguf"):
        from tests.benchmarks.llama_cpp_model import LlamaCppModel, write_random_model

        path = checkpoint.with_suffix(".gguf")
        write_random_model(config, path)
        found["llama.cpp q8_0"] = LlamaCppModel(path, config, threads)
    else:
        print("llama.cpp: llama_cpp and gguf are not installed here, not compared")
    return found


def compare(models: dict[str, MeasuredFile], rounds: int) -> None:
    """Prefill, a warm request and a single token of every engine, in turns."""
    ids = np.random.default_rng(0).integers(7, 8000, _PROMPT_TOKENS + _ANSWER_TOKENS).tolist()
    milliseconds: dict[str, tuple[list[float], list[float]]] = {name: ([], []) for name in models}
    for _ in range(rounds + 1):
        for name, model in models.items():
            model.prefill(ids[:8])  # wakes its threads, which the others put to sleep
            started = time.perf_counter()
            model.prefill(ids[:_PROMPT_TOKENS])
            read = time.perf_counter()
            model.truncate(_PROMPT_TOKENS - _NEW_PROMPT_TOKENS)
            cut = time.perf_counter()
            model.extend(ids[_PROMPT_TOKENS - _NEW_PROMPT_TOKENS : _PROMPT_TOKENS])
            for id in ids[_PROMPT_TOKENS : _PROMPT_TOKENS + _ANSWER_TOKENS - 1]:
                model.extend([id])
            ended = time.perf_counter()
            milliseconds[name][0].append((read - started) * 1000)
            milliseconds[name][1].append((ended - cut) * 1000)
    whats = (
        f"cold prefill of {_PROMPT_TOKENS}",
        f"warm request, {_NEW_PROMPT_TOKENS} + {_ANSWER_TOKENS}",
    )
    for place, what in enumerate(whats):
        light = milliseconds["light"][place][1:]
        for name, both in milliseconds.items():
            taken = both[place][1:]  # the first round warms up
            # Round by round, so that what disturbs one disturbs the other, too.
            ratio = statistics.median(a / b for a, b in zip(taken, light, strict=True))
            print(f"{what:24} {name:15} median {statistics.median(taken):7.1f} ms, "
                  f"best {min(taken):7.1f} ms, {ratio:5.2f} x light")  # fmt: skip


def cancel(checkpoint: Path, workspace: Workspace, threads: int, text: str) -> None:
    """From raising the flag to the return of the engine, at random moments of a request."""
    engine, _description = open_engine(checkpoint, workspace, threads=threads)
    draw = random.Random(0)
    taken: list[float] = []
    for number in range(40):
        flag = threading.Event()
        raised: list[float] = []

        def stop(flag: threading.Event = flag, raised: list[float] = raised) -> None:
            raised.append(time.perf_counter())
            flag.set()

        timer = threading.Timer(draw.uniform(0.005, 0.1), stop)
        start = draw.randrange(len(text) - 3000)
        request = CompletionRequest(
            id=number, prefix=text[start : start + 2000], max_tokens=200, max_lines=200
        )
        timer.start()
        engine.complete(request, flag.is_set)
        returned = time.perf_counter()
        timer.cancel()
        if raised:
            taken.append((returned - raised[0]) * 1000)
    print(f"cancel: median {statistics.median(taken):.1f} ms, worst {max(taken):.1f} ms "
          f"of {len(taken)}")  # fmt: skip


def hits(checkpoint: Path, workspace: Workspace, threads: int, text: str) -> None:
    """A request that was answered before."""
    engine, _description = open_engine(checkpoint, workspace, threads=threads)
    taken: list[float] = []
    for number in range(20):
        place = 3000 + 500 * number
        request = CompletionRequest(id=number, prefix=text[:place], suffix=text[place:])
        engine.complete(request, lambda: False)
        started = time.perf_counter()
        engine.complete(request, lambda: False)
        taken.append((time.perf_counter() - started) * 1000)
    print(f"cache hit: median {statistics.median(taken):.2f} ms, worst {max(taken):.2f} ms")


def ahead(checkpoint: Path, workspace: Workspace, threads: int, text: str, rounds: int) -> None:
    """From a key to its answer in a file that was just opened, with and without reading ahead."""
    engine, _description = open_engine(checkpoint, workspace, threads=threads)
    sampling = SamplingConfig(temperature=0.0)
    draw = random.Random(0)
    ways = ("not read ahead", "read ahead", "read ahead, key at a random moment")
    taken: dict[str, list[float]] = {way: [] for way in ways}
    waits: list[float] = []
    for number in range(rounds):
        caret = draw.randrange(20_000, len(text) - 20_000)
        texts: set[str] = set()
        for way in ways:
            # As after opening a file: nothing of it is known.
            engine, _description = open_engine(checkpoint, workspace, threads=threads)
            engine.model.prefill(list(range(10, 40)))  # wakes its threads
            flag = threading.Event()
            opened = CompletionRequest(
                id=number, prefix=text[caret - 20_000 : caret], suffix=text[caret : caret + 2000],
                language="python", sampling=sampling,
            )  # fmt: skip
            reader = threading.Thread(target=engine.read_ahead, args=(opened, 1000, flag.is_set))
            if way != ways[0]:
                reader.start()
                time.sleep(0.5 if way == ways[1] else draw.uniform(0, 0.03))
            key = time.perf_counter()
            flag.set()
            if way != ways[0]:
                reader.join()
                waits.append((time.perf_counter() - key) * 1000)
            typed = dataclasses.replace(
                opened, prefix=opened.prefix + text[caret], suffix=opened.suffix[1:]
            )
            texts.add(engine.complete(typed, lambda: False).text)
            taken[way].append((time.perf_counter() - key) * 1000)
        assert len(texts) == 1
    for way, milliseconds in taken.items():
        print(f"key to answer, {way:35} median {statistics.median(milliseconds):5.1f} ms, "
              f"worst {max(milliseconds):5.1f} ms")  # fmt: skip
    print(f"a key waits for what is being read: worst {max(waits):.1f} ms")


def real(
    checkpoint: Path, workspace: Workspace, options: argparse.Namespace, what: str, *, parity: bool
) -> None:
    """What depends on text and weights."""
    files = sorted(options.texts.rglob("*.py")) if options.texts else [*_standard_library()]
    random.Random(0).shuffle(files)
    texts = [file.read_text("utf-8", "replace") for file in files[:600]]
    make_light_copy(checkpoint, workspace)
    copy = read_copy(copy_folder(workspace, checkpoint), checkpoint)
    assert copy is not None
    light = open_engine(checkpoint, workspace, threads=options.threads)[0].model
    tokenizer: Tokenizer = copy.tokenizer
    lookup_speed.report(what, light, tokenizer, texts)
    if parity:
        reference = TorchModel.from_checkpoint(load_for_inference(checkpoint))
        light_parity.report(light, reference, tokenizer, texts, options.positions)


def _standard_library() -> list[Path]:
    return sorted(Path(statistics.__file__).parent.glob("*.py"))


def process(checkpoint: Path, workspace: Workspace, threads: int, text: str, count: int) -> None:
    """``complete --stdin-loop`` under typing: a caret that moves on, and jumps now and then."""
    command = [
        sys.executable, "main.py", "complete", "--stdin-loop", "--checkpoint", str(checkpoint),
        "--workspace", str(workspace.folder), "--threads", str(threads),
    ]  # fmt: skip
    # Compiled modules, as an installed program has them; compiling takes 0.07 s and 0.5 MB.
    environment = {**os.environ, "PYTHONPATH": "", "PYTHONDONTWRITEBYTECODE": ""}
    environment["PYTHONPYCACHEPREFIX"] = str(workspace.folder / "pycache")
    subprocess.run(
        command, cwd=_ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=True,
        env=environment,
    )  # fmt: skip
    started = time.perf_counter()
    child = subprocess.Popen(
        command, cwd=_ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        env=environment,
    )  # fmt: skip
    assert child.stdin
    assert child.stdout
    draw = random.Random(0)
    caret = 3000
    milliseconds: list[float] = []
    sampling = SamplingConfig(temperature=0.0)
    for number in range(count):
        caret += draw.randint(1, 6)
        if number % 50 == 0:
            caret = draw.randint(3000, len(text) - 3000)
        request = {
            "id": number, "prefix": text[max(0, caret - 20_000) : caret],
            "suffix": text[caret : caret + 2000], "language": "python", "max_lines": 3,
            "temperature": sampling.temperature,
        }  # fmt: skip
        print(json.dumps(request), file=child.stdin, flush=True)
        answer = json.loads(child.stdout.readline())
        if number == 0:
            print(f"process: first answer {time.perf_counter() - started:.2f} s after its start")
        milliseconds.append(answer["ms"])
    facts = psutil.Process(child.pid).memory_info()
    status = Path(f"/proc/{child.pid}/status")
    peak = ""
    if status.is_file():
        (line,) = [row for row in status.read_text().splitlines() if row.startswith("VmHWM")]
        peak = f", at the peak {int(line.split()[1]) * 1024 / 1e6:.1f} MB"
    print(f"process: memory after {count} requests {facts.rss / 1e6:.1f} MB{peak}; "
          f"a request takes {statistics.median(milliseconds):.0f} ms at the median")  # fmt: skip
    child.stdin.close()
    child.wait()


if __name__ == "__main__":
    main()
