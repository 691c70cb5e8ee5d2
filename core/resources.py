"""The files that ship with the program: presets, themes, icons, sample code."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

# The folder is beside the package ``core``, both in a checkout and in an installed wheel.
# Qt and the C compiler need paths, so a wheel is always unpacked (no zip import).
# ``importlib.resources`` would take 1 MB of every process.
RESOURCES: Final = Path(__file__).resolve().parents[1] / "resources"


def resource(*parts: str) -> Path:
    """Return the path of a shipped file, for example ``resource("presets", "nano.toml")``."""
    return RESOURCES.joinpath(*parts)


# Another checkpoint instead of the starter, or "off" for none.
STARTER_VARIABLE: Final = "TABWRIGHT_STARTER"


def starter_checkpoint() -> Path | None:
    """Return the checkpoint of the starter model; None where there is none.

    It ships with the program and is never written to. The environment variable
    ``TABWRIGHT_STARTER`` may name another file, or be ``off``.
    """
    named = os.environ.get(STARTER_VARIABLE, "")
    path = Path(named).expanduser() if named else resource("starter", "starter.pth")
    return path if path.is_file() else None
