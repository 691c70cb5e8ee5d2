"""The list of runs, read from real run folders."""

import dataclasses

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit

from core.config import to_toml
from core.errors import StorageError
from core.reports.run_record import RunRecord
from core.training.presets import load_preset
from core.training.runs.run_folder import RunStatus, run_lock, write_status
from core.training.runs.run_library import RunEntry, trashed_runs
from gui.train import runs_model
from gui.train.runs_panel import RunsPanel
from tests.core.reports.events import loss_at, whole_run


def add_run(workspace, name, preset="nano", **status):
    folder = workspace.runs / name
    folder.mkdir(parents=True)
    (folder / "config.toml").write_text(to_toml(load_preset(preset, dataset="d")), "utf-8")
    write_status(folder, RunStatus(**status))
    return folder


@pytest.fixture
def panel(context, qtbot):
    workspace = context.workspace
    add_run(workspace, "20261101-101500-nano-d", state="finished", step=10, best_bits_per_byte=2.5)
    add_run(workspace, "20261102-101500-small-d", preset="small", state="running", step=20)
    result = RunsPanel(context)
    qtbot.addWidget(result)
    result.resize(600, 300)
    result.show()
    with qtbot.waitSignal(result.listed, timeout=10_000):
        result.refresh()
    return result


def row(panel, number):
    model = panel.model
    return [model.data(model.index(number, column)) for column in range(model.columnCount())]


def test_runs_are_listed_newest_first(panel):
    assert panel.model.rowCount() == 2
    assert row(panel, 0)[0] == "small, 2 Nov 10:15"
    assert row(panel, 1)[1:6] == ["finished", "nano", "d", "2.500", "10"]
    assert row(panel, 1)[runs_model.SIZE].endswith(("bytes", "kB"))


def test_a_run_that_nobody_runs_is_interrupted_and_can_be_continued(panel, qtbot):
    assert row(panel, 0)[1] == "interrupted"
    # A table that gets the focus makes its first row the current one by itself.
    panel.table.selectRow(1)
    with qtbot.waitSignal(panel.chosen) as chosen:
        panel.table.selectRow(0)
    assert chosen.args[0].config.preset == "small"
    assert panel.continue_button.isEnabled()
    with qtbot.waitSignal(panel.continue_requested):
        panel.continue_button.click()
    panel.set_may_continue(False)
    assert not panel.continue_button.isEnabled()


def test_a_finished_run_can_be_lengthened(panel):
    panel.table.selectRow(1)
    assert panel.continue_button.isEnabled()


def test_the_choice_survives_a_refresh_with_a_new_run(panel, context, qtbot):
    panel.table.selectRow(1)
    chosen = panel.selected().folder
    add_run(context.workspace, "20261103-101500-nano-d", state="stopped")
    with qtbot.assertNotEmitted(panel.chosen), qtbot.waitSignal(panel.listed):
        panel.refresh()
    assert panel.model.rowCount() == 3
    assert panel.selected().folder == chosen


def test_two_refreshes_together_read_twice_and_not_in_parallel(panel, context, qtbot):
    listed = []
    panel.listed.connect(lambda: listed.append(len(context.jobs.jobs)))
    panel.refresh()
    panel.refresh()
    panel.refresh()
    assert len(context.jobs.jobs) == 1
    qtbot.waitUntil(lambda: len(listed) == 2)


def test_the_run_in_progress_shows_its_latest_figures(panel):
    record = RunRecord()
    record.add_all(whole_run(40, end=False))
    run = panel.model.run(0)
    status = dataclasses.replace(run.status, state="running")
    panel.model.set_entries([RunEntry(run=dataclasses.replace(run, status=status), bytes=7)])
    record.name = run.name
    panel.model.show_status(run.name, record.status("running"))
    figures = [f"{loss_at(40) / 2:.3f}", "40", "0:40", "7 bytes"]
    assert row(panel, 0)[1 : runs_model.TAGS] == ["running", "small", "d", *figures]


def test_details_are_in_the_tooltip(panel):
    index = panel.model.index(0, 0)
    tip = panel.model.data(index, Qt.ItemDataRole.ToolTipRole)
    assert "20261102-101500-small-d" in tip
    assert panel.model.headerData(0, Qt.Orientation.Horizontal) == "Run"


