"""The trial of each library in C, compiled so that undefined behavior ends it.

What works by chance on one machine, such as an address that calloc happened to align, ends the
process on another.
"""

import platform
import shutil
import subprocess
import sys

import pytest

from core.compiled import native_flags
from core.inference.native.library import DECODER, LOOK_UP
from core.training.native.library import TRAINING

# Memory that is aligned to 16 bytes and to no more: that is all that malloc promises.
MAIN = """
#include <malloc.h>
#include <stdlib.h>
#include <string.h>
static void *least_aligned(size_t count, size_t size)
{{
    size_t bytes = count * size + 16;
    char *memory = aligned_alloc(128, (bytes + 127) / 128 * 128);
    memset(memory, 0, bytes);
    return memory + 16;
}}
#define calloc(count, size) least_aligned(count, size)
#define malloc(size) least_aligned(1, size)
#define free(memory) (void)(memory)
#include "{source}"
int main(void) {{ return tabwright_trial(); }}
"""
FLAGS = (
    "-O3", "-std=gnu11", "-ffp-contract=fast", "-Wno-psabi", "-pthread",
    "-fsanitize=undefined", "-fno-sanitize-recover=undefined",
)  # fmt: skip


@pytest.mark.skipif(sys.platform != "linux", reason="the sanitizer of gcc on Linux")
@pytest.mark.skipif(shutil.which("gcc") is None, reason="gcc is missing")
@pytest.mark.parametrize("source", [DECODER, LOOK_UP, TRAINING], ids=lambda source: source.name)
def test_no_undefined_behavior(source, tmp_path):
    main, program = tmp_path / "main.c", tmp_path / "main"
    main.write_text(MAIN.format(source=source.path))
    flags = (*FLAGS, *native_flags(platform.machine(), sys.platform))
    subprocess.run(["gcc", *flags, "-o", program, main, "-lm"], check=True)
    done = subprocess.run([program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
