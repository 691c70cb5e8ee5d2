"""How long a build takes beside the straightforward script, and where the time goes.

``python -m tests.benchmarks.bench_build SOURCE...`` builds, and builds again with nothing
changed; with ``--plain`` it also runs a single loop that reads, filters, trains the same
tokenizer on the same files and calls ``encode_batch``. ``--memory 40`` builds 40 MB of
the sources once and ten times over instead. Prints seconds and peak memory.
"""

import argparse
import os
import shutil
import tempfile
import threading
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import psutil
import tokenizers
from tokenizers import decoders, models, pre_tokenizers, trainers

from core.control import Control
from core.corpus import reading
from core.corpus.build import build_corpus
from core.corpus.presets import CARD, FILTER_PRESETS, with_filters
from core.corpus.store.manifest import read_manifest
from core.corpus.store.reader import iter_documents, read_documents
from core.data.build import build, build_config
from core.data.config import BuildConfig
from core.data.sampling import even_sample
from core.events import Event, StageProgress, discard
from core.languages.table import language_of
from core.tokenizer.special_tokens import EVERYDAY_SPECIALS
from core.workspace import open_workspace


class PeakMemory:
    """The largest sum over this process and its children, in MB; shared pages count twice."""

    def __init__(self) -> None:
        self.peak = 0.0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> "PeakMemory":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _watch(self) -> None:
        mine = psutil.Process()
        while not self._over.wait(0.1):
            total = 0
            for process in [mine, *mine.children(recursive=True)]:
                try:
                    total += process.memory_info().rss
                except psutil.Error:
                    continue
            self.peak = max(self.peak, total / 1e6)


def straightforward(config: BuildConfig, folder: Path) -> dict[str, float]:
    """What one writes on the first day, with our filters; seconds by part."""
    reading.WORTH_CHILDREN_BYTES = 1 << 60  # a single process
    start = time.perf_counter()
    corpus = build_corpus("plain", config.corpus, open_workspace(folder), discard, Control())
    texts = [document.text for document in iter_documents(corpus.folder)]
    read = time.perf_counter()
    rows = [row for row in read_manifest(corpus.folder) if row.split == "train"]
    sample = even_sample(rows, config.tokenizer.sample_bytes, config.tokenizer.seed)
    backend = tokenizers.Tokenizer(models.BPE(unk_token="<unk>"))
    backend.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    backend.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=config.tokenizer.vocabulary,
        min_frequency=config.tokenizer.min_frequency,
        special_tokens=list(EVERYDAY_SPECIALS),
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )
    sampled = [document.text for document in read_documents(corpus.folder, sample)]
    backend.train_from_iterator(sampled, trainer)
    trained = time.perf_counter()
    tokens = sum(
        len(encoding.ids)
        for place in range(0, len(texts), 200)
        for encoding in backend.encode_batch(texts[place : place + 200])
    )
    encoded = time.perf_counter()
    print(f"  {tokens:,} tokens")
    return {
        "read": read - start,
        "tokenizer": trained - read,
        "encode": encoded - trained,
        "all": encoded - start,
    }


def several_times(sources: Sequence[str], megabytes: int, times: int, folder: Path) -> None:
    """Some of the files of the sources, several times; none is like its copies to the byte."""
    left = megabytes * 1_000_000
    for place, (root, _, names) in enumerate(
        each for source in sources for each in os.walk(source)
    ):
        for name in sorted(names):
            path = Path(root, name)
            if left > 0 and language_of(name) is not None and not path.is_symlink():
                data = path.read_bytes()
                left -= len(data)
                for number in range(times):
                    copy = folder / f"copy_{number}" / f"folder_{place}" / name
                    copy.parent.mkdir(parents=True, exist_ok=True)
                    copy.write_bytes(data + f"\n# copy {number}\n".encode())


def measure_memory(config: BuildConfig, megabytes: int, folder: Path) -> None:
    """Print the peak at one time the input and at ten times."""
    for times in (1, 10):
        source = folder / f"source_{times}"
        several_times(config.corpus.sources, megabytes, times, source)
        mine = replace(config, corpus=replace(config.corpus, sources=(str(source),)))
        with PeakMemory() as memory:
            result = build(mine, open_workspace(folder / f"{times}"), discard, Control())
        print(
            f"{times:2} times: {result.files_seen:,} files, "
            f"{(result.train_bytes + result.validation_bytes) / 1e6:,.0f} MB kept, "
            f"{result.seconds:.1f} s, peak {memory.peak:,.0f} MB of all processes"
        )
        shutil.rmtree(source)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sources", nargs="+")
    parser.add_argument("--filters", default=CARD, choices=tuple(FILTER_PRESETS))
    parser.add_argument("--plain", action="store_true", help="run the straightforward script too")
    parser.add_argument("--memory", type=int, metavar="MB", help="peak at once and ten times MB")
    arguments = parser.parse_args()
    config = build_config("bench", arguments.sources)
    config = replace(config, corpus=with_filters(config.corpus, arguments.filters))
    with tempfile.TemporaryDirectory() as name:
        if arguments.memory:
            measure_memory(config, arguments.memory, Path(name))
            return
        workspace = open_workspace(Path(name))
        took = 0.0
        for title in ("build", "again, nothing changed"):
            stages: dict[str, float] = {}

            def listen(event: Event, stages: dict[str, float] = stages) -> None:
                if isinstance(event, StageProgress):
                    stages[event.stage] = round(event.elapsed_seconds, 1)

            with PeakMemory() as memory:
                result = build(config, workspace, listen, Control())
            took = max(took, result.seconds)
            print(f"{title}: {result.seconds:.1f} s, peak {memory.peak:,.0f} MB, {stages}")
        tokens = result.train_tokens + result.validation_tokens
        print(f"  {result.files_kept:,} files, {tokens:,} tokens")
        if arguments.plain:
            parts = straightforward(config, Path(name) / "plain")
            print("straightforward:", {part: round(took, 1) for part, took in parts.items()})
            print(f"ratio {parts['all'] / took:.1f}")


if __name__ == "__main__":
    main()
