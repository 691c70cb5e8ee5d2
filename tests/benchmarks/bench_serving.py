"""What the HTTP server adds to the engine, and what it needs.

    python main.py bench serving [--requests 10000] [--rounds 200] [--checkpoint C]

Shape of the published model, random weights, unless a checkpoint is given. The engine alone and
``/infill`` over one keep-alive connection answer the same questions in turns, since the machine
may be shared: read the differences. The server is ``main.py serve``, a process of its own. Each
question is new to both, and needs the same work of both: neither has answered it before. What the
server adds is also read as processor time, on one thread, which other work hardly changes. Then
the peak memory over many requests, eight clients at the same time, and how soon the work for a
client that leaves is given up, read from the processor time of the server.
"""

from __future__ import annotations

import argparse
import http.client
import json
import random
import re
import select
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
from core.completion.request import CompletionRequest, Suggestion
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
_JSON = {"Content-Type": "application/json"}
_TOKENS = 8
_LONG_TOKENS = 128
_ALTERNATIVES = 8
_CLIENTS = 8
_FIRST_REQUESTS = 1_000
_SUPERSEDED_AFTER_SECONDS = 0.03
_LEAVES_AFTER_SECONDS = 0.03
_STILL_SECONDS = 0.02
_NEVER_MS = 2_000  # the longest budget that a request may ask for


def main() -> None:
    """Print every figure."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--requests", type=int, default=10_000, help="for the memory")
    parser.add_argument("--seconds", type=float, default=10, help="of the eight clients")
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
            crowd(server, text, options.seconds)
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

    @property
    def clock(self) -> int:
        """The clock of the processor time of this process, on Linux."""
        return (~self.process.pid << 3) | 2

    def connect(self) -> http.client.HTTPConnection:
        """A new connection, which is kept alive."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=600)
        connection.connect()
        connection.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return connection

    def memory(self) -> tuple[float, float]:
        """Resident now and at the peak, in MB."""
        status = Path(f"/proc/{self.process.pid}/status").read_text("utf-8")
        kilobytes = {key: int(value) for key, value in re.findall(r"(Vm\w+):\s+(\d+)", status)}
        return kilobytes["VmRSS"] / 1000, kilobytes["VmHWM"] / 1000

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
    connection.request("POST", "/infill", data, _JSON)
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
    added_work = list[float]()
    different = 0
    for number in range(options.rounds + 20):
        body = question(text, draw)
        request = from_infill(body)
        language = guess_language(request.prefix, request.suffix)
        asked = make_request(
            number, request.prefix, request.suffix, language,
            RequestOptions(max_tokens=_TOKENS, minimum_precision=0.0), 0.0,
        )  # fmt: skip

        def ask_engine(asked: CompletionRequest = asked) -> tuple[Suggestion, float, float]:
            before = time.thread_time()
            suggestion, milliseconds = _timed(engine.complete, asked, _never)
            return suggestion, milliseconds, (time.thread_time() - before) * 1000

        def ask_server(body: dict[str, Any] = body) -> tuple[dict[str, Any], float, float]:
            _until_still(server.clock)  # what follows the last answer is computed in advance
            before = time.clock_gettime(server.clock)
            answer, milliseconds = _timed(ask, connection, body)
            return answer, milliseconds, (time.clock_gettime(server.clock) - before) * 1000

        # Each is first in every second round.
        if number % 2:
            answer, served_ms, server_work = ask_server()
            suggestion, alone_ms, engine_work = ask_engine()
        else:
            suggestion, alone_ms, engine_work = ask_engine()
            answer, served_ms, server_work = ask_server()
        if number < 20 or not answer["tokens_predicted"]:
            continue  # warms up; or the policy says no there, and the engine was not asked
        added_work.append(server_work - engine_work)
        alone.append(alone_ms)
        served.append(served_ms)
        # The rest of the server's time is the engine's own there.
        own.append(served_ms - answer["timings"]["predicted_ms"])
        different += answer["content"] != suggestion.text
    connection.close()
    added = [b - a for a, b in zip(alone, served, strict=True)]
    for what, values in (("engine", alone), ("/infill", served), ("difference", added),
                         ("outside the application", own),
                         ("added processor time", added_work)):  # fmt: skip
        print(f"{what:24} p50 {_percentile(values, 50):7.2f} ms, p99 {_percentile(values, 99):7.2f}"
              f" ms of {len(values)}")  # fmt: skip
    p50, p99 = (_percentile(served, p) - _percentile(alone, p) for p in (50, 99))
    print(f"percentiles apart: p50 {p50:+.2f} ms, p99 {p99:+.2f} ms; other answers: {different}")


