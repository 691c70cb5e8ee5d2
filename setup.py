"""Where the wheel puts what: the one thing that pyproject.toml cannot say.

``core``, ``gui``, ``resources`` and ``main.py`` go into the private folder ``tabwright/_program``,
so that their common names collide with nothing in somebody's environment. Everything else is
declared in pyproject.toml.
"""

import subprocess
import sys
from pathlib import Path

from setuptools import find_packages, setup
from setuptools.command.build_py import build_py

PRIVATE = "tabwright._program"
LINUX = Path("resources/linux")


def shipped_files(folder: str) -> list[str]:
    """The files below a folder, as paths from here."""
    return sorted(path.as_posix() for path in Path(folder).rglob("*") if path.is_file())


class BuildProgram(build_py):
    """Omits this file, which is beside ``main.py``, and adds the compiled libraries for Linux."""

    def run(self) -> None:
        """As in the base class, then compile; a wheel without libraries works, too."""
        super().run()
        if self.editable_mode or not sys.platform.startswith("linux"):
            return
        folder = Path(self.build_lib, *PRIVATE.split("."), "core/inference/native/prebuilt")
        command = [sys.executable, "-m", "core.inference.native.prebuilt", "--folder"]
        # It says what it left out; there the decoder is compiled at the first use.
        subprocess.run([*command, str(folder.absolute())], check=False)

    def find_package_modules(self, package: str, package_dir: str) -> list[tuple[str, str, str]]:
        """As in the base class: package, module and file of each module."""
        found = super().find_package_modules(package, package_dir)
        return [module for module in found if module[:2] != (PRIVATE, "setup")]


setup(
    cmdclass={"build_py": BuildProgram},
    packages=[
        "tabwright",
        PRIVATE,
        *(f"{PRIVATE}.{name}" for name in find_packages(include=["core*", "gui*"])),
    ],
    package_dir={"tabwright": "tabwright", PRIVATE: "."},
    package_data={
        PRIVATE: shipped_files("resources"),
        f"{PRIVATE}.core.inference.native": ["*.c", "*.h"],
        f"{PRIVATE}.core.training.native": ["*.c", "*.h"],
    },
    # Relative to the environment's prefix, where a Linux desktop looks for ~/.local and /usr.
    data_files=[
        ("share/applications", [f"{LINUX}/tabwright.desktop"]),
        ("share/icons/hicolor/scalable/apps", [f"{LINUX}/tabwright.svg"]),
        ("share/metainfo", [f"{LINUX}/org.tabwright.Tabwright.metainfo.xml"]),
    ],
)
