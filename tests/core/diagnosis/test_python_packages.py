"""Missing packages, without importing those that are there."""

import importlib.util
import sys

import pytest

from core import program
from core.diagnosis import python_packages
from core.diagnosis.python_packages import (
    declared_packages,
    missing_packages,
    packages_problem,
    python_problem,
    qt_version,
    qt_version_problem,
)


@pytest.fixture
def without_packages(monkeypatch):
    """A Python in which the named modules cannot be found."""

    def hide(*names):
        real = importlib.util.find_spec

        def find(name, package=None):
            if name in names:
                raise ModuleNotFoundError(name)
            return real(name, package)

        monkeypatch.setattr(importlib.util, "find_spec", find)

    return hide


def test_all_are_there_where_the_tests_run():
    assert missing_packages(declared_packages()) == []
    assert packages_problem(declared_packages()) is None
    assert python_problem() is None
    assert qt_version_problem() is None


def test_missing_packages_are_named_with_one_command(without_packages):
    without_packages("PySide6", "torch")
    problem = packages_problem(declared_packages())
    assert problem.message == "Python packages are missing: PySide6-Essentials, torch."
    assert "-m pip install -e " in problem.command
    assert problem.hint == f"Run: {problem.command}"
    assert problem.is_automatic


def test_the_command_is_short_in_the_folder_of_the_program(without_packages, monkeypatch):
    without_packages("tqdm")
    root = program.ROOT
    monkeypatch.chdir(root)
    monkeypatch.setattr(sys, "executable", str(root / ".venv" / "bin" / "python"))
    assert packages_problem(declared_packages()).command == ".venv/bin/python -m pip install -e ."
    monkeypatch.chdir(root.parent)
    assert packages_problem(declared_packages()).steps[0][-1] == str(root)


def test_an_installed_program_names_the_missing_versions(without_packages, monkeypatch, tmp_path):
    monkeypatch.setattr(program, "ROOT", tmp_path)
    pins = ["tqdm==4.70.1", "torch==2.13.0", "PySide6-Essentials==6.11.3"]
    monkeypatch.setattr(program, "requirements", lambda: pins)
    without_packages("PySide6", "tqdm")
    problem = packages_problem(declared_packages())
    assert problem.command.endswith("-m pip install tqdm==4.70.1 PySide6-Essentials==6.11.3")
    monkeypatch.setattr(python_packages, "qt_version", lambda: "6.12.0")
    monkeypatch.setattr(python_packages.sys, "version_info", (3, 11, 7))
    assert qt_version_problem().command.endswith("-m pip install PySide6-Essentials==6.11.3")


def test_an_old_python_is_told(monkeypatch):
    monkeypatch.setattr(python_packages, "MINIMUM_PYTHON", (4, 0))
    assert "needs Python 4.0 or newer" in python_problem().message


def test_the_version_of_qt_is_read_and_not_imported():
    import PySide6

    assert qt_version() == PySide6.__version__


@pytest.mark.parametrize(
    ("qt", "python", "is_fine"),
    [
        ("6.11.3", (3, 11, 7), True),
        ("6.12.0", (3, 11, 7), False),
        ("6.13.1", (3, 11, 7), False),
        ("6.12.0", (3, 12, 0), True),
        ("", (3, 11, 7), True),
    ],
)
def test_the_pair_that_crashes_is_refused(monkeypatch, qt, python, is_fine):
    monkeypatch.setattr(python_packages, "qt_version", lambda: qt)
    monkeypatch.setattr(python_packages.sys, "version_info", python)
    problem = qt_version_problem()
    assert (problem is None) == is_fine
    if problem is not None:
        assert problem.message == f"PySide6 {qt} crashes Python 3.11."
        assert problem.is_automatic
