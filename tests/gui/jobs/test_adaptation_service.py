"""Learning while idle: asked once, suspended by a key press, used when it has succeeded."""

import dataclasses
import time
from collections import namedtuple
from pathlib import Path

import psutil
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtWidgets import QApplication

from core.checkpoints.format import CheckpointInfo, Origin
from core.completion.opening import open_engine
from core.model.config import ModelConfig
from gui.context import AppContext
from gui.editor.files.adaptation_question import AdaptationQuestion
from gui.editor.files.adaptation_texts import details, state_words
from gui.jobs import child_process
from gui.jobs.completion_service import CompletionService
from gui.jobs.power import is_allowed, power
from tests.core.adaptation.conftest import write_project

ROOT = Path(__file__).resolve().parent.parent.parent.parent

# Learns for a moment, counting in a file, and keeps what it made, as the real one does.
LEARNER = """
import sys, time
from pathlib import Path
options = dict(option.split("=", 1) for option in sys.argv[2:] if "=" in option)
counter, may_end = Path({folder!r}) / "counter", Path({folder!r}) / "may end"
number = 0
while not may_end.exists():
    number += 1
    counter.write_text(str(number))
    time.sleep(0.01)
sys.path.insert(0, {root!r})
from core.adaptation.copies import AdaptationRecord, CopyFolder
from core.workspace import open_workspace
workspace = open_workspace(Path(options["--workspace"]))
project, model = Path(options["--project"]), Path(options["--checkpoint"])
folder = CopyFolder(workspace, project, model)
with folder.held():
    weights = folder.new_weights()
    weights.write_bytes(model.read_bytes())
    folder.write(AdaptationRecord(
        root=str(project), model=folder.model, model_name="m", weights=weights.name,
        adapted_at="2026-01-01T10:00:00+00:00", tried_at="2026-01-01T10:00:00+00:00",
        before=1.0, after=0.97, forgotten=0.004, outcome="better", project="x"))
print('{{"result": {{"outcome": "better"}}}}')
"""


class Source:
    """Opens every checkpoint as a counted model, so that no light copy has to be made."""

    def __init__(self):
        self.opened = []

    def warm_up(self):
        pass

    def prepare(self, path):
        pass

    def open(self, source):
        self.opened.append(source)
        engine, description = open_engine(None)
        info = CheckpointInfo(
            path=source, model_config=ModelConfig(), parameters=1, origin=Origin(run="r")
        )
        return engine, dataclasses.replace(description, info=info)


@pytest.fixture
def source():
    return Source()


@pytest.fixture
def context(qapp, workspace, settings, source, monkeypatch, tmp_path):
    from core.completion import opening

    monkeypatch.setattr(opening, "is_prepared", lambda *_: True)  # the source opens it anyway
    settings.put(
        dataclasses.replace(settings.preferences.adaptation, idle_seconds=2.0, power="any")
    )
    result = AppContext(workspace, settings, qapp)
    result.shutdown()  # its own completion is not used
    service = CompletionService(result.gate, source)
    result = AppContext(workspace, settings, qapp, completion=service)
    yield result
    result.shutdown()
    qapp.setStyleSheet("")


@pytest.fixture
def project(tmp_path):
    root = write_project(tmp_path / "project", files=24)
    (root / "pyproject.toml").write_text("", "utf-8")
    return root


@pytest.fixture
def learner(tmp_path, monkeypatch):
    """Puts a learner in place of the program; tells how far it has counted."""
    monkeypatch.setattr(child_process, "ROOT", tmp_path)
    # On a busy machine the lowest priority may not run at all for half a minute.
    monkeypatch.setattr(child_process, "_LOWEST", 0)
    code = LEARNER.format(root=str(ROOT), folder=str(tmp_path))
    (tmp_path / "main.py").write_text(code, "utf-8")

    def counted():
        try:
            return int((tmp_path / "counter").read_text() or "0")
        except (OSError, ValueError):
            return 0

    return counted


@pytest.fixture
def model(tmp_path):
    import zipfile

    path = tmp_path / "model.pth"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("data", b"weights")
    return path


@pytest.fixture
def ready(context, project, model, qtbot):
    """The service with a model and a project that is read."""
    with qtbot.waitSignal(context.completion.model_changed):
        context.completion.load(model)
    context.projects.set_file(project / "part_00.py", "python")
    qtbot.waitUntil(lambda: context.projects.view.phase == "ready")
    qtbot.waitUntil(lambda: context.adaptation.view.phase != "off")
    return context.adaptation


