"""From a window that was killed to the next one: its unsaved texts are the first thing seen."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from gui.editor.page import EditorPage
from gui.main_window import MainWindow

ROOT = Path(__file__).parents[2]

# The program as a user starts it, with a key pressed once the window is painted.
TYPING = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
app = QApplication(["t"])

def type_something():
    from gui.editor.page import EditorPage
    (window,) = (w for w in app.topLevelWidgets() if type(w).__name__ == "MainWindow")
    QTest.keyClicks(window.page(EditorPage).edit(), "lost = 1")

QTimer.singleShot(300, type_something)
from gui.app import start_app
start_app([sys.argv[3]], Path(sys.argv[1]), Path(sys.argv[2]))
"""


def test_what_was_typed_before_a_kill_is_there_at_the_next_start(
    context, workspace, qtbot, tmp_path
):
    file = tmp_path / "one.py"
    file.write_text("a = 1\n")
    command = [sys.executable, "-c", TYPING, workspace.folder, tmp_path / "s.toml", file]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(list(map(str, command)), env=environment, cwd=ROOT)
    try:
        deadline = time.monotonic() + 60
        while not list(workspace.unsaved.glob("*/*.unsaved")):
            assert process.poll() is None
            assert time.monotonic() < deadline
            time.sleep(0.05)
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait()
    window = MainWindow(context)
    qtbot.addWidget(window)
    window.show()
    assert window.tabs.currentWidget() is window.page(EditorPage)
    assert window.page(EditorPage).edit().text() == "lost = 1a = 1\n"
    window.page(EditorPage).edit().document().setModified(False)
    with qtbot.waitSignal(window.closed):
        window.close()
    assert list(workspace.unsaved.iterdir()) == []
