"""The window: opens, remembers, closes, and asks before it ends a run."""

import time

import pytest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit

from core.errors import CheckpointError
from core.workspace import COMPLETE_MARK
from gui.actions import MenuRows
from gui.context import AppContext
from gui.editor.page import EditorPage
from gui.evaluate.page import EvaluatePage
from gui.main_window import MainWindow
from gui.page import Page
from gui.pages import PAGES, PageSpec
from gui.preferences_dialog import PreferencesDialog
from gui.settings import Settings
from gui.train.page import TrainPage
from tests.core.reports.events import finished, started, train_step
from tests.gui.evaluate.conftest import quick_cards  # noqa: F401 - a fixture
from tests.gui.whole_window import with_pages


def pretend(config, workspace, resume):
    def operate(emit, control):
        emit(started())
        step = 0
        while not control.stopping:
            control.safe_point()
            step += 1
            emit(train_step(step))
            time.sleep(0.005)
        emit(finished(step, "stopped"))

    return operate


@pytest.fixture
def answers():
    """What the user answers when asked about a run; each question takes one."""
    return []


@pytest.fixture
def window(context, qtbot, answers):
    folder = context.workspace.dataset("d--everyday")
    folder.mkdir(parents=True)
    (folder / COMPLETE_MARK).touch()
    result = MainWindow(
        context,
        with_pages(train=lambda made: TrainPage(made, pretend)),
        ask=lambda _parent: answers.pop(0),
    )
    qtbot.addWidget(result, before_close_func=end_training)
    result.show()
    return result


def end_training(window):
    """pytest-qt deletes the window before any fixture is torn down."""
    for job in window._context.jobs.jobs:
        job.stop()
        job.wait(10_000)


def test_it_closes_immediately_when_nothing_runs(window, qtbot):
    with qtbot.waitSignal(window.closed):
        window.close()
    assert not window.isVisible()


def test_closing_during_training_can_be_declined(window, qtbot, answers):
    window.page(TrainPage).starter.start()
    qtbot.waitUntil(lambda: window.page(TrainPage).session.record.step > 2, timeout=10_000)
    answers.append("stay")
    window.close()
    assert window.isVisible()
    assert window.page(TrainPage).is_training


def test_closing_during_training_stops_saves_and_waits(window, qtbot, answers, context):
    window.page(TrainPage).starter.start()
    qtbot.waitUntil(lambda: window.page(TrainPage).session.record.step > 2, timeout=10_000)
    answers.append("stop")
    with qtbot.waitSignal(window.closed, timeout=10_000):
        window.close()
    assert context.jobs.jobs == ()
    assert window.page(TrainPage).session.record.finished.state == "stopped"


def test_looks_are_remembered(window, context, qtbot, qapp):
    window.resize(1000, 640)
    window.show_page("editor")
    window.choose_theme("dark")
    with qtbot.waitSignal(window.closed):
        window.close()
    again = AppContext(context.workspace, Settings(context.settings.path), qapp)
    other = MainWindow(again, with_pages(train=lambda made: TrainPage(made, pretend)))
    qtbot.addWidget(other)
    # The offscreen platform's screen is 800 pixels wide, and Qt fits the width to it.
    assert other.height() == 640
    assert other.tabs.currentWidget() is other.page(EditorPage)
    assert again.themes.choice == "dark"
    again.themes.choose("light")
    other.close()


def test_errors_are_shown_in_the_error_bar(window, context):
    context.errors.show(CheckpointError("It is damaged.", "Choose another."))
    assert window.error_bar.isVisible()
    assert "damaged" in window.error_bar.message.text()


def test_the_latency_can_be_shown(window, context, qtbot):
    action = window.actions_by_id["window.latency"]
    action.trigger()
    assert window.latency_meter.is_running
    assert context.settings.preferences.window.shows_latency
    qtbot.waitUntil(lambda: "p99" in window._latency_label.text(), timeout=20_000)
    action.trigger()
    assert not window.latency_meter.is_running
    assert window._latency_label.text() == ""


def test_actions_work_where_they_belong(window):
    start = window.actions_by_id["train.start"]
    window.show_page("editor")
    assert not start.isEnabled()
    window.show_page("train")
    assert start.isEnabled()
    window.show_page("editor")
    window.actions_by_id["train.new_dataset"].trigger()
    assert window.tabs.currentWidget() is window.page(TrainPage)
    assert window.page(TrainPage).corpus.isVisible()


