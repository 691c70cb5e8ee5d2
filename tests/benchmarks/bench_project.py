"""A project in the real window: reading it, starting again, saving, and how late the window reacts.

    python main.py bench project [FOLDER ...] [--files 200000] [--only reading|tree] [--stalls 30]

Opens each folder (default: the standard library) without a checkpoint, and measures until the
whole project is read: megabytes a second from the click to the end, when the first
tokens counted, the delay of the event loop meanwhile, and the same with what is in the cache. Then
a file is saved, and the time until it counts is taken. Last, a folder of many files is made in a
temporary folder and shown in the tree. "Beside idle" is the delay without a project, in the same
run: what other programs on the machine cost.
"""

from __future__ import annotations

import argparse
import os
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from core.corpus.sources.source_list import standard_library_source
from core.workspace import open_workspace
from gui.context import AppContext
from gui.editor.page import EditorPage
from gui.garbage import GarbageCollector
from gui.jobs import job
from gui.jobs.priority import keep_window_responsive
from gui.main_window import MainWindow
from gui.settings import Settings
from gui.widgets.latency_meter import LatencyMeter
from tests.benchmarks.event_loop import wait, wait_until
from tests.benchmarks.stall_watch import StallWatch

_PATIENCE_SECONDS = 240
_SUFFIXES = (".py", ".c", ".java")


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--seconds", type=float, default=5.0, help="how long the window idles")
    parser.add_argument("--files", type=int, default=200_000)
    parser.add_argument("--only", choices=("reading", "tree"))
    parser.add_argument("--stalls", type=float, help="say what was at work in stalls beyond (ms)")
    parser.add_argument(
        "--real-time", action="store_true", help="before other programs (Linux, as root)"
    )
    options = parser.parse_args(sys.argv[1:])
    if options.real_time:
        _go_first()
    app = QApplication(["bench"])
    keep_window_responsive()
    garbage = GarbageCollector(app)
    with tempfile.TemporaryDirectory(prefix="tabwright-") as temporary:
        folder = Path(temporary)
        if options.only != "tree":
            for project in options.folders or [Path(standard_library_source())]:
                _read(app, folder, project.resolve(), options)
        if options.only != "reading":
            _tree(app, folder, options)
    garbage.stop()


def _go_first() -> None:
    """Take the processor before all other programs, the window's thread before the others of ours.

    So the figures on a shared machine are those of a machine that does nothing else.
    """
    os.sched_setscheduler(0, os.SCHED_RR, os.sched_param(2))
    job.lower_priority = lambda _nice: os.sched_setscheduler(0, os.SCHED_RR, os.sched_param(1))


class _Window:
    """The main window with an editor page in front, and nothing open in it."""

    def __init__(self, app: QApplication, folder: Path, stalls_ms: float | None) -> None:
        # The workspace has the cache; settings of its own, or it would open the last project.
        settings = Settings(Path(tempfile.mkdtemp(dir=folder)) / "settings.toml")
        self.context = AppContext(open_workspace(folder / "workspace"), settings, app)
        self.context.errors.reported.connect(lambda report: print("error:", report.message))
        self.window = MainWindow(self.context, ask=lambda _parent: "stop")
        self.window.resize(1280, 800)
        self.window.show()
        self.window.show_page("editor")
        self.page = self.window.page(EditorPage)
        self.meter = LatencyMeter(self.window, window_ticks=1_000_000)
        self.watch = StallWatch(stalls_ms or 0.0, self.window)
        self.has_watch = stalls_ms is not None
        _wait_until(lambda: self.context.completion.model is not None)
        # The first tab of a process loads the lexer and fonts, with any file and any project.
        other = folder / "other" / "first.py"
        other.parent.mkdir(exist_ok=True)
        other.write_text("x = 1\n")
        self.page.open_file(other)
        wait(2.0)

    @property
    def tokens(self) -> int:
        """How many tokens of the project count."""
        return self.context.projects.view.tokens

    @contextmanager
    def measured(self) -> Iterator[None]:
        """Measure how late the event loop comes in this block; ``meter`` has the figures."""
        self.meter.start()
        if self.has_watch:
            self.watch.start()
        yield
        self.meter.stop()
        if self.has_watch:
            self.watch.stop()
            print(self.watch.report(), file=sys.stderr)
            self.watch.stalls.clear()

    def close(self) -> None:
        """Close it and wait for its threads."""
        for tab in self.page.tabs.tabs():
            tab.edit.document().setModified(False)
        self.window.close()
        while self.context.jobs.jobs:
            wait(0.05)


