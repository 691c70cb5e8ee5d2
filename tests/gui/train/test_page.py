"""The train page as a whole, with a pretended training and stored runs."""

import dataclasses
import time

import pytest
from PySide6.QtCore import Qt

from core.config import to_toml
from core.events import RunDiverged, to_json
from core.training.presets import load_preset
from core.training.runs.run_folder import RunStatus, write_status
from core.workspace import COMPLETE_MARK
from gui.train.page import TrainPage
from tests.core.reports.events import RUN, evaluated, finished, started, train_step, whole_run

DATASET = "stdlib--everyday"


def pretend(config, workspace, resume):
    """Continues from where the stored run was, until it is stopped."""

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
    qtbot.waitUntil(lambda: plot.lines().training.point_count > 20)
    assert page.view.figures.step.value.text() != "-"
    assert page.view.badge.text() == "running"
    steps = page.view.curve.plot.bottom.tickStrings([1.0, 1.5, 2.0], 1.0, 0.5)
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
    page.window_painted()
    qtbot.waitUntil(lambda: page.view.record.step == 60, timeout=10_000)
    assert page.view.curve.plot.lines().training.point_count == 60
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
    again.window_painted()
    qtbot.waitUntil(lambda: again.view.record.step == 20, timeout=10_000)


def test_continuing_keeps_the_curve_and_takes_back_what_was_lost(page, qtbot, context):
    store_run(context.workspace)
    page.window_painted()
    qtbot.waitUntil(lambda: page.view.record.step == 60, timeout=10_000)
    page.runs.continue_button.click()
    qtbot.waitUntil(lambda: page.session.record.step > 45, timeout=10_000)
    steps = list(page.session.record.curve.steps)
    assert steps == list(range(1, len(steps) + 1))


def test_another_run_can_be_looked_at_meanwhile(page, qtbot, context):
    store_run(context.workspace, "20261101-000000-small-a", steps=20)
    page.runs.refresh()
    qtbot.waitUntil(lambda: page.view.record.step == 20, timeout=10_000)
    page.starter.start()
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
    page.starter.start()
    assert "no dataset" in context.errors.history[-1].message


def test_a_new_dataset_is_chosen(page, context):
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
    specs = page.menu_actions()
    assert len({spec.id for spec in specs}) == len(specs)
    assert all(spec.tip and spec.id.startswith("train.") for spec in specs)


@pytest.fixture
def two_runs(page, qtbot, context):
    """Two stored runs, the newer one shown."""
    store_run(context.workspace, "20261101-000000-small-a", steps=20)
    store_run(context.workspace, "20261102-000000-small-b", steps=40)
    page.runs.refresh()
    qtbot.waitUntil(lambda: page.view.record.step == 40, timeout=10_000)
    return page


def drawn(page):
    return [run.key for run in page.view.curve.runs]


def test_a_ticked_run_is_drawn_beside_the_one_shown(two_runs, qtbot):
    page = two_runs
    page.runs.model.set_ticked("20261101-000000-small-a", is_ticked=True)
    qtbot.waitUntil(lambda: len(drawn(page)) == 2)
    assert drawn(page) == ["20261102-000000-small-b", "20261101-000000-small-a"]
    plot = page.view.curve.plot
    assert plot.lines("20261101-000000-small-a").training.point_count == 20
    index = page.runs.model.index(1, 0)
    assert (
        index.data(Qt.ItemDataRole.ForegroundRole).name() in page.view.curve.run_colors().values()
    )
    page.runs.table.selectRow(1)
    qtbot.waitUntil(lambda: drawn(page) == ["20261101-000000-small-a"])
    page.runs.model.set_ticked("20261101-000000-small-a", is_ticked=False)
    assert drawn(page) == ["20261101-000000-small-a"]


def test_the_running_one_grows_beside_the_one_shown(two_runs, qtbot):
    page = two_runs
    page.starter.start()
    qtbot.waitUntil(lambda: page.session.record.step > 3, timeout=10_000)
    live = page.session.record.name
    store_run(page._context.workspace, live, steps=2, state="running")
    page.runs.refresh()
    qtbot.waitUntil(lambda: live in [run.name for run in page.runs.model.runs()])
    page.runs.model.set_ticked(live, is_ticked=True)
    page.show_run(next(run for run in page.runs.model.runs() if run.name.endswith("-a")))
    qtbot.waitUntil(lambda: drawn(page) == ["20261101-000000-small-a", live])
    seen = page.view.curve.plot.lines(live).training.point_count
    qtbot.waitUntil(lambda: page.view.curve.plot.lines(live).training.point_count > seen + 5)


