"""Fixtures of the window's tests: a platform, fresh settings, and no leaks.

After each test every ``QThread`` that it started must have ended and every
``QTimer`` stopped; the failure names the line that started it. After napari.
"""

from __future__ import annotations

import gc
import os
import traceback

# In memory, except where the gate has started a virtual screen (tests/virtual_screen.py).
os.environ["QT_QPA_PLATFORM"] = os.environ.get("TABWRIGHT_TEST_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QThread, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.workspace import Workspace, open_workspace
from gui.context import AppContext
from gui.settings import Settings
from gui.translation import use_language

PATIENCE_MS = 30_000


@pytest.fixture(scope="session")
def qapp_cls():
    return QApplication


@pytest.fixture(scope="session", autouse=True)
def _english_texts(qapp):
    """Plural forms and number formats do not depend on the machine."""
    use_language(qapp, "en")


@pytest.fixture(autouse=True)
def _no_real_settings(monkeypatch, tmp_path):
    """A test that forgets to hand in a path must not touch the user's files."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "xdg-config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "xdg-data"))
    monkeypatch.setenv("TABWRIGHT_WORKSPACE", str(tmp_path / "default-workspace"))


@pytest.fixture(autouse=True)
def widgets_die_on_the_gui_thread():
    """Python collects cycles in whichever thread allocates next, a worker too.

    A widget that its test has let go would be destroyed there, so nothing is
    collected until the workers have ended; ``gui.garbage`` does this for the app.
    """
    gc.disable()
    yield
    gc.enable()


@pytest.fixture(scope="module", autouse=True)
def no_widget_outlives_its_module(qapp):
    """A test of core may come next in this process, and its threads collect what is left here.

    A ``QFileSystemWatcher`` that is destroyed in a thread leaves its socket notifier behind, and
    the event loop of the main thread never ends again.
    """
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()


@pytest.fixture(autouse=True)
def patience(monkeypatch):
    """A busy machine may take its time: what is waited for may take half a minute at least.

    A wait ends as soon as what it waits for is there, so patience costs a failing test alone.
    """

    def wait_longer(wait):
        def patient(*arguments, timeout=0, **options):
            # What must not come (assertNotEmitted) is not waited for longer.
            is_awaited = options.get("raising") is not False
            least = PATIENCE_MS if is_awaited else 0
            return wait(*arguments, timeout=max(timeout, least), **options)

        return patient

    for name in ("waitUntil", "waitSignal", "waitSignals"):
        monkeypatch.setattr(QtBot, name, wait_longer(getattr(QtBot, name)))


@pytest.fixture(autouse=True)
def leak_guard(monkeypatch, widgets_die_on_the_gui_thread):
    """Fail when a thread or a repeating timer outlives the test."""
    started_at: dict[int, tuple[object, str]] = {}

    def remember(cls):
        original = cls.start

        def start(self, *arguments):
            started_at[id(self)] = (self, "".join(traceback.format_stack(limit=6)[:-1]))
            return original(self, *arguments)

        monkeypatch.setattr(cls, "start", start)

    remember(QThread)
    remember(QTimer)
    yield
    app = QCoreApplication.instance()
    if app is not None:
        app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        app.processEvents()
    left = []
    for item, stack in started_at.values():
        try:
            is_alive = item.isRunning() if isinstance(item, QThread) else _repeats(item)
        except RuntimeError:  # its C++ half is gone, and it with it
            continue
        if is_alive:
            left.append(f"{type(item).__name__} still running; started at\n{stack}")
            item.wait(5000) if isinstance(item, QThread) else item.stop()
    assert not left, "\n".join(left)


def _repeats(timer: QTimer) -> bool:
    return timer.isActive() and not timer.isSingleShot()


@pytest.fixture
def workspace(tmp_path) -> Workspace:
    return open_workspace(tmp_path / "workspace")


@pytest.fixture
def settings(tmp_path, qapp) -> Settings:
    result = Settings(tmp_path / "config" / "settings.toml")
    yield result
    result.save()


@pytest.fixture
def context(qapp, workspace, settings) -> AppContext:
    """The real collaborators on a temporary workspace; shut down afterwards."""
    result = AppContext(workspace, settings, qapp)
    yield result
    result.shutdown()
    # A style sheet would slow down every widget of the tests to come.
    qapp.setStyleSheet("")