def test_a_run_leads_to_its_card_and_to_its_measurement(window, context, qtbot, quick_cards):  # noqa: F811
    """The train page knows nothing of the evaluate page; they meet in the context."""
    runs = window.page(TrainPage).runs
    context.card_wanted.emit("/elsewhere/x.pth")
    page = window.page(EvaluatePage)
    assert window.tabs.currentWidget() is page
    assert page.setup.checkpoint.key() == "/elsewhere/x.pth"
    qtbot.waitUntil(lambda: page.tabs.card.markdown == "# Card of x.pth\n", timeout=20_000)
    assert page.tabs.card.page.isVisible()
    window.show_page("train")
    context.evaluation_wanted.emit("/elsewhere/y.pth")
    assert window.tabs.currentWidget() is page
    assert page.setup.checkpoint.key() == "/elsewhere/y.pth"
    runs.menu.show_state(None, runs=0, undoable="")
    assert not runs.menu.card.isEnabled()
    qtbot.waitUntil(lambda: not context.jobs.jobs, timeout=20_000)


def test_menus_stand_in_the_usual_order(window):
    titles = [action.text() for action in window.menuBar().actions() if action.isVisible()]
    assert titles[0] == "&File"
    assert titles[-1] == "&Help"
    file_menu = window.menuBar().actions()[0].menu()
    assert file_menu.actions()[-1].text() == "&Quit"


def test_no_shortcut_is_taken_twice(window, context):
    keymap = context.keymap
    for name, action in window.actions_by_id.items():
        assert action.shortcuts() == keymap.keys(name)
        for sequence in action.shortcuts():
            assert keymap.conflicts(name, sequence) == [], f"{sequence.toString()}: {name}"


def test_everything_that_can_be_operated_has_a_name(window):
    for kind in (QAbstractButton, QComboBox, QLineEdit):
        for widget in window.findChildren(kind):
            if widget.objectName().startswith("qt_") or not widget.focusPolicy().value:
                continue
            name = widget.accessibleName() or getattr(widget, "text", str)()
            assert name or isinstance(widget.parent(), QComboBox), (widget, widget.parent())


def test_it_fits_into_a_small_screen(window):
    window.resize(900, 600)
    assert (window.width(), window.height()) == (900, 600)
    assert window.minimumSizeHint().width() <= 900
    assert window.minimumSizeHint().height() <= 600


def test_the_first_window_is_no_larger_than_the_screen_with_its_frame(window):
    screen, least = window.screen().availableGeometry(), window.minimumSize()
    assert screen.width() <= 1280, "the usual size has room for its frame on this screen"
    assert window.height() < max(screen.height(), least.height() + 1)
    assert window.width() < max(screen.width(), least.width() + 1)


def test_every_page_has_a_tab_a_row_in_the_view_menu_and_a_shortcut(window):
    for index, spec in enumerate(PAGES):
        action = window.actions_by_id[f"window.{spec.id}"]
        assert action.shortcut().toString() == f"Ctrl+{index + 1}"
        action.trigger()
        assert window.tabs.currentIndex() == index
        assert window.tabs.currentWidget() is window.pages[spec.id]
        assert window.tabs.tabToolTip(index) == action.toolTip()


def test_a_page_is_a_class_and_a_row(context, qtbot):
    """The whole of it: tab, menu, shortcut, focus and state follow from the row."""

    class NotesPage(Page):
        def __init__(self, _context):
            super().__init__()
            self.text = QPlainTextEdit(self)
            self.calls = []

        def first_widget(self):
            return self.text

        def menu_actions(self):
            menu = MenuRows("notes", "&Notes")
            menu.add("clear", "&Clear", self.text.clear)
            return menu.rows

        def window_painted(self):
            self.calls.append("painted")

        def save_state(self):
            self.calls.append("saved")

        def window_closed(self):
            self.calls.append("closed")

    spec = PageSpec(id="notes", title="&Notes", tip="Write notes.", make=NotesPage, menu="&Notes")
    window = MainWindow(context, (*PAGES, spec))
    qtbot.addWidget(window)
    window.show()
    window.window_painted()
    page = window.page(NotesPage)
    window.actions_by_id["window.notes"].trigger()
    assert window.tabs.currentWidget() is page
    assert page.text.hasFocus() or not window.isActiveWindow()
    page.text.setPlainText("a note")
    window.actions_by_id["notes.clear"].trigger()
    assert page.text.toPlainText() == ""
    titles = [action.text() for action in window.menuBar().actions() if action.isVisible()]
    assert titles[-2:] == ["&Notes", "&Help"]
    window.close()
    assert page.calls == ["painted", "saved", "closed"]
    assert context.settings.state.window.tab == "notes"


def test_preferences_take_effect_immediately(window, context, qtbot):
    window.actions_by_id["window.preferences"].trigger()
    dialog = window.findChild(PreferencesDialog)
    assert dialog.isVisible()
    assert window.actions_by_id["window.preferences"].shortcut().toString() == "Ctrl+,"
    dialog.forms["window"].field("theme").editor.set_key("dark")
    assert context.themes.current.name == "dark"
    dialog.forms["window"].field("shows_latency").set_value(True)
    assert window.latency_meter.is_running
    dialog.forms["window"].field("shows_latency").set_value(False)
    assert not window.latency_meter.is_running
    window.choose_theme("light")
    assert dialog.forms["window"].field("theme").value() == "light"
