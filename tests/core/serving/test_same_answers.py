"""Every door gives what the editor gives: the same engine, request, window, trimming, threshold.

With a model, with a model and a project, and with a project alone; 200 cursors each. The editor
is the window's own: its memories of projects, and its rules for when to ask.
"""

import random
import shutil
from collections import Counter
from pathlib import Path

import pytest

from core.cli.project_serving import ProjectEngine, ProjectFolders
from core.completion import opening
from core.completion.engine import CompletionEngine
from core.completion.policy import reason_not_to_suggest
from core.completion.request_options import make_request
from core.completion.results import ResultCache
from core.control import Control
from core.events import discard
from core.export.light_export import make_light_copy
from core.resources import resource
from core.serving.client_settings import ClientSettings, language_of_path
from core.serving.suggestion_worker import SuggestionWorker
from gui.jobs.project_memories import ProjectMemories, Question
from tests.core.export.conftest import checkpoint, tiny_tokenizer, write_checkpoint  # noqa: F401
from tests.core.serving.test_http_server import Server
from tests.core.serving.test_language_server import Client

CURSORS = 200
LANGUAGES = ("python", "c", "java")
WAIT = 60


@pytest.fixture
def open_engine(request, checkpoint, workspace):  # noqa: F811
    """Opens what the servers answer with: the model of a checkpoint, or none."""
    if not request.param:
        return lambda: opening.open_engine(None)[0]
    make_light_copy(checkpoint, workspace)
    return lambda: opening.open_engine(checkpoint, workspace, threads=1)[0]


@pytest.fixture
def project(tmp_path):
    """The samples and a near copy of each, whose names are other ones."""
    root = tmp_path / "project"
    (root / ".git").mkdir(parents=True)
    for sample in resource("samples").iterdir():
        shutil.copy(sample, root / sample.name)
        near = sample.read_text("utf-8").replace("total", "amount").replace("word", "token")
        (root / f"Near{sample.name}").write_text(near, "utf-8")
    return root


@pytest.fixture(autouse=True)
def no_limits_of_time(monkeypatch):
    """Time must not decide: on a busy machine an answer would be cut short.

    Nor what was answered before: an answer that was typed through may be shorter than a new one.
    """
    monkeypatch.setattr(SuggestionWorker, "_prefetch", lambda *_arguments: None)
    monkeypatch.setattr(CompletionEngine, "lookup", lambda _engine, _request: None)
    monkeypatch.setattr(ResultCache, "lookup", lambda _cache, _request: None)
    monkeypatch.setattr("core.completion.request_options.AUTOMATIC_BUDGET_MS", 0)
    monkeypatch.setattr("core.serving.fill_request.DEFAULT_BUDGET_MS", 0)
    monkeypatch.setattr("core.cli.projects._REFRESH_SECONDS", 1e9)


def cursors(root):
    """Files of a project and offsets in them; of most lines the rest is not typed yet."""
    generator = random.Random(15)
    files = sorted(path for path in root.iterdir() if path.is_file())
    for number in range(CURSORS):
        file = generator.choice(files)
        text = file.read_text("utf-8")
        offset = generator.randrange(len(text) + 1)
        line_end = text.find("\n", offset)
        if number % 4 and line_end >= 0:
            text = text[:offset] + text[line_end:]
        yield file, text, offset


class Editor:
    """What the window answers, and with which project."""

    def __init__(self, engine, options, folder, workspace):
        self._engine, self._options, self._folder = engine, options, folder
        self._memories = ProjectMemories(workspace)

    def answer(self, file, text, offset):
        language = language_of_path(file.name)
        prefix, suffix = text[:offset], text[offset:]
        if reason_not_to_suggest(prefix, suffix, language, policy=self._options.policy) is not None:
            return ""
        if self._folder is not None:
            self._use_project_of(file, language)
        threshold = self._engine.active_precision.stops().automatic
        request = make_request(
            1, prefix, suffix, language, self._options, threshold,
            path=None if self._folder is None else str(file),
        )  # fmt: skip
        return self._engine.complete(request, lambda: False).text

    def _use_project_of(self, file, language):
        found = []
        question = Question(
            file=file, folder=self._folder, language=language, tokenizer=self._engine.tokenizer,
            refused=frozenset(),
        )  # fmt: skip
        self._memories.follow(
            question, lambda _root, memory: found.append(memory), discard, Control()
        )
        self._engine.use_project(found[0])


