"""Tabwright. No argument: the window. A sub-command: the command line.

Decides which of the two it is and imports only that: ``--help`` waits for
neither torch nor Qt, and the command line works where Qt cannot.
"""

from __future__ import annotations

import sys
from pathlib import Path

from core.diagnosis.python_packages import require_packages
from core.errors import CoreError


def main() -> int:
    """Start what the arguments ask for; returns the exit status."""
    if getattr(sys, "frozen", False):  # in a program of one file; 2 MB that no other needs
        from multiprocessing import freeze_support

        freeze_support()
    arguments = sys.argv[1:]
    try:
        match arguments:
            case []:
                return _open_window(None)
            case ["--workspace", folder]:
                return _open_window(Path(folder))
            case [option] if option.startswith("--workspace="):
                return _open_window(Path(option.partition("=")[2]))
            case _:
                require_packages()
                from core.cli.commands import main as command_line

                return command_line(arguments)
    except CoreError as error:
        # Neither a window nor the command line got far enough to say it.
        print(f"error: {error.message}\nhint: {error.hint}", file=sys.stderr)  # noqa: T201
        return 1


def _open_window(workspace: Path | None) -> int:
    from core.diagnosis.machine import require_window

    require_window()
    from gui.app import start_app

    return start_app(workspace_folder=workspace)


if __name__ == "__main__":
    sys.exit(main())