def titles(panel):
    return [row(panel, number)[0] for number in range(panel.model.rowCount())]


def test_a_tick_draws_a_run_and_survives_a_refresh(panel, context, qtbot):
    index = panel.model.index(1, runs_model.RUN)
    with qtbot.waitSignal(panel.ticks_changed):
        panel.model.setData(index, Qt.CheckState.Checked.value, Qt.ItemDataRole.CheckStateRole)
    assert index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
    assert [run.name for run in panel.model.ticked()] == ["20261101-101500-nano-d"]
    add_run(context.workspace, "20261103-101500-nano-d", state="stopped")
    with qtbot.waitSignal(panel.listed), qtbot.assertNotEmitted(panel.ticks_changed):
        panel.refresh()
    assert [run.name for run in panel.model.ticked()] == ["20261101-101500-nano-d"]
    panel.model.set_ticked("20261101-101500-nano-d", is_ticked=False)
    assert panel.model.ticked() == []


def test_runs_sort_by_a_column_and_back(panel):
    panel.table.sortByColumn(runs_model.BEST, Qt.SortOrder.AscendingOrder)
    assert [run.status.best_bits_per_byte for run in panel.model.runs()] == [2.5, None]
    panel.table.sortByColumn(runs_model.STEPS, Qt.SortOrder.DescendingOrder)
    assert [run.status.step for run in panel.model.runs()] == [20, 10]
    panel.table.sortByColumn(runs_model.RUN, Qt.SortOrder.AscendingOrder)
    assert [run.config.preset for run in panel.model.runs()] == ["nano", "small"]
    panel.table.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
    assert [run.status.step for run in panel.model.runs()] == [20, 10]


def test_a_run_is_renamed_in_its_place(panel, context, qtbot):
    panel.table.selectRow(1)
    panel.menu.rename.trigger()
    editor = panel.table.findChild(QLineEdit)
    assert editor.text() == "nano, 1 Nov 10:15"
    # A new list meanwhile must not take the name away.
    add_run(context.workspace, "20261103-101500-nano-d", state="stopped")
    panel.refresh()
    qtbot.waitUntil(lambda: not context.jobs.jobs)
    editor.setText("  First try:  größer & schneller? ")
    with qtbot.waitSignal(panel.actions_on_runs.renamed):
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "First try: größer & schneller?" in titles(panel))
    assert panel.model.rowCount() == 3
    # The folder keeps its name, and so do all paths to its checkpoints.
    assert (context.workspace.runs / "20261101-101500-nano-d").is_dir()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Tab])
@pytest.mark.parametrize("typed", ["  ", "x" * 101, "SMALL, 2 nov 10:15", "latest"])
def test_a_refused_title_stays_in_the_field_with_the_reason(panel, context, qtbot, typed, key):
    panel.table.selectRow(1)
    panel.menu.rename.trigger()
    editor = panel.table.findChild(QLineEdit)
    editor.setText(typed)
    qtbot.keyClick(editor, key)
    assert editor.isVisible()
    assert editor.text() == typed
    assert panel.titles.reason.isVisible()
    assert panel.titles.reason.text() == editor.accessibleDescription() != ""
    assert not context.errors.history
    # Going elsewhere loses nothing either, and typing on takes the reason away.
    panel.continue_button.setFocus()
    assert editor.isVisible()
    editor.setFocus()
    qtbot.keyClicks(editor, "a")
    assert not panel.titles.reason.isVisible()
    editor.setText("fine")
    with qtbot.waitSignal(panel.actions_on_runs.renamed):
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "fine" in titles(panel))


def test_escape_leaves_the_title_as_it_was(panel, qtbot):
    before = titles(panel)
    panel.table.selectRow(1)
    panel.menu.rename.trigger()
    editor = panel.table.findChild(QLineEdit)
    editor.setText("")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: panel.table.findChild(QLineEdit) is None)
    assert panel.titles.reason is None
    assert titles(panel) == before


