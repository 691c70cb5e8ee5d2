"""The lists that open: their true position and size on the screen, in every page and dialog."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFileDialog,
    QMenu,
    QPushButton,
    QScrollArea,
    QWidget,
)

from core.corpus.config import CorpusConfig
from core.tokenizer.config import TokenizerConfig
from gui.corpus.settings_dialog import SettingsDialog
from gui.evaluate.page import EvaluatePage
from gui.train.page import TrainPage
from gui.widgets.choice import Choice
from tests.gui.whole_window import click, open_files

pytestmark = pytest.mark.xcb

# A border may be shared between box and list.
OVERLAP = 2


@pytest.fixture(autouse=True)
def on_a_screen(qapp):
    assert qapp.platformName() == "xcb"


def open_lists(inside: QWidget, qtbot) -> list[str]:
    """Open every list that can be reached, check it, close it; returns their names."""
    names = []
    for box in inside.findChildren(QComboBox):
        if box.isVisible() and box.isEnabled() and box.count():
            scroll_to(box)
            check_list(box, qtbot)
            names.append(box.accessibleName())
    return names


def scroll_to(widget: QWidget) -> None:
    area = widget.parentWidget()
    while area is not None and not isinstance(area, QScrollArea):
        area = area.parentWidget()
    if area is not None:
        area.ensureWidgetVisible(widget)
        QApplication.processEvents()


def check_list(box: QComboBox, qtbot) -> None:
    name = f"{box.accessibleName()} with {box.count()} rows"
    click(box)
    qtbot.waitUntil(lambda: box.view().isVisible())
    popup = box.view().window()
    qtbot.waitUntil(lambda: popup.windowHandle().isExposed())
    QTest.qWait(30)  # until the server has told where the window really is
    on_screen = popup.windowHandle().geometry()
    try:
        assert box.screen().geometry().contains(on_screen), (name, on_screen)
        around = QRect(box.mapToGlobal(QPoint(0, 0)), box.size())
        is_below = on_screen.top() >= around.bottom() + 1 - OVERLAP
        is_above = on_screen.bottom() <= around.top() - 1 + OVERLAP
        assert is_below or is_above, (name, on_screen, around)
        assert on_screen.left() <= around.right(), (name, on_screen, around)
        assert on_screen.right() >= around.left(), (name, on_screen, around)
        check_rows(box, name)
        check_frame(box, popup, name)
    finally:
        box.hidePopup()
        qtbot.waitUntil(lambda: not popup.isVisible())


def check_rows(box: QComboBox, name: str) -> None:
    view = box.view()
    bar, shown = view.verticalScrollBar(), view.viewport().rect()
    current = view.visualRect(view.currentIndex())
    assert shown.contains(current), name
    rows = [view.visualRect(box.model().index(row, 0)) for row in range(box.count())]
    if box.count() <= box.maxVisibleItems():
        assert all(shown.contains(row) for row in rows), (name, shown, rows[-1])
    else:
        assert bar.isVisible(), name
        assert bar.maximum() > 0, name
        view.scrollToBottom()
        last = view.visualRect(box.model().index(box.count() - 1, 0))
        assert shown.contains(last), (name, shown, last)
    needed = view.sizeHintForColumn(0)
    has_room = box.screen().geometry().width() > needed + 40
    assert shown.width() >= needed or not has_room, (name, shown.width(), needed)


def check_frame(box: QComboBox, popup: QWidget, name: str) -> None:
    """One line around the list, and nothing between it and the list."""
    assert box.view().geometry() == popup.rect(), name
    others = [child for child in popup.children() if isinstance(child, QWidget)]
    shown = [child for child in others if child.isVisible() and child is not box.view()]
    assert shown == [], name  # no arrows to scroll by
    picture = popup.grab().toImage()
    middle = picture.height() // 2
    ground = picture.pixelColor(3, 3)
    line = [picture.pixelColor(x, middle) for x in range(3)]
    assert differs(line[0], ground), name
    assert not differs(line[1], line[2]) or not differs(line[1], ground), name


def differs(one: QColor, other: QColor) -> bool:
    return abs(one.lightness() - other.lightness()) > 12


def test_the_lists_of_the_train_page(opened, qtbot):
    page = opened.window.page(TrainPage)
    opened.window.show_page("train")
    qtbot.waitUntil(lambda: not page.setup.data.needs_build)
    page.setup.recipe_button.setChecked(True)
    page.setup.more_button.setChecked(True)
    page.setup.model.architecture_button.setChecked(True)
    names = open_lists(page, qtbot)
    assert {"Dataset", "Start from", "Preset", "Unit of the length", "Optimizer"} <= set(names)
    assert len(names) >= 10
    opened.window.choose_theme("dark")
    assert open_lists(page.setup, qtbot)[0] == "Dataset"
    page.setup.model.start.setCurrentIndex(2)  # a checkpoint; above it is the title of its run
    assert "Replay dataset" in open_lists(page.setup.model, qtbot)


def test_the_lists_of_the_corpus(opened, qtbot):
    page = opened.window.page(TrainPage)
    opened.window.show_page("train")
    page.show_corpus()
    for tab, expected in enumerate(
        (
            {"Corpus", "Filters"},
            {"Corpus", "Decision", "Language", "Folder"},
            {"Corpus", "Filters"},
            {"Corpus"},
            {"Corpus", "Tokenizer"},
        )
    ):
        page.corpus.tabs.setCurrentIndex(tab)
        lazy = page.corpus._lazy.get(tab)
        qtbot.waitUntil(lambda lazy=lazy: lazy is None or lazy.view is not None)
        QTest.qWait(100)
        assert set(open_lists(page.corpus, qtbot)) == expected


def test_the_lists_of_the_editor(opened, qtbot, tmp_path):
    opened.window.show_page("editor")
    open_files(opened.editor, tmp_path)
    assert set(open_lists(opened.editor, qtbot)) == {"Checkpoint", "Mode"}


def test_the_lists_of_the_evaluate_page(opened, qtbot):
    page = opened.window.page(EvaluatePage)
    opened.window.show_page("evaluate")
    qtbot.waitUntil(lambda: page.tabs.evaluation is not None)
    names = set()
    for tab in range(page.tabs.count() - 1):
        page.tabs.setCurrentIndex(tab)
        QTest.qWait(100)
        names |= set(open_lists(page, qtbot))
    assert {"Checkpoint", "Compare with", "Scope", "Evaluation", "Code to evaluate on"} <= names
    assert len(names) >= 8


def test_the_lists_of_dialogs(opened, qtbot):
    files = QFileDialog(opened.window)
    files.setOption(QFileDialog.Option.DontUseNativeDialog)
    for dialog in (SettingsDialog(CorpusConfig(), TokenizerConfig(), opened.window), files):
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitUntil(dialog.isActiveWindow)
        assert open_lists(dialog, qtbot)
        dialog.close()


@pytest.mark.parametrize("rows", [1, 3, 10, 60])
@pytest.mark.parametrize("corner", ["top left", "top right", "bottom left", "bottom right"])
def test_a_list_anywhere_on_the_screen(styled, qtbot, rows, corner):
    """Also where no room is below, and where a long text would leave the screen."""
    host = QWidget(None, Qt.WindowType.Tool | Qt.WindowType.FramelessWindowHint)
    qtbot.addWidget(host)
    box = Choice("Anywhere", parent=host)
    box.set_items((str(row), f"row {row} " + "long " * (row % 40)) for row in range(rows))
    box.set_key(str(rows - 1))
    box.setFixedWidth(120)
    screen = host.screen().geometry()
    host.setGeometry(
        screen.left() if "left" in corner else screen.right() - 119,
        screen.top() if "top" in corner else screen.bottom() - 39,
        120,
        40,
    )
    host.show()
    qtbot.waitUntil(lambda: host.windowHandle().isExposed())
    QTest.qWait(50)
    check_list(box, qtbot)


def menus_of(window) -> list[QMenu]:
    return [action.menu() for action in window.menuBar().actions() if action.isVisible()]


def test_menus_are_whole_and_on_the_screen(opened, qtbot):
    bar = opened.window.menuBar()
    for action in bar.actions():
        if not action.isVisible():
            continue
        click(bar, bar.actionGeometry(action).center())
        check_menu(action.menu(), qtbot)


def test_menus_of_buttons_are_whole_and_on_the_screen(opened, qtbot):
    checked = 0
    for name in ("evaluate", "train", "corpus"):
        opened.window.show_page(name)
        if name == "corpus":
            opened.window.page(TrainPage).show_corpus()
        QTest.qWait(300)
        page = opened.window.tabs.currentWidget()
        for button in page.findChildren(QPushButton):
            if button.menu() is not None and button.isVisible() and button.isEnabled():
                button.menu().popup(button.mapToGlobal(button.rect().bottomLeft()))
                check_menu(button.menu(), qtbot)
                checked += 1
    assert checked >= 4


def check_menu(menu: QMenu, qtbot) -> None:
    qtbot.waitUntil(menu.isVisible)
    qtbot.waitUntil(lambda: menu.windowHandle().isExposed())
    QTest.qWait(30)
    try:
        geometry = menu.windowHandle().geometry()
        assert menu.screen().geometry().contains(geometry), (menu.title(), geometry)
        rows = [menu.actionGeometry(action) for action in menu.actions() if action.isVisible()]
        assert all(menu.rect().contains(row) for row in rows), menu.title()
    finally:
        menu.close()
        QApplication.processEvents()
