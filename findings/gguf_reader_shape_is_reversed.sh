#!/bin/sh
# gguf 0.19.0, numpy 2.4.6 (Python 3.11 or newer).
#
# A good guess: a tensor that GGUFReader gives has the shape that was given to GGUFWriter, and
# `tensor.shape` is the shape of `tensor.data`, as it is wherever NumPy arrays are handed out. What
# happens: `shape` is as ggml counts, the innermost dimension first, so it is the reverse of
# `data.shape` for plain types; for quantized types `data` has bytes, and neither its shape nor its
# number of items says how many weights there are. A square matrix hides the mistake. Writing a file
# again by `add_tensor(name, tensor.data.reshape(tensor.shape))` transposes nothing and mixes all.
#
# Output seen:
#   F32,  written (2, 3):  shape [3, 2],  data (2, 3) float32
#   Q8_0, written (2, 64): shape [64, 2], data (2, 68) uint8
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check gguf==0.19.0 numpy==2.4.6
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import gguf
import numpy as np

Q8_0 = gguf.GGMLQuantizationType.Q8_0
plain = np.arange(6, dtype=np.float32).reshape(2, 3)
weights = np.arange(128, dtype=np.float32).reshape(2, 64)
writer = gguf.GGUFWriter("model.gguf", "llama")
writer.add_tensor("plain", plain)
writer.add_tensor("quantized", gguf.quants.quantize(weights, Q8_0), raw_dtype=Q8_0)
writer.write_header_to_file()
writer.write_kv_data_to_file()
writer.write_tensors_to_file()
writer.close()

first, second = gguf.GGUFReader("model.gguf").tensors
for name, written, read in (("F32, ", plain, first), ("Q8_0,", weights, second)):
    shape = f"{read.shape.tolist()},"
    written = f"{written.shape}:"
    print(f"{name} written {written:8} shape {shape:8} data {read.data.shape} {read.data.dtype}")
assert np.array_equal(first.data, plain)
assert first.shape.tolist() == [3, 2], "changed: the shape is that of the data"
assert second.shape.tolist() == [64, 2] and second.data.shape == (2, 68)
PYTHON
