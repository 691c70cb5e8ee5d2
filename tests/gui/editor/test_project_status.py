"""The state of the open project: its text, and what its menu does."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QMenu

from gui.editor.files.project_status import state_text
from gui.jobs.project_service import ProjectView
from gui.model_choice import PROJECT_ONLY
from tests.gui.editor.test_default_model import add_run


@pytest.mark.parametrize(
    ("view", "text"),
    [
        ({}, "No project"),
        ({"root": Path("/some/where")}, "Project: where"),
        ({"phase": "refused"}, "Project: not used"),
        (
            {"phase": "reading", "files": 1, "tokens": 950},
            "Project: 1 file, 950 tokens, reading\u2026",
        ),
        (
            {"phase": "ready", "files": 214, "tokens": 361_000},
            "Project: 214 files, 361 k tokens, ready",
        ),
    ],
)
def test_the_line(view, text):
    assert singular_or_plural(state_text(ProjectView(**view))) == text


def singular_or_plural(text):
    """The text as it is with the English plural forms, which only the application loads."""
    return text.replace(" 1 file(s)", " 1 file").replace("file(s)", "files")


def rows(line):
    line._fill_menu()
    menu = line.findChild(QMenu)
    return {action.text().replace("&", ""): action for action in menu.actions()}


def test_the_menu_changes_disables_and_forgets(page, editor_context, dialogs, tmp_path):
    line, service = page.project.line, editor_context.projects
    assert list(rows(line)) == ["Change folder\u2026"]
    dialogs.save_path = tmp_path
    rows(line)["Change folder\u2026"].trigger()
    assert service.folder == tmp_path
    dialogs.save_path = None
    rows(line)["Change folder\u2026"].trigger()  # canceled
    assert service.folder == tmp_path
    service._show(ProjectView(phase="ready", root=tmp_path, files=3, tokens=40, secrets=1))
    assert "dropped: they contain secrets" in line.toolTip()
    assert str(tmp_path) in line.toolTip()
    assert "3 file" in line.accessibleName()
    rows(line)["Do not use a project for this folder"].trigger()
    assert editor_context.settings.preferences.suggestions.excluded_projects == (str(tmp_path),)
    service._show(ProjectView(phase="refused", root=tmp_path))
    rows(line)["Use this project"].trigger()
    assert editor_context.settings.preferences.suggestions.excluded_projects == ()


def test_forgetting_reports_what_was_deleted(page, editor_context, qtbot, tmp_path):
    service = editor_context.projects
    said = []
    editor_context.status.connect(said.append)
    service._show(ProjectView(phase="ready", root=tmp_path))
    with qtbot.waitSignal(service.forgotten):
        rows(page.project.line)["Forget this project"].trigger()
    assert said[-1].startswith(f"Forgot the project {tmp_path.name}: 0 file")
    qtbot.waitUntil(lambda: not editor_context.jobs.jobs)


def test_without_a_checkpoint_the_project_alone_completes_until_there_is_one(
    page, service, workspace, editor_context
):
    choice = page.completion_bar._checkpoint
    assert choice.itemText(0) == "Project only (no model)"
    assert service.model.path == PROJECT_ONLY
    assert page.status._model.toolTip() == "Project only (no model)"
    assert not page.suggestions.hint.isVisible()
    path = add_run(workspace, "a", "2026-11-01T00:00:00+00:00", 900, 1.6)
    editor_context.checkpoint_saved.emit(str(path))
    assert service.model.path == path
    assert editor_context.settings.state.editor.checkpoint == str(path)


def test_project_only_that_was_chosen_is_kept_and_restored(
    page, service, workspace, editor_context
):
    bar = page.completion_bar
    path = add_run(workspace, "a", "2026-11-01T00:00:00+00:00", 900, 1.6)
    bar.load(path)
    bar._checkpoint.set_key(str(PROJECT_ONLY))
    bar._checkpoint.activated.emit(0)
    assert service.model.path == PROJECT_ONLY
    bar.page_shown()
    bar.checkpoint_saved(str(path))
    assert service.model.path == PROJECT_ONLY
    service.unload()
    bar.restore()
    assert service.model.path == PROJECT_ONLY


def test_unsaved_texts_of_other_tabs_and_saved_texts_update_the_project(
    page, editor_context, tmp_path, monkeypatch
):
    service = editor_context.projects
    taken = []
    monkeypatch.setattr(service, "update", lambda path, text: taken.append((path.name, text)))
    for name in ("a.py", "b.py"):
        (tmp_path / name).write_text("", "utf-8")
        page.open_file(tmp_path / name)
    page.edit().insertPlainText("typed")
    assert not taken  # its own text never counts for it
    page.tabs.setCurrentIndex(0)
    assert taken == [("b.py", "typed")]
    assert service._file == tmp_path / "a.py"
    assert service._language == "python"
    taken.clear()
    page.tabs.setCurrentIndex(1)
    assert page.commands.save()
    assert taken == [("b.py", "typed")]
    assert page.controller.path == str(tmp_path / "b.py")
