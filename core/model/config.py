"""The shape of a decoder, and what that shape costs.

One dataclass for both architectures: ``gpt2`` is the published model card's,
``qwen3`` is the everyday one, whose checkpoints run unchanged in other engines.
Counts are computed from the numbers alone, so that a window or a terminal can
show them without importing torch; a test holds them against the real modules.
"""

from __future__ import annotations

from dataclasses import dataclass

from core.config import check_ranges, setting
from core.errors import ConfigError
from core.texts import Text

ROTARY_BASE = 10_000.0
"""Of the frequencies of rotary positions (RoFormer, arXiv 2104.09864)."""
RMS_NORM_EPSILON = 1e-6
LAYER_NORM_EPSILON = 1e-5
"""The default of ``torch.nn.LayerNorm``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelConfig:
    """Everything that determines the tensors of a decoder."""

    architecture: str = setting(
        "qwen3",
        "gpt2: LayerNorm, learned positions, GELU, biases, as the published model card. "
        "qwen3: RMSNorm, rotary positions, SwiGLU, no biases; learns faster.",
        choices=("gpt2", "qwen3"),
    )
    vocabulary: int = setting(
        8000,
        "How many different tokens the model can read and write.",
        low=8,
        high=65_535,
        unit="tokens",
    )
    context: int = setting(
        512,
        "The context length. A longer one covers more of the file and is slower.",
        low=8,
        high=8192,
        unit="tokens",
    )
    layers: int = setting(6, "How many blocks are stacked.", low=1, high=64, unit="blocks")
    heads: int = setting(
        4,
        "Attention heads in a block.",
        low=1,
        high=64,
    )
    kv_heads: int = setting(
        4,
        "Heads of keys and values. With fewer than heads, several heads use each.",
        low=1,
        high=64,
    )
    head_dim: int = setting(64, "Width of one head.", low=8, high=256)
    width: int = setting(256, "Width of the stream between blocks.", low=8, high=4096)
    ffn: int = setting(
        768,
        "Inner width of the feed-forward part.",
        low=8,
        high=16_384,
        label="Feed-forward width",
    )
    tied: bool = setting(
        False, "Whether embedding and head use the same table of tokens; saves parameters."
    )

    def __post_init__(self) -> None:
        """Raise ConfigError where the numbers do not fit together."""
        check_ranges(self)
        if self.heads % self.kv_heads:
            raise ConfigError(
                Text(
                    "{heads} heads are not a multiple of {kv_heads} kv_heads.",
                    heads=self.heads,
                    kv_heads=self.kv_heads,
                ),
                Text("Choose kv_heads that divide heads."),
            )
        if self.architecture == "gpt2":
            if self.kv_heads != self.heads or self.heads * self.head_dim != self.width:
                raise ConfigError(
                    Text(
                        "The gpt2 architecture needs kv_heads = heads and heads x head_dim = width."
                    ),
                    Text(
                        "For width {width}: head_dim = {width_2}.",
                        width=self.width,
                        width_2=self.width // self.heads,
                    ),
                )
            if self.tied:
                raise ConfigError(Text("The gpt2 architecture has an untied head with bias."))
        elif self.head_dim % 2:
            raise ConfigError(
                Text("Rotary positions need an even head_dim."), Text("Make head_dim even.")
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class ParameterRow:
    """One tensor, or one group, of the parameter table.

    Attributes:
        part: the group that it belongs to, for example ``block x 8``.
        name: what it is.
        shape: its size as text, for example ``512 x 1536 + 1536``.
        count: its parameters, in one copy of ``part``.
        copies: how many copies of ``part`` there are.
    """

    part: str
    name: str
    shape: str
    count: int
    copies: int = 1


def parameter_table(config: ModelConfig) -> list[ParameterRow]:
    """Return every tensor of the model in the order of the forward pass."""
    c = config
    rows = [_matrix("embedding", "token embedding", c.vocabulary, c.width, bias=False)]
    if c.architecture == "gpt2":
        rows.append(_matrix("embedding", "position embedding", c.context, c.width, bias=False))
    rows += _gpt2_block(c) if c.architecture == "gpt2" else _qwen3_block(c)
    rows.append(_norm("output", "final norm", c.width, bias=c.architecture == "gpt2"))
    if not c.tied:
        has_bias = c.architecture == "gpt2"
        rows.append(_matrix("output", "head", c.width, c.vocabulary, bias=has_bias))
    return rows


def parameter_count(config: ModelConfig) -> int:
    """Return the number of trainable parameters."""
    return sum(row.count * row.copies for row in parameter_table(config))


def block_parameter_count(config: ModelConfig) -> int:
    """Return the number of parameters in one block."""
    return sum(row.count for row in parameter_table(config) if row.part == "block")


def training_flops_per_token(config: ModelConfig) -> float:
    """Floating-point operations of one token's forward and backward pass.

    6 per weight of every matrix product, and 12 x layers x width x context for
    attention (PaLM, arXiv 2204.02311, appendix B); causal attention needs half.
    """
    embedding = config.vocabulary * config.width
    lookups = 0 if config.tied else embedding
    if config.architecture == "gpt2":
        lookups += config.context * config.width
    matrices = parameter_count(config) - lookups
    attention = 6 * config.layers * config.heads * config.head_dim * config.context
    return 6.0 * matrices + attention


def _gpt2_block(c: ModelConfig) -> list[ParameterRow]:
    rows = [
        _norm("block", "attention norm", c.width, bias=True),
        _matrix("block", "fused query, key, value", c.width, 3 * c.width, bias=True),
        _matrix("block", "attention output", c.width, c.width, bias=True),
        _norm("block", "feed-forward norm", c.width, bias=True),
        _matrix("block", "feed-forward in", c.width, c.ffn, bias=True),
        _matrix("block", "feed-forward out", c.ffn, c.width, bias=True),
    ]
    return [_times(row, c.layers) for row in rows]


def _qwen3_block(c: ModelConfig) -> list[ParameterRow]:
    attention, shared = c.heads * c.head_dim, c.kv_heads * c.head_dim
    rows = [
        _norm("block", "attention norm", c.width, bias=False),
        _matrix("block", "query", c.width, attention, bias=False),
        _matrix("block", "key", c.width, shared, bias=False),
        _matrix("block", "value", c.width, shared, bias=False),
        _norm("block", "query norm", c.head_dim, bias=False),
        _norm("block", "key norm", c.head_dim, bias=False),
        _matrix("block", "attention output", attention, c.width, bias=False),
        _norm("block", "feed-forward norm", c.width, bias=False),
        _matrix("block", "feed-forward gate", c.width, c.ffn, bias=False),
        _matrix("block", "feed-forward up", c.width, c.ffn, bias=False),
        _matrix("block", "feed-forward down", c.ffn, c.width, bias=False),
    ]
    return [_times(row, c.layers) for row in rows]


def _matrix(part: str, name: str, rows: int, columns: int, *, bias: bool) -> ParameterRow:
    shape = f"{rows} x {columns}" + (f" + {columns}" if bias else "")
    count = rows * columns + (columns if bias else 0)
    return ParameterRow(part=part, name=name, shape=shape, count=count)


def _norm(part: str, name: str, width: int, *, bias: bool) -> ParameterRow:
    shape = f"{width} + {width}" if bias else f"{width}"
    return ParameterRow(part=part, name=name, shape=shape, count=width * (2 if bias else 1))


def _times(row: ParameterRow, copies: int) -> ParameterRow:
    return ParameterRow(
        part=row.part, name=row.name, shape=row.shape, count=row.count, copies=copies
    )
