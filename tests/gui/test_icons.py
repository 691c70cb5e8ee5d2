"""Icons take the color they are asked for."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QPalette

from core.resources import resource
from gui.icons import app_icon, draw, tinted_icon


def colors_of(pixmap) -> set[str]:
    image = pixmap.toImage()
    solid = set()
    for x in range(image.width()):
        for y in range(image.height()):
            pixel = image.pixelColor(x, y)
            if pixel.alpha() == 255:
                solid.add(pixel.name())
    return solid


def test_every_shipped_icon_draws_in_the_color(qapp):
    names = [path.stem for path in resource("icons").glob("*.svg")]
    assert len(names) >= 15
    for name in set(names) - {"app"}:
        assert "#336699" in colors_of(draw(name, "#336699", 16, 2)), name


def test_disabled_has_the_disabled_color(qapp):
    palette = QPalette()
    role = QPalette.ColorRole.ButtonText
    palette.setColor(QPalette.ColorGroup.Active, role, QColor("#112233"))
    palette.setColor(QPalette.ColorGroup.Disabled, role, QColor("#998877"))
    icon = tinted_icon("stop", palette)
    assert colors_of(icon.pixmap(QSize(16, 16), QIcon.Mode.Normal)) == {"#112233"}
    assert colors_of(icon.pixmap(QSize(16, 16), QIcon.Mode.Disabled)) == {"#998877"}


def test_app_icon_comes_in_several_sizes(qapp):
    assert len(app_icon().availableSizes()) >= 4
