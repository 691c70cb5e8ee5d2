"""Products of bytes beside the same products in float32."""

import functools

import numpy as np
import onnxruntime
import pytest

from core.export.exactness import signed_products_are_exact
from core.export.onnx_graph import GraphBuilder
from core.export.products import ByteProducts

ROWS, K, N = 5, 168, 24


@functools.cache
def weights():
    random = np.random.default_rng(0)
    return {
        "m.weight": random.standard_normal((N, K)).astype(np.float32),
        "m.bias": random.standard_normal(N).astype(np.float32),
        "plain.weight": random.standard_normal((N, K)).astype(np.float32),
    }


@functools.cache
def session(kind, name, signed):
    graph = GraphBuilder()
    graph.input("x", np.float32, (1, "T", K))
    product = getattr(ByteProducts(graph, signed=signed), kind)("x", weights(), name)
    graph.node("Identity", [product], output="y")
    graph.output("y", np.float32, (1, "T", N))
    return onnxruntime.InferenceSession(graph.serialized())


def multiply(kind, name, signed, x):
    if signed and not signed_products_are_exact():
        pytest.skip("signed products overflow on this processor")
    (y,) = session(kind, name, signed).run(None, {"x": x[None]})
    return y[0]


@pytest.fixture
def x():
    """Tokens of very different size, one with an outlier, one of zeros."""
    x = np.random.default_rng(1).standard_normal((ROWS, K)).astype(np.float32)
    x *= np.array([1, 1000, 0.001, 1, 0], np.float32)[:, None]
    x[3, 7] = 30
    return x


@pytest.mark.parametrize("signed", [False, True])
@pytest.mark.parametrize("name", ["m", "plain"])
@pytest.mark.parametrize("kind", ["linear", "sensitive"])
def test_is_the_product_up_to_rounding(kind, name, signed, x):
    expected = x @ weights()[f"{name}.weight"].T + weights().get(f"{name}.bias", 0)
    actual = multiply(kind, name, signed, x)
    # Half a level of a byte for each of the K numbers of a row, and of a weight.
    allowed = np.abs(x).max(axis=1, keepdims=True) * 3 / 127 * np.sqrt(K) / 2 + 1e-6
    assert np.all(np.abs(actual - expected) < allowed)
    assert np.allclose(actual[4], weights().get(f"{name}.bias", 0))


@pytest.mark.parametrize("signed", [False, True])
@pytest.mark.parametrize("kind", ["linear", "sensitive"])
def test_a_token_comes_out_the_same_whatever_it_is_read_with(kind, signed, x):
    together = multiply(kind, "m", signed, x)
    for row in range(ROWS):
        alone = multiply(kind, "m", signed, x[row : row + 1])
        largest = np.abs(together[row]).max()
        np.testing.assert_allclose(alone[0], together[row], rtol=0, atol=1e-5 * largest)


def test_sensitive_products_lose_less(x):
    expected = x @ weights()["m.weight"].T + weights()["m.bias"]
    coarse, fine = (
        np.abs(multiply(kind, "m", False, x)[3] - expected[3]).mean()
        for kind in ("linear", "sensitive")
    )
    assert fine < 0.7 * coarse


def test_signed_and_unsigned_weights_are_the_same_numbers(x):
    np.testing.assert_allclose(
        multiply("linear", "m", True, x), multiply("linear", "m", False, x), rtol=1e-6
    )


@pytest.mark.parametrize("kind", ["linear", "sensitive"])
@pytest.mark.parametrize("columns", [40, 128])
@pytest.mark.parametrize("rows", [1, 2, 5])
def test_the_largest_numbers_do_not_overflow(kind, columns, rows):
    graph = GraphBuilder()
    graph.input("x", np.float32, (1, "T", columns))
    ones = {"m.weight": np.ones((N, columns), np.float32)}
    product = getattr(ByteProducts(graph), kind)("x", ones, "m")
    graph.node("Identity", [product], output="y")
    graph.output("y", np.float32, (1, "T", N))
    session = onnxruntime.InferenceSession(graph.serialized())
    for sign in (1, -1):
        (y,) = session.run(None, {"x": np.full((1, rows, columns), sign, np.float32)})
        np.testing.assert_allclose(y, sign * columns, rtol=1e-3)
