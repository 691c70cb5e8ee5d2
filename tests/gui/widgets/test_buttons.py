"""Buttons with icons."""

from PySide6.QtCore import QSize

from gui.widgets.buttons import IconButton


def test_the_icon_follows_the_theme(context, qtbot):
    button = IconButton("Stop", "stop", "Ends it.")
    qtbot.addWidget(button)
    button.show()

    def color() -> str:
        return button.icon().pixmap(QSize(16, 16)).toImage().pixelColor(8, 8).name()

    context.themes.choose("light")
    qtbot.waitUntil(lambda: color() == context.themes.current.text)
    context.themes.choose("dark")
    qtbot.waitUntil(lambda: color() == context.themes.current.text)


def test_names_for_those_who_cannot_see_it(qtbot):
    only_icon, with_text = IconButton("", "close", "Dismiss."), IconButton("&Go", "play", "Starts.")
    qtbot.addWidget(only_icon)
    qtbot.addWidget(with_text)
    assert only_icon.accessibleName() == "Dismiss."
    assert with_text.accessibleName() == "Go"
