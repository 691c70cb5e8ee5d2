#!/bin/sh
# gguf 0.19.0, numpy 2.4.6 (Python 3.11 or newer, Linux).
#
# A good guess: when there is no room, writing a GGUF file fails with an OSError whose errno says
# why (ENOSPC, EFBIG), as every write of Python does. What happens: GGUFWriter hands its tensors to
# `ndarray.tofile`, which raises OSError with errno None and the text "N requested and M written",
# so code that asks `error.errno` takes a full disk for something else. Here a limit on the size of
# files stands for the full disk.
#
# Output seen:
#   GGUFWriter: OSError errno=None '1000000 requested and 16352 written'
#   file.write: OSError errno=27 'File too large'
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check gguf==0.19.0 numpy==2.4.6
cd "$folder"
"$folder/venv/bin/python" - <<'EOF'
import errno
import resource
import signal

import gguf
import numpy as np

writer = gguf.GGUFWriter("model.gguf", "llama")
writer.add_tensor("weight", np.zeros(1_000_000, np.float32))
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 16, resource.getrlimit(resource.RLIMIT_FSIZE)[1]))


def failure(write):
    try:
        write()
    except OSError as error:
        return error
    raise SystemExit("changed: the write did not fail")


def with_gguf():
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()


def with_python():
    with open("plain", "wb", buffering=0) as file:
        while True:
            file.write(bytes(1 << 15))


by_gguf, by_python = failure(with_gguf), failure(with_python)
print(f"GGUFWriter: {type(by_gguf).__name__} errno={by_gguf.errno} {str(by_gguf)!r}")
print(f"file.write: {type(by_python).__name__} errno={by_python.errno} {by_python.strerror!r}")
assert by_python.errno == errno.EFBIG
assert by_gguf.errno is None, "changed: the error tells its number"
EOF
