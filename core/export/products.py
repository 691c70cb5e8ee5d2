"""Matrix products of a graph: float32 in and out, weights in a byte each.

What a product is given is rounded to a byte, too, on the way. Each row of it (the
activations of one token) has a scale of its own: a token then comes out the same
whether it was read alone or with others, and one token with an outlier costs the
others nothing. With one scale a pass, greedy tokens of a trained model differed at
5.8 % of the offsets between the two (docs/lab-book.md).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple, Protocol, TypeAlias

import numpy as np
import numpy.typing as npt

from core.export.onnx_graph import RUNTIME, GraphBuilder
from core.export.quantization import FINE_LEVELS, ZERO_POINT, as_unsigned, quantize_rows
from core.model.config import ModelConfig

# float32 arrays under the names of ``GPT.state_dict``.
Array: TypeAlias = npt.NDArray[np.float32]
Weights: TypeAlias = Mapping[str, Array]

# Rows are divided by their largest number and then lie on as many levels each side.
_STEP: Final = 1 / 127
_FINE: Final = 1 / FINE_LEVELS


class Products(Protocol):
    """How a decoder's matrices are multiplied."""

    def linear(self, x: str, weights: Weights, name: str) -> str:
        """``x`` (..., K) times the transpose of ``name.weight`` (N, K), plus its bias: (..., N)."""
        ...

    def sensitive(self, x: str, weights: Weights, name: str, output: str | None = None) -> str:
        """Return the same for one of the few matrices that a small error hurts most.

        ``output`` names the result, where it is one of the graph.
        """
        ...


def is_down_sensitive(config: ModelConfig, layer: int) -> bool:
    """Return whether a block's second feed-forward matrix is one of the sensitive ones.

    In the first and the last block it reads the largest outliers of all: with the head
    they cause most of what rounding costs (docs/lab-book.md). In the last block a
    prompt costs one token.
    """
    return layer in (0, config.layers - 1)


class _Rounded(NamedTuple):
    """Activations on their way into a product.

    Attributes:
        codes: uint8 (..., K) around ``ZERO_POINT``, in units of ``_STEP``.
        parts: float32 (..., K) between -1 and 1, before rounding.
        largest: float32 (..., 1), what each row was divided by.
    """

    codes: str
    parts: str
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
        rounded = self._round(x)
        codes, scales = quantize_rows(weights[f"{name}.weight"])
        product = self._multiply(rounded.codes, name, codes)
        return self._scale(product, rounded.largest, weights, name, scales)

    def sensitive(self, x: str, weights: Weights, name: str, output: str | None = None) -> str:
        """See ``Products``; ``x`` in two bytes: what rounding leaves over is rounded again.

        The second bytes are further rows of the same product, so weights are read once.
        """
        graph = self._graph
        rounded = self._round(x)
        coarse = graph.node("DequantizeLinear", [rounded.codes, *self._grid(_STEP)])
        rest = graph.node("Sub", [rounded.parts, coarse])
        fine = graph.node("QuantizeLinear", [rest, *self._grid(_STEP * _FINE)])
        both = graph.node("Concat", [rounded.codes, fine], attributes={"axis": 1})  # (1, 2T, K)
        codes, scales = quantize_rows(weights[f"{name}.weight"])
        product = self._multiply(both, name, codes)
        first, second = f"{name}.first", f"{name}.second"
        graph.node(
            "Split", [product], output=first, more_outputs=[second],
            attributes={"axis": 1, "num_outputs": 2},
        )  # fmt: skip
        fraction = graph.constant("fine", np.array(_FINE, np.float32))
        product = graph.node("Add", [first, graph.node("Mul", [second, fraction])])
        return self._scale(product, rounded.largest, weights, name, scales, output)

    def _multiply(self, rows: str, name: str, codes: npt.NDArray[np.int8]) -> str:
        """Bytes times bytes, in units of ``_STEP``: (1, T, K) to float32 (1, T, N)."""
        graph = self._graph
        step, zero_point = self._grid(_STEP)
        matrix = codes if self._signed else as_unsigned(codes)
        inputs = [
            rows,
            graph.constant(f"{name}.weight", matrix.T),  # (K, N)
            step,
            graph.constant("unscaled", np.array(1.0, np.float32)),
            zero_point,
            *([] if self._signed else [zero_point]),
        ]
        return graph.node("MatMulIntegerToFloat", inputs, domain=RUNTIME)

    def _scale(
        self,
        product: str,
        largest: str,
        weights: Weights,
        name: str,
        scales: Array,
        output: str | None = None,
    ) -> str:
        """Scales of rows and of columns, and the bias."""
        graph = self._graph
        bias = weights.get(f"{name}.bias")
        # After the product: handed to it, the scales of columns cost more.
        product = graph.node("Mul", [product, largest])
        columns = graph.constant(f"{name}.scales", scales)
        product = graph.node("Mul", [product, columns], output=None if bias is not None else output)
        if bias is None:
            return product
        return graph.node("Add", [product, graph.constant(f"{name}.bias", bias)], output=output)

    def _grid(self, step: float) -> tuple[str, str]:
        """Step and zero point of bytes."""
        return (
            self._graph.constant(f"step of {step:g}", np.array(step, np.float32)),
            self._graph.constant("zero_point", np.array(ZERO_POINT, np.uint8)),
        )

    def _round(self, x: str) -> _Rounded:
        if x not in self._rounded:
            graph = self._graph
            last_axis = graph.constant("last_axis", np.array([-1], np.int64))
            largest = graph.node("ReduceMax", [graph.node("Abs", [x]), last_axis])
            # A row of zeros becomes 0/0, then some byte, and 0 again as its product
            # is multiplied by the largest: a test watches that.
            parts = graph.node("Div", [x, largest])
            codes = graph.node("QuantizeLinear", [parts, *self._grid(_STEP)])
            self._rounded[x] = _Rounded(codes, parts, largest)
        return self._rounded[x]
