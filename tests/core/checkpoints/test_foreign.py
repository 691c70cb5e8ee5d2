"""Checkpoints of the original project: recognised by their tensors, or refused with the reason."""

import pytest
import torch
from torch import nn

from core.checkpoints import store
from core.data.token_dataset import TokenDataset
from core.errors import CheckpointError
from core.model.gpt import GPT

WIDTH, LAYERS, CONTEXT, VOCABULARY = 128, 2, 24, 400


class FusedBlock(nn.Module):
    def __init__(self, bias=True):
        super().__init__()
        self.ln_1 = nn.LayerNorm(WIDTH)
        self.attn = nn.ModuleDict(
            {
                "c_attn": nn.Linear(WIDTH, 3 * WIDTH, bias=bias),
                "c_proj": nn.Linear(WIDTH, WIDTH, bias=bias),
            }
        )
        self.attn.register_buffer("tril", torch.ones(CONTEXT, CONTEXT).tril())
        self.ln_2 = nn.LayerNorm(WIDTH)
        self.mlp = nn.Sequential(
            nn.Linear(WIDTH, 4 * WIDTH, bias=bias),
            nn.GELU(),
            nn.Linear(4 * WIDTH, WIDTH, bias=bias),
        )

    def forward(self, x):
        query, key, value = (
            part.unflatten(-1, (2, 64)).transpose(1, 2)
            for part in self.attn["c_attn"](self.ln_1(x)).chunk(3, dim=-1)
        )
        mixed = nn.functional.scaled_dot_product_attention(query, key, value, is_causal=True)
        x = x + self.attn["c_proj"](mixed.transpose(1, 2).flatten(-2))
        return x + self.mlp(self.ln_2(x))


class Fused(nn.Module):
    def __init__(self, bias=True, tied=False):
        super().__init__()
        self.token_embedding_table = nn.Embedding(VOCABULARY, WIDTH)
        self.position_embedding_table = nn.Embedding(CONTEXT, WIDTH)
        self.blocks = nn.ModuleList(FusedBlock(bias) for _ in range(LAYERS))
        self.ln_f = nn.LayerNorm(WIDTH)
        self.lm_head = nn.Linear(WIDTH, VOCABULARY, bias=bias)
        if tied:
            self.lm_head.weight = self.token_embedding_table.weight

    def forward(self, ids):
        x = self.token_embedding_table(ids)
        x = x + self.position_embedding_table.weight[: ids.shape[1]]
        for block in self.blocks:
            x = block(x)
        return self.lm_head(self.ln_f(x))


class Encoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.embed = nn.Embedding(VOCABULARY, WIDTH)
        self.pos_embed = nn.Parameter(torch.randn(1, CONTEXT, WIDTH))
        layer = nn.TransformerEncoderLayer(
            WIDTH, 2, 4 * WIDTH, dropout=0.0, activation="gelu", batch_first=True, norm_first=True
        )
        self.transformer = nn.TransformerEncoder(
            layer, LAYERS, norm=nn.LayerNorm(WIDTH), enable_nested_tensor=False
        )
        self.fc_out = nn.Linear(WIDTH, VOCABULARY)

    def forward(self, ids):
        x = self.embed(ids) + self.pos_embed[:, : ids.shape[1]]
        mask = nn.Transformer.generate_square_subsequent_mask(ids.shape[1])
        return self.fc_out(self.transformer(x, mask=mask, is_causal=True))


@pytest.fixture(scope="module")
def tokenizer(tiny_workspace):
    return TokenDataset.open(tiny_workspace.find_dataset("tiny")).tokenizer


def randomised(model):
    torch.manual_seed(3)
    with torch.no_grad():
        for parameter in model.parameters():
            parameter.add_(torch.randn_like(parameter) * 0.05)
    return model.eval()


def written(folder, model, tokenizer, **more):
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "latest_checkpoint.pth"
    optimizer = torch.optim.AdamW(model.parameters())
    record = {"model_state": model.state_dict(), "optimizer_state": optimizer.state_dict()}
    torch.save({**record, "epoch": 3, "step": 1200, "loss": 2.5, **more}, path)
    if tokenizer is not None:
        (folder / "tokenizer.json").write_text(tokenizer.to_json())
    return path


