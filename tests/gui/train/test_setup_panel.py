"""Choices become a configuration, and wrong ones a sentence."""

import json

import pytest
from PySide6.QtCore import Qt

from core.config import to_toml
from core.errors import ConfigError
from core.model.config import parameter_count
from core.training.config import TrainingConfig
from core.training.presets import load_preset, presets
from core.training.run_setup import FineTuning
from core.training.runs.run_folder import CONFIG_FILE
from core.workspace import COMPLETE_MARK
from gui.train.data_card import facts_text
from gui.train.setup_panel import SetupPanel


def add_dataset(workspace, name):
    folder = workspace.dataset(name)
    folder.mkdir(parents=True)
    (folder / COMPLETE_MARK).touch()


@pytest.fixture
def panel(context, qtbot):
    add_dataset(context.workspace, "one--everyday")
    add_dataset(context.workspace, "two--everyday")
    result = SetupPanel(context)
    qtbot.addWidget(result)
    result.show()
    return result


def test_without_a_dataset_the_standard_library_is_chosen(context, qtbot):
    panel = SetupPanel(context)
    qtbot.addWidget(panel)
    panel.show()
    assert panel.data.needs_build
    assert panel.dataset.currentText() == "Python's standard library"
    assert panel.problem is None, "a run can be started: its data are built first"
    with pytest.raises(ConfigError):
        panel.config()
    assert not panel.data.files_button.isEnabled()
    panel.horizon.amount.setText("soon")
    assert panel.problem is not None


def test_the_recipe_is_folded_until_it_is_wanted(panel):
    assert not panel.form.isVisible()
    panel.recipe_button.click()
    assert panel.form.isVisible()
    assert panel.recipe_button.accessibleName() == "Hide recipe"


def test_the_facts_of_a_dataset(workspace):
    folder = workspace.datasets / "one--everyday"
    folder.mkdir(parents=True)
    record = {
        "train": {"documents": 90, "tokens": 1_900_000},
        "validation": {"documents": 10, "tokens": 100_000},
    }
    (folder / "dataset.json").write_text(json.dumps(record), "utf-8")
    text = facts_text(workspace, "one--everyday")
    assert text.startswith("100 files · 2 M tokens · 5.0 % held out · built ")
    assert facts_text(workspace, "missing") == ""


def test_the_configuration_is_that_of_the_preset_with_the_horizon(panel):
    panel.dataset.set_key("two--everyday")
    panel.model.preset.set_key("nano")
    panel.horizon.amount.setText("3")
    config = panel.config()
    expected = load_preset("nano", dataset="two--everyday", assignments=["train.max_minutes=3.0"])
    assert config == expected


def test_every_preset_is_offered_with_its_description(panel):
    for info in presets():
        panel.model.preset.set_key(info.name)
        assert panel.model.description.text() == info.description
        assert panel.form.config().learning_rate == load_preset(info.name).train.learning_rate


def test_steps_as_a_horizon(panel):
    panel.horizon.unit.set_key("steps")
    panel.horizon.amount.setText("1,000")
    train = panel.config().train
    assert (train.max_steps, train.max_minutes) == (1000, 0.0)


@pytest.mark.parametrize("text", ["", "soon", "0", "-1", "1e99", "nan", "0.01"])
def test_a_wrong_horizon_is_named(panel, text):
    panel.horizon.amount.setText(text)
    assert isinstance(panel.problem, ConfigError)
    assert panel.horizon.amount.property("invalid")
    panel.horizon.amount.setText("5")
    assert panel.problem is None
    assert not panel.horizon.amount.property("invalid")


def test_a_wrong_setting_is_named(panel):
    panel.form.field("learning_rate").editor.setText("7")
    assert "learning_rate" in panel.problem.message


def test_more_settings_appear_on_demand(panel):
    panel.recipe_button.click()
    seed = panel.form.field("seed").editor
    assert not seed.isVisible()
    panel.more_button.click()
    assert seed.isVisible()
    assert {"max_steps", "max_minutes"}.isdisjoint(field.name for field in panel.form.fields)


