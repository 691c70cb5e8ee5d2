"""Servers that ask the projects they were given: by command line, and by the client's folders."""

import threading
import time

import pytest

from core.cli.project_serving import ProjectEngine, ProjectFolders
from core.completion.opening import open_engine
from core.completion.request import CompletionRequest
from core.events import discard
from core.serving.suggestion_worker import SuggestionWorker
from core.workspace import open_workspace
from tests.core.serving.test_language_server import Client

PREFIX = "def use(ledger):\n    quarter"
REST = "ly = balance_of(ledger)"


@pytest.fixture
def project(tmp_path):
    root = tmp_path / "project"
    root.mkdir()
    (root / "known.py").write_text(
        f"def total(ledger):\n    quarter{REST}\n    return 1\n", "utf-8"
    )
    return root


@pytest.fixture
def folders():
    return ProjectFolders()


@pytest.fixture
def worker(folders, tmp_path):
    workspace = open_workspace(tmp_path / "workspace")

    def open_with_project():
        return ProjectEngine(open_engine(None)[0], folders, workspace, discard)

    result = SuggestionWorker(open_with_project)
    result.start()
    result.wait_until_loaded()
    yield result
    result.close()


def answer_of(worker, path, number, prefix=PREFIX):
    """The text of an answer; another number is another question."""
    outcomes, came = [], threading.Event()

    def deliver(outcome):
        outcomes.append(outcome)
        came.set()

    request = CompletionRequest(
        id=number, prefix=f"# {number}\n{prefix}", suffix="", language="python", path=path
    )
    worker.submit("a client", request, deliver)
    assert came.wait(30)
    return outcomes[0].suggestion.text


def wait_for_rest(ask, seconds=30.0):
    """The first answer does not wait for the files: ask until they are read."""
    end = time.monotonic() + seconds
    while ask() != REST:
        assert time.monotonic() < end, "the project was never asked"
        time.sleep(0.05)


def test_the_path_chooses_the_innermost_folder(tmp_path):
    inner = tmp_path / "outer" / "inner"
    inner.mkdir(parents=True)
    outer, other = tmp_path / "outer", tmp_path / "other"
    folders = ProjectFolders([str(other), str(outer), str(inner)])
    assert folders.folder_of(str(inner / "a.py")) == str(inner)
    assert folders.folder_of(str(outer / "a.py")) == str(outer)
    assert folders.folder_of(str(tmp_path / "outer-2" / "a.py")) is None
    assert folders.folder_of(None) == str(other)
    assert folders.folder_of("a.py") == str(other)
    assert ProjectFolders().folder_of(None) is None
    folders.set([])
    assert folders.folder_of(str(inner / "a.py")) is None


def test_a_request_asks_the_project_of_its_file(worker, folders, project):
    edited = str(project / "edited.py")
    numbers = iter(range(10_000))
    assert answer_of(worker, edited, next(numbers)) != REST
    folders.set([str(project)])
    wait_for_rest(lambda: answer_of(worker, edited, next(numbers)))
    assert answer_of(worker, str(project.parent / "elsewhere.py"), next(numbers)) != REST
    # Its own saved copy tells nothing.
    assert answer_of(worker, str(project / "known.py"), next(numbers)) != REST
    folders.set([str(project.parent / "deleted")])
    path = str(project.parent / "deleted" / "a.py")
    assert answer_of(worker, path, next(numbers)) != REST
    folders.set([])
    assert answer_of(worker, edited, next(numbers)) != REST


def test_an_answer_from_before_the_files_were_read_is_not_repeated(worker, folders, project):
    folders.set([str(project)])
    wait_for_rest(lambda: answer_of(worker, str(project / "edited.py"), 1))


def test_the_folders_of_a_client_are_asked(worker, folders, project, tmp_path):
    client = Client(worker, tmp_path, folders.set)
    try:
        client.request(
            "initialize", capabilities={}, workspaceFolders=[{"uri": project.as_uri(), "name": "p"}]
        )
        client.notify("initialized")
        uri = (project / "edited.py").as_uri()
        item = {"uri": uri, "languageId": "python", "version": 1, "text": PREFIX}
        client.notify("textDocument/didOpen", textDocument=item)
        lines = PREFIX.split("\n")

        def ask():
            # Another line in front each time.
            change = {"text": f"# {time.monotonic_ns()}\n{PREFIX}"}
            client.notify(
                "textDocument/didChange",
                textDocument={"uri": uri, "version": time.monotonic_ns()},
                contentChanges=[change],
            )
            answer = client.request(
                "textDocument/inlineCompletion",
                textDocument={"uri": uri},
                position={"line": len(lines), "character": len(lines[-1])},
                context={"triggerKind": 1},
            )
            items = answer["result"]["items"]
            return items[0]["insertText"].removeprefix(lines[-1]).strip() if items else ""

        wait_for_rest(ask)
    finally:
        client.end()


def test_files_that_a_client_calls_changed_are_read_immediately(
    worker, folders, project, tmp_path, monkeypatch
):
    # Only what is told counts: the files are never looked at again by themselves.
    monkeypatch.setattr("core.cli.projects._REFRESH_SECONDS", 1e9)
    edited = str(project / "edited.py")
    numbers = iter(range(10_000))
    folders.set([str(project)])
    folders.files_changed([str(project / "known.py")])  # before the project was first asked
    wait_for_rest(lambda: answer_of(worker, edited, next(numbers)))
    new = project / "new.py"
    new.write_text("def report(ledger):\n    monthly_summary = sum_of(ledger)\n", "utf-8")
    prefix = "def use(ledger):\n    monthly"
    assert "summary = sum_of" not in answer_of(worker, edited, next(numbers), prefix)
    folders.files_changed(["\0", str(tmp_path / "elsewhere.py")])
    time.sleep(0.2)
    assert "summary = sum_of" not in answer_of(worker, edited, next(numbers), prefix)
    folders.files_changed([str(new)])
    end = time.monotonic() + 30
    while "_summary = sum_of" not in answer_of(worker, edited, next(numbers), prefix):
        assert time.monotonic() < end
        time.sleep(0.05)
    new.unlink()
    folders.files_changed([str(new)])
    while "_summary = sum_of" in answer_of(worker, edited, next(numbers), prefix):
        assert time.monotonic() < end
        time.sleep(0.05)
