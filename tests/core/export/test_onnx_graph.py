import numpy as np
import onnx
import onnxruntime
import pytest

from core.export.onnx_graph import RUNTIME, GraphBuilder


@pytest.fixture
def graph():
    """y = gelu(x W), with a matrix that is large enough for the second file."""
    graph = GraphBuilder()
    graph.input("x", np.float32, (1, "T", 32))
    weight = graph.constant("weight", np.eye(32, dtype=np.float32))
    product = graph.node("MatMul", ["x", weight])
    graph.node("Gelu", [product], domain=RUNTIME, output="y")
    graph.output("y", np.float32, (1, "T", 32))
    return graph


def test_runs_and_keeps_large_constants_beside_the_graph(graph, tmp_path):
    graph.save(tmp_path / "g.onnx", "w.bin")
    assert (tmp_path / "w.bin").stat().st_size >= 32 * 32 * 4 > (tmp_path / "g.onnx").stat().st_size
    onnx.checker.check_model(str(tmp_path / "g.onnx"))
    session = onnxruntime.InferenceSession(str(tmp_path / "g.onnx"))
    x = np.array([0.0, 100.0] * 16, np.float32)[None, None]
    (y,) = session.run(["y"], {"x": x})
    assert np.allclose(y, x)


def test_a_constant_may_be_given_twice_but_not_with_another_value(graph):
    assert graph.constant("weight", np.eye(32, dtype=np.float32)) == "weight"
    with pytest.raises(ValueError, match="weight"):
        graph.constant("weight", np.zeros((32, 32), np.float32))
