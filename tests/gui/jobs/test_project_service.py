"""The memory of the open project follows files, models, refusals and the disk."""

import subprocess
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from core.completion.request import CompletionRequest
from gui.jobs.project_service import ProjectService

LINE = "    quarterly = balance_of(ledger)\n"
OTHER = "    warehouse = count_of(shelves)\n"


def module(line):
    return f"def total(ledger):\n{line}    return 1\n"


@pytest.fixture
def project(tmp_path):
    root = tmp_path / "project"
    (root / "inner").mkdir(parents=True)
    (root / "pyproject.toml").write_text("", "utf-8")
    (root / "known.py").write_text(module(LINE), "utf-8")
    (root / "inner" / "edited.py").write_text("def use(ledger):\n    quarter", "utf-8")
    return root


@pytest.fixture
def projects(context, qtbot) -> ProjectService:
    """The real one, with "Project only" loaded."""
    with qtbot.waitSignal(context.completion.model_changed):
        context.completion.load_project_only()
    return context.projects


@pytest.fixture
def ask(context, qtbot):
    number = iter(range(1, 1000))

    def asked(path: Path | None, prefix="def use(ledger):\n    quarter") -> str:
        request = CompletionRequest(
            id=next(number),
            prefix=prefix,
            suffix="",
            language="python",
            path=str(path) if path is not None else None,
            budget_ms=None,
        )
        with qtbot.waitSignal(context.completion.suggestion_ready) as ready:
            context.completion.request(request)
        return ready.args[0].text

    return asked


def wait_until_ready(projects, qtbot, files):
    def check():
        view = projects.view
        assert (view.phase, view.files) == ("ready", files), view

    qtbot.waitUntil(check)
    # What was changed is used by the requests that follow.
    qtbot.waitUntil(lambda: projects._changing is None)


def open_file(projects, qtbot, path, files=2):
    projects.set_file(path, "python")
    wait_until_ready(projects, qtbot, files)


REST = LINE.strip().removeprefix("quarter")


def test_another_file_of_the_project_answers(projects, project, ask, qtbot):
    edited = project / "inner" / "edited.py"
    assert ask(edited) != REST  # nothing is known yet
    open_file(projects, qtbot, edited)
    assert projects.root == project
    assert projects.view.tokens > 0
    assert ask(edited) == REST


def test_typing_saving_renaming_and_deleting_count_immediately(projects, project, ask, qtbot):
    edited = project / "inner" / "edited.py"
    open_file(projects, qtbot, edited)
    prefix = "def use(shelves):\n    warehouse"
    rest = OTHER.strip().removeprefix("warehouse")
    assert ask(edited, prefix) != rest
    new = project / "new.py"
    projects.update(new, module(OTHER))
    wait_until_ready(projects, qtbot, 3)
    assert ask(edited, prefix) == rest
    assert ask(new, prefix) != rest  # its own copy tells nothing
    projects.rename(new, project / "moved.py")
    wait_until_ready(projects, qtbot, 3)
    assert ask(project / "moved.py", prefix) != rest
    assert ask(edited, prefix) == rest
    projects.remove(project / "moved.py")
    wait_until_ready(projects, qtbot, 2)
    assert ask(edited, prefix) != rest
    # Of another project, and of another language: nothing changes.
    projects.update(project.parent / "elsewhere.py", module(OTHER))
    projects.update(project / "new.java", module(OTHER))
    wait_until_ready(projects, qtbot, 2)


@pytest.mark.parametrize("way", ["written", "deleted", "new folder"])
def test_what_other_programs_do_is_seen(projects, project, ask, qtbot, way):
    edited = project / "inner" / "edited.py"
    open_file(projects, qtbot, edited)
    if way == "written":
        (project / "extra.py").write_text(module(OTHER), "utf-8")
        wait_until_ready(projects, qtbot, 3)
    elif way == "deleted":
        (project / "known.py").unlink()
        wait_until_ready(projects, qtbot, 1)
        assert ask(edited) != REST
    else:
        (project / "deep").mkdir()
        (project / "deep" / "one.py").write_text(module(OTHER), "utf-8")
        wait_until_ready(projects, qtbot, 3)


def test_a_checkout_of_another_branch_is_seen(projects, project, ask, qtbot):
    def git(*arguments):
        command = ["git", "-c", "user.name=a", "-c", "user.email=a@example.com", *arguments]
        subprocess.run(command, cwd=project, check=True, capture_output=True)

    git("init", "-b", "one")
    git("add", ".")
    git("commit", "-m", "one")
    git("checkout", "-b", "two")
    (project / "known.py").write_text(module(OTHER), "utf-8")
    git("commit", "-am", "two")
    git("checkout", "one")
    edited = project / "inner" / "edited.py"
    open_file(projects, qtbot, edited)
    assert ask(edited) == REST
    with qtbot.waitSignal(projects.read_ended):
        git("checkout", "two")
    qtbot.waitUntil(lambda: ask(edited) != REST)
    rest = OTHER.strip().removeprefix("warehouse")
    assert ask(edited, "def use(shelves):\n    warehouse") == rest


