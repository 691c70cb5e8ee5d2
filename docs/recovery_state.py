"""The editor after a crash: texts that were restored, one of which changed on disk meanwhile.

For ``make_screenshots.py``. The crash is a real one: a child process opens the files, types
into them and ends without closing anything.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from core.resources import resource
from core.workspace import open_workspace
from gui.context import AppContext
from gui.editor.files.recovery import PAUSE_MS
from gui.editor.page import EditorPage
from gui.main_window import MainWindow
from gui.settings import Settings

_ROOT = Path(__file__).resolve().parent.parent
_NAMES = ("inventory.py", "moving_average.c")
_TYPED = "\n\n# what was typed just before the lights went out\n"
_THEIRS = "# what another program wrote meanwhile\n"


def crash(folder: Path) -> None:
    """Have a window crash over two files in ``folder``; one of them is then changed on disk."""
    for name in _NAMES:
        shutil.copy(resource("samples", name), folder / name)
    code = f"from docs.recovery_state import live; live({str(folder)!r})"
    subprocess.run([sys.executable, "-c", code], cwd=_ROOT, check=False, timeout=120)
    changed = folder / _NAMES[0]
    changed.write_text(changed.read_text("utf-8") + _THEIRS, "utf-8")


def show(window: MainWindow) -> None:
    """Turn to the text whose file was changed: it asks whose shall stay."""
    window.show_page("editor")
    for tab in window.page(EditorPage).tabs.tabs():
        if tab.path is not None and tab.path.name == _NAMES[0]:
            # A file that is open already is turned to.
            window.page(EditorPage).open_file(tab.path)


def live(folder: str) -> None:
    """The life that ends in a crash; of the child process."""
    app = QApplication([])
    context = AppContext(
        open_workspace(Path(folder) / "workspace"), Settings(Path(folder) / "settings.toml"), app
    )
    window = MainWindow(context)
    window.show_page("editor")
    for name in _NAMES:
        window.page(EditorPage).open_file(Path(folder) / name)
        edit = window.page(EditorPage).edit()
        assert edit is not None
        edit.appendPlainText(_TYPED)
    loop = QEventLoop()
    QTimer.singleShot(4 * PAUSE_MS, loop.quit)
    loop.exec()
    os._exit(1)
