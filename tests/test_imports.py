"""What is imported when: in processes of their own, where nothing is loaded yet."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
QT = ("PySide6", "shiboken6", "pyqtgraph")

# Hides packages as if they were not installed.
BLOCKER = """
import importlib.abc, sys
class Blocker(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {names!r}:
            raise ModuleNotFoundError(f"No module named {{name!r}}", name=name)
sys.meta_path.insert(0, Blocker())
"""
RUN_MAIN = """
import runpy
sys.argv = ["main.py", *{arguments!r}]
runpy.run_path("main.py", run_name="__main__")
"""
IMPORT_CORE = """
import pkgutil, importlib
import core
names = [module.name for module in pkgutil.walk_packages(core.__path__, "core.")]
for name in names:
    importlib.import_module(name)
print(len(names))
"""


def python(*arguments, **environment):
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=100,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", **environment},
    )


def main_without(names, *arguments, **environment):
    code = BLOCKER.format(names=names) + RUN_MAIN.format(arguments=list(arguments))
    return python("-c", code, **environment)


def imported(*arguments):
    """The top-level packages that a run of Python imports."""
    done = python("-X", "importtime", *arguments)
    assert done.returncode == 0, done.stderr
    names = re.findall(r"^import time:.*\|\s+(\S+)$", done.stderr, re.M)
    assert "argparse" in names or "core" in names
    return {name.partition(".")[0] for name in names}


@pytest.mark.parametrize(
    "arguments",
    [["--help"], ["build", "--help"], ["train", "--help"], ["info", "nano"], ["doctor"]],
)
def test_the_command_line_answers_without_torch_and_qt(arguments, tmp_path):
    assert imported("main.py", *arguments).isdisjoint({"torch", *QT})


@pytest.mark.parametrize(
    "module",
    [
        "core.completion.request",
        "core.completion.policy",
        "core.completion.session",
        "core.diagnosis",
        "core.workspace",
    ],
)
def test_what_the_window_needs_at_its_start_imports_no_torch(module):
    assert imported("-c", f"import {module}").isdisjoint({"torch", *QT})


def test_a_session_needs_neither_numpy_nor_onnxruntime():
    assert imported("-c", "import core.completion.session").isdisjoint({"numpy", "onnxruntime"})


def test_the_window_is_there_before_torch():
    assert "torch" not in imported("-c", "import gui.app")


def test_core_imports_where_qt_is_not_installed():
    done = python("-c", BLOCKER.format(names=QT) + IMPORT_CORE)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 20


def test_the_blocker_blocks():
    done = python("-c", BLOCKER.format(names=QT) + "import PySide6")
    assert "No module named 'PySide6'" in done.stderr


@pytest.mark.parametrize("arguments", [["--help"], ["info", "reference"], ["doctor"]])
def test_the_light_commands_work_where_torch_is_not_installed(arguments):
    done = main_without(("torch",), *arguments)
    assert "Traceback" not in done.stderr
    assert done.stdout
    # doctor must say that something needed is missing.
    assert done.returncode == (1 if arguments == ["doctor"] else 0)


@pytest.mark.parametrize("arguments", [["build"], ["doctor"], ["--help"], []])
def test_without_its_small_packages_nothing_starts_and_the_command_is_named(arguments):
    done = main_without(("tqdm", "tomlkit"), *arguments)
    assert done.returncode == 1
    assert done.stderr.startswith("error: Python packages are missing: tomlkit, tqdm.\nhint: Run: ")
    assert "Traceback" not in done.stderr


def test_without_torch_training_names_the_command(tmp_path):
    dataset = tmp_path / "datasets" / "d--d"
    dataset.mkdir(parents=True)
    (dataset / "COMPLETE").touch()
    arguments = ("train", "--dataset", "d", "--preset", "nano", "--workspace", str(tmp_path))
    done = main_without(("torch",), *arguments)
    assert done.returncode == 1
    assert done.stderr.startswith("error: A Python package is missing: torch.\nhint: Run: ")


def test_without_qt_the_window_names_the_command():
    done = main_without(("PySide6",))
    assert done.returncode == 1
    assert done.stderr.startswith("error: A Python package is missing: PySide6-Essentials.\n")
    assert "-m pip install -e " in done.stderr
