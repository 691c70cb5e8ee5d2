"""The files that ship with the program: presets, themes, icons, sample code."""

from __future__ import annotations

from importlib import resources
from pathlib import Path
from typing import Final

# The folder is beside the package ``core``, both in a checkout and in an installed wheel.
# Qt and the C compiler need paths, so a wheel is always unpacked (no zip import).
with resources.as_file(resources.files("core")) as _core:
    RESOURCES: Final = _core.resolve().parent / "resources"


def resource(*parts: str) -> Path:
    """Return the path of a shipped file, for example ``resource("presets", "nano.toml")``."""
    return RESOURCES.joinpath(*parts)