def test_another_tab_of_the_same_project_is_not_read_again(projects, project, qtbot, monkeypatch):
    from core.memory.project import ProjectMemory

    open_file(projects, qtbot, project / "inner" / "edited.py")
    reads = []
    monkeypatch.setattr(ProjectMemory, "read", lambda self, *_: reads.append(self.root))
    memory = projects._memory
    with qtbot.waitSignal(projects.read_ended):
        projects.set_file(project / "known.py", "python")
    assert projects._memory is memory
    assert not reads
    projects.check_disk()
    with qtbot.waitSignal(projects.read_ended):
        pass
    assert reads == [project]


def test_one_memory_for_each_root_and_language(projects, project, tmp_path, qtbot):
    (project / "One.java").write_text("class One {}\n", "utf-8")
    other = tmp_path / "other"
    other.mkdir()
    (other / "setup.py").write_text("a = 1\n", "utf-8")
    memories = set()
    for path, language, files in (
        (project / "known.py", "python", 2),
        (project / "One.java", "java", 1),
        (other / "setup.py", "python", 1),
        (project / "known.py", "python", 2),
    ):
        projects.set_file(path, language)
        qtbot.waitUntil(
            lambda p=path: projects.root is not None and p.is_relative_to(projects.root)
        )
        wait_until_ready(projects, qtbot, files)
        memories.add(id(projects._memory))
    assert len(memories) == 3


def test_another_model_is_given_the_project_too(projects, project, context, ask, qtbot):
    edited = project / "inner" / "edited.py"
    open_file(projects, qtbot, edited)
    memory = projects._memory
    with qtbot.waitSignal(context.completion.model_changed):
        context.completion.load_project_only()
    qtbot.waitUntil(lambda: projects._memory is memory)  # an equal tokenizer
    wait_until_ready(projects, qtbot, 2)
    assert ask(edited) == REST
    with qtbot.waitSignal(context.completion.model_changed):
        context.completion.unload()
    assert projects.view.phase == "none"


def test_no_project_where_nothing_is_completed(projects, project, qtbot):
    open_file(projects, qtbot, project / "known.py")
    projects.set_file(project / "notes.txt", None)
    assert projects.view.phase == "none"
    projects.set_file(None, "python")  # never saved, and no folder is open
    assert projects.view.phase == "none"
    projects.open_folder(project)
    wait_until_ready(projects, qtbot, 2)


def test_a_refusal_is_remembered_and_can_be_ended(projects, project, settings, ask, qtbot):
    edited = project / "inner" / "edited.py"
    open_file(projects, qtbot, edited)
    projects.set_refused(project, is_refused=True)
    qtbot.waitUntil(lambda: projects.view.phase == "refused")
    assert projects.root == project
    assert ask(edited) != REST
    assert settings.preferences.suggestions.excluded_projects == (str(project),)
    projects.set_refused(project, is_refused=False)
    wait_until_ready(projects, qtbot, 2)
    assert ask(edited) == REST


def test_forgetting_deletes_the_cache_and_uses_it_no_more(
    projects, project, workspace, settings, qtbot
):
    open_file(projects, qtbot, project / "known.py")
    kept = workspace.cache / "projects"
    assert len(list(kept.iterdir())) == 1
    with qtbot.waitSignal(projects.forgotten) as forgotten:
        projects.forget(project)
    assert forgotten.args == [project, 1]
    assert not list(kept.iterdir())
    qtbot.waitUntil(lambda: projects.view.phase == "refused")
    assert settings.preferences.suggestions.excluded_projects == (str(project),)
    # Opening it again is the way back.
    projects.open_folder(project)
    wait_until_ready(projects, qtbot, 2)


def test_the_opened_folder_is_the_project_of_what_is_in_it(projects, project, settings, qtbot):
    projects.open_folder(project / "inner")
    open_file(projects, qtbot, project / "inner" / "edited.py", 1)
    assert projects.root == project / "inner"
    projects.set_file(project / "known.py", "python")
    qtbot.waitUntil(lambda: projects.root == project)
    assert settings.state.project.recent_folders == (str(project / "inner"),)


@pytest.mark.parametrize("is_ready", [True, False])
def test_nothing_starts_after_the_window_was_closed(context, projects, project, qtbot, is_ready):
    edited = project / "inner" / "edited.py"
    if is_ready:
        open_file(projects, qtbot, edited)
    context.shutdown()
    projects._application_changed(Qt.ApplicationState.ApplicationActive)
    projects.check_disk()
    projects.set_file(project / "known.py", "python")
    projects._read_again()  # of a timer that was on its way
    projects.update(edited, "x = 1\n")
    qtbot.wait(50)
    assert context.jobs.jobs == ()
