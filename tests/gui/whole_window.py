"""A main window on a workspace in which every page has something to show, and real input to it.

Keys and clicks go to the ``QWindow``, so that Qt itself finds the widget with the focus
or below the pointer, as it does for a user's.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from core.config import to_toml
from core.control import Control
from core.data.build import build, build_config
from core.evaluation.store import store_evaluation
from core.events import discard
from core.training.presets import load_preset
from core.workspace import Workspace
from gui.context import AppContext
from gui.editor.page import EditorPage
from gui.main_window import MainWindow
from gui.page import Page
from gui.pages import PAGES, PageSpec
from gui.train.page import TrainPage
from tests.core.evaluation.evaluations import evaluation
from tests.gui.editor.conftest import FakeDialogs, FakeService
from tests.gui.evaluate.conftest import end_jobs

SOURCE = "".join(f"value_{number} = {number}\n" for number in range(60))


def fill(workspace: Workspace) -> None:
    """Make a corpus, its dataset, two runs with checkpoints that cannot load, a measurement."""
    folder = workspace.folder / "sources"
    (folder / "inner").mkdir(parents=True)
    for number in range(12):
        lines = [f"value_{number}_{line} = {line} * {number}" for line in range(10 + 5 * number)]
        (folder / f"module_{number:02d}.py").write_text("\n".join(lines) + "\n", "utf-8")
    (folder / "inner" / "copy.py").write_text((folder / "module_05.py").read_text("utf-8"), "utf-8")
    config = build_config("mine", [str(folder)], ["tokenizer.vocabulary=400"])
    build(config, workspace, discard, Control())
    dataset = next(workspace.datasets.iterdir()).name
    for name in ("20260101-120000-nano-mine", "20260102-120000-nano-mine"):
        checkpoints = workspace.runs / name / "model" / "checkpoints"
        checkpoints.mkdir(parents=True)
        for file in ("best_checkpoint.pth", "latest_checkpoint.pth"):
            (checkpoints / file).write_bytes(b"no checkpoint")
        training_config = to_toml(load_preset("nano", dataset=dataset))
        (workspace.runs / name / "config.toml").write_text(training_config, "utf-8")
    store_evaluation(evaluation(), workspace)


def filled_window(context: AppContext, qtbot: QtBot) -> MainWindow:
    """A shown window on a filled workspace, which has read everything."""
    fill(context.workspace)
    result = MainWindow(context)
    qtbot.addWidget(result, before_close_func=lambda _window: end_jobs(context))
    result.resize(1280, 800)
    result.show()
    result.window_painted()
    qtbot.waitUntil(lambda: not context.jobs.jobs)
    return result


def with_pages(**makers: Callable[[AppContext], Page]) -> tuple[PageSpec, ...]:
    """The table of pages with other constructors for some of them, by their ids."""
    assert set(makers) <= {spec.id for spec in PAGES}
    return tuple(dataclasses.replace(spec, make=makers.get(spec.id, spec.make)) for spec in PAGES)


def make_window(workspace, settings, qapp, qtbot, make_operation=None) -> SimpleNamespace:
    """The window with a stand-in for the model; ``close`` ends its threads."""
    service = FakeService()
    context = AppContext(workspace, settings, qapp, service)
    editor = EditorPage(context, FakeDialogs())
    pages = with_pages(
        train=lambda made: TrainPage(made, make_operation), editor=lambda _context: editor
    )
    window = MainWindow(context, pages, ask=lambda _parent: "stop")

    def close(*_window: object) -> None:
        for job in context.jobs.jobs:
            job.stop()
            job.cancel()
            job.wait(20_000)
        for tab in editor.tabs.tabs():
            tab.edit.document().setModified(False)
        context.shutdown()
        qapp.setStyleSheet("")

    qtbot.addWidget(window, before_close_func=close)
    window.resize(900, 600)
    window.show()
    qtbot.waitActive(window, timeout=10_000).__enter__()
    qtbot.waitUntil(window.isActiveWindow, timeout=10_000)
    return SimpleNamespace(window=window, context=context, service=service, editor=editor)


def open_files(editor: EditorPage, folder: Path, count: int = 2) -> None:
    """Open some files in the editor."""
    for number in range(count):
        path = folder / f"file_{number}.py"
        path.write_text(SOURCE, "utf-8")
        editor.open_file(path)


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key; whatever has the focus gets it."""
    QTest.keyClick(_focus_window(), key, modifier)
    QApplication.processEvents()


def type_text(text: str) -> None:
    """Type; whatever has the focus gets it."""
    for character in text:
        QTest.keyClick(_focus_window(), character)
    QApplication.processEvents()


def click(widget: QWidget, at: QPoint | None = None) -> None:
    """Click where a widget is; whatever is there on top gets it."""
    window = widget.window()
    position = widget.mapTo(window, at if at is not None else widget.rect().center())
    handle = window.windowHandle()
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, position)
    QApplication.processEvents()


def _focus_window() -> QWindow:
    # While a list is open Qt hands it the keys of the window below.
    window = QApplication.focusWindow()
    assert window is not None, "no window has the focus"
    return window
