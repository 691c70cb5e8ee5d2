"""From key press to ghost in the real window, idle and while a model trains in it.

    python main.py bench editor --checkpoint RUN/model/checkpoints/best_checkpoint.pth
    [--keys 300] [--preset small] [--precision FRACTION] [--only idle] [--file FILE]
    [--project FOLDER]

Types a file of the standard library in the rhythm of a human. It measures
the time from a key press to the end of the painting of the ghost that it asked for,
the wait included, and the time from when a key was due to the end of its handling.
Without a checkpoint one with random weights is made, and everything that it writes is
shown: as slow as an answer can be.
"""

from __future__ import annotations

import argparse
import dataclasses
import os
import shlex
import sys
import tempfile
import time
from pathlib import Path

if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from core.completion.request import CompletionRequest, Suggestion
from core.control import Control
from core.corpus.sources.source_list import standard_library_source
from core.data.build import build, build_config
from core.events import discard
from core.training.presets import load_preset
from core.workspace import Workspace, open_workspace
from gui.context import AppContext
from gui.editor.page import EditorPage
from gui.editor.text.code_edit import CodeEdit
from gui.garbage import GarbageCollector
from gui.jobs.priority import keep_window_responsive
from gui.main_window import MainWindow
from gui.settings import Settings
from gui.train.page import TrainPage
from tests.benchmarks.event_loop import wait, wait_until
from tests.benchmarks.random_checkpoint import sample_text, write_random_checkpoint
from tests.benchmarks.typing_session import TypingSession

_PATIENCE_SECONDS = 180
# Typed from about here on, idle and while training, so that nothing is known from before;
# the text above is there from the start.
_IDLE_CHARACTER = 800
_TRAINING_CHARACTER = 4000


class Watch(QObject):
    """Notes when keys come, what they ask for, and when what is shown has been painted."""

    def __init__(self, context: AppContext, window: MainWindow, edit: CodeEdit) -> None:
        super().__init__(window)
        self._edit = edit
        self._service = context.completion
        self._last_key = 0.0
        self._asked_at: dict[int, float] = {}
        self._waiting: tuple[str, float] | None = None  # what is to be painted
        self._painting: tuple[str, float] | None = None
        self.keys_ms: list[float] = []
        self.ghosts_ms: dict[str, list[float]] = {"model": [], "known": [], "typed through": []}
        self.model_ms: list[float] = []
        self._ask = self._service.request
        self._service.request = self._note_request  # type: ignore[method-assign] # only looked at
        window.page(EditorPage).controller.answered.connect(self._answered)
        edit.ghost.shown.connect(self._shown)
        edit.viewport().installEventFilter(self)
        edit.installEventFilter(self)

    def key_handled(self, due: float, handled: float) -> None:
        """A key was due and has been handled."""
        self.keys_ms.append(1000 * (handled - due))

    def stop(self) -> None:
        """Look no longer."""
        self._service.request = self._ask  # type: ignore[method-assign] # as it was
        self._edit.viewport().removeEventFilter(self)
        self._edit.removeEventFilter(self)

    def _note_request(self, request: CompletionRequest) -> None:
        self._asked_at[request.id] = self._last_key
        self._ask(request)

    def _answered(self, suggestion: Suggestion) -> None:
        if suggestion.is_cached:
            self._waiting = ("known", self._last_key)
            return
        self.model_ms.append(suggestion.milliseconds)
        self._waiting = ("model", self._asked_at.pop(suggestion.id, self._last_key))

    def _shown(self) -> None:
        self._painting = self._waiting or ("typed through", self._last_key)
        self._waiting = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note the key, and that a painting of the ghost is about to happen."""
        if event.type() == QEvent.Type.KeyPress:
            self._last_key = time.perf_counter()
            self._waiting = None
        elif event.type() == QEvent.Type.Paint and self._painting is not None:
            kind, started = self._painting
            self._painting = None
            # Delivered when the event loop is free again: after the painting.
            QTimer.singleShot(
                0,
                lambda: self.ghosts_ms[kind].append(1000 * (time.perf_counter() - started)),
            )
        return super().eventFilter(watched, event)


def main() -> None:
    """Print the quantiles, idle and while training."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--checkpoint", type=Path)
    parser.add_argument("--keys", type=int, default=300)
    parser.add_argument("--preset", default="small")
    parser.add_argument("--precision", type=float)
    parser.add_argument("--only", choices=("idle", "training"))
    parser.add_argument("--file", type=Path, default=Path(shlex.__file__))
    parser.add_argument("--project", type=Path, help="a folder that is open meanwhile")
    options = parser.parse_args(sys.argv[1:])
    app = QApplication(["bench"])
    keep_window_responsive()
    garbage = GarbageCollector(app)
    with tempfile.TemporaryDirectory() as folder:
        workspace = open_workspace(Path(folder) / "workspace")
        settings = Settings(Path(folder) / "settings.toml")
        checkpoint, precision = options.checkpoint, options.precision
        if checkpoint is None:
            checkpoint = Path(folder) / "random.pth"
            write_random_checkpoint(checkpoint, load_preset(options.preset).model, sample_text())
            precision = 0.0 if precision is None else precision
        if precision is not None:
            settings.put(
                dataclasses.replace(
                    settings.preferences.suggestions, confidence_threshold=precision
                )
            )
        if options.only != "idle":
            _build_dataset(workspace)
        context = AppContext(workspace, settings, app)
        context.errors.reported.connect(lambda report: print("error:", report.message))
        context.completion.failed.connect(lambda error: print("error:", error.message))
        window = MainWindow(context, ask=lambda _parent: "stop")
        window.resize(1280, 800)
        window.show()
        window.page(TrainPage).window_painted()
        window.show_page("editor")
        window.page(EditorPage).completion_bar.load(checkpoint)
        _wait_until(lambda: context.completion.model is not None)
        if options.project is not None:
            context.projects.open_folder(options.project)
            window.page(EditorPage).commands.new_file()
            wait_until(
                lambda: context.projects.view.phase == "ready", _PATIENCE_SECONDS, every_seconds=0.1
            )
            view = context.projects.view
            print(f"project: {view.files:,} files, {view.tokens:,} tokens")
        text = options.file.read_text("utf-8")
        if options.only != "training":
            _measure("idle", context, window, text, _IDLE_CHARACTER, options.keys)
        if options.only != "idle":
            _start_training(window, options.preset)
            first = window.page(TrainPage).session.record.step
            title = f"{options.preset} training"
            _measure(title, context, window, text, _TRAINING_CHARACTER, options.keys)
            print(f"  steps meanwhile: {window.page(TrainPage).session.record.step - first}")
        window.close()
        while context.jobs.jobs:
            wait(0.1)
    garbage.stop()


