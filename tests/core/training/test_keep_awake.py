"""Sleep is held back while a run is on, and no longer."""

import ctypes
import os
import shutil
import stat
import time

import pytest

from core.training.loop.keep_awake import keep_awake


@pytest.fixture
def programs(tmp_path, monkeypatch):
    """A folder on the path, alone there but for the shell's own, with a way to add programs."""
    folder = tmp_path / "bin"
    folder.mkdir()
    (folder / "cat").symlink_to(shutil.which("cat"))
    monkeypatch.setenv("PATH", str(folder))

    def add(name, text):
        (folder / name).write_text(f"#!/bin/sh\n{text}\n")
        (folder / name).chmod(stat.S_IRWXU)

    return add


def eventually(condition):
    deadline = time.monotonic() + 20
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.01)


@pytest.mark.parametrize("name", ["systemd-inhibit", "gnome-session-inhibit"])
def test_a_program_holds_it_back_for_as_long(name, programs, tmp_path):
    pid, words = tmp_path / "pid", tmp_path / "words"
    programs(name, f'echo "$@" > {words}; echo $$ > {pid}; exec cat')
    with keep_awake("linux"):
        eventually(lambda: pid.exists() and pid.read_text().strip())
        number = int(pid.read_text())
        os.kill(number, 0)
    with pytest.raises(ProcessLookupError):
        os.kill(number, 0)
    assert words.read_text().rstrip().endswith("cat")
    assert "sleep" in words.read_text() or "suspend" in words.read_text()


def test_on_a_mac_it_ends_with_this_process_at_the_latest(programs, tmp_path):
    words = tmp_path / "words"
    programs("caffeinate", f'echo "$@" > {words}.new; mv {words}.new {words}; exec cat')
    (tmp_path / "bin" / "mv").symlink_to("/bin/mv")
    with keep_awake("darwin"):
        eventually(words.exists)
    assert words.read_text().split() == ["-i", "-w", str(os.getpid())]


@pytest.mark.parametrize("text", ["exit 1", "kill -9 $$"])
def test_a_program_that_fails_changes_nothing(text, programs):
    programs("systemd-inhibit", text)
    with keep_awake("linux"):
        time.sleep(0.05)


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32", "freebsd14"])
def test_without_a_way_to_stay_awake_the_run_continues(platform, programs):
    with keep_awake(platform):
        pass


def test_windows_is_told_and_told_again(monkeypatch):
    told = []

    class Library:
        class kernel32:  # noqa: N801 - Windows calls it so
            SetThreadExecutionState = told.append

    monkeypatch.setattr(ctypes, "windll", Library, raising=False)
    with pytest.raises(ValueError, match="bang"), keep_awake("win32"):
        raise ValueError("bang")
    assert told == [0x8000_0001, 0x8000_0000]
