"""Project memory: how fast a project is read and ordered, and what a look-up takes.

    python main.py bench memory [FOLDER]

The folder is a project, the standard library by default. Look-ups are timed on two million
tokens of the standard library, its files taken as often as that takes.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from pathlib import Path

import numpy as np
import psutil

from core.completion.backends.project_backend import everyday_tokenizer
from core.control import Control
from core.corpus.sources.source_list import standard_library_source
from core.inference.native.native_lookup import fastest_look_up
from core.memory.lookup import look_up
from core.memory.project import ProjectMemory
from core.memory.project_config import ProjectConfig
from core.memory.project_index import ProjectIndex
from core.memory.segment import Tokens
from core.workspace import open_workspace

_TOKENS = 2_000_000
_CONTEXTS = 2_000


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", nargs="?", type=Path, default=Path(standard_library_source()))
    folder = parser.parse_args().folder
    with tempfile.TemporaryDirectory(prefix="tabwright-") as temporary:
        _reading(folder, Path(temporary))
    _look_up()


def _reading(folder: Path, temporary: Path) -> None:
    workspace = open_workspace(temporary / "workspace")
    tokenizer = everyday_tokenizer()
    config = ProjectConfig(max_tokens=20_000_000)
    for start in ("first", "second"):
        memory = ProjectMemory(folder.resolve(), ["python", "c", "java"], tokenizer, config)
        began = time.perf_counter()
        state = memory.read(None, workspace, lambda _: None, Control())
        seconds = time.perf_counter() - began
        size = sum((memory.root / path).stat().st_size for path in memory.index.paths) / 1e6
        print(
            f"{start} start: {state.files:,} files, {size:.1f} MB, {state.tokens:,} tokens in "
            f"{seconds:.2f} s, {size / seconds:.1f} MB/s"
        )
    path = memory.index.paths[0]
    text = (memory.root / path).read_text("utf-8", "replace")
    began = time.perf_counter()
    memory.update(path, text)
    print(
        f"a saved file of {len(text):,} characters: {1000 * (time.perf_counter() - began):.1f} ms"
    )


def _look_up() -> None:
    tokenizer = everyday_tokenizer()
    memory = ProjectMemory(Path(standard_library_source()).resolve(), ["python"], tokenizer)
    memory.read(None, None, lambda _: None, Control())
    found = [memory.index.document(path) for path in memory.index.paths]
    documents = [tokens for tokens in found if tokens is not None]
    index, total = ProjectIndex(), 0
    wanted: dict[str, Tokens] = {}
    for number in range(100):
        for place, tokens in enumerate(documents):
            if total < _TOKENS:
                wanted[f"{number}/{place}"] = tokens
                total += len(tokens)
    began = time.perf_counter()
    index.put(wanted)
    print(f"ordering {total:,} tokens: {total / (time.perf_counter() - began) / 1e6:.2f} M/s")
    snapshot = index.snapshot("0/0")
    random = np.random.default_rng(1)
    contexts = []
    for _ in range(_CONTEXTS):
        tokens = documents[random.integers(len(documents))]
        end = int(random.integers(33, max(34, len(tokens))))
        contexts.append(tokens[end - 32 : end].tolist())
    for name, function in (("C", fastest_look_up()), ("Python", look_up)):
        times = []
        for context in contexts if name == "C" else contexts[:200]:
            began = time.perf_counter()
            function(snapshot.views, context)
            times.append(1e6 * (time.perf_counter() - began))
        p95 = statistics.quantiles(times, n=20)[-1]
        print(
            f"look-up in {name}: mean {statistics.mean(times):.0f} us, median "
            f"{statistics.median(times):.0f}, p95 {p95:.0f}, {len(snapshot.views)} segments"
        )
    print(f"resident: {psutil.Process().memory_info().rss / 1e6:.0f} MB")


if __name__ == "__main__":
    main()
