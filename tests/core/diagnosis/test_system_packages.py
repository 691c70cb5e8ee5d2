"""The install command of each family of distributions."""

import platform

import pytest

from core.diagnosis import system_packages
from core.diagnosis.problem import shell_line
from core.diagnosis.system_packages import advice, family, install_steps

NAMES = {"debian": ("libegl1",), "fedora": ("libEGL.so.1()(64bit)",), "arch": ("qt6-base",)}


def on(monkeypatch, release, uid=1000):
    def read():
        if release is None:
            raise OSError("no os-release")
        return release

    monkeypatch.setattr(platform, "freedesktop_os_release", read)
    monkeypatch.setattr(system_packages.os, "geteuid", lambda: uid)


@pytest.mark.parametrize(
    ("release", "expected"),
    [
        ({"ID": "debian"}, "debian"),
        ({"ID": "linuxmint", "ID_LIKE": "ubuntu debian"}, "debian"),
        ({"ID": "fedora"}, "fedora"),
        ({"ID": "rocky", "ID_LIKE": "rhel centos fedora"}, "fedora"),
        ({"ID": "opensuse-leap", "ID_LIKE": "suse opensuse"}, "suse"),
        ({"ID": "manjaro", "ID_LIKE": "arch"}, "arch"),
        ({"ID": "nixos"}, "other"),
        ({}, "other"),
        (None, "other"),
    ],
)
def test_the_family_of_a_distribution(monkeypatch, release, expected):
    on(monkeypatch, release)
    assert family() == expected


def test_debian_updates_its_lists_first_and_root_needs_no_sudo(monkeypatch):
    on(monkeypatch, {"ID": "debian"})
    assert shell_line(install_steps(NAMES)) == (
        "sudo apt-get update && sudo apt-get install -y --no-install-recommends libegl1"
    )
    on(monkeypatch, {"ID": "debian"}, uid=0)
    assert install_steps(NAMES)[0] == ("apt-get", "update")


def test_the_others_have_one_step(monkeypatch):
    on(monkeypatch, {"ID": "fedora"})
    assert shell_line(install_steps(NAMES)) == "sudo dnf install -y 'libEGL.so.1()(64bit)'"
    on(monkeypatch, {"ID": "arch"})
    assert shell_line(install_steps(NAMES)) == "sudo pacman -S --needed qt6-base"
    on(monkeypatch, {"ID": "opensuse"})
    assert shell_line(install_steps({"suse": ("x",)})) == "sudo zypper install -y x"


def test_without_a_name_for_this_family_there_is_advice_instead(monkeypatch):
    on(monkeypatch, {"ID": "nixos"})
    steps = install_steps(NAMES)
    assert steps == ()
    assert advice(steps, "Install EGL.") == "Install EGL."
    assert advice((("apt-get", "update"),), "Install EGL.") == "Run: apt-get update"
