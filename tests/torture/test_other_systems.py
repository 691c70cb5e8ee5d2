"""The libraries in C compile for Windows, macOS and AArch64 Linux, where Zig is installed."""

import importlib.util

import pytest

from tests.other_systems import SOURCES, TARGETS, compile_for, zig_environment

pytestmark = [
    pytest.mark.torture,
    pytest.mark.timeout(900),
    pytest.mark.skipif(
        importlib.util.find_spec("ziglang") is None, reason="python -m tests.other_systems has it"
    ),
]


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.name)
def test_it_compiles_without_a_warning(target, source, tmp_path):
    assert compile_for(target, source, tmp_path, zig_environment(tmp_path)) is None
