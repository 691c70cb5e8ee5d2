"""The font of code: the one that the user chose, or else the system's fixed-width font."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontDatabase


def code_font(family: str, points: int) -> QFont:
    """Return the font for code.

    Args:
        family: the user's choice; empty, or a family that is not installed, for the system's.
        points: its size.
    """
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    if family and QFontDatabase.hasFamily(family):
        font.setFamilies([family, *font.families()])
    font.setStyleHint(QFont.StyleHint.Monospace)
    font.setFixedPitch(True)
    font.setPointSize(points)
    return font


def code_families() -> list[str]:
    """Return the installed families in which all characters are equally wide, in their order."""
    return [
        family
        for family in QFontDatabase.families()
        if QFontDatabase.isFixedPitch(family) and not QFontDatabase.isPrivateFamily(family)
    ]
