"""Asking the milestones of a run at one caret."""

import json
from dataclasses import replace

import pytest

from core.cli.commands import main
from core.cli.complete import milestones_text
from core.control import Control
from core.errors import Cancelled, CheckpointError
from core.evaluation import milestones
from core.evaluation.milestones import (
    MilestoneAnswer,
    MilestoneAnswers,
    Question,
    ask_milestones,
    question_at,
)
from core.events import Notice, StageProgress, discard
from core.training.loop.train import train
from tests.core.training.test_trainer import run_config, run_folder

TEXT = (
    "def total(stock):\n    result = 0\n    for part in stock:\n        result += part\n"
    "    return result\n"
)


def at(line_start, inside=0):
    return question_at(TEXT, TEXT.index(line_start) + inside, "python")


def test_the_rest_of_the_line_is_hidden_and_expected():
    question = at("result += part", len("result "))
    assert question.prefix.endswith("stock:\n        result ")
    assert question.expected == "+= part"
    assert question.suffix == "\n    return result\n"
    assert question.prefix + question.expected + question.suffix == TEXT


@pytest.mark.parametrize("place", [0, 2, 4])
def test_in_the_indentation_the_question_begins_where_the_line_does(place):
    question = question_at(TEXT, TEXT.index("    return") + place, "python")
    assert question.prefix.endswith("\n    ")
    assert question.expected == "return result"


def test_at_the_end_of_a_line_there_is_nothing_to_compare_with():
    question = at("    for part", -1)
    assert question.expected == ""
    assert question.prefix.endswith("result = 0")
    blank = question_at("a = 1\n    \nb = 2", 8, None)
    assert (blank.prefix, blank.expected, blank.suffix) == ("a = 1\n  ", "", "\nb = 2")
    assert question_at("last", 4, None).suffix == ""
    assert question_at("last   ", 1, None).expected == "ast"


def answers(*right):
    made = tuple(
        MilestoneAnswer(
            step=10 ** (place + 1), checkpoint="c", text="x",
            no_suggestion_reason=None, precision=0.5,
            is_right=is_right,
        )
        for place, is_right in enumerate(right)
    )  # fmt: skip
    question = Question(prefix="", suffix="", expected="x", language=None)
    return MilestoneAnswers(run="r", question=question, answers=made)


@pytest.mark.parametrize(
    ("right", "first", "since", "words"),
    [
        ((False, True, True), 100, 100, "Right from step 100 on."),
        ((True, False, True), 10, 1000, "Right first at step 10, and from step 1,000 on."),
        ((False, True, False), 100, None, "Right first at step 100, but not at the end."),
        ((False, False), None, None, "At no step was the line right."),
    ],
)
def test_when_it_was_right(right, first, since, words):
    found = answers(*right)
    assert (found.first_right, found.right_since) == (first, since)
    assert found.verdict == words


def test_with_nothing_to_compare_with_that_is_said():
    found = answers(None, None)
    found = replace(found, question=replace(found.question, expected=""))
    assert found.first_right is None
    assert "nothing to compare with" in found.verdict


@pytest.fixture(scope="module")
def trained(tiny_workspace, tmp_path_factory):
    from core.workspace import open_workspace

    workspace = open_workspace(tmp_path_factory.mktemp("milestones"))
    workspace.datasets.symlink_to(tiny_workspace.datasets)
    train(run_config(24), workspace, discard, Control())
    return workspace


def test_each_milestone_and_the_latest_weights_answer(trained):
    seen = []
    found = ask_milestones(run_folder(trained), at("return"), trained, seen.append, Control())
    assert [answer.step for answer in found.answers] == [10, 20, 24]
    assert found.answers[0].checkpoint == "step-000010.pth"
    assert found.run == run_folder(trained).name
    assert all(answer.text or answer.no_suggestion_reason for answer in found.answers)
    assert all(answer.is_right is not None for answer in found.answers)
    progress = [event for event in seen if isinstance(event, StageProgress)]
    assert progress[-1].done == progress[-1].total == 3


def test_the_expected_answer_is_right(trained):
    """Whatever the weights say, it is right where the file has just that."""
    question = at("return result", len("return "))
    first = ask_milestones(run_folder(trained), question, trained, discard, Control())
    said = next(answer for answer in first.answers if answer.text)
    again = ask_milestones(
        run_folder(trained), replace(question, expected=said.text.rstrip()), trained, discard,
        Control(),
    )  # fmt: skip
    assert next(a for a in again.answers if a.step == said.step).is_right
    assert again.first_right is not None


def test_a_damaged_milestone_is_a_notice_and_the_others_answer(trained, tmp_path):
    import shutil

    run = tmp_path / "run"
    shutil.copytree(run_folder(trained), run)
    (run / "model" / "checkpoints" / "step-000010.pth").write_bytes(b"nothing")
    seen = []
    found = ask_milestones(run, at("return"), trained, seen.append, Control())
    assert [answer.step for answer in found.answers] == [20, 24]
    assert any(isinstance(event, Notice) for event in seen)


def test_a_run_without_milestones_is_a_sentence(workspace):
    train(run_config(4), workspace, discard, Control())
    with pytest.raises(CheckpointError, match="has no milestones"):
        ask_milestones(run_folder(workspace), at("return"), workspace, discard, Control())


def test_a_cancel_ends_it(trained, monkeypatch):
    control = Control()
    real = milestones._ask

    def ask(*arguments):
        control.cancel()
        return real(*arguments)

    monkeypatch.setattr(milestones, "_ask", ask)
    with pytest.raises(Cancelled):
        ask_milestones(run_folder(trained), at("return"), trained, discard, control)


def test_the_command(trained, tmp_path, capsys):
    file = tmp_path / "stock.py"
    file.write_text(TEXT.replace("\n", "\r\n"), newline="")
    where = ["--workspace", str(trained.folder), "--quiet"]
    command = ["complete", str(file), "--line", "4", "--column", "1", "--milestones", "latest"]
    assert main([*command, *where, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["question"]["expected"] == "result += part"
    assert [answer["step"] for answer in found["answers"]] == [10, 20, 24]
    assert main([*command, *where]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[1].startswith("  step 10 ")
    assert lines[-2] == "Expected: result += part"
    assert lines[-1].startswith(("Right", "At no step"))


def test_a_table_has_a_line_for_each_step():
    lines = milestones_text(answers(False, True)).splitlines()
    assert lines == [
        "r",
        "  step  10   x",
        "  step 100 ✓ x",
        "Expected: x",
        "Right from step 100 on.",
    ]
