"""The decoder on an AArch64 processor that qemu emulates, behind the interface of the library.

``NativeModel`` calls it like a loaded library: the same tests run on processors that this machine
does not have. Needs a cross compiler and ``qemu-aarch64``.
"""

import ctypes
import shutil
import struct
import subprocess
from pathlib import Path

from core import compiled
from core.inference.native import library
from core.inference.native.library import Shape

COMPILER = "aarch64-linux-gnu-gcc"
EMULATOR = "qemu-aarch64"
# Each kernel on a processor that has it. A Cortex-A53 (Raspberry Pi 3) has no dot product; a
# Cortex-A76 is a Raspberry Pi 5's.
PROCESSORS = {"neon": "cortex-a53", "neon-dotprod": "cortex-a76"}
_FLOAT_BYTES = 4


def missing_tool():
    """The reason why nothing can be emulated here; None where everything is installed."""
    for tool in (COMPILER, EMULATOR):
        if shutil.which(tool) is None:
            return f"{tool} is not installed"
    return None


def build(kernel, folder):
    """Compile the decoder with its command loop for one kernel; the path of the program."""
    source = Path(library.__file__).parent / "decoder.c"
    program = folder / kernel
    flags = [*library.kernels("aarch64")[kernel], *compiled.FLAGS]
    flags.remove("-shared")
    subprocess.run(
        [
            COMPILER, *flags, "-Werror", "-static", "-pthread", "-include", str(source),
            str(Path(__file__).with_name("emulated_decoder.c")), "-o", str(program), "-lm",
        ],
        check=True,
    )  # fmt: skip
    return program


class EmulatedLibrary:
    """The functions of the decoder's library, computed by an emulated processor.

    Args:
        program: see ``build``.
        processor: its name for qemu.
    """

    def __init__(self, program, processor):
        self._process = subprocess.Popen(
            [EMULATOR, "-cpu", processor, str(program)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        self._shapes = {}

    def end(self):
        """End the emulated process."""
        self._process.kill()
        self._process.communicate()

    def tabwright_kernel(self):
        self._send(b"k")
        return self._receive(32).rstrip(b"\0")

    def tabwright_num_tensors(self):
        self._send(b"n")
        return self._receive_int()

    def tabwright_trial(self):
        self._send(b"t")
        return self._receive_int()

    def tabwright_open(self, shape, threads, max_tokens):
        shape = shape._obj
        self._send(b"o", bytes(shape), threads, max_tokens)
        handle = self._receive_int()
        self._shapes[handle] = Shape.from_buffer_copy(shape)
        return handle

    def tabwright_close(self, handle):
        if self._process.poll() is None:
            self._send(b"c", handle)

    def tabwright_put_floats(self, handle, tensor, layer, data, count):
        floats = ctypes.string_at(data, count * _FLOAT_BYTES)
        self._send(b"f", handle, tensor, layer, count, floats)

    def tabwright_put_head_residual(self, handle, data, first, inputs):
        size = inputs * self._shapes[handle].vocabulary
        self._send(b"h", handle, first, inputs, size, ctypes.string_at(data, size))

    def tabwright_put_matrix(self, handle, tensor, layer, codes, is_signed, first, inputs, outputs):
        size = inputs * outputs
        self._send(
            b"m", handle, tensor, layer, int(is_signed), first, inputs, outputs, size,
            ctypes.string_at(codes, size),
        )  # fmt: skip

    def tabwright_put_scales(self, handle, tensor, layer, scales, bias, outputs):
        self._send(
            b"s", handle, tensor, layer, outputs, int(bias is not None),
            ctypes.string_at(scales, outputs * _FLOAT_BYTES),
            b"" if bias is None else ctypes.string_at(bias, outputs * _FLOAT_BYTES),
        )  # fmt: skip

    def tabwright_read(self, handle, ids, embeddings, count, n_past, n_logits, logits):
        shape = self._shapes[handle]
        self._send(
            b"r", handle, count, n_past, n_logits, ctypes.string_at(ids, count * _FLOAT_BYTES),
            count * shape.width, ctypes.string_at(embeddings, count * shape.width),
        )  # fmt: skip
        size = n_logits * shape.vocabulary * _FLOAT_BYTES
        ctypes.memmove(logits, self._receive(size), size)
        assert self._receive_int() == count

    def _send(self, *parts):
        """Write a command: bytes as they are, numbers as int32."""
        data = b"".join(
            part if isinstance(part, bytes) else struct.pack("<i", part) for part in parts
        )
        self._process.stdin.write(data)
        self._process.stdin.flush()

    def _receive(self, size):
        data = self._process.stdout.read(size)
        assert len(data) == size, "the emulated process has ended"
        return data

    def _receive_int(self):
        return struct.unpack("<i", self._receive(4))[0]