class Doors:
    """One question through each of them."""

    def __init__(self, workers, settings, tmp_path, folders):
        self.server = Server(workers[0], settings)
        self.client = Client(workers[1], tmp_path, folders.set, folders.files_changed)
        threshold = settings.options.minimum_precision
        named = [{"uri": Path(one).as_uri(), "name": "p"} for one in folders.folders]
        self.client.request(
            "initialize", capabilities={}, workspaceFolders=named,
            initializationOptions={"threshold": threshold},
        )  # fmt: skip
        self._number = 0

    def answers(self, file, text, offset):
        """By the name of the door. No body tells which file it is, but for its language."""
        before, after = text[:offset], text[offset:]
        start = before.rfind("\n") + 1
        post, name = self.server.post, f"x{file.suffix}"
        marked = f"<|fim_prefix|>{before}<|fim_suffix|>{after}<|fim_middle|>"
        segments = {"prefix": before, "suffix": after}
        return {
            "/infill": post(
                "/infill", input_prefix=text[:start], prompt=text[start:offset],
                input_suffix=after, filename=name,
            )["content"],
            "/completion": post("/completion", prompt=marked, filename=name)["content"],
            "/v1/completions": post(
                "/v1/completions", prompt=before, suffix=after or "\n", filename=name
            )["choices"][0]["text"] if after else None,
            "segments": post(
                "/v1/completions", segments=segments, language=language_of_path(file.name)
            )["choices"][0]["text"],
            "/api/generate": post(
                "/api/generate", prompt=before, suffix=after, stream=False, filename=name
            )["response"] if after else None,
            "lsp": self._over_lsp(file, text, offset, start),
        }  # fmt: skip

    def _over_lsp(self, file, text, offset, start):
        self._number += 1
        uri = file.as_uri()
        self.client.open(text, language_of_path(file.name), uri)
        line, character = text.count("\n", 0, offset), offset - start
        answer = self.client.answer_to(self.client.ask(line, character, uri=uri))
        self.client.notify("textDocument/didClose", textDocument={"uri": uri})
        items = answer["result"]["items"]
        return items[0]["insertText"] if items else ""

    def close(self):
        self.client.end()
        self.server.stop()


class ChosenFolders(ProjectFolders):
    """Remembers what it was made of."""

    def __init__(self, folders):
        super().__init__(folders)
        self.folders = folders


@pytest.mark.parametrize(
    ("open_engine", "has_project", "threshold"),
    [(True, False, 0), (True, True, 0), (False, True, None)],
    indirect=["open_engine"],
    ids=["model", "model and project", "project alone"],
)
def test_each_door_answers_as_the_editor_at_200_cursors(
    open_engine, has_project, threshold, project, workspace, tmp_path
):
    settings, _ = ClientSettings().updated({"threshold": threshold})
    folders = ChosenFolders([str(project)] if has_project else [])
    workers = [
        SuggestionWorker(lambda: ProjectEngine(open_engine(), folders, workspace, discard))
        for _door in range(2)
    ]
    for worker in workers:
        worker.start()
        worker.wait_until_loaded()
    editor = Editor(open_engine(), settings.options, project if has_project else None, workspace)
    doors = Doors(workers, settings, tmp_path, folders)
    answered = Counter()
    try:
        if has_project:
            wait_for_projects(doors, workers, project)
        for file, text, offset in cursors(project):
            wanted = editor.answer(file, text, offset)
            for door, found in doors.answers(file, text, offset).items():
                if found is not None:
                    assert found == wanted, (door, file.name, offset)
                    answered[door] += bool(wanted)
    finally:
        doors.close()
        for worker in workers:
            worker.close()
    assert len(answered) == 6
    assert min(answered.values()) > CURSORS // 10, answered


def wait_for_projects(doors, workers, project):
    """The first question of each language begins the reading; the others need its end."""

    def readings(worker):
        projects = worker._engine._projects
        return [] if projects is None else list(projects._known.values())

    for cursor in cursors(project):
        doors.answers(*cursor)
        if all(len(readings(worker)) == len(LANGUAGES) for worker in workers):
            break
    for worker in workers:
        assert all(reading.has_ended.wait(WAIT) for reading in readings(worker))