@pytest.mark.parametrize(
    "make",
    [Fused, Encoder, lambda: Fused(bias=False), lambda: Fused(tied=True)],
    ids=["fused", "encoder", "no biases", "tied"],
)
@torch.no_grad()
def test_both_forms_open_and_compute_the_same(make, tmp_path, tokenizer):
    model = randomised(make())
    loaded = store.load(written(tmp_path, model, tokenizer))
    shape = loaded.model_config
    assert (shape.architecture, shape.layers, shape.heads, shape.head_dim) == ("gpt2", 2, 2, 64)
    assert (shape.context, shape.vocabulary, shape.ffn) == (CONTEXT, VOCABULARY, 4 * WIDTH)
    assert loaded.origin.step == 1200
    assert loaded.training is None
    mine = GPT.from_state(shape, loaded.model_state).eval()
    ids = torch.randint(0, VOCABULARY, (3, CONTEXT))
    torch.testing.assert_close(mine(ids), model(ids), atol=1e-5, rtol=1e-5)


def test_wrappers_and_other_names_of_the_table_are_seen_through(tmp_path, tokenizer):
    model = randomised(Fused())
    state = {f"module.{name}": value for name, value in model.state_dict().items()}
    path = written(tmp_path, model, tokenizer)
    torch.save({"model_state_dict": state, "config": {"n_head": 4}}, path)
    assert store.load(path).model_config.heads == 4
    torch.save(model.state_dict(), path)
    assert store.describe(path).model_config.heads == 2


def test_the_tokenizer_is_found_above_or_given(tmp_path, tokenizer):
    path = written(tmp_path / "model" / "checkpoints", randomised(Fused()), None)
    with pytest.raises(CheckpointError, match="without a tokenizer") as caught:
        store.load(path)
    assert "tokenizer.json" in caught.value.hint
    given = tmp_path / "elsewhere.json"
    given.write_text(tokenizer.to_json())
    assert store.load(path, given).tokenizer.sha256 == tokenizer.sha256
    given.write_text("{}")
    with pytest.raises(CheckpointError, match="no tokenizer of Tabwright"):
        store.load(path, given)
    (tmp_path / "model" / "tokenizer.json").write_text(tokenizer.to_json())
    assert store.load(path).tokenizer.sha256 == tokenizer.sha256


def test_what_is_not_recognised_says_precisely_why(tmp_path, tokenizer):
    path = tmp_path / "foreign.pth"

    def refusal(state, **more):
        torch.save({"model_state": state, **more}, path)
        with pytest.raises(CheckpointError) as caught:
            store.load(path)
        assert caught.value.hint
        return caught.value.message

    whole = Fused().state_dict()

    def without(*parts):
        return {n: v for n, v in whole.items() if not any(part in n for part in parts)}

    assert "holds no table of tensors" in refusal({})
    assert "has no numbered blocks" in refusal({"weight": torch.ones(3, 3)})
    assert "has no learned positions" in refusal(without("position"))
    assert "no table of tokens" in refusal(without("token_", "lm_head"))
    assert "no norm after its last block" in refusal(without("ln_f"))
    assert "has 3 matrices in a block" in refusal(without("c_proj"))
    assert "has 1 norms in a block" in refusal(without("ln_2"))
    assert "lacks some of its blocks" in refusal(without("blocks.0"))
    turned = {n: v.T.contiguous() if "c_attn.w" in n else v for n, v in whole.items()}
    assert "blocks of another kind: attn.c_attn.weight (128, 384)" in refusal(turned)
    narrow = {n: v[..., :48] if v.ndim == 2 else v[:48] for n, v in whole.items()}
    assert "not written by Tabwright" in refusal(narrow)
    two = {**whole, **{f"decoder.{n}": v for n, v in whole.items()}}
    assert "several stacks" in refusal(two)
