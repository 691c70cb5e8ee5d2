"""The decoder against an independent implementation, and against itself."""

import math
from dataclasses import replace

import pytest
import torch
from torch import nn

from core.model.config import ModelConfig
from core.model.gpt import GPT
from core.model.kv_cache import KVCache

GPT2 = ModelConfig(
    architecture="gpt2", vocabulary=97, context=32, layers=2, heads=4, kv_heads=4, head_dim=8,
    width=32, ffn=64,
)  # fmt: skip
QWEN3 = ModelConfig(
    vocabulary=97, context=32, layers=2, heads=4, kv_heads=2, head_dim=8, width=32, ffn=64
)


def random_model(config: ModelConfig, seed: int = 0) -> GPT:
    """A model whose zero-initialized parts are random too, so that they matter."""
    torch.manual_seed(seed)
    model = GPT(config).eval()
    with torch.no_grad():
        for parameter in model.parameters():
            parameter.add_(torch.randn_like(parameter) * 0.05)
    return model


def test_gpt2_equals_a_stack_of_pytorch_encoder_layers():
    model = random_model(GPT2)
    stack = nn.ModuleList(
        nn.TransformerEncoderLayer(
            32, 4, 64, dropout=0.0, activation="gelu", batch_first=True, norm_first=True
        )
        for _ in range(2)
    ).eval()
    for mine, theirs in zip(model.blocks, stack, strict=True):
        theirs.self_attn.in_proj_weight.data = mine.attention.qkv.weight.data
        theirs.self_attn.in_proj_bias.data = mine.attention.qkv.bias.data
        theirs.self_attn.out_proj.load_state_dict(mine.attention.output.state_dict())
        theirs.linear1.load_state_dict(mine.ffn.up.state_dict())
        theirs.linear2.load_state_dict(mine.ffn.down.state_dict())
        theirs.norm1.load_state_dict(mine.attention_norm.state_dict())
        theirs.norm2.load_state_dict(mine.ffn_norm.state_dict())
    ids = torch.randint(0, 97, (3, 20))
    x = model.token_embedding(ids) + model.position_embedding.weight[:20]
    mask = nn.Transformer.generate_square_subsequent_mask(20)
    for layer in stack:
        x = layer(x, src_mask=mask, is_causal=True)
    expected = model.head(model.final_norm(x))
    torch.testing.assert_close(model(ids), expected, atol=1e-5, rtol=1e-5)


def test_rotary_attention_depends_on_distance_alone():
    # The same tokens later in the window, with nothing before them visible,
    # must attend alike: scores depend on position differences.
    model = random_model(QWEN3)
    ids = torch.randint(0, 97, (1, 8))
    table = model.rotary
    shifted = torch.roll(table, -5, dims=1)
    before = model(ids)
    model.rotary = shifted
    torch.testing.assert_close(model(ids), before, atol=1e-4, rtol=1e-4)


@pytest.mark.parametrize("config", [GPT2, QWEN3])
@pytest.mark.parametrize("pieces", [[20], [1] * 20, [7, 1, 12], [19, 1]])
def test_cached_pieces_equal_one_pass(config, pieces):
    model = random_model(config)
    ids = torch.randint(0, 97, (2, 20))
    expected = model(ids)
    cache = KVCache(config, batch=2)
    parts = [model(part, cache) for part in ids.split(pieces, dim=1)]
    torch.testing.assert_close(torch.cat(parts, dim=1), expected, atol=1e-5, rtol=1e-5)


@pytest.mark.parametrize("config", [GPT2, QWEN3])
def test_truncated_cache_equals_a_fresh_one(config):
    model = random_model(config)
    ids = torch.randint(0, 97, (1, 12))
    other = torch.randint(0, 97, (1, 4))
    cache = KVCache(config)
    model(ids, cache)
    cache.truncate(5)
    again = model(other, cache, last_only=True)
    expected = model(torch.cat((ids[:, :5], other), dim=1), last_only=True)
    torch.testing.assert_close(again, expected, atol=1e-5, rtol=1e-5)


@pytest.mark.parametrize("config", [GPT2, QWEN3])
def test_no_token_sees_the_future(config):
    model = random_model(config)
    ids = torch.randint(0, 97, (1, 16))
    changed = ids.clone()
    changed[0, 10] = (changed[0, 10] + 1) % 97
    torch.testing.assert_close(model(ids)[:, :10], model(changed)[:, :10])
    assert not torch.allclose(model(ids)[:, 10:], model(changed)[:, 10:])


def test_everyday_model_starts_at_exactly_a_uniform_guess():
    model = GPT(QWEN3)
    logits = model(torch.randint(0, 97, (2, 9)))
    loss = nn.functional.cross_entropy(logits.flatten(0, 1), torch.randint(0, 97, (18,)))
    assert loss.item() == pytest.approx(math.log(97), abs=1e-6)


def test_too_many_tokens_are_a_bug_of_the_caller():
    model = GPT(QWEN3)
    with pytest.raises(ValueError, match="do not fit a context of 32"):
        model(torch.zeros(1, 33, dtype=torch.long))


def test_tied_model_has_one_table():
    config = ModelConfig(
        vocabulary=50, context=8, layers=1, width=16, head_dim=8, ffn=16, tied=True
    )
    model = GPT(config)
    assert model.head.weight is model.token_embedding.weight


@pytest.mark.parametrize("config", [GPT2, QWEN3, replace(QWEN3, tied=True)])
def test_given_weights_make_the_same_model_and_draw_nothing(config):
    model = random_model(config)
    ids = torch.randint(0, 97, (1, 9))
    before = torch.get_rng_state()
    other = GPT.from_state(config, model.state_dict()).eval()
    assert torch.equal(torch.get_rng_state(), before)
    assert torch.equal(other(ids), model(ids))
    assert all(not p.is_meta for p in [*other.parameters(), *other.buffers()])
    assert config.tied == (other.head.weight is other.token_embedding.weight)
    assert other.head.weight.data_ptr() != model.head.weight.data_ptr()
