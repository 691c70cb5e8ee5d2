"""The choice, the system's wish, and the live change."""

from PySide6.QtGui import QPalette

from gui.theme_switch import ThemeSwitch


def test_choices_change_the_palette_and_are_announced(qapp, qtbot):
    switch = ThemeSwitch(qapp, "light")
    with qtbot.waitSignal(switch.changed) as announced:
        switch.choose("dark")
    assert announced.args[0].is_dark
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == switch.current.background
    assert switch.choice == "dark"


def test_the_same_choice_again_announces_nothing(qapp, qtbot):
    switch = ThemeSwitch(qapp, "dark")
    with qtbot.assertNotEmitted(switch.changed):
        switch.choose("dark")


def test_an_unknown_choice_means_system(qapp):
    switch = ThemeSwitch(qapp, "purple")
    assert switch.choice == "system"
    assert switch.current.name in ("light", "dark")


def test_the_style_sheet_waits_until_it_is_asked_for(qapp):
    qapp.setStyleSheet("")
    switch = ThemeSwitch(qapp, "light")
    assert qapp.styleSheet() == ""
    switch.dress()
    light = qapp.styleSheet()
    assert "QPushButton" in light
    switch.choose("dark")
    assert qapp.styleSheet() not in ("", light)
    qapp.setStyleSheet("")
