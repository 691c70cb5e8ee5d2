"""How soon the window is there.

    python main.py bench window

Starts ``main.py`` in new processes, from nothing to the first paint of the main
window, interpreter start included. Without a display it uses the offscreen platform.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[2]
_STARTS = 7

# Runs in the child: an application made early is the one that the app takes, so
# the first paint can be seen without a hook in the product.
_CHILD = """
import os, sys, time
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

class FirstPaint(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and isinstance(watched, QMainWindow):
            print(time.time() - float(os.environ["BENCH_STARTED"]), flush=True)
            QApplication.instance().removeEventFilter(self)
            QTimer.singleShot(0, watched.close)
        return False

app = QApplication(["bench"])
watcher = FirstPaint()
app.installEventFilter(watcher)
sys.argv = ["main.py", "--workspace", os.environ["BENCH_WORKSPACE"]]
import main
sys.exit(main.main())
"""


def main() -> None:
    """Print the median and the spread."""
    environment = dict(os.environ)
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        environment["QT_QPA_PLATFORM"] = "offscreen"
    seconds: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        environment |= {
            "BENCH_WORKSPACE": folder,
            "XDG_CONFIG_HOME": folder,
            "PYTHONPATH": str(_ROOT),
        }
        for _ in range(_STARTS):
            environment["BENCH_STARTED"] = str(time.time())
            shown = subprocess.run(
                [sys.executable, "-c", _CHILD], env=environment, cwd=_ROOT, check=True,
                stdout=subprocess.PIPE, text=True,
            )  # fmt: skip
            seconds.append(float(shown.stdout.split()[0]))
    first, *warm = seconds
    print(f"first paint: first start {first:.2f} s; then median {statistics.median(warm):.2f} s, "
          f"{min(warm):.2f} to {max(warm):.2f} s over {len(warm)} starts")  # fmt: skip


if __name__ == "__main__":
    main()
