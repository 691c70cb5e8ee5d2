"""The decoder, compiled for every kernel that this processor can run."""

import platform
import shutil

import pytest

from core.inference.native import library
from core.processor import instruction_sets

# The name of a kernel, and the instruction sets that it needs.
_NEEDED = {
    "portable": set(),
    "avx2": {"avx2", "fma", "f16c"},
    "avx-vnni": {"avx2", "fma", "f16c", "avx_vnni"},
    "avx512-vnni": {"avx512_vnni", "avx512bw"},
    "amx-int8": {"avx512_vnni", "avx512bw", "amx_int8"},
    "neon": set(),
    "neon-dotprod": {"asimddp"},
}
_FLAGS = library.kernels(platform.machine())
KERNELS = {
    name: _FLAGS[name]
    for name, needed in _NEEDED.items()
    if name in _FLAGS and needed <= instruction_sets()
}


@pytest.fixture(scope="session")
def compile_native(tmp_path_factory):
    """Compiles the decoder with some flags and loads it."""
    compiler = shutil.which("cc")
    if compiler is None:
        pytest.skip("there is no C compiler here")

    def compile_native(name, flags):
        path = tmp_path_factory.mktemp("native") / f"{name}.so"
        library.compile_to(path, compiler, flags)
        return library.load(path)

    return compile_native


@pytest.fixture(scope="session")
def libraries(compile_native):
    """All kernels, by name, the fastest last."""
    return {name: compile_native(name, flags) for name, flags in KERNELS.items()}
