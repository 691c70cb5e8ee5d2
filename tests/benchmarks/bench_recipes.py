"""How long a preset trains until held-out text takes a given number of bits per byte.

    python main.py bench recipes --workspace W --dataset D [--preset small] [--target 1.10]
        [--minutes 60] [--seeds 1 2 3] [--before FOLDER] [--set train.momentum_warmup_steps=0]

Every run is a real one, in a process of its own and in turns: this version, then this version with
the ``--set`` assignments if there are any, then ``--before``, a checkout of an earlier version, all
with the same seed. The figures are the training time and the tokens at the first validation at or
below the target, which is linear between that one and the one before it, and the peak memory of
the whole process tree. Meant for a machine that does nothing else.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import psutil

_ROOT = Path(__file__).resolve().parents[2]
_POLL_SECONDS = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Reached:
    """What one run took to the target; None where it ended before.

    Attributes:
        seconds: training time at the target.
        tokens: training tokens at the target.
        last: the last bits per byte.
        peak_bytes: resident memory of the process and its children together, at most.
    """

    seconds: float | None
    tokens: float | None
    last: float | None
    peak_bytes: int


def main() -> None:
    """Print every run as it ends, then the ratios of those with the same seed."""
    options = _options()
    ways = [("this version", _ROOT, [])]
    if options.set:
        ways.append(("this version " + " ".join(options.set), _ROOT, options.set))
    if options.before:
        ways.append(("before", options.before, []))
    found: dict[str, list[Reached]] = {name: [] for name, _, _ in ways}
    for seed in options.seeds:
        for name, checkout, assignments in ways:
            reached = _run(options, checkout, seed, assignments)
            found[name].append(reached)
            print(f"seed {seed}, {name}: {_shown(reached)}", flush=True)
    first = found.pop(ways[0][0])
    for name, others in found.items():
        pairs = [
            (mine.seconds / other.seconds, mine.peak_bytes / other.peak_bytes)
            for mine, other in zip(first, others, strict=True)
            if mine.seconds and other.seconds
        ]
        if pairs:
            time_ratio, memory_ratio = map(statistics.median, zip(*pairs, strict=True))
            print(f"this version / {name}: time {time_ratio:.2f}, memory {memory_ratio:.2f}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("--workspace", type=Path, required=True)
    parser.add_argument("--dataset", required=True)
    parser.add_argument("--preset", default="small")
    parser.add_argument("--target", type=float, default=1.10, help="bits per byte")
    parser.add_argument("--minutes", type=float, default=60.0)
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2, 3])
    parser.add_argument("--before", type=Path, help="a checkout of an earlier version")
    parser.add_argument("--set", action="append", default=[], help="as of train")
    return parser.parse_args()


def _run(options: argparse.Namespace, checkout: Path, seed: int, assignments: list[str]) -> Reached:
    runs = options.workspace / "runs"
    before = set(runs.iterdir()) if runs.exists() else set()
    settings = [f"train.seed={seed}", "train.typing_simulation_fraction=0", *assignments]
    command = [
        sys.executable, "main.py", "train", "--workspace", str(options.workspace),
        "--dataset", options.dataset, "--preset", options.preset,
        "--max-minutes", str(options.minutes), *(f"--set={one}" for one in settings),
    ]  # fmt: skip
    process = subprocess.Popen(
        command, cwd=checkout, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    peak = 0
    while process.poll() is None:
        peak = max(peak, _resident(process.pid))
        time.sleep(_POLL_SECONDS)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} failed with {process.returncode}")
    (folder,) = set(runs.iterdir()) - before
    return _reached(folder / "events.jsonl", options.target, peak)


def _resident(pid: int) -> int:
    """The memory of a process and its children; pages that both map are counted twice."""
    total = 0
    try:
        parent = psutil.Process(pid)
        for one in (parent, *parent.children(recursive=True)):
            total += one.memory_info().rss
    except psutil.NoSuchProcess:
        pass
    return total


def _reached(events: Path, target: float, peak: int) -> Reached:
    last: tuple[float, float, float] | None = None  # seconds, tokens, bits per byte
    tokens = 0.0
    for line in events.read_text("utf-8").splitlines():
        event = json.loads(line)
        if event["event"] == "TrainStep":
            tokens = event["tokens_seen"]
        if event["event"] != "Evaluated":
            continue
        bits, seconds = event["bits_per_byte"], event["elapsed_seconds"]
        if bits <= target:
            if last is None:
                return Reached(seconds=seconds, tokens=tokens, last=bits, peak_bytes=peak)
            part = (last[2] - target) / (last[2] - bits)
            return Reached(
                seconds=last[0] + part * (seconds - last[0]),
                tokens=last[1] + part * (tokens - last[1]),
                last=bits,
                peak_bytes=peak,
            )
        last = (seconds, tokens, bits)
    return Reached(seconds=None, tokens=None, last=last and last[2], peak_bytes=peak)


def _shown(reached: Reached) -> str:
    memory = f"peak {reached.peak_bytes / 1e6:,.0f} MB"
    if reached.seconds is None or reached.tokens is None:
        return f"not reached, last {reached.last}, {memory}"
    return f"{reached.seconds:,.0f} s, {reached.tokens:,.0f} tokens, {memory}"


if __name__ == "__main__":
    main()
