"""An editor, a page, and fakes of the completion service and the dialogs."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject, Signal

from core.attribution.records import TrainingTrace
from core.completion.precision import Stops
from core.completion.request import CompletionRequest, Evidence, Suggestion
from gui.context import AppContext
from gui.editor.page import EditorPage
from gui.editor.text.code_edit import CodeEdit
from gui.model_choice import PROJECT_ONLY


class FakeService(QObject):
    """The surface of ``CompletionService``; answers when the test says so."""

    suggestion_ready = Signal(object)
    model_changed = Signal(object)
    project_changed = Signal()
    copy_changed = Signal()
    preparing = Signal(object)
    prepared = Signal(object, bool)
    inspected = Signal(int, object)
    inspection_ended = Signal(int)
    failed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.model = SimpleNamespace(path=Path("x.pth"), name="run / best", parameters=1000)
        self.requests: list[CompletionRequest] = []
        self.loaded: list[Path] = []
        self.tokenizer = None
        self.project = None
        self.copy: Path | None = None
        self.cancels = 0
        self.known: dict[str, str] = {}  # texts by the prefix that they follow
        self.prefetched: list[str] = []
        self.read: list[tuple[str, int] | None] = []  # read ahead; None where it was stopped
        self.inspections: list[tuple[int, str, int, int]] = []
        self.is_preparing = False
        self.named_stops = Stops(quiet=0.7, balanced=0.5, eager=0.2, automatic=0.4)
        self.is_precision_guessed = True
        self.description = SimpleNamespace(text="Runs in: a fake.")

    def stops(self, wrong_cost: float) -> Stops:
        return self.named_stops

    def load(self, path: Path) -> None:
        self.loaded.append(path)
        self.model = SimpleNamespace(path=path, name=path.stem, parameters=1000)
        self.model_changed.emit(self.model)

    def reload(self) -> None:
        self.loaded.append(self.model.path)

    def load_project_only(self) -> None:
        self.model = SimpleNamespace(path=PROJECT_ONLY, name="", parameters=0)
        self.model_changed.emit(self.model)

    def use_copy(self, copy: Path | None) -> None:
        self.copy = copy

    def use_project(self, project) -> None:
        self.project = project

    def load_live(self, weights) -> None:
        self.loaded.append(weights)
        self.model = SimpleNamespace(path=Path("live"), name=weights.run, parameters=1000)
        self.model_changed.emit(self.model)

    def unload(self) -> None:
        self.model = None
        self.model_changed.emit(None)

    def request(self, request: CompletionRequest) -> None:
        self.requests.append(request)

    def cancel(self) -> None:
        self.cancels += 1

    def lookup(self, request: CompletionRequest) -> Suggestion | None:
        text = self.known.get(request.prefix)
        if text is None:
            return None
        return Suggestion(
            id=request.id,
            text=text,
            tokens=0,
            milliseconds=0,
            no_suggestion_reason=None,
            is_cached=True,
        )

    def prefetch(self, request: CompletionRequest, suggestion: Suggestion) -> None:
        self.prefetched.append(request.prefix + suggestion.text)

    def read_ahead(self, request: CompletionRequest, visible_chars: int) -> None:
        self.read.append((request.prefix, visible_chars))

    def stop_reading(self) -> None:
        self.read.append(None)

    def inspect(self, number: int, text: str, begin: int, end: int) -> None:
        self.inspections.append((number, text, begin, end))

    def stop_inspecting(self) -> None:
        pass

    def shutdown(self) -> None:
        pass

    def answer(
        self,
        text: str,
        why: str | None = None,
        request_id: int | None = None,
        alternatives: tuple[str, ...] = (),
        evidence: Evidence | None = None,
        traces: tuple[TrainingTrace, ...] = (),
    ) -> None:
        identity = self.requests[-1].id if request_id is None else request_id
        self.suggestion_ready.emit(
            Suggestion(
                id=identity,
                text=text,
                tokens=3,
                milliseconds=12.4,
                no_suggestion_reason=why,
                alternatives=alternatives,
                precision=0.6,
                evidence=evidence,
                traces=traces,
            )
        )


class FakeDialogs:
    """Answers the questions as a test has set."""

    def __init__(self) -> None:
        self.save_answer = "cancel"
        self.overwrites = False
        self.takes_utf8 = True
        self.overwrites_read_only = False
        self.replaces = False
        self.trashes = False
        self.name = ""
        self.save_path: Path | None = None
        self.open_paths: list[Path] = []
        self.asked: list[str] = []

    def save_changes(self, names):
        self.asked.append("save " + ",".join(names))
        return self.save_answer

    def overwrite_changed(self, name):
        self.asked.append("overwrite " + name)
        return self.overwrites

    def overwrite_read_only(self, name):
        self.asked.append("read-only " + name)
        return self.overwrites_read_only

    def save_as_utf8(self, message):
        self.asked.append(message)
        return self.takes_utf8

    def replace_in_files(self, matches, files):
        self.asked.append(f"replace {matches} in {files}")
        return self.replaces

    def move_to_trash(self, name, is_folder, unsaved):
        self.asked.append(f"trash {name} {is_folder} {','.join(unsaved)}".strip())
        return self.trashes

    def name_for(self, title, question, name):
        self.asked.append(f"{title} {name}".strip())
        return self.name

    def files_to_open(self, folder):
        return self.open_paths

    def folder_to_open(self, folder):
        return self.save_path

    def file_to_save(self, suggestion):
        self.suggested = suggestion
        return self.save_path

    def checkpoint_to_open(self, folder):
        return self.save_path


@pytest.fixture
def edit(qtbot) -> CodeEdit:
    widget = CodeEdit()
    qtbot.addWidget(widget)
    widget.resize(600, 400)
    widget.show()
    widget.setFocus()
    return widget


@pytest.fixture
def service(qapp) -> FakeService:
    return FakeService()


@pytest.fixture
def dialogs() -> FakeDialogs:
    return FakeDialogs()


@pytest.fixture
def editor_context(qapp, workspace, settings, service) -> AppContext:
    result = AppContext(workspace, settings, qapp, service)
    yield result
    result.shutdown()


@pytest.fixture
def page(qtbot, editor_context, dialogs) -> EditorPage:
    widget = EditorPage(editor_context, dialogs)
    qtbot.addWidget(widget)
    widget.resize(900, 600)
    widget.show()
    return widget