def memory(server: Server, text: str, requests: int) -> None:
    """Resident memory while requests continue, and what it grows by after the first 1,000."""
    draw = random.Random(1)
    connection = server.connect()
    print(f"memory before: {server.memory()[0]:.1f} MB")
    places = {min(_FIRST_REQUESTS, requests), *(requests * part // 5 for part in range(1, 6))}
    after_first: tuple[float, float] | None = None
    for number in range(1, requests + 1):
        ask(connection, question(text, draw, 2))
        if number in places:
            now, peak = server.memory()
            after_first = after_first or (now, peak)
            print(f"memory after {number:6} requests: {now:.1f} MB, peak {peak:.1f} MB; since the "
                  f"first {_FIRST_REQUESTS:,}: {now - after_first[0]:+.1f} MB")  # fmt: skip
    connection.close()


def crowd(server: Server, text: str, seconds: float) -> None:
    """Eight clients, each with the next question as soon as it has its answer.

    Every third question is superseded: its client closes the connection after some milliseconds
    and asks another question, of which the answer counts.
    """
    counts = [0] * _CLIENTS
    superseded = [0] * _CLIENTS
    waits: list[list[float]] = [[] for _client in range(_CLIENTS)]
    end = time.monotonic() + seconds

    def talk(client: int) -> None:
        connection = server.connect()
        draw = random.Random(client)
        while time.monotonic() < end:
            if draw.random() < 1 / 3:
                body = json.dumps(question(text, draw))
                connection.request("POST", "/infill", body, _JSON)
                time.sleep(draw.random() * _SUPERSEDED_AFTER_SECONDS)
                connection.close()
                connection = server.connect()
                superseded[client] += 1
            started = time.perf_counter()
            ask(connection, question(text, draw))
            waits[client].append((time.perf_counter() - started) * 1000)
            counts[client] += 1
        connection.close()

    threads = [threading.Thread(target=talk, args=(client,)) for client in range(_CLIENTS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    medians, longest = [statistics.median(one) for one in waits], max(map(max, waits))
    print(f"{_CLIENTS} clients for {seconds:.0f} s, {sum(superseded)} questions superseded by a "
          f"newer one: answers {min(counts)} to {max(counts)} each, median wait "
          f"{min(medians):.0f} to {max(medians):.0f} ms, longest {longest:.0f} ms")  # fmt: skip


def leave(server: Server, text: str, clients: int) -> None:
    """How long the server works on after a client with a long request has closed its connection.

    The processor time of its process is read until it does not move: how long that took, and how
    much was used. As many clients stay, as a control. Only questions that were not answered yet
    when the client left are counted.
    """
    draw = random.Random(2)
    clock = server.clock
    stopped, used, whole = list[float](), list[float](), list[float]()
    for _client in range(clients):
        for leaves in (False, True):
            body = {**question(text, draw, _LONG_TOKENS), "n_cmpl": _ALTERNATIVES}
            _until_still(clock)
            connection = server.connect()
            started = time.perf_counter()
            connection.request("POST", "/infill", json.dumps(body), _JSON)
            time.sleep(_LEAVES_AFTER_SECONDS)
            if select.select([connection.sock], [], [], 0)[0]:
                connection.close()
                continue
            if leaves:
                before, started = time.clock_gettime(clock), time.perf_counter()
                connection.close()
                stopped.append((_until_still(clock) - started) * 1000)
                used.append((time.clock_gettime(clock) - before) * 1000)
            else:
                connection.getresponse().read()
                whole.append((time.perf_counter() - started) * 1000)
                connection.close()
    print(f"{len(whole)} long requests take {statistics.median(whole):.0f} ms (median); when "
          f"{len(stopped)} clients leave after {_LEAVES_AFTER_SECONDS * 1000:.0f} ms, work "
          f"continues for median {statistics.median(stopped):.1f} ms, worst {max(stopped):.1f} ms "
          f"(processor time: median {statistics.median(used):.1f} ms, worst "
          f"{max(used):.1f} ms)")  # fmt: skip
    time.sleep(1)
    before = time.clock_gettime(clock)
    time.sleep(2)
    print(f"processor time in 2 s without requests: "
          f"{(time.clock_gettime(clock) - before) * 1000:.1f} ms")  # fmt: skip


def _until_still(clock: int) -> float:
    """Wait until the processor time of a process does not move; when it last moved."""
    value, moved = time.clock_gettime(clock), time.perf_counter()
    while (now := time.perf_counter()) - moved < _STILL_SECONDS:
        if (read := time.clock_gettime(clock)) != value:
            value, moved = read, now
        time.sleep(0.0002)
    return moved


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
