#!/bin/sh
# safetensors 0.8.0, numpy 2.4.6 (Python 3.11 or newer, Linux).
#
# A good guess: `safetensors.numpy.save` of a transposed array stores the array that NumPy shows, or
# raises. What it does: it raises nothing and stores the bytes as they lie in memory under the
# shape of the view, so another matrix comes back. Its docstring asks for contiguous tensors; nothing
# checks it. (`numpy.save` and `ndarray.tobytes` store what NumPy shows.) It matters to whoever
# turns the weights of a linear layer into the (inputs, outputs) order of transformers' GPT-2.
#
# Output seen:
#   written   [[0.0, 3.0], [1.0, 4.0], [2.0, 5.0]]
#   read back [[0.0, 1.0], [2.0, 3.0], [4.0, 5.0]]
#   after ascontiguousarray: the same as written
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check safetensors==0.8.0 numpy==2.4.6
"$folder/venv/bin/python" - <<'EOF'
import numpy as np
from safetensors.numpy import load, save

matrix = np.arange(6, dtype=np.float32).reshape(2, 3).T
back = load(save({"weight": matrix}))["weight"]
print("written  ", matrix.tolist())
print("read back", back.tolist())
assert back.shape == matrix.shape
assert not np.array_equal(back, matrix), "changed: a transposed array comes back as it was"
contiguous = load(save({"weight": np.ascontiguousarray(matrix)}))["weight"]
assert np.array_equal(contiguous, matrix)
print("after ascontiguousarray: the same as written")
EOF
