"""What project memory costs a warm request, and what it brings: part of ``bench completion``.

The same cursors in the files of a project, typed on by some characters, are asked of several
light processes in turns: without the project, with it, with it but without guesses, and, where
another checkout is given, of that version. Processor time of the thread that answers, since the
machine may be shared.
"""

from __future__ import annotations

import json
import os
import random
import statistics
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import psutil

from core.inference.language_model import common_prefix_length

_ROOT: Final = Path(__file__).resolve().parents[2]
_TYPED: Final = 4
_LINES: Final = 80
# Turns off the guesses of one process; the answers are the same.
_WITHOUT_GUESSES: Final = (
    "import sys, core.inference.drafting as drafting; "
    "drafting.MemoryLookup.draft = lambda self, ids: []; "
    "from core.cli.commands import main; sys.exit(main(sys.argv[1:]))"
)


class _Process:
    """One light process, and what it took."""

    def __init__(self, command: Sequence[str], folder: Path, project: Path | None) -> None:
        self._child = subprocess.Popen(
            command, cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
            env={**os.environ, "PYTHONPATH": str(folder)},
        )  # fmt: skip
        self._facts = psutil.Process(self._child.pid)
        self._project = project
        self.milliseconds: list[float] = []
        self.accepted = 0

    def ask(self, text: str, end: int, path: Path) -> str:
        """Ask at a cursor."""
        request: dict[str, Any] = {
            "id": end, "prefix": text[:end], "suffix": "", "language": "python", "max_lines": 1,
            "max_tokens": 24, "temperature": 0, "policy": False,
        }  # fmt: skip
        if self._project is not None:
            request |= {"project": str(self._project), "path": str(path)}
        assert self._child.stdin
        assert self._child.stdout
        print(json.dumps(request), file=self._child.stdin, flush=True)
        answer = json.loads(self._child.stdout.readline())
        if "error" in answer:
            raise RuntimeError(answer["error"])
        return str(answer["text"])

    def measure(self, text: str, end: int, path: Path) -> None:
        """Ask where a user has typed a few characters since the last answer, and note it."""
        self.ask(text, end - _TYPED, path)
        before = self._seconds()
        answer = self.ask(text, end, path)
        self.milliseconds.append(1000 * (self._seconds() - before))
        self.accepted += common_prefix_length(answer, text[end : end + len(answer)])

    def close(self) -> None:
        """End it."""
        assert self._child.stdin
        self._child.stdin.close()
        self._child.wait()

    def _seconds(self) -> float:
        """Processor time of the thread that answers; another one looks for changed files."""
        thread = Path(f"/proc/{self._child.pid}/task/{self._child.pid}/schedstat")
        if thread.is_file():
            return int(thread.read_text().split()[0]) / 1e9
        times = self._facts.cpu_times()
        return float(times.user + times.system)


def report(
    checkpoint: Path, workspace: Path, project: Path, before: Path | None, requests: int
) -> None:
    """Print processor time of a warm request and of an accepted character.

    Args:
        checkpoint: trained, on other code.
        workspace: with its cache.
        project: a folder of Python files.
        before: the checkout of another version; None for none.
        requests: cursors.
    """
    options = [
        "complete", "--stdin-loop", "--checkpoint", str(checkpoint), "--workspace", str(workspace),
        "--threads", "1",
    ]  # fmt: skip
    ours = [sys.executable, "main.py", *options]
    processes = {
        "without the project": _Process(ours, _ROOT, None),
        "with the project": _Process(ours, _ROOT, project),
        "with it, no guesses": _Process(
            [sys.executable, "-c", _WITHOUT_GUESSES, *options], _ROOT, project
        ),
    }
    if before is not None:
        processes["the version before"] = _Process(ours, before, None)
    draw = random.Random(0)
    paths = sorted(project.rglob("*.py"))
    texts = {path: path.read_text("utf-8", "replace") for path in paths}
    usable = [path for path, text in texts.items() if text.count("\n") > _LINES]
    for number in range(requests + 2):
        path = draw.choice(usable)
        text = texts[path]
        end = draw.randrange(len(text) // 3, len(text) - 40)
        for process in processes.values():
            process.measure(text, end, path)
        if number < 2:  # the first requests read the project
            for process in processes.values():
                process.milliseconds.clear()
                process.accepted = 0
    base = sum(processes["without the project"].milliseconds)
    for name, process in processes.items():
        total = sum(process.milliseconds)
        print(f"warm request {name:20} mean {total / requests:6.1f} ms of processor time, "
              f"median {statistics.median(process.milliseconds):6.1f}, {total / base:4.2f} x; "
              f"{total / max(1, process.accepted):5.2f} ms for each character that is right "
              f"({process.accepted})")  # fmt: skip
        process.close()
