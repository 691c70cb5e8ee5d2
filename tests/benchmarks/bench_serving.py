"""What the HTTP server adds to the engine, and what it needs.

    python main.py bench serving [--requests 1000] [--checkpoint C]

Shape of the published model, random weights, unless a checkpoint is given. The engine alone and
``/infill`` over one keep-alive connection answer the same questions in turns, since the machine
may be shared: read the differences. The server is ``main.py serve``, a process of its own. Each
question is new to both, and needs the same work of both: neither has answered it before. Then the
peak memory over many requests, eight clients at the same time, and how soon the work for a client
that leaves is given up.
"""

from __future__ import annotations

import argparse
import http.client
import json
import random
import re
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import psutil

from core.completion.opening import open_engine
from core.completion.request_options import RequestOptions, make_request
from core.export.light_export import make_light_copy
from core.serving.fill_request import from_infill
from core.serving.language_guess import guess_language
from core.training.presets import load_preset
from core.workspace import Workspace, open_workspace
from tests.benchmarks.random_checkpoint import sample_text, write_random_checkpoint

_T = TypeVar("_T")
_ROOT = Path(__file__).resolve().parents[2]
_PREFIX_CHARACTERS = 1_500
_SUFFIX_CHARACTERS = 400
_TOKENS = 8
_LONG_TOKENS = 128
_CLIENTS = 8
_NEVER_MS = 2_000  # the longest budget that a request may ask for


def main() -> None:
    """Print every figure."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--requests", type=int, default=1_000, help="for the memory")
    parser.add_argument("--rounds", type=int, default=200, help="of engine and server in turns")
    parser.add_argument("--leaving", type=int, default=30, help="clients that leave")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--preset", default="reference")
    parser.add_argument("--checkpoint", type=Path)
    options = parser.parse_args()
    text = sample_text()
    with tempfile.TemporaryDirectory() as folder:
        workspace = open_workspace(Path(folder) / "workspace")
        checkpoint = options.checkpoint or Path(folder) / "random.pth"
        if options.checkpoint is None:
            write_random_checkpoint(checkpoint, load_preset(options.preset).model, text)
        make_light_copy(checkpoint, workspace)
        print(f"load of the machine: {psutil.getloadavg()[0]:.1f} on {psutil.cpu_count()} cores")
        with Server(checkpoint, workspace, options.threads) as server:
            compare(server, checkpoint, workspace, options, text)
            memory(server, text, options.requests)
            crowd(server, text)
            leave(server, text, options.leaving)


class Server:
    """``main.py serve`` as a process."""

    def __init__(self, checkpoint: Path, workspace: Workspace, threads: int) -> None:
        self.process = subprocess.Popen(
            [
                sys.executable, "main.py", "serve", "--port", "0", "--threshold", "0",
                "--checkpoint", str(checkpoint), "--workspace", str(workspace.folder),
                "--threads", str(threads), "--max-tokens", str(_LONG_TOKENS),
            ],
            cwd=_ROOT, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
        assert self.process.stderr is not None
        line = self.process.stderr.readline()
        found = re.search(r":(\d+);", line)
        assert found, line
        self.port = int(found[1])
        while not self._is_ready():
            time.sleep(0.05)

    def __enter__(self) -> Server:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.send_signal(signal.SIGINT)
        self.process.wait()

    def connect(self) -> http.client.HTTPConnection:
        """A new connection, which is kept alive."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.connect()
        connection.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return connection

    def memory(self) -> tuple[float, float]:
        """Resident now and at the peak, in MB."""
        status = Path(f"/proc/{self.process.pid}/status").read_text("utf-8")
        kilobytes = {key: int(value) for key, value in re.findall(r"(Vm\w+):\s+(\d+)", status)}
        return kilobytes["VmRSS"] / 1000, kilobytes["VmHWM"] / 1000

    def processor_seconds(self) -> float:
        """What the process has used so far."""
        times = psutil.Process(self.process.pid).cpu_times()
        return times.user + times.system

    def _is_ready(self) -> bool:
        connection = self.connect()
        connection.request("GET", "/health")
        is_ready = connection.getresponse().status == 200
        connection.close()
        return is_ready


def question(text: str, draw: random.Random, tokens: int = _TOKENS) -> dict[str, Any]:
    """A body of ``/infill`` at a random line's end."""
    place = text.index("\n", draw.randrange(_PREFIX_CHARACTERS, len(text) - 5_000))
    return {
        "input_prefix": text[place - _PREFIX_CHARACTERS : place],
        "input_suffix": text[place : place + _SUFFIX_CHARACTERS],
        "prompt": "",
        "n_predict": tokens,
        "t_max_predict_ms": _NEVER_MS,
    }


def ask(connection: http.client.HTTPConnection, body: dict[str, Any]) -> dict[str, Any]:
    """The answer to one question."""
    data = json.dumps(body)
    connection.request("POST", "/infill", data, {"Content-Type": "application/json"})
    response = connection.getresponse()
    answer = response.read()
    assert response.status == 200, answer
    return json.loads(answer)


