"""The first start: the starter model and a sample, nothing to click."""

import pytest

from gui.editor.files.welcome import is_first_start
from gui.editor.page import EditorPage
from gui.model_choice import PROJECT_ONLY
from tests.gui.editor.test_default_model import add_run


@pytest.fixture
def starter(monkeypatch, tmp_path):
    path = tmp_path / "shipped" / "starter.pth"
    path.parent.mkdir()
    path.write_bytes(b"x")
    monkeypatch.setenv("TABWRIGHT_STARTER", str(path))
    return path


def shown(context, dialogs, qtbot):
    made = EditorPage(context, dialogs)
    qtbot.addWidget(made)
    made.show()
    return made


def test_sample_and_starter_without_a_question(
    starter, editor_context, dialogs, service, qtbot, workspace
):
    assert is_first_start(editor_context)
    page = shown(editor_context, dialogs, qtbot)
    assert service.loaded == [starter]
    tab = page.tabs.current()
    assert tab.name == "inventory.py"
    assert not tab.is_modified
    assert page.edit().textCursor().position() == len(page.edit().text())
    choice = page.completion_bar._checkpoint
    assert choice.currentText() == "Starter (small)"
    titles = [choice.itemText(row) for row in range(choice.count())]
    assert titles[0] == "Project only (no model)"
    assert not dialogs.asked
    # It was not chosen: a trained model replaces it.
    assert editor_context.settings.state.editor.checkpoint == ""
    path = add_run(workspace, "a", "2026-11-01T00:00:00+00:00", 900, 1.6)
    editor_context.checkpoint_saved.emit(str(path))
    assert service.model.path == path
    page.close()


def test_only_once(starter, editor_context, dialogs, service, qtbot):
    first = shown(editor_context, dialogs, qtbot)
    assert first.tabs.paths() == []
    first.close()
    assert not is_first_start(editor_context)
    second = shown(editor_context, dialogs, qtbot)
    assert second.tabs.current() is None
    assert service.loaded == [starter, starter]
    second.close()


def test_not_where_something_was_trained(
    starter, editor_context, dialogs, service, qtbot, workspace
):
    path = add_run(workspace, "a", "2026-11-01T00:00:00+00:00", 900, 1.6)
    assert not is_first_start(editor_context)
    page = shown(editor_context, dialogs, qtbot)
    assert service.loaded == [path]
    assert page.tabs.current() is None
    page.close()


def test_the_starter_can_be_chosen_and_is_kept(
    starter, editor_context, dialogs, service, qtbot, workspace
):
    path = add_run(workspace, "a", "2026-11-01T00:00:00+00:00", 900, 1.6)
    page = shown(editor_context, dialogs, qtbot)
    bar = page.completion_bar
    bar.load(starter)
    bar.checkpoint_saved(str(path))
    bar.page_shown()
    assert service.model.path == starter
    assert editor_context.settings.state.editor.checkpoint == str(starter)
    page.close()


def test_without_a_starter_it_is_as_before(editor_context, dialogs, service, qtbot):
    assert not is_first_start(editor_context)
    page = shown(editor_context, dialogs, qtbot)
    assert page.tabs.current() is None
    assert service.model.path == PROJECT_ONLY
    page.close()
