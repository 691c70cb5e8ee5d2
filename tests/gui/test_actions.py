"""Menus built from rows."""

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from gui.actions import ActionSpec, build_menus, hide_empty_menus, prepare_menus


def menu_texts(menu: QMenu) -> list[str]:
    return ["-" if action.isSeparator() else action.text() for action in menu.actions()]


def test_rows_become_menus_with_sections_and_shortcuts(qtbot):
    window = QMainWindow()
    qtbot.addWidget(window)
    called = []
    specs = [
        ActionSpec(
            id="a.open",
            text="&Open",
            menu="&File",
            slot=lambda: called.append("open"),
            shortcut=QKeySequence.StandardKey.Open,
            tip="Open a file.",
            section="file",
        ),
        ActionSpec(
            id="a.recent", text="One", menu="&File/&Recent", slot=lambda: called.append("recent")
        ),
        ActionSpec(id="a.quit", text="&Quit", menu="&File", slot=lambda: None, section="quit"),
    ]
    actions = build_menus(window, specs)
    file_menu = window.findChild(QMenu, "/&File")
    assert menu_texts(file_menu) == ["&Open", "&Recent", "-", "&Quit"]
    assert actions["a.open"].shortcut() == QKeySequence("Ctrl+O")
    assert actions["a.open"].statusTip() == "Open a file."
    actions["a.open"].trigger()
    actions["a.recent"].trigger()
    assert called == ["open", "recent"]


def test_a_checkable_row_hands_on_its_state_and_asks_for_it(qtbot):
    window = QMainWindow()
    qtbot.addWidget(window)
    state = {"on": True, "possible": True}
    spec = ActionSpec(
        id="a.toggle",
        text="T",
        menu="&View",
        slot=lambda checked: state.update(on=checked),
        checkable=True,
        is_checked=lambda: state["on"],
        is_enabled=lambda: state["possible"],
    )
    action = build_menus(window, [spec])["a.toggle"]
    assert action.isChecked()
    action.trigger()
    assert state["on"] is False
    state.update(on=True, possible=False)
    menu = window.findChild(QMenu, "/&View")
    menu.aboutToShow.emit()
    assert action.isChecked()
    assert not action.isEnabled()
    menu.aboutToHide.emit()
    assert action.isEnabled(), "the shortcut must be heard although the menu was disabled"


def test_menus_keep_the_prepared_order_and_empty_ones_are_hidden(qtbot):
    window = QMainWindow()
    qtbot.addWidget(window)
    prepare_menus(window, ["&File", "&Edit", "&Help"])
    build_menus(window, [ActionSpec(id="h", text="About", menu="&Help", slot=lambda: None)])
    build_menus(window, [ActionSpec(id="f", text="Open", menu="&File", slot=lambda: None)])
    hide_empty_menus(window)
    shown = [action.text() for action in window.menuBar().actions() if action.isVisible()]
    assert shown == ["&File", "&Help"]