def compare(
    server: Server,
    checkpoint: Path,
    workspace: Workspace,
    options: argparse.Namespace,
    text: str,
) -> None:
    """The same questions to the engine in this process and to the server."""
    engine, _description = open_engine(checkpoint, workspace, threads=options.threads)
    draw = random.Random(0)
    connection = server.connect()
    alone, served, own = list[float](), list[float](), list[float]()
    different = 0
    for number in range(options.rounds + 20):
        body = question(text, draw)
        request = from_infill(body)
        language = guess_language(request.prefix, request.suffix)
        asked = make_request(
            number, request.prefix, request.suffix, language,
            RequestOptions(max_tokens=_TOKENS, minimum_precision=0.0), 0.0,
        )  # fmt: skip
        # Each is first in every second round.
        if number % 2:
            answer, served_ms = _timed(ask, connection, body)
            suggestion, alone_ms = _timed(engine.complete, asked, _never)
        else:
            suggestion, alone_ms = _timed(engine.complete, asked, _never)
            answer, served_ms = _timed(ask, connection, body)
        if number < 20 or not answer["tokens_predicted"]:
            continue  # warms up; or the policy says no there, and the engine was not asked
        alone.append(alone_ms)
        served.append(served_ms)
        # The rest of the server's time is the engine's own there.
        own.append(served_ms - answer["timings"]["predicted_ms"])
        different += answer["content"] != suggestion.text
    connection.close()
    added = [b - a for a, b in zip(alone, served, strict=True)]
    for what, values in (("engine", alone), ("/infill", served), ("difference", added),
                         ("outside the application", own)):  # fmt: skip
        print(f"{what:24} p50 {_percentile(values, 50):7.2f} ms, p99 {_percentile(values, 99):7.2f}"
              f" ms of {len(values)}")  # fmt: skip
    p50, p99 = (_percentile(served, p) - _percentile(alone, p) for p in (50, 99))
    print(f"percentiles apart: p50 {p50:+.2f} ms, p99 {p99:+.2f} ms; other answers: {different}")


def memory(server: Server, text: str, requests: int) -> None:
    """Resident memory while requests continue."""
    draw = random.Random(1)
    connection = server.connect()
    print(f"memory before: {server.memory()[0]:.1f} MB")
    step = max(1, requests // 5)
    for number in range(1, requests + 1):
        ask(connection, question(text, draw, 2))
        if number % step == 0:
            now, peak = server.memory()
            print(f"memory after {number:6} requests: {now:.1f} MB, peak {peak:.1f} MB")
    connection.close()


def crowd(server: Server, text: str) -> None:
    """Eight clients, each with the next question as soon as it has its answer."""
    counts = [0] * _CLIENTS
    worst = [0.0] * _CLIENTS
    end = time.monotonic() + 5

    def talk(client: int) -> None:
        connection = server.connect()
        draw = random.Random(client)
        while time.monotonic() < end:
            started = time.perf_counter()
            ask(connection, question(text, draw))
            worst[client] = max(worst[client], (time.perf_counter() - started) * 1000)
            counts[client] += 1
        connection.close()

    threads = [threading.Thread(target=talk, args=(client,)) for client in range(_CLIENTS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(f"{_CLIENTS} clients for 5 s: answers {min(counts)} to {max(counts)} each, "
          f"longest wait {max(worst):.0f} ms")  # fmt: skip


def leave(server: Server, text: str, clients: int) -> None:
    """How long another client waits behind a long request whose client has just left.

    The same short question is asked of an idle server and right after a client with a long one
    left. What it waits longer is the time until the abandoned work stopped.
    """
    draw = random.Random(2)
    connection = server.connect()
    idle, behind = list[float](), list[float]()
    for _ in range(clients):
        for taken, is_behind in ((idle, False), (behind, True)):
            if is_behind:
                body = json.dumps({**question(text, draw, _LONG_TOKENS), "n_cmpl": 8})
                leaving = server.connect()
                leaving.request("POST", "/infill", body, {"Content-Type": "application/json"})
                time.sleep(0.03)
                leaving.close()
            started = time.perf_counter()
            ask(connection, question(text, draw, 1))
            taken.append((time.perf_counter() - started) * 1000)
            time.sleep(0.05)
    connection.close()
    print(f"short request, idle server: median {statistics.median(idle):.1f} ms, "
          f"worst {max(idle):.1f} ms")  # fmt: skip
    print(f"the same after a client with a long request left: median "
          f"{statistics.median(behind):.1f} ms, worst {max(behind):.1f} ms")  # fmt: skip
    time.sleep(1)
    used = server.processor_seconds()
    time.sleep(2)
    print(f"processor time in 2 s without requests: "
          f"{(server.processor_seconds() - used) * 1000:.0f} ms")  # fmt: skip


def _never() -> bool:
    return False


def _timed(act: Callable[..., _T], *arguments: Any) -> tuple[_T, float]:
    """What an action returns, and its milliseconds."""
    started = time.perf_counter()
    result = act(*arguments)
    return result, (time.perf_counter() - started) * 1000


def _percentile(values: list[float], percent: int) -> float:
    return statistics.quantiles(values, n=100)[percent - 1]


if __name__ == "__main__":
    main()
