"""The list of runs, read from real run folders."""

import dataclasses

import pytest
from PySide6.QtCore import Qt

from core.config import to_toml
from core.training.presets import load_preset
from core.training.runs import RunStatus, write_status
from gui.train.run_record import RunRecord
from gui.train.runs_panel import RunsPanel
from tests.gui.train.events import loss_at, whole_run


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
    assert row(panel, 0)[0].startswith("small 2 ")
    assert row(panel, 1)[1:4] == ["finished", "2.500", "10"]


def test_a_run_that_nobody_runs_is_interrupted_and_can_be_continued(panel, qtbot):
    assert row(panel, 0)[1] == "interrupted"
    # A table that gets the focus makes its first row the current one by itself.
    panel.table.selectRow(1)
    with qtbot.waitSignal(panel.chosen) as chosen:
        panel.table.selectRow(0)
    assert chosen.args[0].config.preset == "small"
    assert panel.continue_button.isEnabled()
    with qtbot.waitSignal(panel.continue_wanted):
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


def test_two_refreshes_at_once_read_twice_and_not_in_parallel(panel, context, qtbot):
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
    panel.model.set_runs([dataclasses.replace(run, status=status)])
    record.name = run.name
    panel.model.show_live(record)
    assert row(panel, 0)[1:] == ["running", f"{loss_at(40) / 2:.3f}", "40", "0:40"]


def test_details_are_in_the_tooltip(panel):
    index = panel.model.index(0, 0)
    tip = panel.model.data(index, Qt.ItemDataRole.ToolTipRole)
    assert "20261102-101500-small-d" in tip
    assert panel.model.headerData(0, Qt.Orientation.Horizontal) == "Run"