def _build_dataset(workspace: Workspace) -> None:
    library = Path(standard_library_source())
    sources = [str(library / name) for name in ("asyncio", "email", "json", "logging", "xml")]
    build(build_config("bench", sources), workspace, discard, Control())


def _start_training(window: MainWindow, preset: str) -> None:
    page = window.page(TrainPage)
    page.setup.model.preset.set_key(preset)
    page.setup.horizon.amount.setText("30")
    page.starter.start()
    _wait_until(lambda: len(page.session.record.curve.steps) >= 2)
    window.show_page("editor")


def _measure(
    title: str, context: AppContext, window: MainWindow, text: str, first: int, keys: int
) -> None:
    page = window.page(EditorPage)
    begin = text.index("\n", first) + 1
    page.commands.new_file()
    edit = page.edit()
    assert edit is not None
    edit.set_text(text[:begin])
    edit.go_to(edit.blockCount() - 1)
    edit.setFocus()
    wait(1.0)
    watch = Watch(context, window, edit)
    TypingSession(edit, text[begin:], keys, watch.key_handled).run()
    wait(0.5)
    watch.stop()
    print(f"{title}:")
    for kind, times in watch.ghosts_ms.items():
        _say(f"key to painted ghost, {kind}", times, (50, 95))
    everything = [time for times in watch.ghosts_ms.values() for time in times]
    _say("key to painted ghost, all", everything, (50, 95))
    _say("the model's part", watch.model_ms, (50, 95))
    _say("key handling", watch.keys_ms, (50, 99, 100))
    edit.document().setModified(False)


def _say(what: str, times_ms: list[float], fractions: tuple[int, ...]) -> None:
    ordered = sorted(times_ms)
    figures = [
        f"{'max' if fraction == 100 else f'p{fraction}'} "
        f"{ordered[min(len(ordered) - 1, fraction * len(ordered) // 100)]:.1f} ms"
        for fraction in fractions
        if ordered
    ]
    print(f"  {what + ':':38} {len(ordered):4}   {', '.join(figures)}")


def _wait_until(condition) -> None:
    wait_until(condition, _PATIENCE_SECONDS, every_seconds=0.1)


if __name__ == "__main__":
    main()
