"""Choices become a request, and invalid ones a message."""

import shutil

import pytest

from core.errors import ConfigError
from core.evaluation.config import FULL, QUICK
from core.evaluation.request import command_arguments
from gui.evaluate.setup_panel import SetupPanel


@pytest.fixture
def panel(context, checkpoints, qtbot):
    result = SetupPanel(context)
    qtbot.addWidget(result)
    result.show()
    return result


def test_the_newest_best_checkpoint_is_chosen_and_the_others_can_be_compared(panel, checkpoints):
    assert panel.checkpoint.key() == str(checkpoints[1])
    offered = [panel.against.itemData(row) for row in range(panel.against.count())]
    assert offered[0] == ""
    assert str(checkpoints[0]) in offered
    assert str(checkpoints[1]) not in offered
    panel.checkpoint.set_key(str(checkpoints[0]))
    offered = [panel.against.itemData(row) for row in range(panel.against.count())]
    assert str(checkpoints[1]) in offered


def test_held_out_files_are_explained(panel):
    assert "The files of main that training never reads" in panel.sources.about.text()
    assert panel.problem is None


def test_a_missing_dataset_is_a_problem(panel, context):
    shutil.rmtree(context.workspace.corpora)
    panel.refresh()
    assert "not in this workspace" in panel.problem.message
    panel.sources.kind.set_key("installed")
    assert panel.problem is None
    assert panel.request().installed


def test_a_checkpoint_from_elsewhere_can_be_evaluated_on_other_code(panel, tmp_path):
    panel.choose(str(tmp_path / "x.pth"))
    assert "not known what this model was trained on" in panel.problem.message
    panel.sources.kind.set_key("installed")
    assert panel.request().checkpoint == tmp_path / "x.pth"


def test_folders_have_to_exist(panel, tmp_path):
    panel.sources.kind.set_key("folders")
    assert "Add a folder" in panel.problem.message
    gone = tmp_path / "gone"
    panel.sources.add(str(gone))
    assert "does not exist any more" in panel.problem.message
    gone.mkdir()
    assert panel.problem is None
    panel.sources.add(str(gone))
    assert panel.sources.sources() == (str(gone),)
    panel.sources.list.selectAll()
    panel.sources.remove_button.click()
    assert panel.sources.sources() == ()


def test_the_scope_is_a_configuration_of_core(panel):
    assert panel.request().config == QUICK
    panel.scope.set_key("full")
    assert panel.request().config == FULL
    panel.form.field("cases").set_value(40)
    assert panel.request().config.cases == 40
    assert "Cursor positions: 40" in panel.about_scope.text()
    panel.form.field("cases").editor.setText("3")
    with pytest.raises(ConfigError, match="outside its range"):
        panel.request()
    names = {field.name for field in panel.form.fields}
    assert names == {
        "cases", "typing_files", "typing_lines", "bits_files", "typing_ms", "wrong_cost", "seed",
    }  # fmt: skip
    assert not panel.form.field("seed").editor.isVisible()
    panel.more_button.click()
    assert panel.form.field("seed").editor.isVisible()


def test_folders_can_be_evaluated_with_and_without_their_projects(panel, tmp_path):
    box = panel.sources.project
    assert box.isHidden()  # held-out files are files of many projects
    assert not panel.request().with_project
    panel.sources.add(str(tmp_path))
    assert not box.isHidden()
    box.click()
    request = panel.request()
    assert request.with_project
    assert "--project" in command_arguments(request, tmp_path)
    archive = tmp_path / "code.zip"
    archive.touch()
    panel.sources.add(str(archive))
    assert "no project" in panel.problem.message
    box.click()
    assert panel.problem is None
    panel.sources.kind.set_key("installed")
    box.click()
    assert panel.request().with_project
