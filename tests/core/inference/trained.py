"""Models that have learned something, for tests that hold two backends together.

Agreement on untrained models says little: their best two tokens are all but
equal. Training takes a second.
"""

import functools
import math

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812 - the name everyone uses

from core.data.batches import gather
from core.export.exactness import signed_products_are_exact
from core.export.onnx_decoder import decoder_graph
from core.export.products import ByteProducts
from core.export.smoothing import smoothed
from core.model.config import ModelConfig
from core.model.gpt import GPT

CONTEXT = 64

SHAPES = {
    "gpt2": ModelConfig(
        architecture="gpt2", vocabulary=400, context=CONTEXT, layers=2, heads=4, kv_heads=4,
        head_dim=16, width=64, ffn=128,
    ),
    "qwen3": ModelConfig(
        architecture="qwen3", vocabulary=400, context=CONTEXT, layers=2, heads=4, kv_heads=2,
        head_dim=16, width=64, ffn=96,
    ),
    "qwen3-tied": ModelConfig(
        architecture="qwen3", vocabulary=400, context=CONTEXT, layers=1, heads=2, kv_heads=2,
        head_dim=16, width=40, ffn=72, tied=True,
    ),
}  # fmt: skip


def trained_model(config, tokens, steps=60):
    """A model after some steps of AdamW on ``tokens``, the same every time."""
    threads = torch.get_num_threads()
    # Steps this small lose more by waiting for each other than they gain.
    torch.set_num_threads(1)
    try:
        return _trained(config, tokens, steps)
    finally:
        torch.set_num_threads(threads)


def _trained(config, tokens, steps):
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(0)
        model = GPT(config)
    optimizer = torch.optim.AdamW(model.parameters(), lr=1e-2)
    random = np.random.default_rng(0)
    for _ in range(steps):
        starts = random.integers(0, len(tokens) - CONTEXT - 1, 8)
        inputs, targets = (torch.from_numpy(part) for part in gather(tokens, starts, CONTEXT))
        loss = F.cross_entropy(model(inputs).flatten(0, 1), targets.flatten())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return model.eval()


HELD_OUT = 8 * CONTEXT + 1


def unseen_windows(dataset):
    """Text that the models were not trained on, whole contexts: (8, CONTEXT + 1)."""
    tokens = np.asarray(dataset.train[-HELD_OUT:], np.int64)
    return np.stack([tokens[i : i + CONTEXT + 1] for i in range(0, HELD_OUT - CONTEXT, CONTEXT)])


def export(reference, dataset, folder):
    """The graph as ``light_export`` makes it, calibrated on other text; the tensor offsets."""
    windows = dataset.train[: 4 * CONTEXT].astype(np.int64).reshape(4, CONTEXT).tolist()
    weights = {name: tensor.numpy() for name, tensor in smoothed(reference, windows).items()}
    products = functools.partial(ByteProducts, signed=signed_products_are_exact())
    graph = decoder_graph(reference.config, weights, products)
    return graph.save(folder / "decoder.onnx", "weights.bin")


def step_by_step(light, ids):
    return np.stack([light.prefill(ids[:1]), *(light.extend([id]) for id in ids[1:])])


def bits_per_byte(logits, targets, byte_lengths):
    scores = logits.astype(np.float64)
    log_sums = np.log(np.exp(scores - scores.max(-1, keepdims=True)).sum(-1)) + scores.max(-1)
    losses = log_sums - np.take_along_axis(scores, targets[..., None], -1)[..., 0]
    sizes = byte_lengths[targets]
    return losses[sizes > 0].sum() / math.log(2) / sizes.sum()
