"""A small builder over ``onnx.helper``: nodes in order, constants by name.

It knows the ONNX format, no decoder. ``onnx_decoder`` says what is computed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import onnx
from onnx import helper, numpy_helper
from onnx.external_data_helper import ExternalDataInfo, set_external_data, uses_external_data

from core.checkpoints.light_copy import TensorLocation

# Operators of onnxruntime that the standard lacks: fused attention over a KV
# cache, fused norms, quantised products.
RUNTIME: Final = "com.microsoft"

_STANDARD_OPSET: Final = 23  # the first with RMSNormalization
_RUNTIME_OPSET: Final = 1
# The newest container that every onnxruntime with these operators reads.
_IR_VERSION: Final = 10


class GraphBuilder:
    """Collects nodes and constants, and writes them as one model."""

    def __init__(self) -> None:
        self._nodes: list[onnx.NodeProto] = []
        self._constants: dict[str, onnx.TensorProto] = {}
        self._inputs: list[onnx.ValueInfoProto] = []
        self._outputs: list[onnx.ValueInfoProto] = []

    def constant(self, name: str, array: npt.NDArray[Any]) -> str:
        """Store a tensor and return its name; the same one may be given again.

        Raises:
            ValueError: another tensor has that name.
        """
        tensor = numpy_helper.from_array(np.ascontiguousarray(array), name)
        if self._constants.setdefault(name, tensor) != tensor:
            raise ValueError(f"two different constants are named {name}")
        return name

    @staticmethod
    def dtype(dtype: npt.DTypeLike) -> int:
        """Return the number by which ONNX attributes name a type."""
        return helper.np_dtype_to_tensor_dtype(np.dtype(dtype))

    def input(self, name: str, dtype: npt.DTypeLike, shape: Sequence[int | str]) -> str:
        """Declare an input of the graph; a text in the shape is a free dimension."""
        self._inputs.append(_value_info(name, dtype, shape))
        return name

    def output(self, name: str, dtype: npt.DTypeLike, shape: Sequence[int | str]) -> str:
        """Declare an output of the graph."""
        self._outputs.append(_value_info(name, dtype, shape))
        return name

    def node(
        self,
        operator: str,
        inputs: Sequence[str],
        *,
        domain: str = "",
        output: str | None = None,
        more_outputs: Sequence[str] = (),
        attributes: Mapping[str, Any] | None = None,
    ) -> str:
        """Append an operator; returns the name of its first output.

        Args:
            operator: its name.
            inputs: names; an empty one skips an optional input.
            domain: ``RUNTIME`` for operators outside the standard.
            output: the name of the first output; made up where none is given.
            more_outputs: the names of further outputs; an empty one skips it.
            attributes: its settings.
        """
        first = output or f"{operator}_{len(self._nodes)}"
        node = helper.make_node(
            operator, inputs, [first, *more_outputs], name=first, domain=domain,
            **(attributes or {}),
        )  # fmt: skip
        self._nodes.append(node)
        return first

    def save(self, path: Path, weights_name: str) -> dict[str, TensorLocation]:
        """Write the graph to ``path`` and its tensors beside it.

        Args:
            path: the graph file.
            weights_name: the name of the second file, in the same folder.

        Returns:
            The offset of each constant in the second file.
        """
        model = self._model()
        for tensor in model.graph.initializer:
            # Single numbers and shapes stay where the library can see them.
            if tensor.dims and tensor.data_type != onnx.TensorProto.INT64:
                set_external_data(tensor, weights_name)
        onnx.save_model(model, str(path))
        return {
            tensor.name: TensorLocation(
                dtype=helper.tensor_dtype_to_np_dtype(tensor.data_type).name,
                shape=tuple(tensor.dims),
                offset=int(ExternalDataInfo(tensor).offset or 0),
            )
            for tensor in model.graph.initializer
            if uses_external_data(tensor)
        }

    def serialized(self) -> bytes:
        """Return the graph with all its constants, as one file would hold it."""
        return self._model().SerializeToString()

    def _model(self) -> onnx.ModelProto:
        graph = helper.make_graph(
            self._nodes, "decoder", self._inputs, self._outputs, list(self._constants.values())
        )
        return helper.make_model(
            graph,
            producer_name="tabwright",
            ir_version=_IR_VERSION,
            opset_imports=[
                helper.make_opsetid("", _STANDARD_OPSET),
                helper.make_opsetid(RUNTIME, _RUNTIME_OPSET),
            ],
        )


def _value_info(name: str, dtype: npt.DTypeLike, shape: Sequence[int | str]) -> onnx.ValueInfoProto:
    return helper.make_tensor_value_info(name, GraphBuilder.dtype(dtype), list(shape))
