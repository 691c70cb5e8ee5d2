"""The shipped presets, and the former names of their settings."""

from pathlib import Path

import pytest

from core.config import from_mapping
from core.errors import ConfigError
from core.training.config import RunConfig
from core.training.presets import load_preset, presets
from core.training.runs.run_folder import read_run_config

GOLDEN = Path(__file__).parents[2] / "golden" / "workspace_1"


def test_every_preset_loads_and_has_the_size_it_says():
    sizes = {preset.name: preset.parameters for preset in presets()}
    # The smallest first; one that is never suggested comes last.
    assert [name for name in sizes if name in ("nano", "small", "base")] == [
        "nano",
        "small",
        "base",
    ]
    assert list(sizes)[-1] == "reference"
    assert sizes["reference"] == 33_551_168
    assert 0.9e6 < sizes["nano"] < 1.3e6
    assert 8e6 < sizes["small"] < 10e6
    assert 32e6 < sizes["base"] < 36e6
    assert all(preset.title and preset.description for preset in presets())


def test_reference_is_the_configuration_of_the_card():
    run_config = load_preset("reference").train
    assert (run_config.optimizer, run_config.learning_rate) == ("adamw", 3e-4)
    assert (run_config.batch_size, run_config.accumulation) == (8, 4)


def test_settings_override_the_preset():
    config = load_preset(
        "nano",
        dataset="d",
        assignments=["train.learning_rate=1e-3", "model.layers=1", "train.compile=true"],
    )
    assert config.train.learning_rate == 1e-3
    assert config.model.layers == 1
    assert config.train.compile == "on"  # true and false are what it was before "auto"
    assert config.dataset == "d"


@pytest.mark.parametrize(
    ("assignment", "words", "hint"),
    [
        ("train.elephants=1", "no setting 'elephants'", "Known settings"),
        ("train.warmup_step=1", "no setting 'warmup_step'", "'warmup_steps'"),
        ("train.learning_rate=2", "learning_rate is 2.0", "0 to 1"),
        ("train.learning_rate=fast", "must be a number", ""),
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


FORMER_NAMES = {
    "lr": "learning_rate",
    "embedding_lr": "embedding_learning_rate",
    "head_lr": "head_learning_rate",
    "decay_share": "decay_fraction",
    "mix_share": "replay_fraction",
    "replay_share": "typing_simulation_fraction",
}


@pytest.mark.parametrize(("former", "name"), FORMER_NAMES.items())
def test_former_names_of_settings_work(former, name):
    config = load_preset("nano", assignments=[f"train.{former}=0.125"])
    assert getattr(config.train, name) == 0.125


def test_a_recorded_configuration_of_an_older_version_is_read():
    config = read_run_config(GOLDEN / "runs" / "20260101-000000-nano-golden")
    train = config.train
    assert (train.learning_rate, train.embedding_learning_rate) == (0.02, 0.01)
    assert (train.head_learning_rate, train.decay_fraction) == (0.003, 1.0)
    assert (train.replay_dataset, train.replay_fraction) == ("", 0.25)


def test_runs_of_earlier_versions_keep_their_recipe():
    """Their files lack the newer settings, whose defaults are what was done before."""
    before = from_mapping(RunConfig, {"preset": "small"}, "config.toml").train
    assert (before.momentum_warmup_steps, before.adam_beta1) == (0, 0.9)
    now = load_preset("small").train
    assert (now.momentum_warmup_steps, now.adam_beta1) == (300, 0.8)
