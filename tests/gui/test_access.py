"""Keys and names: no two things of a page have the same access key or shortcut, and no stop of the
Tab key is without a name."""

from collections import defaultdict

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QLabel,
    QMenu,
    QTabBar,
    QWidget,
)

from core.control import Control
from core.corpus.config import CorpusConfig
from core.data.build import build, build_config
from core.events import discard
from core.tokenizer.config import TokenizerConfig
from core.training.runs.run_library import list_entries
from gui.actions import shortcuts
from gui.corpus.settings_dialog import SettingsDialog
from gui.editor.page import EditorPage
from gui.evaluate.page import EvaluatePage
from gui.main_window import MainWindow
from gui.train.comparison_dialog import ComparisonDialog
from gui.train.page import TrainPage
from gui.train.prompts_dialog import PromptsDialog
from tests.core.evaluation.evaluations import evaluation
from tests.core.evaluation.test_store import store_evaluation
from tests.gui.corpus.conftest import write_sources
from tests.gui.evaluate.conftest import end_jobs, quick_cards  # noqa: F401 - a fixture
from tests.gui.train.test_page import store_run

CORPUS_TABS = ("build", "files", "filters", "copies", "tokens")
EVALUATE_TABS = ("figures", "dial", "cases", "card")
VIEWS = (
    "train", *(f"corpus {tab}" for tab in CORPUS_TABS), "editor start", "editor",
    "editor panel", "editor milestones", "editor find", "editor line",
    *(f"evaluate {tab}" for tab in EVALUATE_TABS), "empty train", "empty corpus build",
    "empty corpus files", "empty evaluate figures",
)  # fmt: skip


@pytest.fixture
def fill(context, tmp_path):
    """Something of everything: a dataset, two runs, a measurement, a file."""

    def make():
        workspace = context.workspace
        config = build_config(
            "mine", [str(write_sources(tmp_path / "sources"))], ["tokenizer.vocabulary=400"]
        )
        build(config, workspace, discard, Control())
        for name in ("20261101-000000-small-a", "20261102-000000-small-b"):
            folder = store_run(workspace, name)
            checkpoints = folder / "model" / "checkpoints"
            checkpoints.mkdir(parents=True)
            (checkpoints / "best_checkpoint.pth").touch()
        store_evaluation(evaluation(), workspace)

    return make


@pytest.fixture
def window(context, qtbot, quick_cards):  # noqa: F811 - pytest's way
    opened = []

    def make():
        result = MainWindow(context)
        opened.append(result)
        qtbot.addWidget(result, before_close_func=lambda _window: end_jobs(context))
        result.resize(1280, 800)
        result.show()
        qtbot.waitUntil(lambda: not context.jobs.jobs)
        return result

    return make


def go_to(window, view, qtbot, tmp_path):
    """Show a view of the window."""
    page, _, part = view.removeprefix("empty ").partition(" ")
    window.show_page({"corpus": "train"}.get(page, page))
    if page == "train":
        window.page(TrainPage).setup.more_button.setChecked(True)
    if page == "corpus":
        window.page(TrainPage).show_corpus()
        window.page(TrainPage).corpus.tabs.setCurrentIndex(CORPUS_TABS.index(part))
    if page == "editor" and part != "start":
        file = tmp_path / "some.py"
        file.write_text("a = 1\nb = 2\n", "utf-8")
        window.page(EditorPage).open_file(file)
        if part == "panel":
            window.page(EditorPage).suggestions.show_panel(True)
        elif part == "milestones":
            window.page(EditorPage).history.open()
        elif part == "find":
            window.page(EditorPage).commands.replace()
        elif part == "line":
            window.page(EditorPage).commands.go_to_line()
    if page == "evaluate":
        window.page(EvaluatePage).setup.more_button.setChecked(True)
        window.page(EvaluatePage).tabs.setCurrentIndex(EVALUATE_TABS.index(part))
    qtbot.waitUntil(lambda: not window._context.jobs.jobs)
    QApplication.processEvents()


def mnemonic(text):
    keys = QKeySequence.mnemonic(text).toString()
    return keys.removeprefix("Alt+")