def test_a_title_that_the_disk_refuses_is_offered_again(panel, context, qtbot, monkeypatch):
    def refuse(workspace, folder, title):
        raise StorageError("The disk is full.", "Free some space.")

    monkeypatch.setattr("gui.train.run_actions.rename_run", refuse)
    panel.table.selectRow(1)
    panel.menu.rename.trigger()
    editor = panel.table.findChild(QLineEdit)
    editor.setText("typed with care")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(context.errors.history))
    qtbot.waitUntil(lambda: not context.jobs.jobs)
    assert panel.titles.editor.text() == "typed with care"


def test_a_deleted_run_comes_back_by_undo(panel, context, qtbot):
    assert not panel.undo_button.isVisible()
    panel.table.selectRow(1)
    with qtbot.waitSignal(panel.actions_on_runs.deleted):
        panel.menu.delete.trigger()
    qtbot.waitUntil(lambda: panel.model.rowCount() == 1)
    assert panel.undo_button.isVisible()
    assert len(trashed_runs(context.workspace)) == 1
    panel.undo_button.click()
    qtbot.waitUntil(lambda: panel.model.rowCount() == 2)
    assert not panel.undo_button.isVisible()
    assert trashed_runs(context.workspace) == []


def test_the_last_run_comes_back_by_the_shortcut(panel, context, qtbot):
    panel.activateWindow()
    for left in (1, 0):
        panel.table.setFocus()
        panel.table.selectRow(left)
        qtbot.keyClick(panel.table, Qt.Key.Key_Delete)
        qtbot.waitUntil(lambda left=left: panel.model.rowCount() == left, timeout=10_000)
    qtbot.waitUntil(panel.undo_button.hasFocus)
    qtbot.keyClick(panel.undo_button, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: panel.model.rowCount() == 1, timeout=10_000)


def test_the_trash_is_listed_and_emptied(panel, context, qtbot):
    panel.table.selectRow(1)
    panel.menu.list_trash()
    assert not panel.menu.trash.isEnabled()
    panel.menu.delete.trigger()
    qtbot.waitUntil(lambda: panel.model.rowCount() == 1)
    panel.menu.list_trash()
    assert panel.menu.trash.isEnabled()
    with qtbot.waitSignal(panel.menu.restore_requested):
        panel.menu.trash.actions()[0].trigger()
    qtbot.waitUntil(lambda: panel.model.rowCount() == 2)
    panel.table.selectRow(1)
    panel.menu.delete.trigger()
    qtbot.waitUntil(lambda: panel.model.rowCount() == 1)
    panel.menu.emptying_requested.emit()
    qtbot.waitUntil(lambda: trashed_runs(context.workspace) == [])
    assert not panel.undo_button.isVisible()


def test_the_menu_offers_another_title_while_a_run_is_trained(panel):
    panel.table.selectRow(1)
    run = panel.selected()
    running = dataclasses.replace(run, status=dataclasses.replace(run.status, state="running"))
    panel.menu.show_state(running, runs=2, undoable="")
    assert panel.menu.rename.isEnabled()
    assert not panel.menu.delete.isEnabled()
    panel.menu.show_state(None, runs=2, undoable="")
    assert not panel.menu.rename.isEnabled()


def test_a_run_with_a_checkpoint_leads_to_its_card_and_its_measurement(panel, context, qtbot):
    panel.table.selectRow(1)
    panel.menu.show_state(panel.selected(), runs=2, undoable="")
    assert not panel.menu.card.isEnabled()
    checkpoints = panel.selected().folder / "model" / "checkpoints"
    checkpoints.mkdir(parents=True, exist_ok=True)
    best = checkpoints / "best_checkpoint.pth"
    best.touch()
    panel.menu.show_state(panel.selected(), runs=2, undoable="")
    with qtbot.waitSignal(context.card_wanted) as card:
        panel.menu.card.trigger()
    with qtbot.waitSignal(context.evaluation_wanted) as evaluation:
        panel.menu.evaluate.trigger()
    assert card.args == evaluation.args == [str(best)]


def test_a_copy_is_beside_its_original(panel, qtbot):
    panel.table.selectRow(1)
    panel.menu.copy.trigger()
    qtbot.waitUntil(lambda: panel.model.rowCount() == 3)
    assert [title for title in titles(panel) if title.endswith(" copy")]


