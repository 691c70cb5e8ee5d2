"""R23: on a machine that lacks something, a sentence, a hint and an exit status."""

import json
import os
import stat

import pytest
from filelock import FileLock

from tests.test_imports import BLOCKER
from tests.torture.program import TINY, limit_file_size, obey_permissions, run, write_sources

pytestmark = [pytest.mark.torture, pytest.mark.timeout(300)]

NO_HOME = """
import pwd
def nobody(uid):
    raise KeyError(uid)
pwd.getpwuid = nobody
"""
WITHOUT_EGL = """
import ctypes
real = ctypes.CDLL
def load(name, *arguments, **options):
    if name == "libEGL.so.1":
        raise OSError("libEGL.so.1: cannot open shared object file")
    return real(name, *arguments, **options)
ctypes.CDLL = load
"""


def refused(done, *words, status=1):
    """Assert that a process ended with a sentence and a hint instead of a traceback."""
    assert done.returncode == status, (done.stdout, done.stderr)
    assert "Traceback" not in done.stderr
    assert "error: " in done.stderr
    assert "hint: " in done.stderr
    for word in words:
        assert word in done.stderr


@pytest.fixture
def workspace(tmp_path):
    return tmp_path / "workspace"


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """A workspace with a dataset, made once."""
    folder = tmp_path_factory.mktemp("built")
    sources = write_sources(folder / "sources")
    done = run("build", str(sources), "--name", "shapes", "--workspace", str(folder / "workspace"))
    assert done.returncode == 0, done.stderr
    return folder / "workspace"


def train(built, *arguments, **options):
    tail = ("--max-steps", "2", "--workspace", str(built), *TINY, *arguments)
    return run("train", "--dataset", "shapes", "--preset", "nano", *tail, **options)


def test_no_display():
    refused(run(QT_QPA_PLATFORM=None), "There is no display", "python main.py demo")


def test_a_display_that_is_gone():
    done = run(QT_QPA_PLATFORM=None, DISPLAY=":7654")
    refused(done, "':7654'", "does not answer", "python main.py demo")


def test_no_home_folder(workspace):
    refused(run("build", HOME=None, prelude=NO_HOME), "no home folder", "--workspace")
    done = run("info", "nano", "--workspace", str(workspace), HOME=None, prelude=NO_HOME)
    assert done.returncode == 0, done.stderr


def test_a_home_folder_that_may_not_be_written(workspace, tmp_path):
    home = tmp_path / "home"
    home.mkdir(mode=0o555)
    options = {"HOME": str(home), "before": obey_permissions}
    refused(run("build", **options), str(home), "--workspace")
    shown = run("--workspace", str(workspace), TABWRIGHT_EXIT_WHEN_SHOWN="1", **options)
    assert shown.returncode == 0, shown.stderr
    assert "Traceback" not in shown.stderr
    assert os.listdir(home) == []


def test_a_workspace_that_is_a_file(workspace):
    workspace.write_text("mine")
    for arguments in (["build"], []):
        refused(run(*arguments, "--workspace", str(workspace)), str(workspace), "--workspace")
    assert workspace.read_text() == "mine"


def test_a_workspace_that_may_not_be_written(built, tmp_path):
    sources = write_sources(tmp_path / "sources", 4)
    folders = [built, *(path for path in built.rglob("*") if path.is_dir())]
    modes = {folder: stat.S_IMODE(folder.stat().st_mode) for folder in folders}
    for folder in folders:
        folder.chmod(0o555)
    try:
        arguments = ("build", str(sources), "--name", "new", "--workspace", str(built))
        refused(run(*arguments, before=obey_permissions), "may not be written")
        refused(train(built, before=obey_permissions), "may not be written")
    finally:
        for folder, mode in modes.items():
            folder.chmod(mode)


def test_a_missing_system_library_of_qt():
    done = run(prelude=WITHOUT_EGL)
    refused(done, "libEGL.so.1", "Run: " if os.path.exists("/etc/debian_version") else "")


def test_the_command_line_needs_no_system_library_of_qt(workspace):
    done = run("info", "nano", "--workspace", str(workspace), prelude=WITHOUT_EGL)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("names", [("PySide6",), ("pyqtgraph",)])
def test_no_qt(names):
    refused(run(prelude=BLOCKER.format(names=names)), "is missing", "-m pip install -e ")


def test_no_torch(built):
    hidden = {"prelude": BLOCKER.format(names=("torch",))}
    refused(train(built, **hidden), "A Python package is missing: torch.", "-m pip install -e ")
    for arguments in (["info"], ["info", "small"]):
        done = run(*arguments, "--workspace", str(built), **hidden)
        assert done.returncode == 0, done.stderr


def test_no_compiler_for_a_model_to_be_compiled(built, tmp_path):
    done = train(built, "--set", "train.compile=on", PATH=str(tmp_path))
    refused(done, "A C++ compiler is missing", "train.compile=on")


def test_no_gpu(built):
    done = train(built, "--set", "train.device=cuda", CUDA_VISIBLE_DEVICES="")
    refused(done, "no cuda device", "train.device=auto")


def test_two_windows_on_one_workspace(workspace):
    workspace.mkdir()
    with FileLock(workspace / "window.lock"):
        done = run("--workspace", str(workspace), TABWRIGHT_EXIT_WHEN_SHOWN="1")
    refused(done, "already open", "--workspace")
    again = run("--workspace", str(workspace), TABWRIGHT_EXIT_WHEN_SHOWN="1")
    assert again.returncode == 0, again.stderr


def test_a_full_disk_while_building(workspace, tmp_path):
    sources = write_sources(tmp_path / "sources")
    arguments = ("build", str(sources), "--name", "shapes", "--workspace", str(workspace))
    refused(run(*arguments, before=limit_file_size(10_000)), "The disk is full")
    done = run("info", "--workspace", str(workspace), "--json")
    assert json.loads(done.stdout)["datasets"] == []
    assert run(*arguments).returncode == 0


def test_a_full_disk_while_training(built):
    refused(train(built, before=limit_file_size(50_000)), "The disk is full")
    assert train(built).returncode == 0


def test_no_such_sub_command():
    done = run("nonsense")
    assert done.returncode == 2
    assert "usage: " in done.stderr
    assert "invalid choice: 'nonsense'" in done.stderr
    assert "Traceback" not in done.stderr
