"""Choices become a configuration, and wrong ones a sentence."""

import pytest

from core.errors import ConfigError
from core.model.config import parameter_count
from core.training.presets import load_preset, presets
from core.workspace import COMPLETE_MARK
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


def test_without_a_dataset_it_says_what_to_do(context, qtbot):
    panel = SetupPanel(context)
    qtbot.addWidget(panel)
    panel.show()
    assert panel.no_dataset.isVisible()
    assert panel.library_button.isVisible()
    assert "no dataset" in panel.problem.message
    with qtbot.waitSignal(panel.library_wanted):
        panel.library_button.click()


def test_the_configuration_is_that_of_the_preset_with_the_horizon(panel):
    panel.dataset.set_key("two--everyday")
    panel.preset.set_key("nano")
    panel.horizon.amount.setText("3")
    config = panel.config()
    expected = load_preset("nano", dataset="two--everyday", assignments=["train.max_minutes=3.0"])
    assert config == expected


def test_every_preset_is_offered_with_its_description(panel):
    for info in presets():
        panel.preset.set_key(info.name)
        assert panel.description.text() == info.description
        assert panel.form.config().lr == load_preset(info.name).train.lr


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
    panel.form.field("lr").editor.setText("7")
    assert "lr" in panel.problem.message


def test_more_settings_appear_on_demand(panel):
    seed = panel.form.field("seed").editor
    assert not seed.isVisible()
    panel.more_button.click()
    assert seed.isVisible()
    assert {"max_steps", "max_minutes"}.isdisjoint(field.name for field in panel.form.fields)


def test_choices_are_remembered(panel, context, qtbot):
    panel.dataset.set_key("two--everyday")
    panel.preset.set_key("reference")
    panel.horizon.amount.setText("42")
    panel.remember()
    again = SetupPanel(context)
    qtbot.addWidget(again)
    assert again.dataset.key() == "two--everyday"
    assert again.preset.key() == "reference"
    assert again.horizon.amount.text() == "42"


def test_a_new_dataset_is_found(panel, context):
    add_dataset(context.workspace, "three--everyday")
    panel.refresh_datasets("three--everyday")
    assert panel.config().dataset == "three--everyday"


def test_the_shape_of_the_model_can_be_changed_and_its_size_is_said(panel):
    panel.preset.set_key("nano")
    layers = panel.shape.field("layers")
    assert not layers.editor.isVisible()
    assert not panel.parameters.isVisible()
    panel.shape_button.click()
    assert layers.editor.isVisible()
    layers.editor.setText("9")
    config = panel.config()
    assert config.model.layers == 9
    assert config.model.vocabulary == load_preset("nano").model.vocabulary
    assert panel.parameters.text() == f"{parameter_count(config.model):,} parameters"
    layers.reset_button.click()
    assert panel.config().model == load_preset("nano").model
    assert not panel.parameters.isVisible()


def test_a_shape_that_does_not_fit_together_is_named(panel):
    panel.shape.field("kv_heads").editor.setText("3")
    panel.shape.field("heads").editor.setText("4")
    assert "kv_heads" in panel.problem.message
    panel.preset.set_key("reference")
    assert panel.problem is None
    assert panel.config().model.architecture == "gpt2"
