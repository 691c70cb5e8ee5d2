"""Ctrl+C in a process of its own, whatever that process is doing."""

import signal
import subprocess
import sys
import threading
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import pytest

from core.cli.interrupts import EXIT_INTERRUPTED, interrupts

PROGRAM = """
import hashlib, sys, time
from core.cli.interrupts import interrupts

def work_in_python():
    while True:
        pass

def work_in_a_library():
    # Minutes in one call: no instruction of Python, and so no handler, comes between.
    hashlib.pbkdf2_hmac("sha256", b"password", b"salt", 2_000_000_000)

def wait_for_the_system():
    time.sleep(600)

print("ready", flush=True)
with interrupts(lambda: print("asked", flush=True)):
    globals()[sys.argv[1]]()
"""
KINDS = ("work_in_python", "work_in_a_library", "wait_for_the_system")


@contextmanager
def child(kind: str) -> Generator[subprocess.Popen[str]]:
    command = [sys.executable, "-c", PROGRAM, kind]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline() == "ready\n"
            time.sleep(0.3)  # until it is inside the call
            yield process
        finally:
            process.kill()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("kind", KINDS)
def test_the_first_signal_asks_and_the_second_leaves(kind, number):
    with child(kind) as process:
        process.send_signal(number)
        assert process.stdout.readline() == "asked\n"
        assert process.poll() is None
        process.send_signal(number)
        assert process.wait(timeout=20) == EXIT_INTERRUPTED


@pytest.mark.parametrize("kind", KINDS)
def test_three_simultaneous_signals_are_not_one(kind):
    with child(kind) as process:
        for _ in range(3):
            process.send_signal(signal.SIGINT)
            time.sleep(0.02)  # the system itself joins those that wait to be delivered
        assert process.wait(timeout=20) == EXIT_INTERRUPTED


def test_a_third_signal_finds_nothing_to_spoil():
    with child("work_in_a_library") as process:
        for _ in range(2):
            process.send_signal(signal.SIGINT)
            time.sleep(0.1)
        assert process.wait(timeout=20) == EXIT_INTERRUPTED
        process.send_signal(signal.SIGINT)
        assert process.returncode == EXIT_INTERRUPTED


def handlers() -> tuple[object, object]:
    return signal.getsignal(signal.SIGINT), signal.getsignal(signal.SIGTERM)


def test_without_a_signal_everything_is_as_before():
    before = handlers()
    with interrupts(lambda: None) as was_interrupted:
        pass
    assert not was_interrupted()
    assert handlers() == before
    assert signal.set_wakeup_fd(-1) == -1
    assert not [thread for thread in threading.enumerate() if thread.name == "interrupts"]


def test_a_signal_just_before_the_end_counts():
    before = [(number, signal.getsignal(number)) for number in (signal.SIGINT, signal.SIGTERM)]
    heard: list[bool] = []
    try:
        with interrupts(lambda: heard.append(True)) as was_interrupted:
            signal.raise_signal(signal.SIGINT)
        assert was_interrupted()
        assert heard == [True]
    finally:
        for number, handler in before:
            signal.signal(number, handler)


def test_a_signal_on_the_way_out_leaves_too():
    program = PROGRAM + "\nprint('out', flush=True)\nwork_in_python()"
    program = program.replace("globals()[sys.argv[1]]()", "signal.raise_signal(signal.SIGINT)")
    command = [sys.executable, "-c", f"import signal\n{program}"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            assert sorted(process.stdout.readline() for _ in range(3)) == [
                "asked\n", "out\n", "ready\n"
            ]  # fmt: skip
            process.send_signal(signal.SIGINT)
            assert process.wait(timeout=20) == EXIT_INTERRUPTED
        finally:
            process.kill()


def test_other_threads_do_without():
    found: list[bool] = []

    def work() -> None:
        with interrupts(lambda: None) as was_interrupted:
            found.append(was_interrupted())

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert found == [False]


@pytest.mark.parametrize("signals", [1, 2, 3])
def test_a_build_of_one_endless_word_ends_when_it_is_asked_to(tmp_path: Path, signals):
    """Unbounded, the library merges such a word for minutes and hears nothing."""
    word = "".join(f"{number:x}abcdefgh"[:9] for number in range(40_000)).translate(
        str.maketrans("0123456789", "ghijklmnop")
    )
    (tmp_path / "src").mkdir()
    for name in ("a.py", "b.py", "c.py"):
        (tmp_path / "src" / name).write_text(f"x = 1\ny = 2\n# {word}{name[0]}\n")
    everything = ("max_longest_line", "max_mean_line", "min_alphanumeric_share")
    options = [f"--set=corpus.{name}=0" for name in everything]
    command = [sys.executable, "main.py", "build", str(tmp_path / "src"), "--name", "w", *options]
    command += ["--set=corpus.drop_near_duplicates=false", "--events=jsonl"]
    command += ["--workspace", str(tmp_path / "w")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            for line in process.stdout:
                if '"tokenizer"' in line:
                    break
            for _ in range(signals):
                process.send_signal(signal.SIGINT)
                time.sleep(0.05)
            # The second may meet an interpreter that is ending already; a shell says 130 of both.
            assert process.wait(timeout=20) in (EXIT_INTERRUPTED, -signal.SIGINT)
        finally:
            process.kill()
    assert not list((tmp_path / "w" / "datasets").glob("[!.]*"))
