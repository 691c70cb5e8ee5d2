"""The files that ship with the program: presets, themes, icons, sample code."""

from __future__ import annotations

from pathlib import Path

RESOURCES = Path(__file__).resolve().parent.parent / "resources"


def resource(*parts: str) -> Path:
    """The path of a shipped file, for example ``resource("presets", "nano.toml")``."""
    return RESOURCES.joinpath(*parts)
