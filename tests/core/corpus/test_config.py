import pytest

from core.config import from_mapping, parse_toml, to_mapping, to_toml
from core.corpus.config import CorpusConfig
from core.errors import ConfigError


def test_the_defaults_are_those_of_the_card():
    config = CorpusConfig()
    assert (config.min_lines, config.max_lines, config.max_header_lines) == (3, 4000, 20)
    assert config.languages == ("python", "c", "java")
    assert config.drop_tests
    assert config.drop_duplicates


def test_it_comes_back_from_toml():
    config = CorpusConfig(sources=("a", "b"), max_lines=10, seed=3)
    assert from_mapping(CorpusConfig, parse_toml(to_toml(config), "x"), "x") == config
    assert to_mapping(config)["sources"] == ["a", "b"]


@pytest.mark.parametrize(
    ("settings", "hint"),
    [
        ({"languages": ("python", "cobol")}, "python, c, java"),
        ({"languages": ()}, "python, c, java"),
        ({"min_lines": 10, "max_lines": 9}, "Exchange"),
        ({"validation_share": 0.9}, "0 to 0.5"),
        ({"max_non_ascii_share": -0.1}, "0 to 1"),
        ({"other_encoding": "rot13"}, "cp1252"),
    ],
)
def test_what_makes_no_sense_is_a_sentence(settings, hint):
    with pytest.raises(ConfigError) as caught:
        CorpusConfig(**settings)
    assert hint in caught.value.hint
