"""A file of 5 MB in the real window: opening it, typing in it, another theme.

    python main.py bench large_file [--megabytes 5] [--keys 400] [--switches 6]
    [--checkpoint FILE] [--no-model] [--find] [--profile]

Opens a Python file of ordinary lines, types at positions all over it while a model completes
(one with random weights where none is given), and switches the theme with ten files open.
Key handling is measured from the key's arrival until the window is painted with it; the
stalls are those of the window's own latency meter: how late a 10 ms timer comes.
"""

from __future__ import annotations

import argparse
import cProfile
import os
import pstats
import random
import sys
import sysconfig
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.training.presets import load_preset
from core.workspace import open_workspace
from gui.context import AppContext
from gui.editor.page import EditorPage
from gui.editor.text.code_edit import CodeEdit
from gui.garbage import GarbageCollector
from gui.main_window import MainWindow
from gui.settings import Settings
from gui.widgets.latency_meter import LatencyMeter
from tests.benchmarks.event_loop import wait, wait_until
from tests.benchmarks.random_checkpoint import sample_text, write_random_checkpoint

Key = Qt.Key
_LINES = ("for name in values:", "total += value[0]", "# a remark", "f(x, 'y')", "return None")
_FILES = 10
_GAP_SECONDS = 0.04
_PATIENCE_SECONDS = 120


