"""The decoder, compiled for every kernel that this processor can run."""

import functools
import platform
import shutil

import pytest

from core.inference.native import library
from core.processor import instruction_sets
from tests.core.inference.native.emulation import PROCESSORS, EmulatedLibrary, build, missing_tool

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
# Emulated elsewhere than on AArch64 itself. All tests of the decoder with these take minutes, so
# most of them are left to the torture run.
EMULATED = [kernel for kernel in PROCESSORS if platform.machine() != "aarch64"]
EMULATED_SLOWLY = [
    pytest.param(kernel, marks=[pytest.mark.torture, pytest.mark.timeout(600)])
    for kernel in EMULATED
]
_FLAGS = library.kernels(platform.machine())
KERNELS = {
    name: _FLAGS[name]
    for name, needed in _NEEDED.items()
    if name in _FLAGS and needed <= instruction_sets()
}


@pytest.fixture(scope="session")
def compile_native(tmp_path_factory):
    """Compiles the decoder with some flags, once for all tests, and loads it."""

    @functools.cache
    def compile_native(flags, compiler="cc"):
        if shutil.which(compiler) is None:
            pytest.skip(f"{compiler} is not installed")
        path = tmp_path_factory.mktemp("native") / "decoder.so"
        library.compile_to(path, compiler, flags)
        return library.load(path)

    return compile_native


@pytest.fixture(scope="session")
def libraries(compile_native):
    """All kernels, by name, the fastest last."""
    return {name: compile_native(flags) for name, flags in KERNELS.items()}


@pytest.fixture(scope="session")
def emulated(tmp_path_factory):
    """Starts an emulated processor with a kernel, once for all tests."""
    started = {}

    def emulated(kernel):
        if missing_tool():
            pytest.skip(missing_tool())
        if kernel not in started:
            program = build(kernel, tmp_path_factory.mktemp("emulated"))
            started[kernel] = EmulatedLibrary(program, PROCESSORS[kernel])
        return started[kernel]

    yield emulated
    for one in started.values():
        one.end()


@pytest.fixture(scope="session")
def library_of(libraries, emulated):
    """Returns the library of a kernel, of this processor or an emulated one."""
    return lambda kernel: libraries[kernel] if kernel in libraries else emulated(kernel)
