"""The gate's virtual screen: started on a free display, always ended, and missed aloud."""

import signal
import subprocess
import sys

import psutil
import pytest

from tests import gate, virtual_screen
from tests.virtual_screen import ScreenError


@pytest.fixture
def started(monkeypatch):
    """The processes that were started for the screen."""
    processes = []
    real = subprocess.Popen

    def start(command, **options):
        processes.append(real(command, **options))
        return processes[-1]

    monkeypatch.setattr(virtual_screen.subprocess, "Popen", start)
    return processes


def test_every_screen_test_that_the_gate_names_is_there():
    named = [part for part in gate.SCREEN_TESTS if part.startswith("tests/")]
    assert len(named) >= 4
    for path in named:
        assert (gate.ROOT / path).exists(), path


@pytest.mark.parametrize(("ci", "status"), [("", 0), ("false", 0), ("true", 1), ("1", 1)])
def test_without_a_screen_the_gate_says_so_and_ci_fails(monkeypatch, capsys, ci, status):
    monkeypatch.setenv("CI", ci)
    monkeypatch.setattr(gate, "has_virtual_screens", lambda: True)
    monkeypatch.setattr(gate, "missing_for_screen_tests", lambda: ["Xvfb"])
    assert gate.run_screen_tests({}) == status
    said = capsys.readouterr().out
    assert "the tests of real windows did not run: Xvfb missing" in said
    assert "doctor --fix --tests" in said


def test_on_a_system_without_x11_the_gate_says_so(monkeypatch, capsys):
    monkeypatch.setenv("CI", "true")
    monkeypatch.setattr(gate, "has_virtual_screens", lambda: False)
    assert gate.run_screen_tests({}) == 0
    assert "NOT RUN, the tests of real windows did not run" in capsys.readouterr().out


@pytest.mark.xcb
def test_a_server_that_does_not_start_is_said(monkeypatch, capsys, tmp_path):
    program = tmp_path / "Xvfb"
    program.write_text("#!/bin/sh\nexit 1\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("CI", "true")
    monkeypatch.setattr(gate, "has_virtual_screens", lambda: True)
    monkeypatch.setattr(gate, "missing_for_screen_tests", list)
    assert gate.run_screen_tests({}) == 1
    assert "Xvfb did not start." in capsys.readouterr().out


@pytest.mark.xcb
def test_a_program_that_is_not_there_is_said(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ScreenError, match="Xvfb could not be started"):
        virtual_screen.virtual_screen().__enter__()


@pytest.mark.xcb
def test_screens_get_numbers_of_their_own_and_end_with_their_block(started):
    def use_two_and_fail():
        with virtual_screen.virtual_screen() as one, virtual_screen.virtual_screen() as other:
            assert one != other
            assert len(started) == 4
            assert all(process.poll() is None for process in started)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        use_two_and_fail()
    assert all(process.poll() is not None for process in started)


@pytest.mark.xcb
def test_a_gate_that_is_ended_ends_its_screen(tmp_path):
    """As a CI does that has waited long enough."""
    code = (
        "import signal, sys, time\n"
        "from tests import gate\n"
        "from tests.virtual_screen import virtual_screen\n"
        "gate.CHECKS.clear()\n"
        "def pretend(environment):\n"
        "    with virtual_screen() as display:\n"
        "        print(display, flush=True)\n"
        "        time.sleep(60)\n"
        "gate.run_screen_tests = pretend\n"
        "gate.main()\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code], cwd=gate.ROOT, stdout=subprocess.PIPE, text=True
    )
    display = process.stdout.readline().strip()
    assert display.startswith(":")
    children = psutil.Process(process.pid).children()
    assert {child.name() for child in children} == {"Xvfb", "openbox"}
    process.send_signal(signal.SIGTERM)
    assert process.wait(20) == 128 + signal.SIGTERM
    process.stdout.close()
    _gone, left = psutil.wait_procs(children, timeout=10)
    assert left == []
