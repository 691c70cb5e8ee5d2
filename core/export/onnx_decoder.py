"""The decoder of ``core.model.gpt`` as an ONNX graph with an int8 body.

Same arithmetic, written with onnxruntime's fused operators: attention updates
a KV cache of full length in place, which the caller binds as input and output; the
head reads the wanted positions alone. A test holds the graph against torch. Which
checkpoint, and where the files lie, is decided by ``light_export``.

Letters in shapes: T new tokens, N of them wanted, S cache capacity, C width, H heads, K kv_heads,
D head size, V vocabulary.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import numpy as np

from core.checkpoints.light_copy import HEAD_REST, UnsupportedShape
from core.export.onnx_graph import RUNTIME, GraphBuilder
from core.export.products import ByteProducts, Products, Weights, is_down_sensitive
from core.export.quantization import left_over, quantize_rows
from core.model.config import LAYER_NORM_EPSILON, RMS_NORM_EPSILON, ROTARY_BASE, ModelConfig
from core.texts import Text

_HEAD_STEP: Final = 16

# Attention reads keys and values as (1, K, S, D).
_PARTS: Final = ("key", "value")


def decoder_graph(
    config: ModelConfig,
    weights: Weights,
    make_products: Callable[[GraphBuilder], Products] = ByteProducts,
) -> GraphBuilder:
    """Return the whole decoder.

    Inputs: ``ids`` int64 (1, T); ``last`` int32 (1,), the position of the last of
    them; ``total`` int32 (1,), how many tokens the cache then holds; ``wanted`` int64
    (N,), indices of new tokens; ``positions`` int64 (1, T) for gpt2;
    ``past_key_0`` ... float32 (1, K, S, D). Outputs: ``logits`` float32 (1, N, V)
    after the wanted ids; ``present_key_0`` ... as the inputs.

    Args:
        config: the shape.
        weights: float32 arrays under the names of ``GPT.state_dict``.
        make_products: how matrices are multiplied in the graph.

    Raises:
        UnsupportedShape: onnxruntime's attention takes heads of 16, 32, 48 ... alone.
    """
    if config.head_dim % _HEAD_STEP:
        raise UnsupportedShape(
            Text(
                "The light engine cannot run heads of width {head_dim}.", head_dim=config.head_dim
            ),
            Text(
                "Train with a head_dim that {head_step} divides, or complete with torch.",
                head_step=_HEAD_STEP,
            ),
        )
    graph = GraphBuilder()
    graph.input("ids", np.int64, (1, "T"))
    graph.input("last", np.int32, (1,))
    graph.input("total", np.int32, (1,))
    graph.input("wanted", np.int64, ("N",))
    products = make_products(graph)
    build = _gpt2_features if config.architecture == "gpt2" else _qwen3_features
    features = build(graph, config, weights, products)
    products.sensitive(features, weights, "head", "logits")
    # Half of what weights in bytes cost is the head's. No node reads this: it is for the
    # decoder of core.inference.native, where it costs a tenth of a token.
    matrix = weights["head.weight"]
    graph.constant(HEAD_REST, left_over(matrix, quantize_rows(matrix)).T)
    graph.output("logits", np.float32, (1, "N", config.vocabulary))
    return graph


def _gpt2_features(
    graph: GraphBuilder, config: ModelConfig, weights: Weights, products: Products
) -> str:
    """Return what the head reads: (1, N, C)."""
    graph.input("positions", np.int64, (1, "T"))
    table = graph.constant("position_embedding", weights["position_embedding.weight"])
    stream = _embedding(graph, weights)  # (1, T, C)
    addend = graph.node("Gather", [table, "positions"])
    for layer in range(config.layers):
        block = f"blocks.{layer}"
        normed, stream = _add_and_layer_norm(
            graph, weights, f"{block}.attention_norm", stream, addend
        )
        qkv = products.linear(normed, weights, f"{block}.attention.qkv")
        mixed = _attention(graph, config, layer, (qkv, "", ""))
        if layer == config.layers - 1:
            # Only its keys and values are needed of the other positions.
            mixed, stream = _wanted(graph, mixed), _wanted(graph, stream)
        addend = products.linear(mixed, weights, f"{block}.attention.output")
        normed, stream = _add_and_layer_norm(graph, weights, f"{block}.ffn_norm", stream, addend)
        inner = products.linear(normed, weights, f"{block}.ffn.up")
        inner = graph.node("Gelu", [inner], domain=RUNTIME)
        addend = _ffn_down(products, config, layer)(inner, weights, f"{block}.ffn.down")
    return _add_and_layer_norm(graph, weights, "final_norm", stream, addend)[0]


def _qwen3_features(
    graph: GraphBuilder, config: ModelConfig, weights: Weights, products: Products
) -> str:
    """Return what the head reads: (1, N, C)."""
    rotary = _rotary_tables(graph, config)
    stream = _embedding(graph, weights)  # (1, T, C)
    addend = ""
    for layer in range(config.layers):
        block = f"blocks.{layer}"
        attention = f"{block}.attention"
        normed, stream = _add_and_rms_norm(
            graph, weights, f"{block}.attention_norm", stream, addend
        )
        query, key, value = (
            products.linear(normed, weights, f"{attention}.{part}")
            for part in ("query", "key", "value")
        )
        query = _head_norm(graph, config, weights, f"{attention}.query_norm", query)
        key = _head_norm(graph, config, weights, f"{attention}.key_norm", key)
        mixed = _attention(graph, config, layer, (query, key, value), rotary)
        if layer == config.layers - 1:
            # Only its keys and values are needed of the other positions.
            mixed, stream = _wanted(graph, mixed), _wanted(graph, stream)
        addend = products.linear(mixed, weights, f"{attention}.output")
        normed, stream = _add_and_rms_norm(graph, weights, f"{block}.ffn_norm", stream, addend)
        gate = products.linear(normed, weights, f"{block}.ffn.gate")
        gate = graph.node("QuickGelu", [gate], domain=RUNTIME, attributes={"alpha": 1.0})  # SiLU
        up = products.linear(normed, weights, f"{block}.ffn.up")
        inner = graph.node("Mul", [gate, up])
        addend = _ffn_down(products, config, layer)(inner, weights, f"{block}.ffn.down")
    return _add_and_rms_norm(graph, weights, "final_norm", stream, addend)[0]


def _ffn_down(
    products: Products, config: ModelConfig, layer: int
) -> Callable[[str, Weights, str], str]:
    """Return how the second matrix of a feed-forward part is multiplied."""
    return products.sensitive if is_down_sensitive(config, layer) else products.linear


def _embedding(graph: GraphBuilder, weights: Weights) -> str:
    """(1, T) ids to (1, T, C): rows of bytes are looked up, then scaled."""
    codes, scales = quantize_rows(weights["token_embedding.weight"])
    rows = graph.node("Gather", [graph.constant("embedding.rows", codes), "ids"])
    row_scales = graph.constant("embedding.scales", scales[:, None])  # (V, 1)
    numbers = graph.node("Cast", [rows], attributes={"to": graph.dtype(np.float32)})
    return graph.node("Mul", [numbers, graph.node("Gather", [row_scales, "ids"])])


def _attention(
    graph: GraphBuilder,
    config: ModelConfig,
    layer: int,
    query_key_value: tuple[str, str, str],
    rotary: tuple[str, str] | None = None,
) -> str:
    """Attention of the new tokens over the cache, which receives them: (1, T, H x D)."""
    shape = (1, config.kv_heads, config.context, config.head_dim)
    past = [graph.input(f"past_{part}_{layer}", np.float32, shape) for part in _PARTS]
    present = [graph.output(f"present_{part}_{layer}", np.float32, shape) for part in _PARTS]
    return graph.node(
        "GroupQueryAttention",
        [*query_key_value, *past, "last", "total", *(rotary or ())],
        domain=RUNTIME,
        more_outputs=present,
        attributes={
            "num_heads": config.heads,
            "kv_num_heads": config.kv_heads,
            "do_rotary": int(rotary is not None),
        },
    )


def _rotary_tables(graph: GraphBuilder, config: ModelConfig) -> tuple[str, str]:
    """Cosines and sines of every position: (S, D/2) each."""
    half = np.arange(0, config.head_dim, 2) / config.head_dim
    angle = np.outer(np.arange(config.context), ROTARY_BASE**-half)
    return (
        graph.constant("cosine", np.cos(angle).astype(np.float32)),
        graph.constant("sine", np.sin(angle).astype(np.float32)),
    )


def _head_norm(
    graph: GraphBuilder, config: ModelConfig, weights: Weights, name: str, x: str
) -> str:
    """RMSNorm of every head by itself: (1, T, H x D) to the same."""
    heads = graph.constant("by_head", np.array([0, 0, -1, config.head_dim], np.int64))
    flat = graph.constant("flat", np.array([0, 0, -1], np.int64))
    split = graph.node("Reshape", [x, heads])
    normed = graph.node(
        "RMSNormalization",
        [split, graph.constant(name, weights[f"{name}.weight"])],
        attributes={"epsilon": RMS_NORM_EPSILON},
    )
    return graph.node("Reshape", [normed, flat])


def _add_and_layer_norm(
    graph: GraphBuilder, weights: Weights, name: str, stream: str, addend: str
) -> tuple[str, str]:
    """Return the norm of the sum, and the sum."""
    total = f"{name}.sum"
    scale = graph.constant(name, weights[f"{name}.weight"])
    shift = graph.constant(f"{name}.bias", weights[f"{name}.bias"])
    normed = graph.node(
        "SkipLayerNormalization",
        [stream, addend, scale, shift],
        domain=RUNTIME,
        more_outputs=["", "", total],
        attributes={"epsilon": LAYER_NORM_EPSILON},
    )
    return normed, total


def _add_and_rms_norm(
    graph: GraphBuilder, weights: Weights, name: str, stream: str, addend: str
) -> tuple[str, str]:
    """Return the norm of the sum, and the sum; nothing is added before the first block."""
    scale = graph.constant(name, weights[f"{name}.weight"])
    attributes = {"epsilon": RMS_NORM_EPSILON}
    if not addend:
        return graph.node("RMSNormalization", [stream, scale], attributes=attributes), stream
    total = f"{name}.sum"
    normed = graph.node(
        "SkipSimplifiedLayerNormalization",
        [stream, addend, scale],
        domain=RUNTIME,
        more_outputs=["", "", total],
        attributes=attributes,
    )
    return normed, total


def _wanted(graph: GraphBuilder, x: str) -> str:
    """(1, T, C) to (1, N, C)."""
    return graph.node("Gather", [x, "wanted"], attributes={"axis": 1})
