"""Typed text arrives: the focus is in the page, and in the text where there is one."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from core.errors import CheckpointError
from gui.evaluate.page import EvaluatePage
from gui.train.page import TrainPage
from tests.gui.whole_window import click, make_window, open_files, press, type_text

CONTROL = Qt.KeyboardModifier.ControlModifier
ERROR = CheckpointError("It is damaged.", "Choose another.")


@pytest.fixture
def opened(workspace, settings, qapp, qtbot, tmp_path):
    for run in ("20260101-120000-a", "20260102-120000-b"):
        folder = workspace.runs / run / "model" / "checkpoints"
        folder.mkdir(parents=True)
        (folder / "best_checkpoint.pth").write_bytes(b"x")
    result = make_window(workspace, settings, qapp, qtbot)
    result.window.show_page("editor")
    open_files(result.editor, tmp_path)
    return result


def assert_typing_arrives(opened) -> None:
    """A word typed now is in the text of the file in front, at the cursor."""
    edit = opened.editor.edit()
    before = edit.toPlainText()
    type_text("zebra")
    assert edit.toPlainText().replace("zebra", "", 1) == before, QApplication.focusWidget()
    assert "zebra" in edit.toPlainText()


def show_banner(opened) -> None:
    opened.context.errors.show(ERROR)
    QApplication.processEvents()
    assert opened.window.error_bar.isVisible()


def test_after_a_banner_was_closed_by_mouse(opened):
    show_banner(opened)
    click(opened.window.error_bar.dismiss_button)
    assert not opened.window.error_bar.isVisible()
    assert_typing_arrives(opened)


def test_while_a_banner_is_shown_and_after_its_details_were_copied(opened):
    show_banner(opened)
    assert_typing_arrives(opened)
    click(opened.window.error_bar.copy_button)
    assert_typing_arrives(opened)


def test_after_text_of_a_banner_was_selected(opened):
    show_banner(opened)
    click(opened.window.error_bar.message, QPoint(10, 5))
    click(opened.window.error_bar.dismiss_button)
    assert_typing_arrives(opened)


def test_after_a_banner_was_closed_by_key(opened):
    show_banner(opened)
    opened.window.error_bar.dismiss_button.setFocus()
    press(Qt.Key.Key_Space)
    assert not opened.window.error_bar.isVisible()
    assert_typing_arrives(opened)


@pytest.mark.parametrize("name", ["Checkpoint", "Mode"])
@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_after_a_list_above_the_text_was_used(opened, qtbot, name, key):
    box = next(
        box
        for box in (opened.editor.completion_bar._checkpoint, opened.editor.completion_bar._mode)
        if box.accessibleName() == name
    )
    click(box)
    qtbot.waitUntil(box.view().isVisible)
    press(Qt.Key.Key_Down)
    press(key)
    qtbot.waitUntil(lambda: not box.view().isVisible())
    assert_typing_arrives(opened)


def test_after_a_model_was_chosen_by_mouse(opened, qtbot):
    box = opened.editor.completion_bar._checkpoint
    assert box.count() == 5  # four checkpoints, and no model
    before = box.currentIndex()
    click(box)
    view = box.view()
    qtbot.waitUntil(view.isVisible)
    # Qt ignores a release that comes too soon after the press that opened the list.
    qtbot.wait(QApplication.doubleClickInterval() + 100)
    row = 2 if before != 2 else 1
    click(view.viewport(), view.visualRect(box.model().index(row, 0)).center())
    qtbot.waitUntil(lambda: not view.isVisible())
    assert box.currentIndex() == row
    assert_typing_arrives(opened)


def test_after_a_model_came_or_went(opened):
    opened.service.preparing.emit(opened.service.model.path)
    assert_typing_arrives(opened)
    opened.service.model_changed.emit(opened.service.model)
    assert_typing_arrives(opened)


def test_after_the_buttons_around_the_text(opened):
    bar, legend = opened.editor.completion_bar, opened.editor.suggestions.legend
    for widget in (bar._switch, bar._switch, bar._inspect, bar._inspect, bar._tune):
        click(widget)
        assert_typing_arrives(opened)
    opened.editor.suggestions.panel.form.length.field("max_tokens").editor.setFocus()
    click(bar._tune)  # hides the field that has the focus
    assert_typing_arrives(opened)
    opened.editor.suggestions.inspect(True)
    QApplication.processEvents()
    close = legend.findChildren(type(bar._tune))[-1]
    click(close)
    assert not legend.isVisible()
    assert_typing_arrives(opened)


def test_after_the_panel_of_milestones(opened):
    opened.window.actions_by_id["editor.history"].trigger()
    QApplication.processEvents()
    assert opened.editor.history.isVisible()
    opened.editor.history.runs.setFocus()
    opened.window.actions_by_id["editor.history"].trigger()
    assert not opened.editor.history.isVisible()
    assert_typing_arrives(opened)


@pytest.mark.parametrize("start", ["train", "evaluate", "editor"])
def test_ctrl_2_leads_into_the_text(opened, start):
    opened.window.show_page(start)
    opened.editor.completion_bar.focus_checkpoint()
    if start != "editor":
        assert QApplication.focusWidget() is not opened.editor.edit()
    press(Qt.Key.Key_2, CONTROL)
    assert_typing_arrives(opened)


def test_a_click_on_the_tab_of_the_editor_leads_into_the_text(opened):
    bar = opened.window.tabs.tabBar()
    click(bar, bar.tabRect(0).center())
    assert opened.window.tabs.currentWidget() is opened.window.page(TrainPage)
    click(bar, bar.tabRect(1).center())
    assert_typing_arrives(opened)


def test_stepping_through_the_tabs_by_key_stays_in_them(opened):
    bar = opened.window.tabs.tabBar()
    bar.setFocus()
    press(Qt.Key.Key_Left)
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Right)
    assert opened.window.tabs.currentWidget() is opened.window.page(EvaluatePage)
    assert bar.hasFocus()


def test_another_file_and_a_click_on_its_tab(opened):
    press(Qt.Key.Key_PageDown, CONTROL)
    assert_typing_arrives(opened)
    bar = opened.editor.tabs.tabBar()
    click(bar, bar.tabRect(0).center())
    assert_typing_arrives(opened)


@pytest.mark.parametrize(("page", "key"), [("train", Qt.Key.Key_1), ("evaluate", Qt.Key.Key_3)])
def test_other_pages_take_the_focus_and_give_it_back_where_it_was(opened, page, key):
    press(key, CONTROL)
    widget = opened.window.tabs.currentWidget()
    assert (
        widget
        is {"train": opened.window.page(TrainPage), "evaluate": opened.window.page(EvaluatePage)}[
            page
        ]
    )
    assert widget.isAncestorOf(QApplication.focusWidget())
    if page == "train":
        widget.setup.recipe_button.setChecked(True)  # the field is in the recipe
    form = widget.setup.form if page == "train" else None
    field = form.field("learning_rate").editor if form else widget.setup.sources.kind
    field.setFocus()
    press(Qt.Key.Key_2, CONTROL)
    press(key, CONTROL)
    assert QApplication.focusWidget() is field
    show_banner(opened)
    click(opened.window.error_bar.dismiss_button)
    assert QApplication.focusWidget() is field


def test_a_field_that_is_hidden_does_not_take_the_focus_along(opened):
    press(Qt.Key.Key_1, CONTROL)
    train = opened.window.page(TrainPage)
    train.setup.recipe_button.setChecked(True)
    train.setup.more_button.setChecked(True)
    field = train.setup.form.field("seed").editor
    field.setFocus()
    assert QApplication.focusWidget() is field
    train.setup.more_button.setChecked(False)
    QApplication.processEvents()
    assert train.isAncestorOf(QApplication.focusWidget())
    assert QApplication.focusWidget().isVisible()
    QApplication.focusWidget().clearFocus()
    QApplication.processEvents()
    assert train.isAncestorOf(QApplication.focusWidget())


def test_without_a_file_the_ways_to_begin_have_the_focus(workspace, settings, qapp, qtbot):
    opened = make_window(workspace, settings, qapp, qtbot)
    press(Qt.Key.Key_2, CONTROL)
    assert QApplication.focusWidget().text() == "&New file"
    press(Qt.Key.Key_Space)
    assert_typing_arrives(opened)


def test_find_keeps_its_field(opened):
    press(Qt.Key.Key_F, CONTROL)
    bar = opened.editor.find_bar
    type_text("value_1")
    click(bar._next)
    click(bar._case)
    type_text("0")
    assert bar._find.text() == "value_10"
    press(Qt.Key.Key_Escape)
    opened.editor.edit().moveCursor(opened.editor.edit().textCursor().MoveOperation.End)
    assert_typing_arrives(opened)
