"""The virtual screen for the tests: found, or with the command that installs it."""

import shutil

import pytest

from core.diagnosis import qt_libraries, screen_tests, system_packages
from core.diagnosis.screen_tests import missing_for_screen_tests, screen_finding


@pytest.fixture
def lacking(monkeypatch):
    """A Linux of some family that lacks programs and libraries."""

    def make(family, programs=(), libraries=()):
        for module in (system_packages, screen_tests):
            monkeypatch.setattr(module, "family", lambda: family)
        monkeypatch.setattr(screen_tests.sys, "platform", "linux")
        monkeypatch.setattr(system_packages.os, "geteuid", lambda: 0)
        monkeypatch.setattr(
            shutil, "which", lambda name: None if name in programs else f"/usr/bin/{name}"
        )
        monkeypatch.setattr(qt_libraries, "_can_load", lambda name: name not in libraries)

    return make


def test_nothing_is_missing(lacking):
    lacking("debian")
    assert missing_for_screen_tests() == []
    assert screen_finding().found == "Xvfb and openbox"


@pytest.mark.parametrize(
    ("family", "packages"),
    [
        ("debian", ("libxcb-icccm4", "xvfb")),
        ("fedora", ("libxcb-icccm.so.4()(64bit)", "xorg-x11-server-Xvfb")),
        ("suse", ("libxcb-icccm.so.4()(64bit)", "xorg-x11-server-Xvfb")),
        ("arch", ("qt6-base", "xorg-server-xvfb")),
    ],
)
def test_what_is_missing_is_installed_by_one_command(lacking, family, packages):
    lacking(family, ["Xvfb"], ["libxcb-icccm.so.4"])
    problem = screen_finding().problem
    assert set(problem.steps[-1][-2:]) == set(packages)
    assert problem.message == (
        "The tests of real windows cannot run: Xvfb, libxcb-icccm.so.4 missing."
    )
    assert problem.is_automatic == (family == "debian")
    assert problem.for_tests
    assert not problem.is_needed


def test_an_unknown_linux_is_told_what_to_install(lacking):
    lacking("other", ["openbox"])
    problem = screen_finding().problem
    assert problem.steps == ()
    assert "openbox" in problem.hint


def test_elsewhere_there_is_nothing_to_look_for(lacking, monkeypatch):
    lacking("other", ["Xvfb", "openbox"])
    monkeypatch.setattr(screen_tests.sys, "platform", "darwin")
    assert screen_finding().problem is None
