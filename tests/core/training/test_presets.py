"""The shipped recipes."""

import pytest

from core.errors import ConfigError
from core.training.presets import load_preset, presets


def test_every_preset_loads_and_has_the_size_it_says():
    sizes = {preset.name: preset.parameters for preset in presets()}
    assert list(sizes) == ["nano", "small", "base", "reference"]
    assert sizes["reference"] == 33_551_168
    assert 0.9e6 < sizes["nano"] < 1.3e6
    assert 8e6 < sizes["small"] < 10e6
    assert 32e6 < sizes["base"] < 36e6
    assert all(preset.title and preset.description for preset in presets())


def test_reference_is_the_recipe_of_the_card():
    recipe = load_preset("reference").train
    assert (recipe.optimizer, recipe.lr) == ("adamw", 3e-4)
    assert (recipe.batch_size, recipe.accumulation) == (8, 4)


def test_settings_override_the_preset():
    config = load_preset(
        "nano", dataset="d", assignments=["train.lr=1e-3", "model.layers=1", "train.compile=true"]
    )
    assert config.train.lr == 1e-3
    assert config.model.layers == 1
    assert config.train.compile == "on"  # true and false are what it was before "auto"
    assert config.dataset == "d"


@pytest.mark.parametrize(
    ("assignment", "words", "hint"),
    [
        ("train.learning=1", "no setting 'learning'", "Known settings"),
        ("train.warmup_step=1", "no setting 'warmup_step'", "'warmup_steps'"),
        ("train.lr=2", "lr is 2.0", "from 0 to 1"),
        ("train.lr=fast", "must be a number", ""),
        ("model.layers=1.5", "must be a whole number", ""),
        ("train.optimizer=sgd", "'sgd'", "muon, adamw"),
        ("lr", "not an assignment", "section.key=value"),
    ],
)
def test_a_wrong_setting_is_a_sentence(assignment, words, hint):
    with pytest.raises(ConfigError) as caught:
        load_preset("nano", assignments=[assignment])
    assert words in caught.value.message
    assert hint in caught.value.hint


def test_unknown_preset_names_the_nearest():
    with pytest.raises(ConfigError) as caught:
        load_preset("smal")
    assert "'small'" in caught.value.hint
