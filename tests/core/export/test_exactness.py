import numpy as np
import onnxruntime
import pytest

from core.export import exactness
from core.export.onnx_graph import RUNTIME, GraphBuilder


class Saturating:
    """A processor that adds pairs of products in 16 bits."""

    def __init__(self, *_arguments, **_settings):
        pass

    def run(self, _outputs, feeds):
        pair = min(2 * 255 * 127, np.iinfo(np.int16).max)
        return [np.full(feeds["x"].shape, pair * 64, np.float32)]


@pytest.fixture
def ask():
    exactness.signed_products_are_exact.cache_clear()
    yield exactness.signed_products_are_exact
    exactness.signed_products_are_exact.cache_clear()


def test_overflow_is_noticed(ask, monkeypatch):
    monkeypatch.setattr(onnxruntime, "InferenceSession", Saturating)
    assert not ask()


def test_the_answer_is_that_of_other_numbers(ask):
    """Random bytes of the whole range come out right wherever the trial says so."""
    random = np.random.default_rng(0)
    x = random.integers(0, 256, (5, 96)).astype(np.uint8)
    weight = random.integers(-127, 128, (96, 40)).astype(np.int8)
    graph = GraphBuilder()
    graph.input("x", np.uint8, ("T", 96))
    one = graph.constant("one", np.array(1.0, np.float32))
    inputs = ["x", graph.constant("w", weight), one, one]
    graph.node("MatMulIntegerToFloat", inputs, domain=RUNTIME, output="y")
    graph.output("y", np.float32, ("T", 40))
    (y,) = onnxruntime.InferenceSession(graph.serialized()).run(None, {"x": x})
    is_right = bool(np.all(y == x.astype(np.int64) @ weight.astype(np.int64)))
    assert is_right or not ask()


def test_the_answer_agrees_with_what_the_processor_says(ask):
    try:
        with open("/proc/cpuinfo") as file:
            sets = next((line.split() for line in file if line.startswith("flags")), [])
    except OSError:
        pytest.skip("no /proc/cpuinfo")
    if "avx512_vnni" in sets:
        assert ask()
    elif "avx2" in sets and "avx_vnni" not in sets:
        assert not ask()
    else:
        pytest.skip("a processor of which this test knows nothing")