def test_choices_are_remembered(panel, context, qtbot):
    panel.dataset.set_key("two--everyday")
    panel.model.preset.set_key("reference")
    panel.horizon.amount.setText("42")
    panel.remember()
    again = SetupPanel(context)
    qtbot.addWidget(again)
    assert again.dataset.key() == "two--everyday"
    assert again.model.preset.key() == "reference"
    assert again.horizon.amount.text() == "42"


def test_a_new_dataset_is_found(panel, context):
    add_dataset(context.workspace, "three--everyday")
    panel.refresh_datasets("three--everyday")
    assert panel.config().dataset == "three--everyday"


def test_the_shape_of_the_model_can_be_changed_and_its_size_is_said(panel):
    panel.model.preset.set_key("nano")
    layers = panel.model.architecture.field("layers")
    assert not layers.editor.isVisible()
    assert not panel.model.parameters.isVisible()
    panel.model.architecture_button.click()
    assert layers.editor.isVisible()
    layers.editor.setText("9")
    config = panel.config()
    assert config.model.layers == 9
    assert config.model.vocabulary == load_preset("nano").model.vocabulary
    assert panel.model.parameters.text() == f"{parameter_count(config.model):,} parameters"
    layers.reset_button.click()
    assert panel.config().model == load_preset("nano").model
    assert not panel.model.parameters.isVisible()


def test_a_shape_that_does_not_fit_together_is_named(panel):
    panel.model.architecture.field("kv_heads").editor.setText("3")
    panel.model.architecture.field("heads").editor.setText("4")
    assert "kv_heads" in panel.problem.message
    panel.model.preset.set_key("reference")
    assert panel.problem is None
    assert panel.config().model.architecture == "gpt2"


def add_run(workspace, name="20261101-000000-nano-one"):
    folder = workspace.runs / name
    checkpoint = folder / "model" / "checkpoints" / "best_checkpoint.pth"
    checkpoint.parent.mkdir(parents=True)
    checkpoint.touch()
    config = load_preset("nano", dataset="one--everyday")
    (folder / CONFIG_FILE).write_text(to_toml(config))
    return checkpoint


def test_a_run_can_begin_with_a_checkpoint(panel, context):
    checkpoint = add_run(context.workspace)
    panel.refresh_datasets("two--everyday")
    panel.model.start_from(checkpoint)
    assert panel.model.preset.key() == "nano"
    assert not panel.model.preset.isVisible()
    panel.model.mix.set_key("one--everyday")
    panel.horizon.amount.setText("7")
    panel.form.field("learning_rate").set_value(0.004)
    panel.set_prompts(["def f("])
    assert panel.setup() == FineTuning(
        checkpoint=checkpoint,
        dataset="two--everyday",
        mix="one--everyday",
        horizon=TrainingConfig(max_minutes=7.0),
        assignments=("train.learning_rate=0.004", 'train.prompts=["def f("]'),
    )
    panel.model.start.set_key("new")
    assert panel.setup() == panel.config()
    assert panel.model.preset.isVisible()
    assert not panel.model.mix.isVisible()


def test_a_foreign_file_can_be_the_beginning(panel, tmp_path):
    foreign = tmp_path / "model_state.pth"
    foreign.touch()
    panel.model.start_from(foreign)
    assert panel.setup().checkpoint == foreign
    assert panel.setup().mix == ""


def test_prompts_are_part_of_the_run_and_remembered(panel, context):
    panel.set_prompts(["def f(", "class A:"])
    assert panel.config().train.prompts == ("def f(", "class A:")
    panel.remember()
    assert context.settings.state.train.prompts == ("def f(", "class A:")


def test_names_on_disk_are_tooltips_of_the_lists(panel):
    model, dataset = panel.model.start, panel.dataset
    tips = [
        dataset.itemData(row, Qt.ItemDataRole.ToolTipRole) for row in range(dataset.count() - 1)
    ]
    assert all(name in tip for name, tip in zip(keys(dataset)[:-1], tips, strict=True))
    assert model.itemData(0, Qt.ItemDataRole.ToolTipRole) is None, "training from scratch has none"


def keys(choice):
    return [choice.itemData(row) for row in range(choice.count())]
