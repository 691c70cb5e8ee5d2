"""Copy warning: the index of a training set, its size and speed; false alarms and copies found.

    python main.py bench attribution --corpus FOLDER [--idioms FOLDER ...]

The corpus is one of a workspace (``corpora/NAME``), else one of the standard library. Idiomatic
lines are those that three or more packages in the folders have; none of them may be in the
corpus. Planted copies are passages of the training files.
"""

from __future__ import annotations

import argparse
import random
import resource
import tempfile
import time
from pathlib import Path

import numpy as np

from core.attribution.building import build_index
from core.attribution.tracing import trace
from core.attribution.training_index import TrainingIndex, open_index
from core.control import Control
from core.corpus.sources.source_list import standard_library_source
from core.corpus.store.manifest import read_manifest
from core.corpus.store.reader import Document, read_documents
from core.events import discard
from core.workspace import open_workspace
from tests.core.attribution.copies import idioms, indexed, planted

_IDIOMS = 200
_COPIES = 200
_FILES_OF_A_PACKAGE = 150
# Tools that bring copies of other packages.
_SKIPPED = frozenset(("pip", "setuptools", "pkg_resources", "wheel", "_distutils_hack"))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--idioms", type=Path, nargs="*", default=[])
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="tabwright-") as temporary:
        workspace = open_workspace(Path(temporary))
        if options.corpus is None:
            indexed(workspace, [standard_library_source()])
            corpus = workspace.corpus("main")
        else:
            corpus = options.corpus
        began, before = time.process_time(), _peak()
        folder = build_index(corpus, workspace, discard, Control())
        seconds = time.process_time() - began
        index = open_index(corpus, workspace)
        assert index is not None
        rows = [row for row in read_manifest(corpus) if row.kept and row.split == "train"]
        size = sum(row.length for row in rows) / 1e6
        on_disk = sum(file.stat().st_size for file in folder.iterdir()) / 1e6
        print(
            f"{len(rows):,} files, {size:.1f} MB of text: built in {seconds:.1f} s of processor "
            f"time ({size / seconds:.1f} MB/s), {on_disk:.1f} MB on disk, "
            f"{_peak() - before:.0f} MB more memory at the peak"
        )
        documents = list(read_documents(corpus, rows))
        _times(index, documents)
        _copies(index, documents)
        if options.idioms:
            _alarms(index, options.idioms)


def _times(index: TrainingIndex, documents: list[Document]) -> None:
    """The time of a one-line suggestion that is in the training set."""
    times: list[float] = []
    draw = random.Random(3)
    while len(times) < 300:
        lines = draw.choice(documents).text.split("\n")
        place = draw.randrange(len(lines))
        if lines[place].strip():
            began = time.perf_counter()
            trace(index, "\n".join(lines[:place]) + "\n", lines[place])
            times.append(1000 * (time.perf_counter() - began))
    p50, p95, p99 = np.percentile(times, (50, 95, 99))
    print(f"one line traced: median {p50:.1f} ms, p95 {p95:.1f} ms, p99 {p99:.1f} ms")


def _copies(index: TrainingIndex, documents: list[Document]) -> None:
    for lines, tokens in (((4, 10), 24), ((2, 3), 12), ((1, 1), 12)):
        copies = planted(documents, _COPIES, lines, tokens, seed=1)
        found = sum(trace(index, "", text).copied is not None for _, text in copies)
        listed = sum(
            any(match.path == document.path for match in trace(index, "", text).matches)
            for document, text in copies
        )
        print(
            f"planted, {lines[0]} to {lines[1]} lines, {tokens} tokens or more: warning at {found} "
            f"of {len(copies)}, file listed at {listed}"
        )


def _alarms(index: TrainingIndex, folders: list[Path]) -> None:
    packages = {
        package.name: sorted(package.rglob("*.py"))[:_FILES_OF_A_PACKAGE]
        for folder in folders
        for package in sorted(folder.iterdir())
        if package.is_dir() and package.name not in _SKIPPED and "." not in package.name
    }
    lines = idioms(packages)
    random.Random(1).shuffle(lines)
    alarms = [text for text in lines[:_IDIOMS] if trace(index, "", text).copied is not None]
    print(
        f"{len(lines):,} idiomatic passages in {len(packages)} packages: {len(alarms)} false "
        f"alarms in {min(_IDIOMS, len(lines))}, "
        f"{sum(trace(index, '', text).copied is not None for text in lines)} in all"
    )
    for text in alarms:
        print(f"  {text!r}")


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
