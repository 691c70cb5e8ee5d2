"""The system libraries that Qt's wheels expect and do not bring.

The names were read off the NEEDED entries of PySide6-Essentials 6.11.3: those of
QtCore, QtGui, QtWidgets and QtDBus, then those of each platform plugin. Whether
one is there is found out by loading it, which Qt would do next anyway.
"""

from __future__ import annotations

import ctypes

from core.diagnosis.problem import Problem
from core.diagnosis.system_packages import advice, family, install_steps

# File name -> package of Debian and Ubuntu.
COMMON = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libzstd.so.1": "libzstd1",
}
XCB = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
WAYLAND = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
}

_OF_PLATFORM = {"xcb": XCB, "wayland": WAYLAND}


def libraries(platform: str) -> dict[str, str]:
    """File name to Debian package of all that Qt needs on ``platform``."""
    return COMMON | _OF_PLATFORM.get(platform, {})


def missing_libraries(platform: str) -> list[str]:
    """Return the file names that cannot be loaded, sorted."""
    return sorted(name for name in libraries(platform) if not _can_load(name))


def libraries_problem(platform: str) -> Problem | None:
    """Return what is missing of Qt's system libraries, with the command that installs it."""
    missing = missing_libraries(platform)
    if not missing:
        return None
    packages = tuple(sorted({libraries(platform)[name] for name in missing}))
    capabilities = tuple(f"{name}()(64bit)" for name in missing)
    steps = install_steps(
        {
            "debian": packages,
            "fedora": capabilities,
            "suse": capabilities,
            "arch": ("qt6-base", "qt6-wayland") if platform == "wayland" else ("qt6-base",),
        }
    )
    are = "a system library that is" if len(missing) == 1 else "system libraries that are"
    return Problem(
        name="qt-libraries",
        message=f"The window needs {are} missing: {', '.join(missing)}.",
        hint=advice(steps, "Install the packages of your system that contain them."),
        steps=steps,
        is_automatic=family() == "debian",
    )


def _can_load(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True
