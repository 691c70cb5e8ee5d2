"""Runs of two processes under torchrun: the same curve, and an end that can be resumed."""

import os
import signal
import socket
import subprocess
import sys
import time

import psutil
import pytest

from core.checkpoints import store
from core.events import TrainStep
from core.training.runs.run_folder import read_events, read_run
from tests.core.conftest import TINY_SHAPE, tiny_workspace, workspace  # noqa: F401 - fixtures
from tests.torture.program import ROOT, run
from tests.torture.training import LATEST

pytestmark = [pytest.mark.torture, pytest.mark.timeout(600)]

STEPS = 50
# In bf16 the halves of a batch round otherwise than the whole: 0.006 apart with AMX.
RECIPE = (
    "train.precision=fp32",
    *TINY_SHAPE,
    "train.batch_size=4",
    "train.accumulation=2",
    "train.threads=1",
    "train.warmup_steps=4",
    "train.evaluate_steps=25",
    "train.evaluation_tokens=128",
    "train.sample_tokens=0",
)


def arguments(workspace, steps, *more):  # noqa: F811
    assignments = [word for each in RECIPE for word in ("--set", each)]
    where = ("--workspace", str(workspace.folder), "--max-steps", str(steps))
    return ("train", "--dataset", "tiny", "--preset", "nano", *where, *assignments, *more)


def torchrun(*arguments, processes=2):
    """Start the program in several processes that know of each other."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = (
        *(sys.executable, "-m", "torch.distributed.run", f"--nproc-per-node={processes}"),
        *("--master-addr=127.0.0.1", f"--master-port={port}", "main.py", *arguments),
    )
    return subprocess.Popen(
        command,
        cwd=ROOT,
        env={**os.environ, "OMP_NUM_THREADS": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def losses(folder):
    return {e.step: e.loss for e in read_events(folder) if isinstance(e, TrainStep)}


def only_run(workspace):  # noqa: F811
    (folder,) = workspace.runs.iterdir()
    return folder


def test_two_processes_have_the_curve_of_one_and_only_one_folder(workspace):  # noqa: F811
    done = run(*arguments(workspace, STEPS), timeout=200)
    assert done.returncode == 0, done.stderr
    alone = only_run(workspace).rename(workspace.folder / "alone")
    process = torchrun(*arguments(workspace, STEPS, "--json"))
    out, err = process.communicate(timeout=250)
    assert process.returncode == 0, err
    folder = only_run(workspace)
    assert out.count('"run": ') == 1
    one, two = losses(alone), losses(folder)
    assert len(one) == len(two) == STEPS
    assert max(abs(one[step] - two[step]) for step in one) < 1e-3
    assert read_run(folder).status.state == "finished"
    # The control: other data is another curve.
    assert max(abs(one[step] - two[STEPS + 1 - step]) for step in one) > 0.1


def test_a_killed_worker_ends_in_a_state_that_one_process_can_resume(workspace):  # noqa: F811
    process = torchrun(*arguments(workspace, 100_000))
    deadline = time.monotonic() + 200
    while not (
        list(workspace.runs.glob("*/events.jsonl")) and len(losses(only_run(workspace))) > 5
    ):
        assert process.poll() is None, process.communicate()
        assert time.monotonic() < deadline
        time.sleep(0.1)
    folder = only_run(workspace)
    worker = next(
        child
        for child in psutil.Process(process.pid).children(recursive=True)
        if child.environ().get("RANK") == "1"
    )
    worker.send_signal(signal.SIGKILL)
    _out, err = process.communicate(timeout=120)
    assert process.returncode != 0
    status = read_run(folder).status
    assert status.state == "failed"
    assert status.message == "Another process of the run has ended, or cannot be reached."
    assert status.message in err
    told = max(losses(folder))
    assert store.load(folder / LATEST).origin.step == status.step == told
    resume = ("train", "--resume", folder.name, "--max-steps", str(told + 3), "--workspace")
    done = run(*resume, str(workspace.folder))
    assert done.returncode == 0, done.stderr
    assert sorted(losses(folder)) == list(range(1, told + 4))
