"""The compiled decoder: made once a machine, never loaded untried, and optional."""

import os
import platform
import subprocess
import sys

import platformdirs
import pytest

from core import compiled
from core.errors import ConfigError
from core.inference.native import library, prebuilt
from core.inference.native.library import find_native_library, native_library
from tests.core.inference.native.conftest import KERNELS


@pytest.fixture(autouse=True)
def cache(tmp_path, monkeypatch):
    """A machine on which nothing was compiled yet."""
    monkeypatch.setattr(compiled, "cache_folder", lambda: tmp_path)
    monkeypatch.setattr(library, "PREBUILT", tmp_path / "nothing shipped")
    # What the compiler makes of it does not matter here, only how long that takes.
    monkeypatch.setattr(compiled, "FLAGS", (*compiled.FLAGS, "-O0"))
    monkeypatch.delenv(compiled.SWITCH, raising=False)
    monkeypatch.delenv(library.KERNEL_VARIABLE, raising=False)
    find_native_library.cache_clear()
    yield tmp_path / "native"
    find_native_library.cache_clear()


@pytest.fixture
def made(monkeypatch):
    """Every compilation, as it happens."""
    made = []
    real = compiled.compile_to

    def compile_to(path, *arguments):
        made.append(path)
        real(path, *arguments)

    monkeypatch.setattr(compiled, "compile_to", compile_to)
    return made


def again():
    find_native_library.cache_clear()
    return native_library()


def test_it_is_compiled_once_and_then_only_loaded(cache, made):
    assert native_library().tabwright_kernel().decode() == find_native_library().kernel
    assert again() is not None
    assert len(made) == 1
    (path,) = cache.iterdir()
    assert path.suffix == ".so"
    assert (cache.stat().st_mode & 0o777, path.stat().st_mode & 0o777) == (0o700, 0o700)


def test_a_generous_umask_does_not_matter():
    before = os.umask(0o002)
    try:
        assert native_library() is not None
        assert again() is not None
    finally:
        os.umask(before)


def test_other_sources_are_compiled_again(cache, made, monkeypatch):
    native_library()
    monkeypatch.setattr(compiled, "FLAGS", (*compiled.FLAGS, "-DANOTHER"))
    assert again() is not None
    assert (len(made), len(list(cache.iterdir()))) == (2, 2)


def test_it_can_be_switched_off(cache, monkeypatch):
    monkeypatch.setenv(compiled.SWITCH, "off")
    assert native_library() is None
    assert "TABWRIGHT_NATIVE=off" in find_native_library().reason
    assert not cache.exists()


def test_the_kernel_has_a_name(monkeypatch):
    assert find_native_library().kernel in library.kernels(platform.machine())
    find_native_library.cache_clear()
    monkeypatch.setenv(compiled.SWITCH, "off")
    assert find_native_library().kernel == ""


def test_a_kernel_can_be_forced(cache, monkeypatch):
    assert find_native_library().kernel != "portable"
    monkeypatch.setenv(library.KERNEL_VARIABLE, "portable")
    find_native_library.cache_clear()
    assert find_native_library().kernel == "portable"
    assert len(list(cache.iterdir())) == 2


def test_a_kernel_that_the_processor_does_not_have_is_not_loaded(monkeypatch):
    missing = sorted(set(library.kernels(platform.machine())) - set(KERNELS))
    if not missing:
        pytest.skip("this processor has all kernels")
    monkeypatch.setenv(library.KERNEL_VARIABLE, missing[0])
    assert find_native_library().reason
    assert native_library() is None


def test_an_unknown_kernel_is_an_error_that_names_the_others(monkeypatch):
    monkeypatch.setenv(library.KERNEL_VARIABLE, "avx3")
    with pytest.raises(ConfigError, match="avx3") as error:
        native_library()
    assert "portable" in error.value.hint


