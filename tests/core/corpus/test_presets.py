import pytest

from core.corpus.config import CorpusConfig
from core.corpus.filters.table import active_filters
from core.corpus.presets import CARD, RECOMMENDED, preset_of, with_filters
from core.errors import ConfigError


def test_the_card_has_its_own_filters_and_no_others():
    card = with_filters(CorpusConfig(languages=("c",), seed=5), CARD)
    names = {each.name for each in active_filters(card)}
    assert names == {"length", "non_ascii", "test_name", "test_suite", "header", "duplicate"}
    assert not card.redact_secrets
    assert not card.redact_emails
    assert (card.languages, card.seed) == (("c",), 5)


def test_a_configuration_knows_its_preset():
    assert preset_of(CorpusConfig()) == RECOMMENDED
    assert preset_of(with_filters(CorpusConfig(), CARD)) == CARD
    assert preset_of(CorpusConfig(max_mean_line=120.0)) == ""
    assert with_filters(with_filters(CorpusConfig(), CARD), RECOMMENDED) == CorpusConfig()


def test_an_unknown_preset_is_a_sentence():
    with pytest.raises(ConfigError) as caught:
        with_filters(CorpusConfig(), "strict")
    assert "card, recommended" in caught.value.hint
