"""Writes small folders of files for tests."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path


def write_files(root: Path, texts: Mapping[str, str]) -> Path:
    """Write texts by their paths below a folder; return the folder."""
    for name, text in texts.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return root