def press_a_key(window):
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(
            window, QKeyEvent(kind, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a")
        )


def test_the_question_comes_once_for_each_project(ready, project, settings, qtbot):
    question = AdaptationQuestion(ready)
    qtbot.addWidget(question)
    question.show_state()
    assert ready.view.phase == "unasked"
    assert question.isVisibleTo(question.parentWidget())
    question.no.click()
    assert ready.view.phase == "off"
    assert settings.preferences.adaptation.declined == (str(project),)
    question.show_state()
    assert question.isHidden()
    ready.set_consent(project, is_given=True)
    assert settings.preferences.adaptation.declined == ()
    assert ready.view.phase == "waiting"
    # Revoked for all projects together, in the preferences.
    settings.put(dataclasses.replace(settings.preferences.adaptation, enabled=False))
    assert ready.view.phase == "off"


def test_learns_while_idle_and_waits_at_a_key_press(
    ready, project, learner, model, context, source, tmp_path, qtbot
):
    window = QWindow()
    ready.watch(window)
    ready.set_consent(project, is_given=True)
    qtbot.waitUntil(lambda: learner() > 3)
    assert ready.view.phase == "learning"
    press_a_key(window)
    time.sleep(0.05)  # what was being written
    counted = learner()
    qtbot.wait(500)
    assert learner() == counted
    assert ready.view.phase == "paused"
    qtbot.waitUntil(lambda: learner() > counted)  # two seconds without a key
    assert ready.view.phase == "learning"
    # A completion counts like a key press, from whatever editor it comes.
    with context.gate.entered():
        time.sleep(0.05)
        counted = learner()
        qtbot.wait(200)
        assert learner() == counted
    (tmp_path / "may end").touch()
    qtbot.waitUntil(lambda: context.completion.copy is not None)
    assert source.opened[-1] == context.completion.copy
    assert context.completion.model.path == model  # for the user it is the same model
    assert ready.view.is_used
    assert "+3.0" in state_words(ready.view)
    assert "3.0" in details(ready.view)[0]
    # With one click everything is as before.
    with qtbot.waitSignal(ready.forgotten):
        ready.forget(project)
    qtbot.waitUntil(lambda: context.completion.copy is None)
    assert source.opened[-1] == model
    assert not ready.view.is_used
    assert ready.view.phase == "off"


def test_what_was_adapted_can_be_left_unused(
    ready, project, learner, context, settings, tmp_path, qtbot
):
    (tmp_path / "may end").touch()
    ready.set_consent(project, is_given=True)
    qtbot.waitUntil(lambda: context.completion.copy is not None)
    settings.put(dataclasses.replace(settings.preferences.adaptation, uses_copies=False))
    qtbot.waitUntil(lambda: context.completion.copy is None)
    assert not ready.view.is_used


def test_closing_the_window_ends_it(ready, project, learner, context, qtbot):
    ready.set_consent(project, is_given=True)
    qtbot.waitUntil(lambda: learner() > 3)
    ready._handle.suspend()  # also while it waits
    # Other tests leave children of their own: the resource tracker of multiprocessing.
    (child,) = (one for one in psutil.Process().children() if "adapt" in one.cmdline())
    assert context.shutdown()
    assert not child.is_running() or child.status() == psutil.STATUS_ZOMBIE


def test_not_on_battery(ready, project, learner, settings, monkeypatch, qtbot):
    Battery = namedtuple("Battery", "percent secsleft power_plugged")
    found = {"plugged": False}
    monkeypatch.setattr(psutil, "sensors_battery", lambda: Battery(50, 100, found["plugged"]))
    assert power() == "battery"
    settings.put(
        dataclasses.replace(settings.preferences.adaptation, power="mains", idle_seconds=2.0)
    )
    ready.set_consent(project, is_given=True)
    qtbot.wait(4000)
    assert learner() == 0
    found["plugged"] = True
    qtbot.waitUntil(lambda: learner() > 0)


@pytest.mark.parametrize(
    ("battery", "found"),
    [
        (None, "mains"),
        ((50, 100, True), "mains"),
        ((50, 100, False), "battery"),
        ((50, 100, None), "unknown"),
    ],
)
def test_power_as_the_system_tells_it(battery, found, monkeypatch):
    Battery = namedtuple("Battery", "percent secsleft power_plugged")
    told = None if battery is None else Battery(*battery)
    monkeypatch.setattr(psutil, "sensors_battery", lambda: told)
    assert power() == found


def test_power_that_is_allowed():
    table = {
        choice: [is_allowed(found, choice) for found in ("mains", "unknown", "battery")]
        for choice in ("known mains", "mains", "any")
    }
    assert table == {
        "known mains": [True, False, False],
        "mains": [True, True, False],
        "any": [True, True, True],
    }
