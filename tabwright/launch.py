"""The entry points ``tabwright`` and ``tabwright-gui``, and ``python -m tabwright``."""

from __future__ import annotations

import sys
from pathlib import Path


def program_folder() -> Path:
    """The folder of ``main.py``: the private one of a wheel, or the checkout."""
    package = Path(__file__).resolve().parent
    private = package / "_program"
    return private if private.is_dir() else package.parent


def main() -> int:
    """Run the program with the arguments of this process; returns the exit status."""
    folder = str(program_folder())
    # First, so that nobody else's ``core`` or ``main`` is imported. Child processes that Python
    # starts for ``multiprocessing`` get this path too.
    sys.path[:] = [folder, *(entry for entry in sys.path if entry != folder)]
    from main import main as run

    return run()
