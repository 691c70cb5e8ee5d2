"""A figure of a run says the same in every widget: running, paused, finished, reopened."""

import dataclasses
import io

import pytest
from PySide6.QtCore import Qt

from core.cli.terminal import Terminal
from core.config import to_toml
from core.events import RunFinished, RunStarted, TrainStep, to_json
from core.reports.run_record import RunRecord
from core.training.presets import load_preset
from core.training.runs.run_folder import EVENTS_FILE, RunStatus, run_lock, write_status
from core.workspace import COMPLETE_MARK
from gui import amounts
from gui.train import runs_model
from gui.train.end_notice import end_sentence
from gui.train.page import TrainPage
from tests.core.reports.events import evaluated, started, train_step, typed

DATASET = "stdlib--everyday"
NAME = "20261122-201500-small-stdlib"
HORIZON = 60.0
# Measuring and saving after the last step take longer than all steps.
STEP_SECONDS, END_SECONDS = 0.4, 69.4


def step_of(number):
    return dataclasses.replace(
        train_step(number, loss=5.0 - number % 3),
        elapsed_seconds=number * STEP_SECONDS,
        eta_seconds=HORIZON - number * STEP_SECONDS,
        tokens_per_second=4000.0 + 1000 * (number % 2),
    )


def events_of(steps, state=""):
    yield dataclasses.replace(started(run=NAME), max_seconds=HORIZON)
    for number in range(1, steps + 1):
        yield step_of(number)
        if number % 10 == 0:
            yield evaluated(number)
            yield typed(number)
    if state:
        yield end_of(steps, state)


def end_of(step, state):
    return RunFinished(
        run=NAME, state=state, step=step, tokens_seen=step * 4096, elapsed_seconds=END_SECONDS,
        best_bits_per_byte=min(evaluated(n).bits_per_byte for n in range(10, step + 1, 10)),
        best_keystrokes_saved=max(typed(n).keystrokes_saved for n in range(10, step + 1, 10)),
    )  # fmt: skip


def status_of(event):
    return RunStatus(
        state=event.state, step=event.step, max_seconds=HORIZON, tokens_seen=event.tokens_seen,
        elapsed_seconds=event.elapsed_seconds, best_bits_per_byte=event.best_bits_per_byte,
        started_at="2026-11-22T20:15:00+00:00",
    )  # fmt: skip


def store(workspace, steps, state):
    """A run as the trainer leaves it."""
    folder = workspace.runs / NAME
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "config.toml").write_text(to_toml(load_preset("small", dataset=DATASET)), "utf-8")
    events = list(events_of(steps, state))
    (folder / EVENTS_FILE).write_text("\n".join(map(to_json, events)) + "\n", "utf-8")
    write_status(folder, status_of(end_of(steps, state)))
    return folder


def train(workspace):
    """An operation that trains 40 steps, waits to be stopped, and takes its time to save."""

    def make(config, _workspace, resume):
        def operate(emit, control):
            folder = workspace.runs / NAME
            folder.mkdir(parents=True, exist_ok=True)
            (folder / "config.toml").write_text(to_toml(config), "utf-8")
            with run_lock(folder):
                # As at the start; the file is not written again before the first saving.
                write_status(folder, RunStatus(state="running", max_seconds=HORIZON))
                for event in events_of(40):
                    emit(event)
                while not control.stopping:
                    control.safe_point()
                end = end_of(40, "finished")
                write_status(folder, status_of(end))
            emit(end)
            return "result"

        return operate

    return make


@pytest.fixture
def page(context, qtbot):
    folder = context.workspace.dataset(DATASET)
    folder.mkdir(parents=True)
    (folder / COMPLETE_MARK).touch()
    result = TrainPage(context, train(context.workspace))
    qtbot.addWidget(result, before_close_func=end_training)
    result.resize(1200, 700)
    result.show()
    return result


def end_training(page):
    for job in page._context.jobs.jobs:
        job.stop()
        job.wait(10_000)


def said(page):
    """Each figure in the words of every widget that has it."""
    model, figures = page.runs.model, page.view.figures
    row = model.row_of(page._context.workspace.runs / NAME)
    assert row >= 0

    def cell(column):
        return model.data(model.index(row, column), Qt.ItemDataRole.DisplayRole)

    other = page.runs.show_comparison() if model.rowCount() > 1 else None
    lines = {}
    if other is not None:
        other.first.set_key(NAME)
        lines = {line.name: line.first for line in other.rows.values}
        other.close()
    return {
        "state": {page.view.badge.text(), cell(runs_model.STATE), lines.get("state")},
        "step": {figures.step.value.text(), cell(runs_model.STEPS), lines.get("steps")},
        "time": {
            figures.elapsed.value.text(), cell(runs_model.TIME), lines.get("training time"),
        },
        "best": {
            figures.best.value.text(), cell(runs_model.BEST), lines.get("best bits per byte"),
        },
    }  # fmt: skip


def agree(page, **expected):
    found = {name: texts - {None} for name, texts in said(page).items()}
    return found == {name: {text} for name, text in expected.items()}


