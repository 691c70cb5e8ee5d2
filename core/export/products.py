"""Matrix products of a graph: float32 in and out, weights in a byte each.

What a product is given is rounded to a byte, too, on the way. Each row of it (the
activations of one token) has a scale of its own: a token then comes out the same
whether it was read alone or with others, and one token with an outlier costs the
others nothing. With one scale a pass, greedy tokens of a trained model differed at
5.8 % of the places between the two (docs/lab-book.md).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple, Protocol, TypeAlias

import numpy as np
import numpy.typing as npt

from core.export.onnx_graph import RUNTIME, GraphBuilder
from core.export.quantization import ZERO_POINT, as_unsigned, quantize_blocks, quantize_rows

# float32 arrays under the names of ``GPT.state_dict``.
Weights: TypeAlias = Mapping[str, npt.NDArray[np.float32]]

# Rows are divided by their largest number and then lie on as many levels each side.
_STEP: Final = 1 / 127
# Numbers that share one of the finer scales. They cost half as much again a token, and
# more than twice in a prefill.
_BLOCK: Final = 16
# MatMulNBits: products of bytes, not of floats. Its kernels keep out of overflow by
# themselves. Where there is none (ARM without dot products), it multiplies floats.
_BYTE_PRODUCTS: Final = 4


class Products(Protocol):
    """How a decoder's matrices are multiplied."""

    def linear(self, x: str, weights: Weights, name: str) -> str:
        """``x`` (..., K) times the transpose of ``name.weight`` (N, K), plus its bias: (..., N)."""
        ...

    def sensitive(self, x: str, weights: Weights, name: str, output: str | None = None) -> str:
        """The same for one of the few matrices that a small error hurts most.

        ``output`` names the result, where it is one of the graph.
        """
        ...


class _Rounded(NamedTuple):
    """Activations on their way into a product.

    Attributes:
        codes: uint8 (..., K) around ``ZERO_POINT``.
        largest: float32 (..., 1), what each row was divided by.
    """

    codes: str
    largest: str


class ByteProducts:
    """Products of bytes, as nodes of ``graph``.

    Args:
        graph: receives them.
        signed: whether weights are signed bytes. Those are faster (on AMX by half, on
            AVX2 by a sixth), but a processor without VNNI adds pairs of products in
            16 bits, where they overflow: ``exactness`` tells. Unsigned ones are right
            everywhere.
    """

    def __init__(self, graph: GraphBuilder, *, signed: bool = False) -> None:
        self._graph = graph
        self._signed = signed
        # Several matrices read the same activations.
        self._rounded: dict[str, _Rounded] = {}

    def linear(self, x: str, weights: Weights, name: str) -> str:
        """See ``Products``; a scale for each row of ``x`` and of the weight."""
        graph = self._graph
        codes, scales = quantize_rows(weights[f"{name}.weight"])
        rounded = self._round(x)
        matrix = codes if self._signed else as_unsigned(codes)
        zero_point = graph.constant("zero_point", np.array(ZERO_POINT, np.uint8))
        inputs = [
            rounded.codes,
            graph.constant(f"{name}.weight", matrix.T),  # (K, N)
            graph.constant("step", np.array(_STEP, np.float32)),
            graph.constant("unscaled", np.array(1.0, np.float32)),
            zero_point,
            *([] if self._signed else [zero_point]),
        ]
        product = graph.node("MatMulIntegerToFloat", inputs, domain=RUNTIME)
        # After the product: handed to it, the scales of columns cost more.
        product = graph.node("Mul", [product, rounded.largest])
        product = graph.node("Mul", [product, graph.constant(f"{name}.scales", scales)])
        bias = weights.get(f"{name}.bias")
        if bias is None:
            return product
        return graph.node("Add", [product, graph.constant(f"{name}.bias", bias)])

    def sensitive(self, x: str, weights: Weights, name: str, output: str | None = None) -> str:
        """See ``Products``; a scale for 16 numbers of ``x`` and of the weight."""
        graph = self._graph
        weight = weights[f"{name}.weight"]
        rows, columns = weight.shape
        codes, scales = quantize_blocks(weight, _BLOCK)
        blocks = as_unsigned(codes).reshape(rows, -1, _BLOCK)
        inputs = [
            x,
            graph.constant(f"{name}.blocks", blocks),
            graph.constant(f"{name}.block_scales", scales.reshape(-1)),
        ]
        bias = weights.get(f"{name}.bias")
        if bias is not None:
            inputs += ["", "", graph.constant(f"{name}.bias", bias)]
        return graph.node(
            "MatMulNBits", inputs, domain=RUNTIME, output=output,
            attributes={
                "K": columns, "N": rows, "bits": 8, "block_size": _BLOCK,
                "accuracy_level": _BYTE_PRODUCTS,
            },
        )  # fmt: skip

    def _round(self, x: str) -> _Rounded:
        if x not in self._rounded:
            graph = self._graph
            last_axis = graph.constant("last_axis", np.array([-1], np.int64))
            largest = graph.node("ReduceMax", [graph.node("Abs", [x]), last_axis])
            # A row of zeros becomes 0/0, then some byte, and 0 again as its product
            # is multiplied by the largest: a test watches that.
            step = graph.constant("step", np.array(_STEP, np.float32))
            zero_point = graph.constant("zero_point", np.array(ZERO_POINT, np.uint8))
            parts = graph.node("Div", [x, largest])
            codes = graph.node("QuantizeLinear", [parts, step, zero_point])
            self._rounded[x] = _Rounded(codes, largest)
        return self._rounded[x]
