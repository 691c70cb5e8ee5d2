"""A build that is cancelled or killed leaves whole things, and the next one is exact."""

import contextlib
import multiprocessing
import os
import random
import signal
import time
from pathlib import Path

import psutil
import pytest

from core import parallel
from core.control import Control
from core.corpus import reading
from core.data import encoding
from core.data.build import build, build_config
from core.data.token_dataset import TokenDataset
from core.errors import Cancelled
from core.events import Event, StageProgress, discard
from core.workspace import Workspace, complete_folders, open_workspace

pytestmark = pytest.mark.torture

KILLS = 50
CANCELS = 20


def write_source(folder: Path) -> Path:
    source = random.Random(5)
    words = [f"name_{number}" for number in range(300)]
    for number in range(150):
        lines = [f"{source.choice(words)} = {source.choice(words)}({n})\n" for n in range(60)]
        path = folder / f"p{number % 7}" / f"m{number}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("".join(lines))
    return folder


def run(workspace: Workspace, source: Path, emit=discard, control=None, **settings) -> None:
    assignments = ["tokenizer.vocabulary=400"]
    build(build_config("c", [str(source)], assignments), workspace, emit, control or Control())


def snapshot(workspace: Workspace) -> dict[str, bytes]:
    return {
        str(path.relative_to(workspace.folder)): path.read_bytes()
        for path in sorted(workspace.folder.rglob("*"))
        if path.is_file() and path.suffix != ".lock" and workspace.cache not in path.parents
    }


def only_whole_things(workspace: Workspace) -> None:
    for name in complete_folders(workspace.datasets):
        TokenDataset.open(workspace.datasets / name).verify()
    for parent in (workspace.corpora, workspace.datasets):
        folders = [path for path in parent.glob("*") if path.is_dir() and path.name[0] != "."]
        assert all((folder / "COMPLETE").is_file() for folder in folders)


def _build_slowly(folder: Path, source: Path, with_children: bool) -> None:
    os.setpgrp()  # a group of its own: whoever outlives it is found in there

    def pause(event: Event) -> None:
        time.sleep(0.004)

    if with_children:
        # Forked, so that they are at work when this process is killed, and not at their start.
        parallel.START_METHOD = "fork"
        reading.WORTH_CHILDREN_BYTES = encoding.WORTH_CHILDREN_BYTES = 0
        reading.BATCH_FILES, encoding.BATCH_BYTES = 5, 10_000
    run(open_workspace(folder), source, emit=pause)


def _readers_of(process: multiprocessing.process.BaseProcess) -> list[psutil.Process]:
    try:
        return psutil.Process(process.pid).children()
    except psutil.Error:
        return []  # it was done


@pytest.mark.timeout(600)
def test_fifty_kills_at_random_moments(tmp_path):
    source = write_source(tmp_path / "source")
    clean = open_workspace(tmp_path / "clean")
    run(clean, source)
    expected = snapshot(clean)
    mine = open_workspace(tmp_path / "mine")
    moments = random.Random(9)
    # What is killed has everything imported, but none of the threads of this process.
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__])

    def begin(folder: Path, with_children: bool) -> multiprocessing.process.BaseProcess:
        process = context.Process(target=_build_slowly, args=(folder, source, with_children))
        process.start()
        return process

    started = time.monotonic()
    begin(tmp_path / "timed", with_children=False).join()
    longest = time.monotonic() - started
    killed = 0
    orphans: list[psutil.Process] = []
    groups: list[int] = []
    # Some builds are done before their end comes, and not every kill meets children at work:
    # how many do depends on the machine, so it continues until there are enough.
    for number in range(10 * KILLS):
        if killed >= KILLS and len(orphans) >= KILLS / 10:
            break
        if number % 2:
            (source / "p0" / "m0.py").write_text(f"changed = {number}\n" * 5)
        process = begin(mine.folder, with_children=number % 4 < 2)
        process.join(moments.uniform(0.0, longest))
        orphans += _readers_of(process)
        process.kill()
        process.join()
        assert process.pid is not None
        groups.append(process.pid)
        killed += process.exitcode == -signal.SIGKILL
        only_whole_things(mine)
    assert killed >= KILLS
    # Forked children hold both ends of their pipes and do not notice; they continued
    # writing beside the builds that came after.
    assert len(orphans) >= KILLS / 10
    for group in groups:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(group, signal.SIGKILL)
    write_source(tmp_path / "source")
    run(mine, source)
    found = snapshot(mine)
    assert sorted(found) == sorted(expected)
    assert [name for name in found if found[name] != expected[name]] == []


@pytest.mark.timeout(600)
def test_a_cancel_at_any_stage_takes_less_than_a_second(tmp_path, monkeypatch):
    monkeypatch.setattr(reading, "WORTH_CHILDREN_BYTES", 0)
    monkeypatch.setattr(encoding, "WORTH_CHILDREN_BYTES", 0)
    source = write_source(tmp_path / "source")
    mine = open_workspace(tmp_path / "mine")
    moments = random.Random(3)
    seconds: dict[str, list[float]] = {}
    for number in range(CANCELS):
        stage = ("scan", "read", "tokenizer", "encode", "write")[number % 5]
        control, asked = Control(), list[float]()
        # After the last event of the last stage there is nothing left to cancel.
        events = 1 if stage == "write" else moments.randrange(1, 4)
        seen: list[Event] = []

        def cancel(
            event: Event, stage=stage, asked=asked, control=control, seen=seen, events=events
        ) -> None:
            if isinstance(event, StageProgress) and event.stage == stage and not asked:
                seen.append(event)
                if len(seen) >= events or event.done == event.total:
                    asked.append(time.perf_counter())
                    control.cancel()

        with pytest.raises(Cancelled):
            run(mine, source, emit=cancel, control=control)
        seconds.setdefault(stage, []).append(time.perf_counter() - asked[0])
        only_whole_things(mine)
        (source / "p1" / "m1.py").write_text(f"changed = {number}\n" * 5)
    # A busy machine may hold up any one of them; a stage that does not listen is always late.
    assert max(min(each) for each in seconds.values()) < 1.0
