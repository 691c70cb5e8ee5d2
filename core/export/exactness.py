"""Whether this processor multiplies signed by unsigned bytes without overflow.

Without VNNI the instruction adds two such products in 16 bits and stops at 32,767
(vpmaddubsw in Intel's manual); two of 255 x 127 are 64,770. onnxruntime uses it where
nothing better is at hand. Names and versions of processors tell less than a trial does.
"""

from __future__ import annotations

import functools
from typing import Final

import numpy as np
import onnxruntime

from core.export.onnx_graph import RUNTIME, GraphBuilder

# Large enough for every kernel that works on blocks.
_SIDE: Final = 128


@functools.cache
def signed_products_are_exact() -> bool:
    """Multiply the largest bytes there are, one row and several, and look."""
    graph = GraphBuilder()
    graph.input("x", np.uint8, ("T", _SIDE))
    weight = graph.constant("weight", np.full((_SIDE, _SIDE), 127, np.int8))
    scale = graph.constant("scale", np.array(1.0, np.float32))
    graph.node("MatMulIntegerToFloat", ["x", weight, scale, scale], domain=RUNTIME, output="y")
    graph.output("y", np.float32, ("T", _SIDE))
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(
        graph.serialized(), options, providers=["CPUExecutionProvider"]
    )
    for rows in (1, 2, 32):
        (product,) = session.run(None, {"x": np.full((rows, _SIDE), 255, np.uint8)})
        if not np.all(np.asarray(product) == _SIDE * 255 * 127):
            return False
    return True
