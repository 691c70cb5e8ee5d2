"""Which licenses the sources of a corpus declare, by their license files.

Only the top folder of each source is searched. A license is recognized by phrases that no other
license has.
It is no legal advice: what it does not know it calls unknown.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

_FILE_NAMES: Final = ("license", "licence", "copying", "notice", "unlicense")
_MAX_BYTES: Final = 64 * 1024
# The first phrase that is found decides, so that the special stand before the general.
_PHRASES: Final = (
    # It names the GPL, with which it is compatible.
    ("python software foundation license", "PSF-2.0"),
    ("gnu affero general public license", "AGPL-3.0"),
    ("gnu lesser general public license", "LGPL"),
    ("gnu general public license", "GPL"),
    ("apache license", "Apache-2.0"),
    ("mozilla public license", "MPL-2.0"),
    ("this is free and unencumbered software", "Unlicense"),
    ("permission is hereby granted, free of charge", "MIT"),
    ("neither the name of", "BSD-3-Clause"),
    ("redistributions of source code must retain", "BSD-2-Clause"),
    ("permission to use, copy, modify, and/or distribute", "ISC"),
)
UNKNOWN: Final = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLicense:
    """What one source declares.

    Attributes:
        source: the path, as the corpus configuration has it.
        license: SPDX-like name, or "unknown".
        file: the file that says so; empty where there is none.
    """

    source: str
    license: str
    file: str


def license_of(source: str) -> SourceLicense:
    """Return the license at the top of a source folder."""
    folder = Path(source)
    try:
        entries = sorted(folder.iterdir()) if folder.is_dir() else []
    except OSError:
        entries = []
    named = [entry for entry in entries if entry.name.lower().startswith(_FILE_NAMES)]
    for entry in named:
        license = license_in(_beginning(entry))
        if license != UNKNOWN:
            return SourceLicense(source=source, license=license, file=entry.name)
    file = named[0].name if named else ""
    return SourceLicense(source=source, license=UNKNOWN, file=file)


def license_in(text: str) -> str:
    """Return the license that a text is, or "unknown"."""
    words = " ".join(text.lower().split())
    return next((name for phrase, name in _PHRASES if phrase in words), UNKNOWN)


def _beginning(path: Path) -> str:
    try:
        with open(path, "rb") as file:
            return file.read(_MAX_BYTES).decode("utf-8", "replace")
    except OSError:
        return ""
