"""The files that ship with the program: presets, themes, icons, sample code."""

from __future__ import annotations

from pathlib import Path
from typing import Final

# The folder is beside the package ``core``, both in a checkout and in an installed wheel.
# Qt and the C compiler need paths, so a wheel is always unpacked (no zip import).
# ``importlib.resources`` would take 1 MB of every process.
RESOURCES: Final = Path(__file__).resolve().parents[1] / "resources"


def resource(*parts: str) -> Path:
    """Return the path of a shipped file, for example ``resource("presets", "nano.toml")``."""
    return RESOURCES.joinpath(*parts)