@pytest.mark.parametrize(
    ("machine", "system", "flags"),
    [
        ("x86_64", "linux", ("-march=native",)),
        ("AMD64", "win32", ("-march=native",)),
        ("arm64", "darwin", ("-mcpu=apple-m1",)),
        ("aarch64", "linux", ("-mcpu=native",)),
        ("riscv64", "linux", ()),
    ],
)
def test_flags_for_this_processor(machine, system, flags):
    assert compiled.native_flags(machine, system) == flags
    assert "portable" in library.kernels(machine)


def test_without_a_compiler_there_is_none_until_one_is_installed(cache, monkeypatch):
    with monkeypatch.context() as patched:
        patched.setattr(compiled.shutil, "which", lambda _name: None)
        assert native_library() is None
        assert "No C compiler (cc, gcc, clang)" in find_native_library().reason
        assert list(cache.iterdir()) == []
    assert again() is not None


def test_a_compiler_that_was_killed_is_asked_again(cache, monkeypatch):
    with monkeypatch.context() as patched:
        killed = subprocess.CalledProcessError(-9, "cc")
        patched.setattr(compiled, "compile_to", lambda *_: (_ for _ in ()).throw(killed))
        assert native_library() is None
    assert again() is not None


def test_what_does_not_compile_is_noted_and_not_tried_again(cache, made, monkeypatch):
    monkeypatch.setattr(compiled, "FLAGS", ("-no-such-flag",))
    assert native_library() is None
    reason = find_native_library().reason  # has the compiler's error
    assert "no-such-flag" in reason
    assert again() is None
    assert find_native_library().reason == reason
    assert len(made) == 1
    (note,) = cache.iterdir()
    assert "no-such-flag" in note.read_text()


@pytest.mark.parametrize("end", ["sys.exit(1)", "os.kill(os.getpid(), 4)"])
def test_what_fails_its_trial_is_never_loaded(cache, monkeypatch, end):
    monkeypatch.setattr(compiled, "_TRIAL", f"import os, sys; {end}")
    assert native_library() is None
    assert [path.suffix for path in cache.iterdir()] == [".failed"]


def test_a_trial_that_takes_too_long_is_made_again(cache, monkeypatch):
    with monkeypatch.context() as patched:
        patched.setattr(compiled, "_TRIAL", "import time; time.sleep(9)")
        patched.setattr(compiled, "_TRIAL_SECONDS", 0.2)
        assert native_library() is None
        assert list(cache.iterdir()) == []
    assert again() is not None


def test_the_trial_takes_no_module_from_where_the_program_was_started(tmp_path, monkeypatch):
    (tmp_path / "ctypes.py").write_text("import sys; sys.exit(1)")
    monkeypatch.chdir(tmp_path)
    assert native_library() is not None


def test_a_folder_of_somebody_else_is_not_used(monkeypatch):
    monkeypatch.setattr(compiled.os, "getuid", lambda: os.geteuid() + 1)
    assert native_library() is None


@pytest.mark.parametrize("left", [0, 3, 100, 5000, 0.9])
def test_a_damaged_file_is_made_again(cache, made, left):
    """Loaded, most of these would end the process."""
    compiler = next(filter(None, map(compiled.shutil.which, compiled.COMPILERS)))
    flags = compiled.native_flags(platform.machine(), sys.platform)
    native_library()
    path = cache / compiled.file_name(compiler, library.DECODER, flags)
    data = path.read_bytes()
    path.unlink()  # it is mapped here: another file under its name
    kept = int(left if isinstance(left, int) else left * len(data))
    path.write_bytes(data[:kept] + bytes(len(data) - kept if kept > 100 else 0))
    assert again() is not None
    assert len(made) == 2
    assert path.read_bytes() == data


def test_a_folder_that_cannot_be_written_means_onnxruntime(cache):
    cache.write_text("a file where the folder belongs")
    assert native_library() is None


