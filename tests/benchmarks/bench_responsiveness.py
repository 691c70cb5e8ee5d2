"""How late the window reacts while ``small`` trains in it.

    python main.py bench responsiveness [--seconds 60] [--preset small] [--minutes 30]

Drives the real window on a temporary workspace: builds a dataset from a part of
the standard library, starts the run, types a character into the editor four times a
second, and reads the window's own latency meter: how late a 10 ms timer comes.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QDeadlineTimer, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.control import Control
from core.corpus.sources.source_list import standard_library_source
from core.data.build import build, build_config
from core.events import discard
from core.workspace import open_workspace
from gui.context import AppContext
from gui.editor.page import EditorPage
from gui.main_window import MainWindow
from gui.settings import Settings
from gui.train.page import TrainPage
from gui.widgets.latency_meter import LatencyMeter
from tests.benchmarks.event_loop import wait

_KEY_MS = 250
_TEXT = "total = 1 + "
_START_SECONDS = 600


def main() -> None:
    """Print the delays' quantiles."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--preset", default="small")
    parser.add_argument(
        "--minutes", type=float, default=30.0, help="length of the run; a long one is compiled"
    )
    options = parser.parse_args(sys.argv[1:])
    app = QApplication(["bench"])
    with tempfile.TemporaryDirectory() as folder:
        workspace = open_workspace(Path(folder) / "workspace")
        library = Path(standard_library_source())
        sources = [str(library / name) for name in ("asyncio", "email", "json", "logging", "xml")]
        build(build_config("bench", sources), workspace, discard, Control())
        context = AppContext(workspace, Settings(Path(folder) / "settings.toml"), app)
        window = MainWindow(context, ask=lambda _parent: "stop")
        window.show()
        window.page(TrainPage).window_painted()
        _measure(window, options.preset, options.minutes, options.seconds)
        window.close()
        while context.jobs.jobs:
            wait(0.1)


def _measure(window: MainWindow, preset: str, minutes: float, seconds: float) -> None:
    page = window.page(TrainPage)
    page.setup.model.preset.set_key(preset)
    page.setup.horizon.show_minutes(minutes)
    page.starter.start()
    deadline = QDeadlineTimer(1000 * _START_SECONDS)
    while len(page.session.record.curve.steps) < 2 and not deadline.hasExpired():
        wait(0.1)
    window.show_page("editor")
    window.page(EditorPage).commands.new_file()
    edit = window.page(EditorPage).edit()
    assert edit is not None
    meter = LatencyMeter(window, window_ticks=1_000_000)
    keys = QTimer(window)
    keys.timeout.connect(lambda: QTest.keyClicks(edit, _TEXT[len(edit.toPlainText()) % len(_TEXT)]))
    first_step = page.session.record.step
    meter.start()
    keys.start(_KEY_MS)
    wait(seconds)
    meter.stop()
    keys.stop()
    edit.document().setModified(False)
    latency, steps = meter.latency(), page.session.record.step - first_step
    if not steps:
        print("No step was done meanwhile: what follows says nothing of training.")
    print(
        f"{preset} training, {steps} steps in {seconds:.0f} s, "
        f"{latency.ticks} ticks: delay p50 {latency.p50_ms:.1f} ms, p95 {latency.p95_ms:.1f} ms, "
        f"p99 {latency.p99_ms:.1f} ms, max {latency.max_ms:.1f} ms"
    )


if __name__ == "__main__":
    main()
