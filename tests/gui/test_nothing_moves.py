"""What comes, goes and changes by itself moves nothing that one may be about to click."""

from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject, QPoint, QRect, Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QWidget

from core.completion.precision import Stops
from core.errors import CheckpointError
from core.events import Notice, StageProgress
from gui.connect.connect_dialog import ConnectDialog
from gui.editor.files.file_bar import BarAction
from gui.editor.history.history_view import TrainingHistoryView
from gui.editor.suggest.precision_dial import PrecisionDial
from gui.evaluate.page import EvaluatePage
from gui.jobs.project_service import ProjectView
from gui.train.page import TrainPage
from gui.train.run_controls import RunControls
from gui.train.run_view import RunView
from gui.widgets.steady import SteadyLabel, keep_space
from tests.core.reports.events import started
from tests.gui.whole_window import click, make_window, open_files

ERROR = CheckpointError(
    "The checkpoint best_checkpoint.pth of the run from yesterday is damaged.",
    "Choose another one in the list of models, or train the model again from the beginning.",
)
WARNING = Notice(level="warning", message="The loss went astray. " * 4, hint="Go on. " * 20)


@pytest.fixture
def opened(workspace, settings, qapp, qtbot, tmp_path):
    result = make_window(workspace, settings, qapp, qtbot)
    result.window.show_page("editor")
    open_files(result.editor, tmp_path)
    settle()
    # Which project the file is of: a message that would be over the sentences of these tests.
    result.context.status.disconnect(result.window._show_status)
    result.editor.status.show_message("")
    return result


def settle() -> None:
    for _ in range(5):
        QApplication.processEvents()


def geometries(inside: QWidget) -> dict[QWidget, QRect]:
    """Where everything that can be operated is, on the screen."""
    settle()
    kinds = (QAbstractButton, QComboBox, QLineEdit)
    return {
        widget: QRect(widget.mapToGlobal(QPoint(0, 0)), widget.size())
        for kind in kinds
        for widget in inside.findChildren(kind)
        if widget.isVisible()
    }


def assert_same_places(before: dict[QWidget, QRect], inside: QWidget) -> None:
    after = geometries(inside)
    moved = {
        widget.accessibleName() or repr(widget): (area, after[widget])
        for widget, area in before.items()
        if widget in after and after[widget] != area
    }
    assert moved == {}


def first_line(edit) -> tuple[int, QPoint]:
    """The first line that is seen, and where on the screen."""
    cursor = edit.cursorForPosition(QPoint(0, 0))
    return cursor.blockNumber(), edit.viewport().mapToGlobal(edit.cursorRect(cursor).topLeft())


@pytest.mark.parametrize("page", ["train", "editor", "evaluate"])
def test_a_banner_is_laid_over_the_window(opened, page):
    window = opened.window
    window.show_page(page)
    inside = window.tabs.currentWidget()
    before, tabs = geometries(inside), window.tabs.geometry()
    edit = opened.editor.edit()
    text = first_line(edit)
    for report in (ERROR, WARNING):
        if isinstance(report, Notice):
            opened.context.errors.show_notice(report)
        else:
            opened.context.errors.show(report)
        assert_same_places(before, inside)
        assert window.tabs.geometry() == tabs
        assert first_line(edit) == text
    bar = window.tabs.tabBar()
    free = QRect(window.error_bar.geometry())
    for index in range(bar.count()):
        tab = QRect(bar.mapTo(window.error_bar.parentWidget(), bar.tabRect(index).topLeft()),
                    bar.tabRect(index).size())  # fmt: skip
        assert not free.intersects(tab)
    # Its own buttons are where nothing was to click.
    for button in (window.error_bar.copy_button, window.error_bar.dismiss_button):
        area = QRect(button.mapToGlobal(QPoint(0, 0)), button.size())
        assert not any(area.intersects(other) for other in before.values())
    click(window.error_bar.dismiss_button)
    assert not window.error_bar.isVisible()
    assert_same_places(before, inside)


@pytest.mark.parametrize("width", [900, 1280])
def test_a_banner_is_read_whole_and_stays_in_the_window(opened, width):
    opened.window.resize(width, 600)
    settle()
    opened.context.errors.show_notice(WARNING)
    settle()
    bar = opened.window.error_bar
    assert bar.parentWidget().rect().contains(bar.geometry())
    for label in (bar.message, bar.hint):
        assert label.height() >= label.heightForWidth(label.width()), label.text()
    opened.window.resize(1100, 600)
    settle()
    assert bar.parentWidget().rect().contains(bar.geometry())


