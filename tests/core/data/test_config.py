import pickle

import pytest

from core.config import from_mapping, parse_toml, to_toml
from core.data.config import BuildConfig, build_config
from core.errors import ConfigError, CoreError


def test_a_command_line_becomes_settings():
    config = build_config("mine", ["a", "b"], ["corpus.max_lines=50", "tokenizer.style=card"])
    assert config.corpus.sources == ("a", "b")
    assert config.corpus.max_lines == 50
    assert config.tokenizer.style == "card"
    assert config.dataset_name == "mine--mine-card"
    assert build_config("stdlib").corpus.sources == ()


def test_settings_can_be_saved_and_sent_to_another_process():
    config = build_config("mine", ["a"])
    assert pickle.loads(pickle.dumps(config)) == config
    assert from_mapping(BuildConfig, parse_toml(to_toml(config), "x"), "x") == config


@pytest.mark.parametrize(
    ("name", "assignment", "hint"),
    [
        ("mine", "corpus.max_line=3", "max_lines"),
        ("mine", "corpus.max_lines=many", ""),
        ("mine", "tokenizer.vocabulary=5", "263 to"),
        ("mine", "tokenizer.style=fancy", "everyday, card"),
        ("a--b", "corpus.seed=1", "two dashes"),
        ("a" * 41, "corpus.seed=1", "40"),
        ("../up", "corpus.seed=1", "letters"),
    ],
)
def test_what_makes_no_sense_is_a_sentence(name, assignment, hint):
    with pytest.raises(CoreError) as caught:
        build_config(name, [], [assignment])
    assert hint in caught.value.hint
    assert isinstance(caught.value, ConfigError) or name == "../up"
