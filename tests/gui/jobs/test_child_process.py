"""Sub-commands as operations: results, errors, cancelling, and silent deaths."""

import sys
import threading
import time

import pytest

from core.control import Control
from core.errors import Cancelled, CoreError
from core.events import Notice
from gui.errors import UnexpectedError, report_of
from gui.jobs import child_process
from gui.jobs.child_process import ChildHandle, run_command


@pytest.fixture
def program(tmp_path, monkeypatch):
    """Puts another main.py in place of ours."""
    monkeypatch.setattr(child_process, "ROOT", tmp_path)

    def write(code: str) -> None:
        (tmp_path / "main.py").write_text(code, "utf-8")

    return write


def test_events_and_result_come_through(program):
    program(
        "import json, sys\n"
        "assert sys.argv[1:] == ['build', '--events', 'jsonl', '--', '-odd'], sys.argv\n"
        "print(json.dumps({'event': 'Notice', 'level': 'info', 'message': 'héllo'}))\n"
        "print('something else')\n"
        "print(json.dumps({'result': {'n': 1}}))\n"
    )
    events = []
    assert run_command(["build", "--", "-odd"], events.append, Control()) == {"n": 1}
    assert events == [Notice(level="info", message="héllo")]


def test_an_error_keeps_its_hint(program):
    program('print(\'{"error": {"message": "No.", "hint": "Yes."}}\'); raise SystemExit(1)')
    with pytest.raises(CoreError) as failed:
        run_command(["build"], lambda event: None, Control())
    assert (failed.value.message, failed.value.hint) == ("No.", "Yes.")


def test_a_silent_death_brings_the_last_words(program):
    program("import os, sys; print('oh dear', file=sys.stderr, flush=True); os._exit(3)")
    with pytest.raises(UnexpectedError) as failed:
        run_command(["build"], lambda event: None, Control())
    assert "status 3" in failed.value.message
    assert "oh dear" in report_of(failed.value).details


def test_cancel_reaches_the_child(program):
    program(
        "import json, time\n"
        "print(json.dumps({'event': 'Notice', 'level': 'info', 'message': 'up'}), flush=True)\n"
        "try:\n    time.sleep(60)\nexcept KeyboardInterrupt:\n    raise SystemExit(130)\n"
    )
    control, is_up = Control(), threading.Event()
    threading.Thread(target=lambda: (is_up.wait(30), control.cancel())).start()
    started = time.monotonic()
    with pytest.raises(Cancelled):
        run_command(["build"], lambda event: is_up.set(), control)
    assert time.monotonic() - started < 30


@pytest.mark.timeout(60)
def test_a_child_that_will_not_end_is_killed(program, monkeypatch):
    monkeypatch.setattr(child_process, "_PATIENCE_SECONDS", 0.3)
    program(
        "import json, signal, time\n"
        "signal.signal(signal.SIGINT, signal.SIG_IGN)\n"
        "signal.signal(signal.SIGTERM, getattr(signal, 'SIG_IGN'))\n"
        "print(json.dumps({'event': 'Notice', 'level': 'info', 'message': 'up'}), flush=True)\n"
        "time.sleep(60)\n"
    )
    control, is_up = Control(), threading.Event()
    threading.Thread(target=lambda: (is_up.wait(30), control.cancel())).start()
    with pytest.raises(Cancelled):
        run_command(["build"], lambda event: is_up.set(), control)


def test_the_real_program_reports_an_unknown_preset(tmp_path):
    arguments = ["train", "--workspace", str(tmp_path / "w"), "--dataset", "x", "--preset", "y"]
    with pytest.raises(CoreError) as failed:
        run_command(arguments, lambda event: None, Control())
    assert failed.value.hint
    assert sys.executable not in failed.value.message


@pytest.mark.skipif(sys.platform == "win32", reason="groups of processes are of POSIX")
def test_a_suspended_child_waits_with_its_own_children_and_hears_a_cancel(program, tmp_path):
    program(
        "import subprocess, sys, time\n"
        f"child = subprocess.Popen([sys.executable, '-c', '''\n"
        "import pathlib, time\n"
        f"path = pathlib.Path({str(tmp_path / 'count')!r})\n"
        "for number in range(10000):\n"
        "    path.write_text(str(number))\n"
        "    time.sleep(0.01)\n"
        "'''])\n"
        "try:\n    child.wait()\nfinally:\n    child.kill()\n"
    )
    handle, control, ended = ChildHandle(), Control(), []

    def operate():
        try:
            run_command(["adapt"], lambda event: None, control, handle)
        except Cancelled:
            ended.append("cancelled")

    thread = threading.Thread(target=operate)
    thread.start()
    path = tmp_path / "count"

    def counted():
        return int(path.read_text() or "0") if path.exists() else 0

    def wait_for(condition):
        deadline = time.monotonic() + 60
        while not condition():
            assert time.monotonic() < deadline
            time.sleep(0.01)

    wait_for(lambda: counted() > 2)
    handle.suspend()
    time.sleep(0.1)
    before = counted()
    time.sleep(0.3)
    assert counted() == before
    handle.resume()
    wait_for(lambda: counted() > before)
    handle.suspend()
    control.cancel()
    thread.join(60)
    assert ended == ["cancelled"]


@pytest.mark.skipif(sys.platform == "win32", reason="reads the state of a process from /proc")
@pytest.mark.timeout(60)
def test_a_child_waits_while_its_job_is_paused(program, tmp_path):
    program(
        "import json, os, pathlib, time\n"
        f"pathlib.Path({str(tmp_path / 'pid')!r}).write_text(str(os.getpid()))\n"
        "print(json.dumps({'event': 'Notice', 'level': 'info', 'message': 'up'}), flush=True)\n"
        f"while not pathlib.Path({str(tmp_path / 'go')!r}).exists():\n    time.sleep(0.01)\n"
        "print(json.dumps({'result': {'n': 2}}))\n"
    )
    control, is_up, results = Control(), threading.Event(), []
    job = threading.Thread(
        target=lambda: results.append(run_command(["build"], lambda _: is_up.set(), control))
    )
    job.start()
    assert is_up.wait(30)
    pid = (tmp_path / "pid").read_text()

    def wait_for(is_stopped):
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline:
            with open(f"/proc/{pid}/stat", encoding="utf-8") as stat:
                if (stat.read().rpartition(")")[2].split()[0] == "T") == is_stopped:
                    return True
            time.sleep(0.02)
        return False

    control.pause()
    assert wait_for(True)
    control.resume()
    assert wait_for(False)
    (tmp_path / "go").touch()
    job.join(30)
    assert results == [{"n": 2}]