def main() -> None:
    """Print what each part took."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--megabytes", type=float, default=5.0)
    parser.add_argument("--keys", type=int, default=400)
    parser.add_argument("--switches", type=int, default=6)
    parser.add_argument("--checkpoint", type=Path)
    parser.add_argument("--no-model", action="store_true")
    parser.add_argument("--find", action="store_true", help="with the bar for finding open")
    parser.add_argument("--profile", action="store_true", help="say where the time goes")
    options = parser.parse_args(sys.argv[1:])
    app = QApplication(["bench"])
    print(f"platform {app.platformName()}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = _write_files(folder, int(options.megabytes * 1_000_000))
        context = AppContext(
            open_workspace(folder / "workspace"), Settings(folder / "settings.toml"), app
        )
        garbage = GarbageCollector(context)
        window = MainWindow(context, ask=lambda _parent: "stop")
        window.resize(1280, 800)
        window.show()
        window.show_page("editor")
        if not options.no_model:
            checkpoint = options.checkpoint
            if checkpoint is None:
                checkpoint = folder / "random.pth"
                write_random_checkpoint(checkpoint, load_preset("nano").model, sample_text())
            window.page(EditorPage).completion_bar.load(checkpoint)
            _wait_until(lambda: context.completion.model is not None)
        wait(1.0)
        bench = _Bench(window, is_profiled=options.profile)
        bench.open(files[0])
        if options.find:
            window.page(EditorPage).commands.find()
            QTest.keyClicks(window.page(EditorPage).find_bar.focusWidget(), "self")
        bench.type(options.keys)
        for file in files[1:]:
            window.page(EditorPage).open_file(file)
        wait(2.0)
        bench.switch(options.switches)
        for tab in window.page(EditorPage).tabs.tabs():
            tab.edit.document().setModified(False)
        window.close()
        garbage.stop()


class _Bench:
    def __init__(self, window: MainWindow, *, is_profiled: bool) -> None:
        self._window = window
        self._meter = LatencyMeter(window, window_ticks=1_000_000)
        self._load = _LoadMeter(window)
        self._profile = cProfile.Profile() if is_profiled else None
        self._keys_ms: list[float] = []
        self._work_ms: list[float] = []

    def open(self, file: Path) -> None:
        """Open a file, and wait until all of it is there and colored."""
        page = self._window.page(EditorPage)
        self._start()
        started = time.perf_counter()
        QTimer.singleShot(50, lambda: page.open_file(file))
        _wait_until(lambda: page.edit() is not None)
        shown = time.perf_counter() - started - 0.05
        edit = self._edit()
        _wait_until(lambda: not edit.is_filling)
        filled = time.perf_counter() - started - 0.05
        _wait_until(lambda: edit.highlighter.is_complete)
        colored = time.perf_counter() - started - 0.05
        print(
            f"open: {file.stat().st_size / 1e6:.1f} MB, {edit.blockCount():,} lines; first lines "
            f"after {1000 * shown:.0f} ms, all after {filled:.1f} s, colours after {colored:.1f} s"
        )
        self._say("  event loop")

    def type(self, keys: int) -> None:
        """Type lines at positions all over the file."""
        edit = self._edit()
        chance = random.Random(1)
        edit.setFocus()
        self._start()
        while len(self._keys_ms) < keys:
            edit.go_to(chance.choice((0, chance.randrange(edit.blockCount()))), 200)
            wait(0.3)
            self._press(lambda: QTest.keyClick(edit, Key.Key_Return))
            for letter in chance.choice(_LINES):
                self._press(lambda letter=letter: QTest.keyClicks(edit, letter))
            for key in (Key.Key_Backspace, Key.Key_Up, Key.Key_Down):
                self._press(lambda key=key: QTest.keyClick(edit, key))
            wait(0.3)
        ordered = sorted(self._keys_ms)
        print(f"typing: {len(ordered)} keys, painted: {_quantiles(ordered)}")
        print(f"  of that, processor time: {_quantiles(sorted(self._work_ms))}")
        self._say("  event loop")

    def switch(self, times: int) -> None:
        """Take the other theme and back."""
        page = self._window.page(EditorPage)
        durations: list[float] = []
        print(f"theme: {page.tabs.count()} files open")
        self._start()
        for number in range(times):
            choice = ("dark", "light")[number % 2]
            QTimer.singleShot(50, lambda choice=choice: self._choose(choice, durations))
            wait(0.8)
        print(f"  from the choice to the painted window: {_quantiles(sorted(durations))}")
        self._say("  event loop")

    def _choose(self, choice: str, durations: list[float]) -> None:
        started = time.perf_counter()
        self._window.choose_theme(choice)
        QApplication.sendPostedEvents(None, QEvent.Type.UpdateRequest.value)
        durations.append(1000 * (time.perf_counter() - started))

    def _edit(self) -> CodeEdit:
        edit = self._window.page(EditorPage).edit()
        assert edit is not None
        return edit

    def _press(self, act: Callable[[], object]) -> None:
        started, busy = time.perf_counter(), time.thread_time()
        act()
        # What is to be painted is painted now, as the event loop would do next.
        QApplication.sendPostedEvents(None, QEvent.Type.UpdateRequest.value)
        self._keys_ms.append(1000 * (time.perf_counter() - started))
        self._work_ms.append(1000 * (time.thread_time() - busy))
        wait(_GAP_SECONDS)

    def _start(self) -> None:
        self._meter.start()
        self._load.start()
        if self._profile is not None:
            self._profile = cProfile.Profile()
            self._profile.enable()

    def _say(self, what: str) -> None:
        self._meter.stop()
        self._load.stop()
        if self._profile is not None:
            self._profile.disable()
            pstats.Stats(self._profile).sort_stats("tottime").print_stats(25)
        latency = self._meter.latency()
        print(
            f"{what}: {latency.ticks} ticks, p50 {latency.p50_ms:.1f} ms, "
            f"p99 {latency.p99_ms:.1f} ms, longest stall {latency.max_ms:.1f} ms "
            f"(longest work between two ticks: {self._load.longest_ms:.1f} ms of processor time)"
        )


class _LoadMeter:
    """How much the window's thread computes from one tick to the next.

    Beside the stalls it says what the window is to blame for on a machine that is busy.
    """

    def __init__(self, window: MainWindow) -> None:
        self.longest_ms = 0.0
        self._last = 0.0
        self._timer = QTimer(window)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(10)
        self._timer.timeout.connect(self._tick)

    def start(self) -> None:
        self.longest_ms = 0.0
        self._last = time.thread_time()
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()

    def _tick(self) -> None:
        now = time.thread_time()
        self.longest_ms = max(self.longest_ms, 1000 * (now - self._last))
        self._last = now


def _write_files(folder: Path, size: int) -> list[Path]:
    """One file of that many bytes, and others of a usual length."""
    library = Path(sysconfig.get_path("stdlib"))
    long = (library / "_pydecimal.py").read_text("utf-8")
    files = [folder / "large.py"]
    text = long * (size // len(long) + 1)
    files[0].write_text(text[: text.rfind("\n", 0, size) + 1], "utf-8")
    for source in sorted(library.glob("*.py"), key=lambda path: -path.stat().st_size):
        if len(files) == _FILES:
            break
        files.append(folder / source.name)
        files[-1].write_bytes(source.read_bytes())
    return files


def _quantiles(ordered: list[float]) -> str:
    def at(fraction: float) -> float:
        return ordered[min(len(ordered) - 1, int(fraction * len(ordered)))]

    return f"p50 {at(0.5):.1f} ms, p99 {at(0.99):.1f} ms, max {ordered[-1]:.1f} ms"


def _wait_until(condition: Callable[[], bool]) -> None:
    wait_until(condition, _PATIENCE_SECONDS, every_seconds=0.02)


if __name__ == "__main__":
    main()
