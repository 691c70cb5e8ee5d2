"""The start: nothing heavy before the window, one window a workspace, a clean end."""

import os
import subprocess
import sys

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox

from core.errors import WorkspaceError
from core.resources import RESOURCES
from gui import app as app_module
from gui.instance_lock import lock_workspace

ROOT = RESOURCES.parent


def run_python(code: str, **environment: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", **environment},
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )


def test_nothing_heavy_is_imported_before_the_window():
    code = (
        "import sys, gui.app\n"
        "heavy = {'torch', 'numpy', 'pyqtgraph', 'tokenizers'} & set(sys.modules)\n"
        "assert not heavy, heavy"
    )
    done = run_python(code)
    assert done.returncode == 0, done.stderr


def test_the_window_shows_and_closes(tmp_path):
    code = (
        "import pathlib, sys, gui.app\n"
        f"folder = pathlib.Path({str(tmp_path)!r})\n"
        "sys.exit(gui.app.start_app((), folder / 'w', folder / 's.toml'))"
    )
    done = run_python(code, **{app_module.EXIT_WHEN_SHOWN: "1"})
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    assert (tmp_path / "w" / "workspace.toml").exists()
    assert (tmp_path / "s.toml").exists()


@pytest.fixture
def boxes(monkeypatch):
    """What a user would see in message boxes."""
    shown = []
    monkeypatch.setattr(QApplication, "platformName", staticmethod(lambda: "xcb"))
    monkeypatch.setattr(QMessageBox, "critical", lambda *arguments: shown.append(arguments[2]))
    return shown


def test_a_second_window_on_a_workspace_is_refused(workspace, tmp_path, qapp, boxes):
    lock = lock_workspace(workspace)
    try:
        with pytest.raises(WorkspaceError, match="already open"):
            app_module.start_app((), workspace.folder, tmp_path / "s.toml")
    finally:
        lock.release()
    assert "already open" in boxes[0]


def test_a_workspace_that_cannot_be_made_is_refused_with_a_sentence(tmp_path, qapp, boxes):
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(WorkspaceError, match="cannot be used"):
        app_module.start_app((), tmp_path / "file" / "w", tmp_path / "s.toml")
    assert "cannot be used" in boxes[0]


def test_no_box_opens_where_nobody_could_close_it(tmp_path, qapp, boxes, monkeypatch):
    monkeypatch.setattr(QApplication, "platformName", staticmethod(lambda: "offscreen"))
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(WorkspaceError):
        app_module.start_app((), tmp_path / "file" / "w", tmp_path / "s.toml")
    assert boxes == []


def test_a_window_that_cannot_be_made_says_so_in_terminal_and_log(tmp_path):
    code = (
        "import pathlib, sys, gui.app\n"
        "def refuse(context): raise RuntimeError('no such widget')\n"
        "gui.app.MainWindow = refuse\n"
        f"folder = pathlib.Path({str(tmp_path)!r})\n"
        "sys.exit(gui.app.start_app((), folder / 'w', folder / 's.toml'))"
    )
    done = run_python(code)
    assert done.returncode == 1
    assert "RuntimeError: no such widget" in done.stderr
    log = (tmp_path / "w" / "logs" / "window.log").read_text("utf-8")
    assert "RuntimeError: no such widget" in log