def test_preparing_a_model_moves_neither_the_text_nor_the_row_above(opened):
    opened.service.load(Path("x.pth"))
    editor, edit = opened.editor, opened.editor.edit()
    bar, text = geometries(editor.completion_bar), first_line(edit)
    tabs = QRect(editor.tabs.tabBar().mapToGlobal(QPoint(0, 0)), editor.tabs.tabBar().size())
    hint, model = editor.suggestions.hint, opened.service.model
    for value in (0, edit.verticalScrollBar().maximum()):
        edit.verticalScrollBar().setValue(value)
        settle()
        text, size = first_line(edit), edit.geometry()
        opened.service.preparing.emit(model.path)
        settle()
        assert editor.status._why.text().startswith(f"Preparing {model.path.stem}")
        assert (first_line(edit), edit.geometry()) == (text, size)
        opened.service.model_changed.emit(model)
        settle()
        assert editor.status._why.text() == ""
        assert (first_line(edit), edit.geometry()) == (text, size)
    edit.verticalScrollBar().setValue(0)
    text = first_line(edit)
    assert not hint.isVisible()
    opened.service.unload()
    settle()
    assert hint.isVisible()
    assert first_line(edit) == text
    assert_same_places(bar, editor.completion_bar)
    after = QRect(editor.tabs.tabBar().mapToGlobal(QPoint(0, 0)), editor.tabs.tabBar().size())
    assert after == tabs


def test_preparing_a_model_does_not_move_the_ways_to_begin(workspace, settings, qapp, qtbot):
    opened = make_window(workspace, settings, qapp, qtbot)
    opened.window.show_page("editor")
    before = geometries(opened.editor.start)
    opened.service.preparing.emit(opened.service.model.path)
    assert_same_places(before, opened.editor.start)
    opened.service.model_changed.emit(opened.service.model)
    assert_same_places(before, opened.editor.start)


def test_what_is_said_of_a_file_does_not_move_its_text(opened):
    tab = opened.editor.tabs.current()
    text = first_line(tab.edit)
    tab.bar.show_message(
        "It was changed by another program.", BarAction(text="&Load", tip="", slot=tab.bar.hide)
    )
    settle()
    assert tab.bar.isVisible()
    assert first_line(tab.edit) == text
    # Nor when the end of the text is in view.
    tab.bar.hide()
    settle()
    tab.edit.verticalScrollBar().setValue(tab.edit.verticalScrollBar().maximum())
    settle()
    text, top = first_line(tab.edit), tab.edit.verticalScrollBar().value()
    tab.bar.show_message("It was changed by another program again.")
    settle()
    assert (first_line(tab.edit), tab.edit.verticalScrollBar().value()) == (text, top)


def test_silences_and_remedies_do_not_move_the_row(opened):
    status, height = opened.editor.status, opened.editor.status.height()
    edit = opened.editor.edit().geometry()
    status.explain("The cursor is in a comment.")
    status.explain(next(iter(type(status).__init__.__globals__["_REMEDIES"])))
    settle()
    assert status._remedy.isVisible()
    assert status.height() == height
    assert opened.editor.edit().geometry() == edit


def test_a_panel_beside_the_file_tree_stays_in_the_smallest_window(opened, tmp_path):
    editor = opened.editor
    view = ProjectView(phase="ready", root=tmp_path, files=2, tokens=20)
    opened.context.projects._show(view)
    editor.project.show_tree(True)
    tab = editor.tabs.current()
    actions = [
        BarAction(text=text, tip="", slot=tab.bar.hide) for text in ("OK", "Load the saved file")
    ]
    tab.bar.show_message("Restored unsaved changes of session.py.", *actions)
    opened.window.resize(900, 600)
    for shown in (editor.commands.show_history, editor.suggestions.show_panel):
        shown(True)
        settle()
        panels = [one for one in (editor.history, editor.suggestions.panel) if one.isVisible()]
        assert len(panels) == 1
        assert editor.project.tree.isVisible()
        assert editor.rect().contains(panels[0].geometry())


