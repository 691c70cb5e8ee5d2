"""All findings together: what is needed, what is a remark, and what is raised."""

import importlib.util
import os
import sysconfig
import time

import pytest

from core.diagnosis import machine
from core.diagnosis.machine import problems, require_window
from core.diagnosis.python_packages import require_packages
from core.errors import EnvironmentProblem


@pytest.fixture
def offscreen(monkeypatch):
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    return monkeypatch


def finding(subject, workspace=None):
    return next(f for f in machine.findings(workspace) if f.subject == subject)


def test_a_machine_that_runs_the_tests_lacks_nothing(offscreen, tmp_path):
    assert [problem for problem in problems(tmp_path) if problem.is_needed] == []
    require_packages()
    require_window()


def test_looking_takes_no_time_to_speak_of(offscreen):
    require_window()
    best = min(_seconds(require_window) for _ in range(5))
    assert best < 0.03


def _seconds(call):
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


def test_without_a_display_the_demo_is_named(monkeypatch):
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(machine.sys, "platform", "linux")
    with pytest.raises(EnvironmentProblem, match="no display") as caught:
        require_window()
    assert "python main.py demo" in caught.value.hint


def test_one_working_platform_is_enough(monkeypatch):
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb;offscreen")
    monkeypatch.delenv("DISPLAY", raising=False)
    require_window()
    assert finding("display").found == "offscreen"


def test_without_qt_the_command_is_named(offscreen):
    real = importlib.util.find_spec
    offscreen.setattr(
        importlib.util,
        "find_spec",
        lambda name, package=None: None if name == "PySide6" else real(name),
    )
    require_packages()
    with pytest.raises(EnvironmentProblem, match="PySide6-Essentials") as caught:
        require_window()
    assert "pip install -e" in caught.value.hint


def test_no_font_is_a_problem(offscreen, tmp_path):
    offscreen.setattr(machine, "_FONT_FOLDERS", (str(tmp_path),))
    problem = finding("fonts").problem
    assert "no text" in problem.message
    assert problem.is_needed
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "Some.TTF").touch()
    assert finding("fonts").problem is None


def test_no_home_is_a_remark(offscreen):
    offscreen.setattr(os.path, "expanduser", lambda path: path)
    problem = finding("home folder").problem
    assert "no home folder" in problem.message
    assert not problem.is_needed


def test_a_workspace_is_looked_at_and_not_made(offscreen, tmp_path):
    found = finding("workspace", tmp_path / "new" / "workspace")
    assert found.problem is None
    assert "not made yet" in found.found
    assert os.listdir(tmp_path) == []


def test_a_file_in_the_way_of_the_workspace_is_told(offscreen, tmp_path):
    path = tmp_path / "file"
    path.touch()
    problem = finding("workspace", path / "workspace").problem
    assert f"{path} is no folder" in problem.message
    assert problem.is_needed


def test_a_workspace_that_may_not_be_written_is_told(offscreen, tmp_path):
    # Root may write anywhere, so the answer of the system is given here.
    offscreen.setattr(os, "access", lambda path, mode: False)
    problem = finding("workspace", tmp_path).problem
    assert f"{tmp_path} may not be written" in problem.message
    assert "--workspace" in problem.hint


def test_no_compiler_is_a_remark_with_a_command(offscreen):
    offscreen.setattr(machine.shutil, "which", lambda name: None)
    problem = finding("C++ compiler").problem
    assert problem.message.startswith("A C++ compiler is missing")
    assert not problem.is_needed


def test_a_compiler_without_the_headers_of_python_is_told(offscreen, tmp_path):
    offscreen.setattr(machine.shutil, "which", lambda name: f"/usr/bin/{name}")
    offscreen.setattr(sysconfig, "get_path", lambda name: str(tmp_path))
    assert "headers of Python" in finding("C++ compiler").problem.message
    (tmp_path / "Python.h").touch()
    assert finding("C++ compiler").problem is None


def test_what_is_needed_comes_first(offscreen, tmp_path):
    offscreen.setattr(machine, "_FONT_FOLDERS", ())
    offscreen.setattr(os.path, "expanduser", lambda path: path)
    needed = [problem.is_needed for problem in problems(tmp_path)]
    assert needed == sorted(needed, reverse=True)
    assert {True, False} <= set(needed)
