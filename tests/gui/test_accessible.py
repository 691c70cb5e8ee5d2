"""What an assistive program is told of every page: names, roles, and where the keyboard goes.

The descriptions are those that Qt passes on; ``tests/gui/screen/test_screen_reader.py`` reads them
from outside, over AT-SPI.
"""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QTabWidget, QWidget

from core.control import Control
from core.corpus.config import CorpusConfig
from core.tokenizer.config import TokenizerConfig
from core.training.runs.run_library import list_entries
from gui import accessible
from gui.connect.connecting import open_connect_dialog
from gui.corpus.settings_dialog import SettingsDialog
from gui.editor.text.code_edit import CodeEdit
from gui.preferences_dialog import PreferencesDialog
from gui.theme import apply_theme, load_theme
from gui.train.comparison_dialog import ComparisonDialog
from gui.train.export_dialog import ExportDialog
from gui.train.prompts_dialog import PromptsDialog
from gui.widgets.bar_list import Bar, BarList
from tests.gui.evaluate.conftest import quick_cards  # noqa: F401 - a fixture
from tests.gui.test_access import VIEWS, fill, go_to, tab_stops, where, window  # noqa: F401

# What the user acts on must be more than a container.
NO_ROLE = {QAccessible.Role.NoRole, QAccessible.Role.Client, QAccessible.Role.Window}


@pytest.fixture(scope="module", autouse=True)
def _installed(qapp):
    accessible.install()


def interfaces(root):
    """The description of a widget and all below it."""
    found, open_ones = [], [QAccessible.queryAccessibleInterface(root)]
    while open_ones:
        one = open_ones.pop()
        found.append(one)
        children = (one.child(index) for index in range(one.childCount()))
        open_ones += [child for child in children if child is not None and child.isValid()]
    return found


def name_of(interface):
    """The name that is said: of the label beside it, or its own."""
    labels = [
        other.text(QAccessible.Text.Name)
        for other, kind in interface.relations()
        if kind == QAccessible.RelationFlag.Label
    ]
    return " ".join(labels).strip() or interface.text(QAccessible.Text.Name).strip()


def is_reached(interface):
    """Whether the keyboard reaches it, and it is shown."""
    thing = interface.object()
    if isinstance(thing, QWidget):
        has_tab = bool(thing.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if not thing.isVisible() or not thing.isEnabled() or not has_tab:
            return False
        return thing.focusProxy() is None
    state = interface.state()
    return bool(state.focusable and not state.invisible and not state.disabled)


def problems(root):
    wrong = []
    for interface in interfaces(root):
        if not is_reached(interface):
            continue
        thing = interface.object()
        what = where(thing) if isinstance(thing, QWidget) else str(interface.role())
        # An empty cell of a table is nothing that has no name.
        if not name_of(interface) and interface.role() != QAccessible.Role.Cell:
            wrong.append(f"no name: {what}")
        if interface.role() in NO_ROLE and not isinstance(thing, QTabWidget):
            wrong.append(f"no role: {what} {name_of(interface)!r}")
    return wrong


@pytest.mark.parametrize("view", VIEWS)
def test_everything_on_a_page_has_a_name_and_a_role(window, fill, view, qtbot, tmp_path):  # noqa: F811
    if not view.startswith("empty"):
        fill()
    shown = window()
    go_to(shown, view, qtbot, tmp_path)
    assert problems(shown) == []


def dialogs(context, fill):  # noqa: F811
    fill()
    runs = [entry.run for entry in list_entries(context.workspace, Control())]
    yield SettingsDialog(CorpusConfig(), TokenizerConfig())
    yield PromptsDialog(("def f(",))
    yield ComparisonDialog(runs, 0, 1)
    yield ExportDialog(context, runs[0])
    yield PreferencesDialog(context.settings, context.workspace, context.keymap)


def test_everything_in_a_dialog_has_a_name_and_a_role(context, fill, qtbot):  # noqa: F811
    wrong = {}
    for dialog in dialogs(context, fill):
        assert isinstance(dialog, QDialog)
        qtbot.addWidget(dialog)
        dialog.show()
        tabs = dialog.findChildren(QTabWidget)
        for index in range(tabs[0].count() if tabs else 1):
            if tabs:
                tabs[0].setCurrentIndex(index)
            if found := problems(dialog):
                wrong[type(dialog).__name__, index] = found
    assert wrong == {}


def test_everything_in_the_connect_dialog_has_a_name_and_a_role(window, context, qtbot):  # noqa: F811
    shown = window()
    dialog = open_connect_dialog(shown, context)
    assert problems(dialog) == []


STOPS = ["train", "corpus build", "editor", "editor find", "evaluate dial"]


@pytest.mark.parametrize("view", STOPS)
def test_the_tab_key_stops_only_at_what_is_seen(window, fill, view, qtbot, tmp_path):  # noqa: F811
    fill()
    shown = window()
    go_to(shown, view, qtbot, tmp_path)
    shown.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    stops, unseen = [], []
    for _ in range(2 * len(tab_stops(shown)) + 5):
        here = QApplication.focusWidget()
        # In the text of the editor Tab is a character: F6 leaves it.
        key = Qt.Key.Key_F6 if isinstance(here, CodeEdit) else Qt.Key.Key_Tab
        QTest.keyClick(here, key)
        QApplication.processEvents()
        here = QApplication.focusWidget()
        if here in stops:
            break
        stops.append(here)
        if here.visibleRegion().isEmpty():
            unseen.append(where(here))
    assert len(stops) > 3
    assert unseen == []


@pytest.fixture(params=["light", "dark"])
def themed(request, qapp):
    apply_theme(qapp, load_theme(request.param))
    yield
    qapp.setStyleSheet("")


def test_the_focus_is_seen_at_every_stop(themed, window, fill, qtbot, tmp_path):  # noqa: F811
    """The picture of a widget, with a little around it, changes when it gets the focus."""
    fill()
    shown = window()
    wrong = []
    for view in ("train", "corpus build", "corpus filters", "editor panel", "evaluate figures"):
        go_to(shown, view, qtbot, tmp_path)
        shown.activateWindow()
        for stop in tab_stops(shown):
            if stop.visibleRegion().isEmpty():
                continue  # it is scrolled into view when it gets the focus
            stop.clearFocus()
            before = picture(shown, stop)
            stop.setFocus(Qt.FocusReason.TabFocusReason)
            QApplication.processEvents()
            if QApplication.focusWidget() is stop and picture(shown, stop) == before:
                wrong.append(f"{view}: {where(stop)}")
    assert wrong == []


def picture(shown, widget):
    area = widget.rect().adjusted(-4, -4, 4, 4)
    area.moveTopLeft(widget.mapTo(shown, QPoint(-4, -4)))
    return shown.grab(area.intersected(shown.rect())).toImage()


def test_a_painted_list_is_a_list(qtbot):
    bars = BarList("Files of each language")
    qtbot.addWidget(bars)
    bars.show_bars([Bar(key="python", title="Python", count=3)])
    interface = QAccessible.queryAccessibleInterface(bars)
    assert interface.role() == QAccessible.Role.List
    assert interface.text(QAccessible.Text.Name) == "Files of each language"
    assert "Python: 3" in interface.text(QAccessible.Text.Description)


def test_descriptions_end_with_their_widgets(qtbot):
    """Qt deletes what the factory made; nothing of it may stay behind in Python."""
    for _ in range(50):
        bars = BarList("Files")
        assert QAccessible.queryAccessibleInterface(bars).role() == QAccessible.Role.List
        bars.deleteLater()
        del bars
        QApplication.processEvents()
