"""Former names of settings work, in files and after ``--set``; the golden file has all of them."""

import tomllib
from pathlib import Path

import pytest

from core.completion.policy import PolicyConfig
from core.config import from_mapping, override, setting_of, to_mapping
from core.corpus.config import CorpusConfig
from core.evaluation.config import EvaluationConfig
from core.model.config import ModelConfig
from core.tokenizer.config import TokenizerConfig
from core.training.config import TrainingConfig

TEXT = (Path(__file__).parent.parent / "golden" / "settings_former_names.toml").read_text("utf-8")
GOLDEN = tomllib.loads(TEXT)
CONFIGURATIONS = {
    "corpus": CorpusConfig,
    "evaluation": EvaluationConfig,
    "model": ModelConfig,
    "policy": PolicyConfig,
    "tokenizer": TokenizerConfig,
    "train": TrainingConfig,
}
FORMER = [
    (section, former, field.name)
    for section, configuration in CONFIGURATIONS.items()
    for field in configuration.__dataclass_fields__.values()
    for former in setting_of(field).aliases
]


def test_the_golden_file_has_every_former_name_and_no_other():
    assert {(section, former) for section, former, _name in FORMER} == {
        (section, name) for section, settings in GOLDEN.items() for name in settings
    }


@pytest.mark.parametrize("section", GOLDEN)
def test_the_golden_file_is_read(section):
    config = from_mapping(CONFIGURATIONS[section], GOLDEN[section], section)
    names = {former: name for of, former, name in FORMER if of == section}
    assert {name: getattr(config, names[name]) for name in names} == GOLDEN[section]
    # What is written has the present names alone.
    assert not names.keys() & to_mapping(config).keys()


@pytest.mark.parametrize(("section", "former", "name"), FORMER)
def test_a_former_name_works_on_the_command_line(section, former, name):
    value = GOLDEN[section][former]
    present = to_mapping(CONFIGURATIONS[section]())
    said = override({section: present}, [f"{section}.{former}={value}"])[section]
    assert getattr(from_mapping(CONFIGURATIONS[section], said, "--set"), name) == value
