import numpy as np
import pytest

from core.export.head_bias import fold_head_bias


def normalized(x):
    x = x - x.mean(axis=-1, keepdims=True)
    return x / np.sqrt((x * x).mean(axis=-1, keepdims=True) + 1e-5)


@pytest.mark.parametrize("scale", [0.0, 0.1, 10.0])
def test_the_folded_head_computes_the_same_logits(scale):
    draw = np.random.default_rng(3)
    weight = draw.normal(1, scale, 48).astype(np.float32)
    bias = draw.normal(0, scale, 48).astype(np.float32)
    head = draw.normal(0, 0.3, (200, 48)).astype(np.float32)
    head_bias = draw.normal(0, scale, 200).astype(np.float32)
    z = normalized(draw.normal(2, 3, (64, 48)))
    folded = fold_head_bias(weight, bias, head, head_bias)
    expected = (z * weight + bias) @ head.T + head_bias
    found = (z * folded.norm_weight + folded.norm_bias) @ folded.head.T
    assert np.abs(found - expected).max() < 2e-6 * max(1.0, np.abs(expected).max())
    assert folded.head.dtype == np.float32
