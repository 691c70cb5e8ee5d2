"""Which platform Qt will choose, and whether its display server answers."""

import socket

import pytest

from core.diagnosis import display
from core.diagnosis.display import display_problem, qt_platforms

VARIABLES = ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "DISPLAY", "XDG_RUNTIME_DIR")


@pytest.fixture
def environment(monkeypatch):
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(display.sys, "platform", "linux")
    return monkeypatch


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({}, ()),
        ({"DISPLAY": ""}, ()),
        ({"DISPLAY": ":0"}, ("xcb",)),
        ({"WAYLAND_DISPLAY": "wayland-0"}, ("wayland",)),
        ({"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"}, ("wayland", "xcb")),
        ({"QT_QPA_PLATFORM": "offscreen", "DISPLAY": ":0"}, ("offscreen",)),
        ({"QT_QPA_PLATFORM": "wayland-egl;xcb"}, ("wayland", "xcb")),
        ({"QT_QPA_PLATFORM": "vnc:port=5900"}, ("vnc",)),
    ],
)
def test_the_platforms_that_qt_will_try(environment, variables, expected):
    for name, value in variables.items():
        environment.setenv(name, value)
    assert qt_platforms() == expected


def test_macos_and_windows_have_a_display_of_their_own(environment):
    for name in ("darwin", "win32"):
        environment.setattr(display.sys, "platform", name)
        assert qt_platforms() == ("native",)


@pytest.mark.parametrize("platform", ["offscreen", "vnc", "native"])
def test_a_platform_without_a_screen_needs_none(environment, platform):
    assert display_problem(platform) is None


@pytest.mark.parametrize("platform", ["xcb", "wayland"])
def test_a_chosen_platform_without_its_variable_has_no_display(environment, platform):
    problem = display_problem(platform)
    assert problem.message == "There is no display to open a window on."
    assert "python main.py demo" in problem.hint
    assert not problem.is_needed


def test_an_x_server_that_is_not_there_does_not_answer(environment):
    environment.setenv("DISPLAY", ":7654")
    assert display_problem("xcb").message == "The display ':7654' (DISPLAY) does not answer."


def test_a_wayland_server_answers_at_its_socket(environment, tmp_path):
    environment.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    environment.setenv("WAYLAND_DISPLAY", "wayland-7")
    assert "does not answer" in display_problem("wayland").message
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "wayland-7"))
        server.listen()
        assert display_problem("wayland") is None