def _read(app: QApplication, folder: Path, project: Path, options: argparse.Namespace) -> None:
    print(f"{project}:")
    first = _first_file(project)
    for start in ("first start", "second start"):
        window = _Window(app, folder, options.stalls)
        projects, meter = window.context.projects, window.meter
        with window.measured():
            wait(options.seconds)
        idle = meter.latency()
        began, cpu = time.perf_counter(), time.process_time()
        with window.measured():
            projects.open_folder(project)
            window.page.open_file(first)
            _wait_until(lambda window=window: _is_of(window, project) and window.tokens > 0)
            first_seconds = time.perf_counter() - began
            _wait_until(lambda window=window: window.context.projects.view.phase == "ready")
            seconds, cpu = time.perf_counter() - began, time.process_time() - cpu
        busy = meter.latency()
        view = projects.view
        memory = projects._memory
        assert memory is not None
        size = sum((memory.root / path).stat().st_size for path in memory.index.paths) / 1e6
        print(
            f"  {start}: {view.files:,} files, {size:.1f} MB, {view.tokens:,} tokens in "
            f"{seconds:.2f} s, {size / seconds:.1f} MB/s; the first count after "
            f"{first_seconds:.2f} s; {cpu:.2f} s of processor time, {size / cpu:.1f} MB/s"
        )
        print(
            f"    event loop: p50 {busy.p50_ms:.1f}, p99 {busy.p99_ms:.1f}, max {busy.max_ms:.1f} "
            f"ms; beside idle p50 {idle.p50_ms:.1f}, p99 {idle.p99_ms:.1f}, max {idle.max_ms:.1f}"
        )
        if start == "second start":
            _save(window, project)
        window.close()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    print(f"  peak memory of the window's process: {peak:.0f} MB")


def _is_of(window: _Window, project: Path) -> bool:
    return window.context.projects.view.root == project


def _save(window: _Window, project: Path) -> None:
    """Time from Ctrl+S to when the project counts the new text, without touching the project."""
    memory = window.context.projects._memory
    assert memory is not None
    tab = window.page.tabs.current()
    assert tab is not None
    times: list[float] = []
    for _ in range(5):
        version = memory.version
        began = time.perf_counter()
        window.page.tabs.saved.emit(tab)
        while memory.version == version and time.perf_counter() - began < 5:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 1)
        times.append(1000 * (time.perf_counter() - began))
        wait(0.2)
    text = ", ".join(f"{one:.0f}" for one in sorted(times))
    print(f"    a saved file of {len(tab.edit.text()):,} characters counts after {text} ms")


def _tree(app: QApplication, folder: Path, options: argparse.Namespace) -> None:
    files: int = options.files
    many = folder / "many"
    many.mkdir()
    half = files // 2
    for number in range(half):  # all in one folder
        (many / f"f{number:06}.py").touch()
    for number in range(files - half):  # a hundred in each folder
        inner = many / "inner" / f"{number // 100:04}"
        if number % 100 == 0:
            inner.mkdir(parents=True)
        (inner / f"g{number:06}.py").touch()
    window = _Window(app, folder, options.stalls)
    meter, tree = window.meter, window.page.project.tree
    with window.measured():
        wait(3.0)
    idle = meter.latency()
    began = time.perf_counter()
    with window.measured():
        window.page.project.open_folder(many)
        window.page.open_file(many / "f000000.py")
        _wait_until(lambda: tree.model.rowCount() > 1)
        shown = time.perf_counter() - began
        tree.view.expand(tree.model.index_of("inner"))
        _wait_until(
            lambda: _is_of(window, many.resolve()) and window.context.projects.view.phase == "ready"
        )
        ready = time.perf_counter() - began
    busy = meter.latency()
    print(
        f"{files:,} empty files, half of them in one folder: shown after {shown:.2f} s, ready "
        f"after {ready:.2f} s"
    )
    print(
        f"    event loop: p50 {busy.p50_ms:.1f}, p99 {busy.p99_ms:.1f}, max {busy.max_ms:.1f} ms; "
        f"beside idle p50 {idle.p50_ms:.1f}, p99 {idle.p99_ms:.1f}, max {idle.max_ms:.1f}"
    )
    find = window.page.find_in_files
    find.open()
    find.panel.form.query_field.setText("nothing like that")
    began = time.perf_counter()
    with window.measured():
        find.search()
        _wait_until(lambda: not find.runner.is_running)
    print(
        f"    find in files: {find.panel.note.text()} in {time.perf_counter() - began:.2f} s, "
        f"event loop max {meter.latency().max_ms:.1f} ms"
    )
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    print(f"    peak memory of the window's process: {peak:.0f} MB")
    window.close()


def _first_file(project: Path) -> Path:
    """A file of the root, of the language that the project has most of there."""
    files = sorted(one for one in project.iterdir() if one.suffix in _SUFFIXES and one.is_file())
    if not files:
        files = sorted(one for one in project.rglob("*") if one.suffix in _SUFFIXES)
    return files[len(files) // 2]


def _wait_until(condition) -> None:
    wait_until(condition, _PATIENCE_SECONDS, every_seconds=0.01)


if __name__ == "__main__":
    main()
