"""The run in progress as a model to complete with, and what follows it."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from gui.editor.page import EditorPage
from tests.gui.editor.test_page import make_checkpoint


def weights(run="2026-02-02-small", step=1200):
    return SimpleNamespace(run=run, step=step)


def titles(page: EditorPage) -> list[str]:
    choice = page.completion_bar._checkpoint
    return [choice.itemText(index) for index in range(choice.count())]


def choose(page: EditorPage, key: str) -> None:
    choice = page.completion_bar._checkpoint
    index = choice.findData(key)
    choice.setCurrentIndex(index)
    choice.activated.emit(index)


@pytest.fixture
def run(editor_context, qtbot):
    result = weights()
    with qtbot.waitSignal(editor_context.live.changed):
        editor_context.live.set_weights(result)
    yield result
    editor_context.live.end()


def test_a_run_in_progress_can_be_chosen(page, run, service):
    assert "Live: 2026-02-02-small, step 1,200" in titles(page)
    choose(page, "live")
    assert service.loaded[-1] is run
    assert page.completion_bar._checkpoint.currentText().startswith("Live: ")


def test_its_step_is_updated_while_it_runs(page, run, qtbot):
    run.step = 1300
    qtbot.waitUntil(
        lambda: "Live: 2026-02-02-small, step 1,300" in titles(page),
        timeout=4000,
    )


def test_nothing_live_is_offered_without_a_run(page, editor_context, run):
    editor_context.live.end()
    assert not any(title.startswith("Live") for title in titles(page))


def test_when_the_run_ends_its_best_checkpoint_is_used(
    page, run, editor_context, service, workspace
):
    choose(page, "live")
    best = make_checkpoint(workspace, run.run)
    make_checkpoint(workspace, run.run, "latest_checkpoint.pth")
    make_checkpoint(workspace, "2026-03-03-other")
    editor_context.live.end()
    assert service.loaded[-1] == best


def test_a_run_that_ends_unused_changes_nothing(page, run, editor_context, service, workspace):
    make_checkpoint(workspace, run.run)
    count = len(service.loaded)
    editor_context.live.end()
    assert len(service.loaded) == count


def test_the_choice_of_a_live_model_is_not_remembered(page, run, settings):
    choose(page, "live")
    assert settings.state.editor.checkpoint == ""
