"""R2: a disk that is full, failing, read-only, gone or busy never costs a checkpoint."""

import ctypes
import errno
import os
import random
import resource
import shutil
import time

import pytest

from core import files
from core.checkpoints import store
from core.control import Control
from core.errors import TrainingError
from core.events import Notice, TrainStep
from core.training.loop import trainer
from core.training.loop.train import train
from core.training.runs.run_folder import resume_config, run_lock
from core.workspace import open_workspace
from tests.core.conftest import tiny_workspace, workspace  # noqa: F401 - fixtures
from tests.torture.training import (
    LATEST,
    fingerprint,
    in_child,
    new_run,
    run_config,
    stop_at,
    table,
    times,
)

pytestmark = [pytest.mark.torture, pytest.mark.timeout(times(3600, 600))]

REFUSALS = times(30, 8)
REPLACES = times(4000, 800)
STEPS = REFUSALS + 4

CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH = 1, 2


@pytest.fixture
def started_run(workspace):  # noqa: F811
    """A run stopped after one step, and the same one left alone."""
    config = run_config(STEPS)
    return new_run(workspace, config, *stop_at(1)), new_run(workspace, config)


def as_if_nothing_happened(folder, alone):
    """Same end, no step missing, nothing left over."""
    assert fingerprint(folder / LATEST) == fingerprint(alone / LATEST)
    assert [row["step"] for row in table(folder)] == [row["step"] for row in table(alone)]
    assert not list(folder.rglob("*.tmp-*"))


class Refuser:
    """At every step one write is refused; at the notice the last checkpoint is looked at."""

    def __init__(self, folder, refuse, allow):
        self.folder, self.refuse, self.allow = folder, refuse, allow
        self.refused = 0
        self.is_refusing = False

    def __call__(self, event):
        if isinstance(event, TrainStep) and self.refused < REFUSALS:
            self.is_refusing = True
            self.refuse(self.refused)
        elif isinstance(event, Notice) and event.level == "warning" and self.is_refusing:
            self.is_refusing = False
            self.allow()
            assert event.message.endswith(".")
            assert event.hint
            assert store.load(self.folder / LATEST)
            self.refused += 1


def resume_refused(workspace, folder, refuse, allow):  # noqa: F811
    refuser = Refuser(folder, refuse, allow)
    trainer._DISK_POLL_SECONDS = 0.01
    train(resume_config(folder), workspace, refuser, Control(), folder)
    assert refuser.refused == REFUSALS


# --- a full disk -----------------------------------------------------------------------


def _on_a_full_disk(workspace_folder, folder):
    size = (folder / LATEST).stat().st_size
    sizes = [round(number * (size - 1) / (REFUSALS - 1)) for number in range(REFUSALS)]
    _soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)

    def refuse(number):
        resource.setrlimit(resource.RLIMIT_FSIZE, (sizes[number], hard))

    def allow():
        resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))

    resume_refused(open_workspace(workspace_folder), folder, refuse, allow)


def test_a_full_disk(workspace, started_run):  # noqa: F811
    folder, alone = started_run
    process = in_child(_on_a_full_disk, workspace.folder, folder)
    process.join()
    assert process.exitcode == 0
    as_if_nothing_happened(folder, alone)


# --- a failing disk ----------------------------------------------------------------------


@pytest.mark.parametrize("call", ["write", "fsync", "replace"])
def test_a_failing_disk(call, workspace, started_run, monkeypatch):  # noqa: F811
    folder, alone = started_run
    real_fsync, real_replace, real_write = os.fsync, os.replace, store.torch.save

    def fail():
        raise OSError(errno.EIO, "Input/output error")

    def is_checkpoint(descriptor):
        return store.LATEST in os.readlink(f"/proc/self/fd/{descriptor}")

    def refuse(number):
        if call == "write":
            monkeypatch.setattr(store.torch, "save", lambda record, file: fail())
        elif call == "fsync":
            monkeypatch.setattr(os, "fsync", lambda d: is_checkpoint(d) and fail())
        else:
            monkeypatch.setattr(
                os, "replace", lambda s, t: fail() if "latest" in str(t) else real_replace(s, t)
            )

    def allow():
        monkeypatch.setattr(store.torch, "save", real_write)
        monkeypatch.setattr(os, "fsync", real_fsync)
        monkeypatch.setattr(os, "replace", real_replace)

    resume_refused(workspace, folder, refuse, allow)
    as_if_nothing_happened(folder, alone)


