"""The decoder, compiled for every kind of processor that this one can play."""

import platform
import shutil

import pytest

from core.inference.native import library
from core.processor import instruction_sets

_IS_X86 = platform.machine() in ("x86_64", "AMD64")
_NO_AVX512 = ("-mno-avx512f",) if _IS_X86 else ()
_NOTHING = (*_NO_AVX512, "-mno-avxvnni", "-mno-f16c") if _IS_X86 else ()
KERNELS = {"portable": _NOTHING}
if "avx_vnni" in instruction_sets():
    KERNELS["avx-vnni"] = _NO_AVX512
if "avx512_vnni" in instruction_sets():
    KERNELS["avx512-vnni"] = ("-mno-amx-int8",)
if "amx_int8" in instruction_sets():
    KERNELS["amx-int8"] = ()


@pytest.fixture(scope="session")
def libraries(tmp_path_factory):
    """All of them, by the name that they give themselves."""
    compiler = shutil.which("cc")
    if compiler is None:
        pytest.skip("there is no C compiler here")
    folder = tmp_path_factory.mktemp("native")
    compiled = {}
    for kernel, flags in KERNELS.items():
        path = folder / f"{kernel}.so"
        library.compile_to(path, compiler, flags)
        compiled[kernel] = library.load(path)
    return compiled