def test_a_run_that_is_trained_elsewhere_is_left_alone(panel, context, qtbot):
    panel.table.selectRow(1)
    with run_lock(panel.selected().folder):
        panel.menu.delete.trigger()
        qtbot.waitUntil(lambda: bool(context.errors.history))
    assert "is being trained" in context.errors.history[0].message
    assert panel.model.rowCount() == 2


def test_two_runs_are_laid_side_by_side(panel, qtbot):
    panel.table.selectRow(0)
    panel.model.set_ticked("20261101-101500-nano-d", is_ticked=True)
    dialog = panel.show_comparison()
    qtbot.addWidget(dialog)
    lines = {
        name: (first, second)
        for name, first, second in map(dialog.rows.texts, range(len(dialog.rows)))
    }
    assert lines["steps"] == ("20", "10")
    assert lines["best bits per byte"] == ("-", "2.500")
    assert lines["preset"] == ("small", "nano")
    assert "dataset" not in lines
    dialog.every.setChecked(True)
    assert "dataset" in [dialog.rows.texts(row)[0] for row in range(len(dialog.rows))]
    assert not dialog.nothing.isVisible()
    dialog.second.set_key(dialog.first.key())
    assert dialog.nothing.isVisible()
    dialog.copy()
    assert QGuiApplication.clipboard().text().startswith("\tsmall, 2 Nov 10:15\t")


def test_undo_delete_gives_up_its_text_before_others_are_clipped(panel, qtbot):
    panel.undo_button.show()
    texts = []
    for width in (600, 300):
        panel.resize(width, 200)
        qtbot.waitUntil(lambda width=width: panel.width() == width)
        panel.layout().activate()
        texts.append(panel.undo_button.text())
        for button in (panel.undo_button, panel.continue_button, panel.manage_button):
            assert button.width() >= button.sizeHint().width()
    assert texts == ["Undo delete", ""]
    assert panel.undo_button.accessibleName() == "Undo delete"


def test_notes_tags_and_a_filter(panel, qtbot):
    panel.table.selectRow(1)
    dialog = panel.show_labels()
    qtbot.addWidget(dialog)
    dialog.tags.setText("baseline, wide")
    dialog.note.setPlainText("Without rehearsal.")
    with qtbot.waitSignal(panel.listed, timeout=10_000):
        dialog.accept()
    assert row(panel, 1)[runs_model.TAGS] == "baseline, wide"
    tip = panel.model.data(panel.model.index(1, 0), Qt.ItemDataRole.ToolTipRole)
    assert "Without rehearsal." in tip
    for text in ("WIDE", "rehearsal nano", "2.5 nano", "finished"):
        panel.filter.setText(text)
        expected = [] if text.startswith("2.5") else ["nano, 1 Nov 10:15"]
        assert [row(panel, n)[0] for n in range(panel.model.rowCount())] == expected
    assert len(panel.model.runs()) == 2, "what is hidden is still there"
    assert panel.table.isVisible()
    panel.filter.clear()
    assert panel.model.rowCount() == 2


def test_a_note_that_is_too_long_cannot_be_saved(panel, qtbot):
    panel.table.selectRow(0)
    dialog = panel.show_labels()
    qtbot.addWidget(dialog)
    save = dialog.boxes.button(dialog.boxes.StandardButton.Save)
    dialog.tags.setText("x" * 41)
    assert not save.isEnabled()
    assert dialog.problem.isVisibleTo(dialog)
    dialog.tags.setText("short")
    assert save.isEnabled()
    dialog.reject()


def test_a_run_keeps_its_color_when_another_is_deleted(panel, qtbot):
    numbers = panel.model.color_numbers()
    assert numbers == {"20261101-101500-nano-d": 0, "20261102-101500-small-d": 1}
    panel.table.selectRow(1)
    with qtbot.waitSignal(panel.actions_on_runs.deleted, timeout=10_000):
        panel.menu.delete.trigger()
    qtbot.waitUntil(lambda: panel.model.rowCount() == 1)
    assert panel.model.color_numbers() == {"20261102-101500-small-d": 1}
