"""The graph itself, before any rounding: with float32 matrices it must be torch's equal."""

import numpy as np
import onnx
import pytest
import torch

import core.export.onnx_decoder as onnx_decoder
from core.inference.onnx_model import OnnxModel
from core.model.gpt import GPT
from tests.core.inference.trained import CONTEXT, SHAPES

BYTES = (onnx.TensorProto.INT8, onnx.TensorProto.UINT8)


class ExactProducts:
    """Products without quantisation."""

    def __init__(self, graph):
        self.graph = graph

    def linear(self, x, weights, name, output=None):
        matrix = self.graph.constant(f"{name}.exact", weights[f"{name}.weight"].T)
        product = self.graph.node("MatMul", [x, matrix])
        bias = weights.get(f"{name}.bias", np.zeros(matrix_rows(weights, name), np.float32))
        shift = self.graph.constant(f"{name}.exact_bias", bias)
        return self.graph.node("Add", [product, shift], output=output)

    sensitive = linear


def matrix_rows(weights, name):
    return len(weights[f"{name}.weight"])


def exact_embedding(graph, weights):
    table = graph.constant("embedding.exact", weights["token_embedding.weight"])
    return graph.node("Gather", [table, "ids"])


@pytest.fixture(params=sorted(SHAPES))
def model(request):
    """Random weights everywhere, norms and biases included, none of them zero."""
    torch.manual_seed(1)
    model = GPT(SHAPES[request.param]).eval()
    for parameter in model.parameters():
        torch.nn.init.normal_(parameter, mean=float(parameter.dim() == 1), std=0.2)
    return model


def weights_of(model):
    return {name: tensor.numpy() for name, tensor in model.state_dict().items()}


def test_the_graph_is_the_decoder(model, tmp_path, monkeypatch):
    monkeypatch.setattr(onnx_decoder, "_embedding", exact_embedding)
    path = tmp_path / "decoder.onnx"
    graph = onnx_decoder.decoder_graph(model.config, weights_of(model), ExactProducts)
    graph.save(path, "weights.bin")
    light = OnnxModel(path, model.config, threads=1)
    ids = np.random.default_rng(0).integers(0, 400, CONTEXT).tolist()
    with torch.inference_mode():
        expected = model(torch.tensor([ids]))[0].numpy()
    actual = [light.prefill(ids[:20]), light.extend(ids[20:27])]
    actual += [light.extend([id]) for id in ids[27:]]
    positions = [19, 26, *range(27, CONTEXT)]
    assert np.allclose(np.stack(actual), expected[positions], rtol=1e-3, atol=1e-3)


def test_weights_lie_in_bytes(model, tmp_path):
    """Matrices and embedding take a byte a number; only norms, positions and scales take four."""
    path = tmp_path / "decoder.onnx"
    onnx_decoder.decoder_graph(model.config, weights_of(model)).save(path, "weights.bin")
    graph = onnx.load(path, load_external_data=False).graph
    for tensor in graph.initializer:
        is_position = tensor.name in ("position_embedding", "cosine", "sine")
        if len(tensor.dims) >= 2 and min(tensor.dims) > 1 and not is_position:
            assert tensor.data_type in BYTES, tensor.name
