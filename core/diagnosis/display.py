"""Whether there is a screen that Qt can open a window on.

Qt ends the whole process when it cannot reach one, with a core dump instead of
a sentence; so the same connection is tried first.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import sys
from pathlib import Path

from core.diagnosis.problem import Problem
from core.program import command_line

_HINT = f"To see the whole of it in this terminal, without a window: {command_line('demo')}"


def qt_platforms() -> tuple[str, ...]:
    """Return the platform plugins that Qt will try, in its order; none without a display.

    macOS and Windows always have one, which answers to no variable here.
    """
    if sys.platform in ("win32", "darwin"):
        return ("native",)
    # QT_QPA_PLATFORM may be a list with options: "wayland:x=1;xcb".
    chosen = os.environ.get("QT_QPA_PLATFORM", "")
    names = [part.partition(":")[0].strip() for part in chosen.split(";")]
    if any(names):
        return tuple("wayland" if name.startswith("wayland") else name for name in names if name)
    variables = {"wayland": "WAYLAND_DISPLAY", "xcb": "DISPLAY"}
    return tuple(name for name, variable in variables.items() if os.environ.get(variable))


def display_problem(platform: str) -> Problem | None:
    """Why no window can open on ``platform``; asks the display server itself."""
    match platform:
        case "xcb":
            variable, answers = "DISPLAY", _x_server_answers
        case "wayland":
            variable, answers = "WAYLAND_DISPLAY", _wayland_answers
        case _:
            return None
    name = os.environ.get(variable)
    if not name:
        return no_display()
    return None if answers() else _problem(f"The display {name!r} ({variable}) does not answer.")


def no_display() -> Problem:
    """Return what to say when Qt would find nothing to try."""
    return _problem("There is no display to open a window on.")


def _problem(message: str) -> Problem:
    # Not needed: building, training and completing work in a terminal.
    return Problem(name="display", message=message, hint=_HINT, is_needed=False)


def _x_server_answers() -> bool:
    """Connect as Qt will, so that a refused authorisation counts too."""
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True  # its absence is reported as a missing library
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    has_error = bool(xcb.xcb_connection_has_error(connection))
    xcb.xcb_disconnect(connection)
    return not has_error


def _wayland_answers() -> bool:
    import socket  # 5 ms that only Wayland need wait for

    # An absolute name replaces the folder, as it does for libwayland.
    folder = Path(os.environ.get("XDG_RUNTIME_DIR", "/"))
    path = folder / os.environ["WAYLAND_DISPLAY"]
    with contextlib.closing(socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)) as client:
        client.settimeout(1.0)
        try:
            client.connect(str(path))
        except OSError:
            return False
    return True