def test_two_programs_may_compile_simultaneously(cache):
    code = (
        "import core.compiled as c, core.inference.native.library as l, sys;"
        f"c.cache_folder = lambda: c.Path({str(cache.parent)!r}); l.PREBUILT = c.Path('none');"
        "sys.exit(l.native_library() is None)"
    )
    programs = [subprocess.Popen([sys.executable, "-c", code]) for _ in range(3)]
    assert [program.wait() for program in programs] == [0, 0, 0]
    assert [path.suffix for path in cache.iterdir()] == [".so"]


@pytest.fixture(scope="module")
def shipped(tmp_path_factory):
    """What a wheel has for this machine."""
    machine = platform.machine()
    if sys.platform != "linux" or machine not in prebuilt._MACHINES:
        pytest.skip("wheels have nothing for this machine")
    folder = tmp_path_factory.mktemp("prebuilt")
    count, size = prebuilt.build(machine, folder)
    assert count == len(library.kernels(machine)) + 1
    assert size < 500_000
    return folder


def without_compiler(monkeypatch, folder):
    monkeypatch.setattr(library, "PREBUILT", folder)
    monkeypatch.setattr(compiled.shutil, "which", lambda _name: None)


def test_a_shipped_library_needs_no_compiler(cache, shipped, monkeypatch):
    without_compiler(monkeypatch, shipped)
    found = find_native_library()
    assert found.kernel in KERNELS
    assert found.kernel != "portable" or len(KERNELS) == 1
    assert {path.suffix for path in cache.iterdir()} == {".trial"}
    library.look_up_library.cache_clear()
    assert library.look_up_library() is not None
    library.look_up_library.cache_clear()


def test_a_shipped_library_is_tried_once(cache, shipped, monkeypatch):
    without_compiler(monkeypatch, shipped)
    tried = []
    real = compiled.require_trial
    monkeypatch.setattr(compiled, "require_trial", lambda path: (tried.append(path), real(path)))
    assert native_library() is not None
    count = len(tried)
    assert again() is not None
    assert len(tried) == count
    for note in cache.iterdir():
        note.write_text("pas")  # a note that was not written completely
    assert again() is not None
    assert len(tried) == 2 * count


def test_a_shipped_library_that_fails_its_trial_is_passed_over(shipped, monkeypatch):
    without_compiler(monkeypatch, shipped)
    monkeypatch.setattr(compiled, "_TRIAL", "import sys; sys.exit('portable' not in sys.argv[1])")
    assert find_native_library().kernel == "portable"


def test_a_shipped_kernel_can_be_forced(shipped, monkeypatch):
    without_compiler(monkeypatch, shipped)
    monkeypatch.setenv(library.KERNEL_VARIABLE, "portable")
    assert find_native_library().kernel == "portable"


def test_what_is_shipped_needs_an_old_c_library_alone(shipped):
    needed = [prebuilt.newest_glibc(path, "objdump") for path in shipped.rglob("decoder-*.so")]
    assert needed
    assert all((2,) < version <= (2, 17) for version in needed)


def test_a_missing_cross_compiler_is_named_and_the_rest_is_built(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(prebuilt.shutil, "which", lambda name: None if "gnu" in name else name)
    monkeypatch.setattr(prebuilt.platform, "machine", lambda: "riscv64")
    assert prebuilt.main(["--folder", str(tmp_path)]) == 1
    said = capsys.readouterr().err
    assert "apt-get install gcc-aarch64-linux-gnu" in said
    assert "apt-get install gcc-x86-64-linux-gnu" in said


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere platformdirs is asked")
@pytest.mark.parametrize("chosen", [None, "", " ", "/somewhere"])
def test_the_cache_folder_is_that_of_platformdirs(chosen, monkeypatch):
    monkeypatch.undo()
    if chosen is None:
        monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    else:
        monkeypatch.setenv("XDG_CACHE_HOME", chosen)
    expected = platformdirs.user_cache_dir("tabwright", False)
    assert str(compiled.cache_folder()) == expected
