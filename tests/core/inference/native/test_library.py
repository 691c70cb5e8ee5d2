"""The compiled decoder: made once a machine, never trusted untried, never in the way."""

import os
import subprocess
import sys

import pytest

from core.inference.native import library
from core.inference.native.library import native_library


@pytest.fixture(autouse=True)
def cache(tmp_path, monkeypatch):
    """A machine with VNNI on which nothing was compiled yet."""
    monkeypatch.setattr(library.platformdirs, "user_cache_dir", lambda *_: str(tmp_path))
    monkeypatch.setattr(library, "instruction_sets", lambda: {"avx_vnni"})
    monkeypatch.delenv(library.SWITCH, raising=False)
    native_library.cache_clear()
    yield tmp_path / "native"
    native_library.cache_clear()


@pytest.fixture
def compiled(monkeypatch):
    """Every compilation, as it happens."""
    compiled = []
    real = library.compile_to

    def compile_to(path, *flags):
        compiled.append(path)
        real(path, *flags)

    monkeypatch.setattr(library, "compile_to", compile_to)
    return compiled


def again():
    native_library.cache_clear()
    return native_library()


def test_it_is_compiled_once_and_then_only_loaded(cache, compiled):
    assert native_library().tabwright_kernel()
    assert again() is not None
    assert len(compiled) == 1
    (path,) = cache.iterdir()
    assert path.suffix == ".so"
    assert cache.stat().st_mode & 0o777 == 0o700


def test_other_sources_are_compiled_anew(cache, compiled, monkeypatch):
    native_library()
    monkeypatch.setattr(library, "FLAGS", (*library.FLAGS, "-DANOTHER"))
    assert again() is not None
    assert (len(compiled), len(list(cache.iterdir()))) == (2, 2)


def test_it_can_be_switched_off(cache, monkeypatch):
    monkeypatch.setenv(library.SWITCH, "off")
    assert native_library() is None
    assert not cache.exists()


def test_without_dot_products_nothing_is_compiled(cache, monkeypatch):
    monkeypatch.setattr(library, "instruction_sets", lambda: {"avx2"})
    assert native_library() is None
    assert not cache.exists()


def test_without_a_compiler_there_is_none_until_one_is_installed(cache, monkeypatch):
    monkeypatch.setattr(library.shutil, "which", lambda _name: None)
    assert native_library() is None
    assert list(cache.iterdir()) == []
    monkeypatch.undo()


def test_what_does_not_compile_is_noted_and_not_tried_again(cache, compiled, monkeypatch):
    monkeypatch.setattr(library, "FLAGS", ("-no-such-flag",))
    assert native_library() is None
    assert again() is None
    assert len(compiled) == 1
    (note,) = cache.iterdir()
    assert "no-such-flag" in note.read_text()


@pytest.mark.parametrize("end", ["sys.exit(1)", "os.kill(os.getpid(), 4)", "time.sleep(9)"])
def test_what_fails_its_trial_is_never_loaded(cache, monkeypatch, end):
    monkeypatch.setattr(library, "_TRIAL", f"import os, sys, time; {end}")
    monkeypatch.setattr(library, "_TRIAL_SECONDS", 1)
    assert native_library() is None
    assert [path.suffix for path in cache.iterdir()] == [".failed"]


@pytest.mark.parametrize("what", ["file", "folder"])
def test_what_others_could_have_written_is_not_loaded(cache, what):
    native_library()
    (path,) = cache.iterdir()
    os.chmod(path if what == "file" else cache, 0o777)
    assert again() is None


def test_a_damaged_file_is_no_library(cache):
    cache.mkdir(mode=0o700)
    (cache / library._file_name()).write_bytes(b"\x7fELF and no more")
    assert native_library() is None


def test_a_folder_that_cannot_be_written_means_onnxruntime(cache):
    cache.write_text("a file where the folder belongs")
    assert native_library() is None


def test_two_programs_may_compile_at_once(cache):
    code = (
        "import core.inference.native.library as l, sys;"
        f"l.platformdirs.user_cache_dir = lambda *_: {str(cache.parent)!r};"
        "l.instruction_sets = lambda: {'avx_vnni'};"
        "sys.exit(l.native_library() is None)"
    )
    programs = [subprocess.Popen([sys.executable, "-c", code]) for _ in range(3)]
    assert [program.wait() for program in programs] == [0, 0, 0]
    assert [path.suffix for path in cache.iterdir()] == [".so"]