def test_a_deleted_run_gives_way_to_the_newest_and_comes_back(two_runs, qtbot, context):
    page = two_runs
    page.runs.actions_on_runs.delete(page.runs.selected())
    qtbot.waitUntil(lambda: page.view.record.step == 20, timeout=10_000)
    assert page.runs.selected().name == "20261101-000000-small-a"
    page.runs.undo_button.click()
    qtbot.waitUntil(lambda: page.runs.model.rowCount() == 2)
    assert page.view.record.step == 20
    for _ in range(2):
        page.runs.actions_on_runs.delete(page.runs.model.run(0))
        left = page.runs.model.rowCount() - 1
        qtbot.waitUntil(lambda left=left: page.runs.model.rowCount() == left)
    qtbot.waitUntil(lambda: page.view.record.name == "")
    assert page.view.title.text() == "No run yet"


def test_a_renamed_run_stays_in_view_and_keeps_its_tick(two_runs, qtbot, context):
    page = two_runs
    page.runs.model.set_ticked("20261102-000000-small-b", is_ticked=True)
    page.runs.actions_on_runs.rename(page.runs.selected(), "my favourite")
    qtbot.waitUntil(lambda: "my favourite" in [run.title for run in page.runs.model.runs()])
    name = "20261102-000000-small-b"
    assert page.view.title.text().startswith("my favourite on ")
    assert page.view.record.name == name
    assert drawn(page) == [name]
    assert [run.title for run in page.view.curve.runs] == ["my favourite"]
    assert [run.title for run in page.runs.model.ticked()] == ["my favourite"]
    assert context.settings.state.train.run == name
    assert page.runs.selected().title == "my favourite"
    begins = page.setup.model.start
    titles = [begins.itemText(row) for row in range(begins.count())]
    assert all("20261102" not in title for title in titles)


def test_a_new_run_can_have_the_settings_of_an_old_one(two_runs):
    page = two_runs
    run = page.runs.selected()
    training_config = dataclasses.replace(
        run.config.train, batch_size=3, max_steps=77, max_minutes=0.0
    )
    page.runs.settings_requested.emit(
        dataclasses.replace(run, config=dataclasses.replace(run.config, train=training_config))
    )
    assert page.setup.config().train == training_config
    assert page.setup.form.field("batch_size").reset_button.isVisible()
    assert page.setup.model.preset.key() == "small"


def test_the_sizes_of_all_parts_are_found_again(page, qtbot, context):
    page.parts.columns.moveSplitter(360, 1)
    page.parts.run_and_lists.moveSplitter(390, 1)
    page.parts.lists.moveSplitter(300, 1)
    again = TrainPage(context, pretend)
    qtbot.addWidget(again)
    again.resize(1200, 700)
    again.show()
    for part in ("columns", "run_and_lists", "lists"):
        assert getattr(again.parts, part).sizes() == getattr(page.parts, part).sizes()


def test_a_diverged_run_is_continued_at_a_lower_learning_rate(page, qtbot, context):
    folder = store_run(context.workspace, state="failed")
    diverged = RunDiverged(
        run=RUN, step=60, good_step=40, learning_rate=0.02, settings="train.learning_rate=0.01"
    )
    with open(folder / "events.jsonl", "a", encoding="utf-8") as file:
        file.write(to_json(diverged) + "\n")
    seen = []

    def remember(config, workspace, resume):
        seen.append((config.train.learning_rate, resume))
        return pretend(config, workspace, resume)

    page.session._make_operation = remember
    page.window_painted()
    qtbot.waitUntil(page.view.slower_button.isVisible, timeout=10_000)
    assert "step 40" in page.view.slower_button.toolTip()
    page.view.slower_button.click()
    qtbot.waitUntil(lambda: page.session.record.step > 42, timeout=10_000)
    assert seen == [(0.01, folder)]
    assert not page.view.slower_button.isVisible()


def test_the_checkpoints_to_start_from_follow_the_runs(page, qtbot, context):
    start = page.setup.model.start
    folder = store_run(context.workspace)
    best = folder / "model" / "checkpoints" / "best_checkpoint.pth"
    best.parent.mkdir(parents=True)
    best.touch()
    page.setup.model.start_from(best)
    assert page.setup.model.checkpoint == best
    (latest := best.with_name("latest_checkpoint.pth")).touch()
    page.runs.refresh()
    qtbot.waitUntil(lambda: start.findData(str(latest)) > 0, timeout=10_000)
    assert page.setup.model.checkpoint == best
    keys = [start.itemData(row) for row in range(start.count())]
    assert len(keys) == len(set(keys))
    folder.rename(folder.with_name(".trash-" + folder.name))
    page.runs.refresh()
    qtbot.waitUntil(lambda: page.setup.model.checkpoint is None, timeout=10_000)
    assert page.setup.model.preset.isVisible()
