"""Parameter counts against the published card and against the real modules."""

import pytest

from core.errors import ConfigError
from core.model.config import (
    ModelConfig,
    block_parameter_count,
    parameter_count,
    parameter_table,
    training_flops_per_token,
)
from core.model.gpt import GPT

CARD = ModelConfig(
    architecture="gpt2",
    vocabulary=8000,
    context=256,
    layers=8,
    heads=8,
    kv_heads=8,
    head_dim=64,
    width=512,
    ffn=2048,
)


def test_reference_shape_has_every_subtotal_of_the_card():
    counts = {row.name: row.count for row in parameter_table(CARD)}
    assert counts["token embedding"] == 4_096_000
    assert counts["position embedding"] == 131_072
    assert counts["fused query, key, value"] == 787_968
    assert counts["attention output"] == 262_656
    assert counts["feed-forward in"] == 1_050_624
    assert counts["feed-forward out"] == 1_049_088
    assert counts["attention norm"] == counts["final norm"] == 1_024
    assert counts["head"] == 4_104_000
    assert block_parameter_count(CARD) == 3_152_384
    assert parameter_count(CARD) == 33_551_168


@pytest.mark.parametrize(
    "config",
    [
        CARD,
        ModelConfig(layers=2, vocabulary=300),
        ModelConfig(layers=1, vocabulary=300, tied=True, heads=4, kv_heads=2, head_dim=32),
    ],
)
def test_table_equals_the_real_module(config):
    model = GPT(config)
    assert parameter_count(config) == sum(p.numel() for p in model.parameters())


def test_flops_count_matrices_six_times():
    flops = training_flops_per_token(CARD)
    matrices = 33_551_168 - 4_096_000 - 131_072
    assert flops == 6 * matrices + 6 * 8 * 512 * 256


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"heads": 4, "kv_heads": 3}, "multiple"),
        ({"architecture": "gpt2", "head_dim": 32}, "heads x head_dim = width"),
        ({"architecture": "gpt2", "tied": True}, "untied"),
        ({"head_dim": 9}, "even head_dim"),
        ({"layers": 10**9}, "layers is 1000000000"),
        ({"vocabulary": 0}, "vocabulary is 0"),
    ],
)
def test_numbers_that_do_not_fit_are_refused(change, words):
    with pytest.raises(ConfigError, match=words):
        ModelConfig(**change)
