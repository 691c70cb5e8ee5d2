"""The panel with the training history of a line: its states, its slider, and its requests."""

from __future__ import annotations

import pytest

from core.checkpoints.milestones import runs_with_milestones
from core.errors import CheckpointError
from core.evaluation.milestones import MilestoneAnswer, MilestoneAnswers, question_at
from gui.editor.history import history_panel
from gui.editor.history.history_view import TrainingHistoryView

TEXT = "def f(a):\n    return a + 1\n"


def answers(*texts, expected="return a + 1"):
    question = question_at(TEXT, TEXT.index("return"), "python")
    made = tuple(
        MilestoneAnswer(
            step=10 ** (place + 1),
            checkpoint=f"step-{10 ** (place + 1):06d}.pth",
            text=text,
            no_suggestion_reason=None if text else "The model expects nothing more on this line.",
            precision=0.4 if text else None,
            is_right=text == expected if expected else None,
        )
        for place, text in enumerate(texts)
    )
    if not expected:
        question = question_at(TEXT, TEXT.index("\n"), "python")
    return MilestoneAnswers(run="run", question=question, answers=made)


@pytest.fixture
def view(qtbot) -> TrainingHistoryView:
    result = TrainingHistoryView()
    qtbot.addWidget(result)
    return result


def make_run(workspace, name, *steps):
    folder = workspace.runs / name / "model" / "checkpoints"
    folder.mkdir(parents=True)
    for step in steps:
        (folder / f"step-{step:06d}.pth").touch()
    return folder.parent.parent


def test_the_slider_steps_through_the_answers(view):
    view.show_answers(answers("retur", "return a", "return a + 1", "return a + 1"))
    assert not view.isHidden()
    assert (view.slider.maximum(), view.slider.value()) == (3, 2), "the first that was right"
    assert view.step.text() == "Step 1,000"
    assert view.text.text() == "return a + 1"
    assert view.mark.text().startswith("\u2713 correct")
    assert view.verdict.text() == "Right from step 1,000 on."
    assert view.expected.text() == "Expected: return a + 1"
    view.slider.setValue(0)
    assert (view.step.text(), view.text.text()) == ("Step 10", "retur")
    assert view.mark.text() == "wrong \u00b7 40 % confidence"


def test_list_and_slider_go_together(view):
    view.show_answers(answers("retur", "", "return a + 1"))
    rows = [tuple(view.model.index(row, column).data() for column in range(3)) for row in range(3)]
    assert rows == [("10", "", "retur"), ("100", "", "\u2013"), ("1,000", "\u2713", "return a + 1")]
    view.table.selectRow(1)
    assert view.slider.value() == 1
    assert view.text.text() == "(no suggestion: The model expects nothing more on this line.)"
    view.slider.setValue(2)
    assert view.table.currentIndex().row() == 2


def test_if_no_step_was_right_the_last_one_is_shown(view):
    view.show_answers(answers("a", "b"))
    assert view.slider.value() == 1
    assert view.verdict.text() == "At no step was the line right."


def test_a_missing_expected_line_is_reported(view):
    view.show_answers(answers("a", "b", expected=""))
    assert "nothing to compare with" in view.verdict.text()
    assert view.expected.isHidden()
    assert view.mark.text() == "40 % confidence"


def test_runs_are_found_by_their_files(workspace):
    make_run(workspace, "20260101-a", 10, 20)
    make_run(workspace, "20260102-b")
    newest = make_run(workspace, "20260103-c", 10)
    assert [run.name for run in runs_with_milestones(workspace)] == [newest.name, "20260101-a"]


def test_without_runs_the_panel_explains_how_to_get_some(page):
    page.commands.show_history(True)
    panel = page.history
    assert panel.isVisible()
    assert "No run has milestones yet" in panel.note.text()
    assert panel.run_button.isHidden()
    page.commands.show_history(False)
    assert not panel.isVisible()


def test_without_a_file_it_asks_for_one(page, workspace):
    make_run(workspace, "20260101-a", 10)
    page.commands.show_history(True)
    assert "Open a file" in page.history.note.text()
    assert not page.history.run_button.isEnabled()


@pytest.fixture
def asked(monkeypatch):
    """What was asked; each question is answered immediately."""
    questions = []

    def operation_for(run, around, language, workspace):
        questions.append((run.name, around, language))
        return lambda emit, control: answers("retur", "return a + 1")

    monkeypatch.setattr(history_panel, "_operation", operation_for)
    return questions


def test_opened_with_a_file_it_runs_immediately(page, workspace, asked, qtbot):
    make_run(workspace, "20260101-a", 10)
    make_run(workspace, "20260102-b", 10)
    page.commands.new_file()
    page.edit().set_text(TEXT)
    page.edit().go_to(1, 4)
    page.commands.show_history(True)
    qtbot.waitUntil(lambda: not page.history.view.isHidden())
    assert asked == [("20260102-b", ("def f(a):\n    ", "return a + 1\n"), "python")]
    assert page.history.view.verdict.text() == "Right from step 100 on."
    assert page.history.note.isHidden()
    page.history.runs.setCurrentIndex(1)
    page.edit().go_to(0, 0)
    page.history.run_button.click()
    qtbot.waitUntil(lambda: len(asked) == 2 and page.history.note.isHidden())
    assert asked[1][:2] == ("20260101-a", ("", TEXT))


def test_a_failure_is_shown_and_the_panel_can_run_again(page, workspace, monkeypatch, qtbot):
    def operation_for(*_arguments):
        def operate(emit, control):
            raise CheckpointError("It is damaged.", "Train anew.")

        return operate

    monkeypatch.setattr(history_panel, "_operation", operation_for)
    make_run(workspace, "20260101-a", 10)
    page.commands.new_file()
    errors = []
    page._context.errors.reported.connect(errors.append)
    page.commands.show_history(True)
    qtbot.waitUntil(lambda: bool(errors))
    qtbot.waitUntil(lambda: "Move the cursor" in page.history.note.text())


def test_two_panels_are_never_open_together(page, workspace):
    page.suggestions.show_panel(True)
    page.commands.show_history(True)
    assert not page.suggestions.panel.isVisible()
    page.completion_bar.panel_wanted.emit(True)
    assert not page.history.isVisible()
    assert page.suggestions.panel.isVisible()


def test_a_new_milestone_of_a_running_run_is_listed(page, workspace, editor_context):
    page.commands.show_history(True)
    path = make_run(workspace, "20260101-a", 10) / "model" / "checkpoints" / "step-000010.pth"
    editor_context.checkpoint_saved.emit(str(path))
    assert page.history.runs.count() == 1


def test_the_menu_shows_and_hides_it(page):
    (row,) = [row for row in page.menu_actions() if row.id == "editor.history"]
    row.slot(True)
    assert row.is_checked()
    row.slot(False)
    assert not row.is_checked()
