"""R6: two hundred hostile checkpoints, none runs; R7: forty bombs, none gets time or memory."""

import json
import pickle
import subprocess
import sys

import pytest

from tests.torture.hostile_checkpoints import MARK, bombs, write_hostile, zipped
from tests.torture.program import ROOT

pytestmark = [pytest.mark.torture, pytest.mark.timeout(300)]

SECONDS = 1.0
MEMORY_BYTES = 64 << 20

# Opens every file in a process that tells of everything it does beside reading.
OPEN_ALL = """
import json, os, resource, sys, time
import torch
torch.set_num_threads(1)
from pathlib import Path
from core.checkpoints import store
from core.errors import CoreError

how, harmless, folder, out = sys.argv[1:]
load = store.load if how == "store" else lambda path: torch.load(path, weights_only=False)
# What Python loads at the first time is no deed of a checkpoint.
try:
    load(Path(harmless))
except CoreError:
    pass
paths = sorted(Path(folder).glob("*.pth"))
os.chdir(out)
deeds, watching = [], [False]
FORBIDDEN = ("os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.fork", "os.mkdir",
             "os.remove", "os.rename", "shutil.", "subprocess.", "socket.", "pty.", "ctypes.",
             "marshal.", "exec", "compile", "import", "webbrowser.", "urllib.", "tempfile.",
             "builtins.input", "sys.addaudithook", "pickle.find_class")

def watch(event, arguments):
    if not watching[0]:
        return
    if event == "open" and isinstance(arguments[1], str) and set(arguments[1]) & set("wax+"):
        deeds.append(f"open for writing {arguments[0]}")
    elif event.startswith(FORBIDDEN):
        if event == "pickle.find_class" and how == "store":
            # Asked for by name, answered with a stand-in.
            return
        deeds.append(f"{event} {str(arguments)[:100]}")

sys.addaudithook(watch)

def rss():
    with open("/proc/self/status") as file:
        return next(int(line.split()[1]) << 10 for line in file if line.startswith("VmHWM"))

for path in paths:
    with open("/proc/self/clear_refs", "w") as file:
        file.write("5")  # The high-water mark starts anew.
    # Of the processor: how long other programs hold it is not the file's doing.
    before, start = rss(), time.process_time()
    watching[0] = True
    outcome = "opened"
    try:
        load(path)
    except CoreError as error:
        outcome = ["refused", error.message, error.hint]
    except BaseException as error:
        outcome = f"{type(error).__name__}: {error}"[:300]
    watching[0] = False
    print(json.dumps({"name": path.name, "outcome": outcome, "deeds": deeds[:5],
                      "seconds": time.process_time() - start, "bytes": rss() - before}))
    deeds.clear()
"""


def opened(folder, out, how="store"):
    """What became of each file of a folder, opened in a child."""
    out.mkdir()
    harmless = out.with_name("harmless.zip")
    zipped(harmless, pickle.dumps({}, 2))
    done = subprocess.run(
        [sys.executable, "-c", OPEN_ALL, how, str(harmless), str(folder), str(out)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=280,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return [json.loads(line) for line in done.stdout.splitlines()]


def require_sentences(results):
    for result in results:
        assert isinstance(result["outcome"], list), result
        _refused, message, hint = result["outcome"]
        assert message.endswith("."), result
        assert len(message) < 400, result
        assert hint, result


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    folder = tmp_path_factory.mktemp("hostile")
    return folder, write_hostile(folder)


def test_no_hostile_checkpoint_runs(hostile, tmp_path):
    folder, paths = hostile
    assert len(paths) >= 200
    results = opened(folder, tmp_path / "out")
    assert len(results) == len(paths)
    require_sentences(results)
    assert [result for result in results if result["deeds"]] == []
    assert not list(tmp_path.rglob(MARK))
    assert [result for result in results if result["seconds"] > SECONDS] == []


def test_control_torch_that_trusts_runs_them(hostile, tmp_path):
    folder, _paths = hostile
    few = tmp_path / "few"
    few.mkdir()
    # Two kinds of the first payload: in a container, and as torch wrote before 1.6.
    for path in sorted(folder.glob("*.pth"))[:2]:
        (few / path.name).write_bytes(path.read_bytes())
    results = opened(few, tmp_path / "out", how="torch")
    assert all(result["deeds"] for result in results)
    assert (tmp_path / "out" / MARK).exists()


@pytest.fixture(scope="module")
def lit(tmp_path_factory):
    folder = tmp_path_factory.mktemp("bombs")
    return folder, bombs(folder)


def test_no_bomb_takes_time_or_memory(lit, tmp_path):
    folder, paths = lit
    assert len(paths) >= 40
    results = opened(folder, tmp_path / "out")
    assert len(results) == len(paths)
    require_sentences(results)
    assert [result for result in results if result["seconds"] > SECONDS] == []
    assert [result for result in results if result["bytes"] > MEMORY_BYTES] == []


def test_control_torch_believes_the_claim_of_a_bomb(lit, tmp_path):
    few = tmp_path / "few"
    few.mkdir()
    for path in lit[1]:
        if path.name.endswith("-expanded-a-little.pth"):
            (few / path.name).write_bytes(path.read_bytes())
    (result,) = opened(few, tmp_path / "out", how="torch")
    # A gigabyte of numbers from sixteen bytes; whoever copies it has it in memory.
    assert result["outcome"] == "opened"