def menu_key_clashes(window):
    """Rows of one menu that have the same access key, by menu and key."""
    clashes = {}
    for menu in window.findChildren(QMenu):
        menu.aboutToShow.emit()
        found = defaultdict(list)
        for action in menu.actions():
            if mnemonic(action.text()):
                found[mnemonic(action.text())].append(action.text())
        menu.aboutToHide.emit()
        clashes |= {
            (menu.title() or where(menu), key): names
            for key, names in found.items()
            if len(names) > 1
        }
    return clashes


def access_keys(window):
    """What each access key of what can be seen would reach."""
    found = defaultdict(list)
    for action in window.menuBar().actions():
        if action.isVisible() and mnemonic(action.text()):
            found[mnemonic(action.text())].append(f"menu {action.text()}")
    for widget in window.findChildren(QWidget):
        if not widget.isVisible():
            continue
        if isinstance(widget, QTabBar):
            texts = [widget.tabText(index) for index in range(widget.count())]
        elif isinstance(widget, QAbstractButton) or (
            isinstance(widget, QLabel) and widget.buddy() is not None
        ):
            texts = [widget.text()]
        else:
            continue
        for text in texts:
            if mnemonic(text):
                found[mnemonic(text)].append(f"{type(widget).__name__} {text}")
    return {key: names for key, names in found.items() if len(names) > 1}


def tab_stops(window):
    """What the Tab key reaches."""
    return [
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
    ]


def name_of(widget):
    described = QAccessible.queryAccessibleInterface(widget)
    name = described.text(QAccessible.Text.Name) if described is not None else ""
    return name or widget.accessibleName()


def where(widget):
    parts = []
    while widget is not None:
        parts.append(f"{type(widget).__name__}{widget.objectName() and ' ' + widget.objectName()}")
        widget = widget.parentWidget()
    return " < ".join(parts)


@pytest.mark.parametrize("view", VIEWS)
def test_no_two_access_keys_are_the_same_and_every_tab_stop_has_a_name(
    window, fill, view, qtbot, tmp_path
):
    if not view.startswith("empty"):
        fill()
    shown = window()
    go_to(shown, view, qtbot, tmp_path)
    assert access_keys(shown) == {}
    stops = tab_stops(shown)
    assert stops
    assert [where(stop) for stop in stops if not name_of(stop).strip()] == []


def test_no_two_rows_of_a_menu_have_one_key(window, fill, qtbot):
    fill()
    shown = window()
    assert len(shown.findChildren(QMenu)) > 8
    assert menu_key_clashes(shown) == {}


def test_no_two_actions_have_one_shortcut(window):
    shown = window()
    for page, specs in shown.page_actions():
        own = [(page, spec) for spec in specs]
        everywhere = [
            (other, spec)
            for other, others in shown.page_actions()
            if other is not page
            for spec in others
            if spec.is_global
        ]
        found = defaultdict(set)
        for _page, spec in [*own, *everywhere, *((shown, s) for s in shown.own_actions())]:
            for keys in shortcuts(spec):
                found[keys.toString()].add(spec.id)
        menus = {f"Alt+{mnemonic(a.text())}" for a in shown.menuBar().actions()}
        assert {keys: ids for keys, ids in found.items() if len(ids) > 1} == {}
        assert menus.isdisjoint(found), "an access key of the menus is a shortcut too"


@pytest.mark.parametrize("make", ["settings", "prompts", "differences"])
def test_dialogs_have_names_and_keys_of_their_own(context, fill, qtbot, make):
    if make == "settings":
        dialog = SettingsDialog(CorpusConfig(), TokenizerConfig())
    elif make == "prompts":
        dialog = PromptsDialog(("def f(",))
    else:
        fill()
        runs = [entry.run for entry in list_entries(context.workspace, Control())]
        dialog = ComparisonDialog(runs, 0, 1)
    assert isinstance(dialog, QDialog)
    qtbot.addWidget(dialog)
    dialog.show()
    stops = tab_stops(dialog)
    assert stops
    assert [where(stop) for stop in stops if not name_of(stop).strip()] == []


def test_the_walk_finds_what_it_looks_for(window, qtbot):
    """A control: without names and with one key twice, the tests above would fail."""
    shown = window()
    page = shown.page(EvaluatePage)
    shown.show_page("evaluate")
    page.start_button.setText("&File it")
    assert list(access_keys(shown)) == ["F"]
    more = page.setup.more_button
    more.setText("")
    more.setAccessibleName("")
    more.setToolTip("")
    assert any("IconButton" in where(stop) for stop in tab_stops(shown) if not name_of(stop))
