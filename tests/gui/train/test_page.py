"""The train page as a whole, with a pretended training and stored runs."""

import time

import pytest

from core.config import to_toml
from core.events import to_json
from core.training.presets import load_preset
from core.training.runs import RunStatus, write_status
from core.workspace import COMPLETE_MARK
from gui.train.page import TrainPage
from tests.gui.train.events import RUN, evaluated, finished, started, train_step, whole_run

DATASET = "stdlib--everyday"


def pretend(config, workspace, resume):
    """Goes on from where the stored run was, until it is stopped."""

    def operate(emit, control):
        first = 41 if resume else 1
        emit(started(step=first - 1))
        step = first
        while not control.stopping:
            control.safe_point()
            emit(train_step(step))
            if step % 10 == 0:
                emit(evaluated(step))
            step += 1
            time.sleep(0.004)
        emit(finished(step, "stopped"))

    return operate


def store_run(workspace, name=RUN, steps=60, state="stopped"):
    folder = workspace.runs / name
    folder.mkdir(parents=True)
    (folder / "config.toml").write_text(to_toml(load_preset("small", dataset=DATASET)), "utf-8")
    events = whole_run(steps)
    (folder / "events.jsonl").write_text("\n".join(map(to_json, events)) + "\n", "utf-8")
    write_status(folder, RunStatus(state=state, step=steps, best_bits_per_byte=1.5))
    return folder


@pytest.fixture
def page(context, qtbot):
    folder = context.workspace.dataset(DATASET)
    folder.mkdir(parents=True)
    (folder / COMPLETE_MARK).touch()
    result = TrainPage(context, pretend)
    qtbot.addWidget(result, before_close_func=end_training)
    result.resize(1200, 700)
    result.show()
    return result


def end_training(page):
    """pytest-qt deletes the page before any fixture is torn down."""
    for job in page._context.jobs.jobs:
        job.stop()
        job.wait(10_000)


def test_training_draws_points_and_figures(page, qtbot):
    page.controls.start_button.click()
    qtbot.waitUntil(lambda: page.session.record.step > 30, timeout=10_000)
    qtbot.waitUntil(lambda: page.view.curve.plot is not None, timeout=10_000)
    plot = page.view.curve.plot
    qtbot.waitUntil(lambda: len(plot.training.getOriginalDataset()[0]) > 20)
    assert page.view.figures.step.value.text() != "-"
    assert page.view.badge.text() == "running"
    steps = page.view.curve.plot._bottom.tickStrings([1.0, 1.5, 2.0], 1.0, 0.5)
    assert steps == ["1", "", "2"]
    assert not page.controls.start_button.isVisible()
    page.controls.pause_button.click()
    assert page.controls.pause_button.text() == "Resume"
    assert page.view.badge.text() == "paused"
    page.controls.pause_button.click()
    page.controls.stop_button.click()
    qtbot.waitUntil(lambda: not page.is_training)
    assert page.view.badge.text() == "stopped"
    assert page.controls.start_button.isVisible()


def test_reopening_finds_the_run_where_it_was(page, qtbot, context):
    store_run(context.workspace)
    page.restore()
    qtbot.waitUntil(lambda: page.view.record.step == 60, timeout=10_000)
    assert len(page.view.curve.plot.training.getOriginalDataset()[0]) == 60
    assert page.view.badge.text() == "stopped"
    assert "return 60" in page.view.samples.text.toPlainText()
    assert page.runs.continue_button.isEnabled()


def test_the_run_shown_last_is_shown_again(page, qtbot, context):
    store_run(context.workspace, "20261101-000000-small-a", steps=20)
    store_run(context.workspace, "20261102-000000-small-b", steps=40)
    page.runs.refresh()
    qtbot.waitUntil(lambda: page.view.record.step == 40, timeout=10_000)
    page.runs.table.selectRow(1)
    qtbot.waitUntil(lambda: page.view.record.step == 20)
    again = TrainPage(context, pretend)
    qtbot.addWidget(again)
    again.restore()
    qtbot.waitUntil(lambda: again.view.record.step == 20, timeout=10_000)


def test_continuing_keeps_the_curve_and_takes_back_what_was_lost(page, qtbot, context):
    store_run(context.workspace)
    page.restore()
    qtbot.waitUntil(lambda: page.view.record.step == 60, timeout=10_000)
    page.runs.continue_button.click()
    qtbot.waitUntil(lambda: page.session.record.step > 45, timeout=10_000)
    steps = list(page.session.record.curve.steps)
    assert steps == list(range(1, len(steps) + 1))


def test_another_run_can_be_looked_at_meanwhile(page, qtbot, context):
    store_run(context.workspace, "20261101-000000-small-a", steps=20)
    page.runs.refresh()
    qtbot.waitUntil(lambda: page.view.record.step == 20, timeout=10_000)
    page.start()
    qtbot.waitUntil(lambda: page.session.record.step > 3, timeout=10_000)
    page.runs.table.clearSelection()
    page.show_run(page.runs.model.run(page.runs.model.rowCount() - 1))
    qtbot.waitUntil(lambda: page.view.record.step == 20 and page.view.live_button.isVisible())
    page.view.live_button.click()
    assert page.view.record is page.session.record
    assert not page.view.live_button.isVisible()


def test_without_a_dataset_starting_says_why(context, qtbot):
    page = TrainPage(context, pretend)
    qtbot.addWidget(page)
    page.show()
    assert not page.controls.start_button.isEnabled()
    assert "no dataset" in page.controls.reason.text()
    page.start()
    assert "no dataset" in context.errors.history[-1].message


def test_a_new_dataset_is_chosen_at_once(page, context):
    folder = context.workspace.dataset("mine--everyday")
    folder.mkdir(parents=True)
    (folder / COMPLETE_MARK).touch()
    context.dataset_built.emit("mine--everyday")
    assert page.setup.dataset.key() == "mine--everyday"


def test_corpus_and_back(page):
    page.show_corpus()
    assert page.corpus.isVisible()
    page.corpus.back_button.click()
    assert page.setup.isVisible()


def test_every_action_is_described(page):
    specs = page.actions_of_page()
    assert len({spec.id for spec in specs}) == len(specs)
    assert all(spec.tip and spec.id.startswith("train.") for spec in specs)