def test_details_give_way_to_the_sentence_in_a_narrow_window(opened):
    window, status = opened.window, opened.editor.status
    details = (status._figures, status._language, status._model, status._format, status._latency)
    status.say("No suggestion: it would end in the middle of an expression.")
    view = ProjectView(phase="ready", root=Path("project"), files=1091, tokens=1_570_000)
    opened.context.projects._show(view)
    status._model.setText("Project only (no model)")
    status._latency.setText("1,234 ms")
    for width in (1600, 900):
        window.resize(width, 600)
        settle()
        height = status.height()
        assert status._why.width() >= 250
        assert all(not one.isVisible() or one.width() >= one.sizeHint().width() for one in details)
        assert status._latency.isVisible() == (width == 1600)
    window.resize(1600, 600)
    settle()
    assert status.height() == height
    assert status._latency.isVisible()


def test_the_sentence_has_the_room_of_a_remedy_that_is_not_offered(opened):
    status = opened.editor.status
    status.explain(next(iter(type(status).__init__.__globals__["_REMEDIES"])))
    settle()
    with_remedy = status._why.width()
    status.explain("Below the confidence threshold.")
    settle()
    assert not status._remedy.isVisible()
    assert status._why.width() > with_remedy + 50


def test_a_wrong_pattern_does_not_move_the_find_bar(opened):
    opened.editor.commands.replace()
    before = geometries(opened.editor.find_bar)
    bar = opened.editor.find_bar
    bar._find.setText("(")
    bar._pattern.setChecked(True)
    settle()
    assert bar._problem.text()
    assert_same_places(before, bar)


def test_pausing_and_stopping_move_neither_buttons_nor_form(qtbot):
    controls = RunControls()
    qtbot.addWidget(controls)
    controls.resize(288, controls.heightForWidth(288))
    controls.show()
    height = controls.heightForWidth(288)
    controls.show_state("idle", None)
    settle()
    start, stop = controls.start_button.geometry(), controls.stop_button.geometry()
    for state in ("starting", "running", "paused", "stopping", "idle"):
        controls.show_state(state, None)
        settle()
        assert controls.heightForWidth(288) == height, state
        assert controls.stop_button.geometry() == stop, state
        shown = controls.start_button if state == "idle" else controls.pause_button
        assert shown.geometry() == start, state


def test_a_double_click_on_start_never_stops_the_run(qtbot):
    controls = RunControls()
    qtbot.addWidget(controls)
    controls.resize(288, 60)
    controls.show()
    controls.show_state("idle", None)
    settle()
    for x in range(2, controls.start_button.width(), 20):
        controls.show_state("idle", None)
        settle()
        area = controls.start_button.mapTo(controls, QPoint(x, 8))
        controls.show_state("starting", None)
        settle()
        assert controls.childAt(area) is not controls.stop_button


def test_measuring_moves_no_result(context, qtbot):
    page = EvaluatePage(context)
    qtbot.addWidget(page)
    page.resize(1000, 600)
    page.show()
    settle()
    results, tabs = page.bar.geometry(), page.tabs.geometry()
    left = page.start_button.geometry()
    page.progress.begin()
    page.progress.show_progress(
        StageProgress(stage="evaluate", done=3, total=10, unit="files", elapsed_seconds=4.0,
                      eta_seconds=12.0, detail="a/very/long/path/of/a/file.py" * 3)
    )  # fmt: skip
    settle()
    assert page.progress.isVisible()
    assert (page.tabs.geometry(), page.start_button.geometry()) == (tabs, left)
    page.progress.hide()
    page.bar.setVisible(True)  # as when the first measurement is listed
    settle()
    assert page.tabs.geometry() == tabs
    page.bar.setVisible(False)
    settle()
    assert page.tabs.geometry() == tabs
    assert results.height() > 0 or page.bar.isHidden()
    qtbot.waitUntil(lambda: not context.jobs.jobs)


def test_offers_in_the_title_of_a_run_move_no_figure(context, qtbot):
    view = RunView(context)
    qtbot.addWidget(view)
    context.themes.dress()
    view.resize(900, 500)
    view.show()
    view.record.add_all([started()])
    view.show_record(view.record, "running")
    settle()
    figures, curve = view.figures.geometry(), view.curve.geometry().topLeft()
    view.show_state("running", offers_live=True)
    view.slower_button.show()
    view.gained.setText("Bits per byte before and after: old 1.9, new 1.4")
    view.gained.show()
    settle()
    assert view.live_button.isVisible()
    assert (view.figures.geometry(), view.curve.geometry().topLeft()) == (figures, curve)


