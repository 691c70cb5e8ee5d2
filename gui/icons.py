"""The shipped SVG icons in the colors of the palette in force.

An icon is drawn once for each color and pixel density; buttons ask again when
their palette changes (``widgets/buttons.py``).
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer

from core.resources import resource

_SIZE = 16
_DENSITIES = (1, 2, 3)  # pixels for each point, up to the sharpest screens sold


def tinted_icon(
    name: str, palette: QPalette, role: QPalette.ColorRole = QPalette.ColorRole.ButtonText
) -> QIcon:
    """The icon ``<name>.svg`` in a color of ``palette``, with its disabled look."""
    group = QPalette.ColorGroup
    icon = QIcon()
    for mode, color in (
        (QIcon.Mode.Normal, palette.color(group.Active, role)),
        (QIcon.Mode.Disabled, palette.color(group.Disabled, role)),
    ):
        for density in _DENSITIES:
            icon.addPixmap(draw(name, color.name(), _SIZE, density), mode)
    return icon


@lru_cache(maxsize=256)
def draw(name: str, color: str, size: int, density: int) -> QPixmap:
    """One icon of ``size`` points a side in ``color``."""
    svg = resource("icons", f"{name}.svg").read_text("utf-8").replace("currentColor", color)
    pixmap = QPixmap(QSize(size * density, size * density))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    side = float(size * density)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, side, side))
    painter.end()
    pixmap.setDevicePixelRatio(density)
    return pixmap


def app_icon() -> QIcon:
    """The application's own icon, in its own colors."""
    icon = QIcon()
    for size in (16, 32, 64, 128, 256):
        icon.addPixmap(draw("app", "#ffffff", size, 1))
    return icon