def test_all_widgets_agree_through_the_life_of_a_run(page, qtbot, context):
    store_other(context.workspace)
    page.runs.refresh()
    qtbot.waitUntil(lambda: page.runs.model.rowCount() == 1)
    page.controls.start_button.click()
    qtbot.waitUntil(lambda: page.session.record.step == 40, timeout=10_000)
    qtbot.waitUntil(lambda: page.runs.model.rowCount() == 2, timeout=10_000)
    best = amounts.decimal(evaluated(40).bits_per_byte)
    running = {"step": "40", "time": "0:16", "best": best}
    qtbot.waitUntil(lambda: agree(page, state="running", **running))
    assert page.view.figures.bar.value() == round(1000 * 16 / HORIZON)
    assert page.view.figures.bar.accessibleDescription() == "27 %"
    assert page.view.figures.left.value.text() == "0:44"

    page.controls.pause_requested.emit()
    assert agree(page, state="paused", **running)
    # Reading the list again must not bring back what the file says.
    page.runs.refresh()
    qtbot.waitUntil(lambda: not page.runs._is_reading)
    assert agree(page, state="paused", **running)
    page.controls.resume_requested.emit()
    assert agree(page, state="running", **running)

    with qtbot.waitSignal(page.session.ended):
        page.controls.stop_requested.emit()
        assert agree(page, state="stopping", **running)
    over = {"state": "finished", "step": "40", "time": "1:09", "best": best}
    assert agree(page, **over)
    assert page.view.figures.bar.value() == 1000
    assert page.view.figures.left.value.text() == "-"
    assert "after 1 min 09 s, 40 steps" in end_sentence(page.session.record)
    assert f"{best} bits per byte" in end_sentence(page.session.record)
    qtbot.waitUntil(lambda: not context.jobs.jobs)
    assert agree(page, **over)


def test_a_reopened_run_says_what_it_said_at_its_end(page, qtbot, context):
    store(context.workspace, 40, "finished")
    page.window_painted()
    qtbot.waitUntil(lambda: page.view.record.step == 40, timeout=10_000)
    best = amounts.decimal(evaluated(40).bits_per_byte)
    assert agree(page, state="finished", step="40", time="1:09", best=best)
    assert page.view.figures.bar.value() == 1000
    # The last point of the curve is earlier than the end, and says so.
    page.view.curve.load_plot()
    page.view.curve.draw_now()
    page.view.curve.plot.show_read_out(40)
    assert "step 40 · 164 k tokens · at 0:16" in page.view.curve.plot.read_out.text()


@pytest.mark.parametrize("state", ["stopped", "failed"])
def test_a_run_that_ended_early_shows_how_far_it_came(page, qtbot, context, state):
    store(context.workspace, 20, state)
    page.window_painted()
    qtbot.waitUntil(lambda: page.view.record.step == 20, timeout=10_000)
    best = amounts.decimal(evaluated(20).bits_per_byte)
    assert agree(page, state=state, step="20", time="1:09", best=best)


def test_a_run_of_another_process_is_followed(page, qtbot, context):
    folder = store(context.workspace, 20, "stopped")
    with run_lock(folder):
        write_status(folder, RunStatus(state="running", step=20, max_seconds=HORIZON))
        page.window_painted()
        qtbot.waitUntil(lambda: page.view.badge.text() == "running", timeout=10_000)
        assert page._refresh_timer.isActive()
        assert not page.runs.continue_button.isEnabled()
    store(context.workspace, 40, "finished")
    page.runs.refresh()
    qtbot.waitUntil(lambda: page.view.badge.text() == "finished", timeout=10_000)
    best = amounts.decimal(evaluated(40).bits_per_byte)
    qtbot.waitUntil(lambda: page.view.record.step == 40, timeout=10_000)
    assert agree(page, state="finished", step="40", time="1:09", best=best)
    assert not page._refresh_timer.isActive()


def test_what_a_resume_took_back_is_in_no_figure(qtbot):
    record = RunRecord()
    record.add_all([*events_of(40)])
    record.add(dataclasses.replace(started(step=20, run=NAME), max_seconds=HORIZON))
    again = RunRecord()
    again.add_all([*events_of(20), dataclasses.replace(started(step=20, run=NAME))])
    assert record.best_bits_per_byte == evaluated(20).bits_per_byte == again.best_bits_per_byte
    assert record.best_keystrokes_saved == again.best_keystrokes_saved
    assert record.last_evaluation.step == record.last_typing.step == 20


def test_the_terminal_smooths_as_the_window_does(page):
    record, err = RunRecord(), io.StringIO()
    terminal = Terminal(err=err)
    for event in events_of(35):
        record.add(event)
        if isinstance(event, RunStarted | TrainStep):
            terminal._next_line_at = 0.0
            terminal.emit(event)
    page.view.show_record(record, "running")
    figures = page.view.figures
    line = err.getvalue().splitlines()[-1]
    assert f"loss {figures.loss.value.text()}, " in line
    assert f"{figures.rate.value.text()} tokens/s (smoothed)" in line
    assert f"{figures.left.value.text()} left" in line
    assert "smoothed" in figures.loss.accessibleName()
    assert "smoothed" in figures.rate.accessibleName()


def store_other(workspace):
    folder = workspace.runs / "20261101-000000-small-other"
    folder.mkdir(parents=True)
    (folder / "config.toml").write_text(to_toml(load_preset("small", dataset=DATASET)), "utf-8")
    write_status(folder, RunStatus(state="stopped", step=3))