def test_the_plan_is_below_everything_that_can_be_clicked(opened):
    opened.window.show_page("train")
    settle()
    setup = opened.window.page(TrainPage).setup
    assert setup.estimate.y() > max(card.y() for card in (setup.model, setup.form.parentWidget()))


def test_moving_through_milestones_does_not_move_their_table(qtbot):
    view = TrainingHistoryView()
    qtbot.addWidget(view)
    view.resize(300, 400)
    answers = tuple(
        SimpleNamespace(step=step, text="x = 1\n" * lines, precision=None, is_right=None,
                        no_suggestion_reason=None)
        for step, lines in ((10, 1), (20, 5), (50, 2))
    )  # fmt: skip
    question = SimpleNamespace(expected="x = 1")
    view.show_answers(
        SimpleNamespace(answers=answers, question=question, verdict="Never.", first_right=None)
    )
    settle()
    table = view.table.geometry()
    for index in range(3):
        view.slider.setValue(index)
        settle()
        assert view.table.geometry() == table


def test_what_the_dial_says_keeps_its_height(settings, qtbot):
    dial = PrecisionDial(settings)
    qtbot.addWidget(dial)
    dial.resize(280, 200)
    dial.show()
    heights = set()
    for is_guess in (True, False):
        dial.set_stops(Stops(quiet=0.7, balanced=0.5, eager=0.2, automatic=0.4), is_guess=is_guess)
        heights.add(dial.heightForWidth(280))
        dial.slider.setValue(70)
        heights.add(dial.heightForWidth(280))
        dial.own.click()
    assert len(heights) == 1


def test_a_steady_label_is_as_tall_as_its_tallest_text(qtbot):
    label = SteadyLabel("muted", ("short", "word " * 60))
    qtbot.addWidget(label)
    tall = label.heightForWidth(200)
    label.setText("short")
    assert label.heightForWidth(200) == tall
    label.setText("word " * 120)
    assert label.heightForWidth(200) > tall
    label.reserve([""])
    label.setText("")
    assert label.heightForWidth(200) == label.fontMetrics().height()


def test_kept_space_can_be_given_up(qtbot):
    label = SteadyLabel()
    qtbot.addWidget(label)
    keep_space(label)
    assert label.sizePolicy().retainSizeWhenHidden()
    keep_space(label, keeps=False)
    assert not label.sizePolicy().retainSizeWhenHidden()
    assert label.alignment() & Qt.AlignmentFlag.AlignTop


def test_a_server_moves_no_editor_of_the_connect_dialog(qtbot):
    server = SilentServer()
    dialog = ConnectDialog(server, lambda _port: None, ("tabwright", "lsp"))
    qtbot.addWidget(dialog)
    dialog.show()
    before, editors = geometries(dialog), dialog.editors.geometry()
    server.is_running = True
    server.last_request = SimpleNamespace(
        client="an editor with a long name, 1.2.3; " * 20, path="/infill", outcome="a suggestion",
        milliseconds=12.0,
    )  # fmt: skip
    for server.is_ready in (False, True):
        server.changed.emit()
        assert_same_places(before, dialog)
    server.is_running = False
    server.error = CheckpointError("The checkpoint best_checkpoint.pth is damaged.", "Train again.")
    server.changed.emit()
    dialog.port_field.setText("1024,5")
    assert_same_places(before, dialog)
    assert dialog.editors.geometry() == editors


def test_another_editor_does_not_move_the_copy_button(qtbot):
    dialog = ConnectDialog(SilentServer(), lambda _port: None, ("tabwright", "lsp"))
    qtbot.addWidget(dialog)
    dialog.show()
    before = geometries(dialog)
    for row in range(dialog.editors.count()):
        dialog.editors.setCurrentRow(row)
        assert_same_places(before, dialog)


class SilentServer(QObject):
    """What the dialog shows of a server; nothing listens."""

    changed = Signal()
    is_running = is_ready = False
    port, error, last_request = 8012, None, None
    model = folder = None
