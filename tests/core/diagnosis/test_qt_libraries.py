"""Missing system libraries of Qt, and the table against the wheel itself."""

import ctypes
import re
from pathlib import Path

import PySide6
import pytest

from core.diagnosis import qt_libraries, system_packages
from core.diagnosis.qt_libraries import libraries, libraries_problem, missing_libraries

QT = Path(PySide6.__file__).parent / "Qt"
# glibc, the C++ runtime and zlib are in every Python's own needs.
EVERYWHERE = re.compile(
    r"lib(c|m|dl|pthread|stdc\+\+|gcc_s|z|gthread-2\.0|xcb)\.so|ld-linux|libQt6|libicu"
)


def block(monkeypatch, *names):
    real = ctypes.CDLL

    def load(name, *args, **kwargs):
        if name in names:
            raise OSError(f"{name}: cannot open shared object file")
        return real(name, *args, **kwargs)

    monkeypatch.setattr(ctypes, "CDLL", load)


@pytest.fixture
def debian(monkeypatch):
    for module in (system_packages, qt_libraries):
        monkeypatch.setattr(module, "family", lambda: "debian")
    monkeypatch.setattr(system_packages.os, "geteuid", lambda: 0)


def test_nothing_is_missing_where_the_tests_run():
    assert missing_libraries("offscreen") == []
    assert libraries_problem("offscreen") is None


def test_one_missing_library_names_its_package(monkeypatch, debian):
    block(monkeypatch, "libEGL.so.1")
    problem = libraries_problem("offscreen")
    assert problem.message == "The window needs a system library that is missing: libEGL.so.1."
    assert problem.hint == f"Run: {problem.command}"
    assert problem.command.endswith("apt-get install -y --no-install-recommends libegl1")
    assert problem.is_automatic
    assert problem.is_needed


def test_each_platform_needs_its_own(monkeypatch, debian):
    block(monkeypatch, "libxcb-cursor.so.0", "libwayland-cursor.so.0")
    assert libraries_problem("offscreen") is None
    assert "libxcb-cursor0" in libraries_problem("xcb").command
    assert "libwayland-cursor0" in libraries_problem("wayland").command


def test_several_missing_libraries_are_one_command(monkeypatch, debian):
    block(monkeypatch, *libraries("xcb"))
    problem = libraries_problem("xcb")
    packages = problem.steps[-1][4:]
    assert set(packages) == set(libraries("xcb").values())
    assert len(problem.steps) == 2


def test_fedora_is_asked_for_the_files_themselves(monkeypatch):
    for module in (system_packages, qt_libraries):
        monkeypatch.setattr(module, "family", lambda: "fedora")
    block(monkeypatch, "libEGL.so.1")
    problem = libraries_problem("offscreen")
    assert problem.steps[0][-1] == "libEGL.so.1()(64bit)"
    assert not problem.is_automatic


@pytest.mark.parametrize(
    ("platform", "files"),
    [
        ("offscreen", ["lib/libQt6Core.so.6", "lib/libQt6Gui.so.6", "lib/libQt6Widgets.so.6"]),
        ("offscreen", ["lib/libQt6DBus.so.6", "plugins/platforms/libqoffscreen.so"]),
        ("xcb", ["lib/libQt6XcbQpa.so.6", "plugins/platforms/libqxcb.so"]),
        ("wayland", ["lib/libQt6WaylandClient.so.6"]),
    ],
)
def test_the_table_holds_all_that_the_wheel_needs(platform, files):
    for name in files:
        data = (QT / name).read_bytes()
        # Library names stand in the string table of the ELF file, a zero byte after each.
        needed = {match.decode() for match in re.findall(rb"lib[\w+.-]+\.so\.\d+(?=\0)", data)}
        assert needed, name
        own = {path.name for path in (QT / "lib").iterdir()}
        unknown = {
            library
            for library in needed - own - set(libraries(platform))
            if not EVERYWHERE.match(library)
        }
        assert unknown == set(), name
