"""Both architectures against independent implementations, weights copied: logits and gradients."""

import pytest
import torch
from torch import nn
from transformers import Qwen3Config, Qwen3ForCausalLM

from core.model.config import ModelConfig
from core.model.gpt import GPT
from core.training.step.loss import head_loss

REFERENCE = ModelConfig(
    architecture="gpt2", vocabulary=211, context=48, layers=3, heads=4, kv_heads=4, head_dim=16,
    width=64, ffn=256,
)  # fmt: skip
EVERYDAY = ModelConfig(
    vocabulary=211, context=48, layers=3, heads=4, kv_heads=2, head_dim=16, width=48, ffn=128
)


class EncoderStack(nn.Module):
    """The reference architecture put together from PyTorch's own parts."""

    def __init__(self, c: ModelConfig) -> None:
        super().__init__()
        self.token = nn.Embedding(c.vocabulary, c.width)
        self.position = nn.Embedding(c.context, c.width)
        layer = nn.TransformerEncoderLayer(
            c.width, c.heads, c.ffn, dropout=0.0, activation="gelu", batch_first=True,
            norm_first=True,
        )  # fmt: skip
        self.stack = nn.TransformerEncoder(
            layer, c.layers, norm=nn.LayerNorm(c.width), enable_nested_tensor=False
        )
        self.head = nn.Linear(c.width, c.vocabulary)

    def forward(self, ids):
        length = ids.shape[1]
        x = self.token(ids) + self.position.weight[:length]
        mask = nn.Transformer.generate_square_subsequent_mask(length)
        return self.head(self.stack(x, mask=mask, is_causal=True))


def randomised(model):
    torch.manual_seed(5)
    with torch.no_grad():
        for parameter in model.parameters():
            parameter.add_(torch.randn_like(parameter) * 0.05)
    return model.train()


def encoder_names(layers):
    """Our names and theirs."""
    yield from (
        ("token_embedding.weight", "token.weight"),
        ("position_embedding.weight", "position.weight"),
    )
    inner = {
        "attention.qkv.weight": "self_attn.in_proj_weight",
        "attention.qkv.bias": "self_attn.in_proj_bias",
    }
    modules = {
        "attention.output": "self_attn.out_proj", "ffn.up": "linear1", "ffn.down": "linear2",
        "attention_norm": "norm1", "ffn_norm": "norm2",
    }  # fmt: skip
    for part in ("weight", "bias"):
        inner |= {f"{ours}.{part}": f"{theirs}.{part}" for ours, theirs in modules.items()}
        yield f"final_norm.{part}", f"stack.norm.{part}"
        yield f"head.{part}", f"head.{part}"
    for number in range(layers):
        for ours, theirs in inner.items():
            yield f"blocks.{number}.{ours}", f"stack.layers.{number}.{theirs}"


def qwen3_names(layers, *, tied):
    """Our names and theirs."""
    yield "token_embedding.weight", "model.embed_tokens.weight"
    yield "final_norm.weight", "model.norm.weight"
    if not tied:
        yield "head.weight", "lm_head.weight"
    inner = {
        "attention_norm": "input_layernorm", "attention.query": "self_attn.q_proj",
        "attention.key": "self_attn.k_proj", "attention.value": "self_attn.v_proj",
        "attention.query_norm": "self_attn.q_norm", "attention.key_norm": "self_attn.k_norm",
        "attention.output": "self_attn.o_proj", "ffn_norm": "post_attention_layernorm",
        "ffn.gate": "mlp.gate_proj", "ffn.up": "mlp.up_proj", "ffn.down": "mlp.down_proj",
    }  # fmt: skip
    for number in range(layers):
        for ours, theirs in inner.items():
            yield f"blocks.{number}.{ours}.weight", f"model.layers.{number}.{theirs}.weight"


def copied(mine, theirs, names):
    """Their weights into ours; every tensor of both must be named."""
    pairs = dict(names)
    target, source = dict(mine.named_parameters()), dict(theirs.named_parameters())
    assert pairs.keys() == target.keys()
    assert set(pairs.values()) == source.keys()
    with torch.no_grad():
        for ours, other in pairs.items():
            target[ours].copy_(source[other])
    return [(ours, target[ours], source[other]) for ours, other in pairs.items()]


def compare(mine, theirs, their_logits, pairs, tolerance):
    """Logits, and the gradient of every tensor, of our chunked loss and of the plain one."""
    ids = torch.randint(0, 211, (3, 49), generator=torch.Generator().manual_seed(2))
    inputs, targets = ids[:, :-1], ids[:, 1:]
    expected = their_logits(inputs)
    torch.testing.assert_close(mine(inputs), expected, atol=tolerance, rtol=tolerance)
    nn.functional.cross_entropy(expected.flatten(0, 1), targets.flatten()).backward()
    head_loss(mine.features(inputs).flatten(0, 1), mine.head, targets.flatten()).backward()
    for name, ours, other in pairs:
        torch.testing.assert_close(
            ours.grad, other.grad, atol=tolerance, rtol=tolerance, msg=lambda m, n=name: f"{n}: {m}"
        )


def test_reference_equals_a_stack_of_encoder_layers():
    mine, theirs = GPT(REFERENCE), randomised(EncoderStack(REFERENCE))
    pairs = copied(mine, theirs, encoder_names(REFERENCE.layers))
    compare(mine, theirs, theirs, pairs, 1e-5)


@pytest.mark.parametrize("tied", [False, True])
def test_everyday_equals_qwen3_of_transformers(tied):
    config = Qwen3Config(
        vocab_size=211, hidden_size=48, intermediate_size=128, num_hidden_layers=3,
        num_attention_heads=4, num_key_value_heads=2, head_dim=16, max_position_embeddings=48,
        rms_norm_eps=1e-6, rope_parameters={"rope_type": "default", "rope_theta": 10_000.0},
        attention_bias=False, tie_word_embeddings=tied, attn_implementation="sdpa",
    )  # fmt: skip
    theirs = randomised(Qwen3ForCausalLM(config))
    shape = ModelConfig(**{f: getattr(EVERYDAY, f) for f in EVERYDAY.__slots__} | {"tied": tied})
    mine = GPT(shape)
    pairs = copied(mine, theirs, qwen3_names(3, tied=tied))
    compare(mine, theirs, lambda ids: theirs(ids).logits, pairs, 1e-4)