# --- a folder that may not be written, or is gone ---------------------------------------------


def drop_override():
    """Permission bits count for this process, even as root."""
    library = ctypes.CDLL(None, use_errno=True)
    header = (ctypes.c_uint32 * 2)(0x20080522, 0)
    data = (ctypes.c_uint32 * 6)()
    assert library.capget(header, data) == 0
    data[0] &= ~(1 << CAP_DAC_OVERRIDE | 1 << CAP_DAC_READ_SEARCH)
    assert library.capset(header, data) == 0


def _in_a_read_only_folder(workspace_folder, folder):
    drop_override()
    place = folder / store.CHECKPOINTS
    resume_refused(
        open_workspace(workspace_folder),
        folder,
        lambda number: place.chmod(0o555),
        lambda: place.chmod(0o755),
    )


def test_a_read_only_folder(workspace, started_run):  # noqa: F811
    folder, alone = started_run
    process = in_child(_in_a_read_only_folder, workspace.folder, folder)
    process.join()
    assert process.exitcode == 0
    as_if_nothing_happened(folder, alone)


def test_a_folder_that_is_gone(workspace, started_run, tmp_path):  # noqa: F811
    folder, alone = started_run
    away = tmp_path / "away"

    def refuse(number):
        # As when another disk is mounted there, or a user was quick.
        (folder / "model").rename(away)
        (folder / "model").write_text("not a folder")

    def allow():
        (folder / "model").unlink()
        away.rename(folder / "model")

    resume_refused(workspace, folder, refuse, allow)
    as_if_nothing_happened(folder, alone)


def test_a_folder_that_was_removed_is_made_again(workspace, started_run):  # noqa: F811
    folder, alone = started_run

    def emit(event):
        if isinstance(event, TrainStep):
            shutil.rmtree(folder / store.CHECKPOINTS, ignore_errors=True)

    train(resume_config(folder), workspace, emit, Control(), folder)
    as_if_nothing_happened(folder, alone)


def test_a_held_lock_changes_nothing(workspace, started_run):  # noqa: F811
    folder, _alone = started_run
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    with run_lock(folder).acquire(timeout=0):
        for _ in range(REFUSALS):
            with pytest.raises(TrainingError, match="another process"):
                train(resume_config(folder), workspace, lambda event: None, Control(), folder)
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


# --- a busy file on Windows ----------------------------------------------------------------


class Busy(OSError):
    """A sharing violation: somebody reads the target just now."""

    winerror = 32


def replaced(tmp_path, monkeypatch, replace):
    """How many of the renames fail while a scanner looks at one target in twenty-five."""
    draw, clock, left = random.Random(4), [0.0], [0]
    real = os.replace

    def busy_replace(source, target):
        if left[0]:
            left[0] -= 1
            raise Busy(errno.EACCES, "busy")
        real(source, target)

    monkeypatch.setattr(os, "replace", busy_replace)
    monkeypatch.setattr(time, "monotonic", lambda: clock[0])
    monkeypatch.setattr(time, "sleep", lambda s: clock.__setitem__(0, clock[0] + s))
    source, target = tmp_path / "new", tmp_path / "old"
    failures = 0
    for number in range(REPLACES):
        source.write_text(str(number))
        left[0] = draw.randint(1, 4) if draw.random() < 0.04 else 0
        try:
            replace(source, target)
            assert target.read_text() == str(number)
        except OSError:
            failures += 1
            left[0] = 0
    monkeypatch.undo()
    return failures


def test_a_busy_target_is_waited_for(tmp_path, monkeypatch):
    assert replaced(tmp_path, monkeypatch, files.replace) == 0


def test_control_without_waiting_renames_fail(tmp_path, monkeypatch):
    assert replaced(tmp_path, monkeypatch, lambda s, t: os.replace(s, t)) > REPLACES // 40


def test_control_a_write_in_place_loses_the_checkpoint(workspace, started_run, monkeypatch):  # noqa: F811
    folder, _alone = started_run
    latest = folder / LATEST
    half = latest.stat().st_size // 2
    assert store.load(latest)
    latest.write_bytes(latest.read_bytes()[:half])
    with pytest.raises(Exception, match="damaged"):
        store.load(latest)
