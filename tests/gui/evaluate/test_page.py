"""The page as a user works with it: evaluate, cancel, open, delete, export."""

import json

from PySide6.QtCore import QMimeData, QUrl

from core.evaluation.store import store_evaluation
from core.events import StageProgress
from gui.evaluate.progress_row import ProgressRow
from tests.core.evaluation.evaluations import evaluation
from tests.gui.evaluate.conftest import add_run


def idle(page, context, qtbot):
    qtbot.waitUntil(lambda: not context.jobs.jobs, timeout=20_000)


def measured(page, context, qtbot):
    page.start()
    with qtbot.waitSignal(page.ended, timeout=20_000):
        pass
    idle(page, context, qtbot)


def keep(context, day, **changes):
    time = f"2026-11-{day:02}T12:00:00+00:00"
    return store_evaluation(evaluation(measured_at=time, **changes), context.workspace)


def test_without_a_model_it_says_what_to_do(make_page, context, qtbot):
    page = make_page()
    idle(page, context, qtbot)
    assert not page.start_button.isEnabled()
    assert page.setup.no_checkpoint.isVisible()
    assert not page.setup.checkpoint.isVisible()
    assert not page.bar.isVisible()
    assert "Train one on the Train tab" in page.tabs._late[0].message.text()
    page.tabs.show_card()
    assert "There is no model yet" in page.tabs.card.message.text()


def test_an_evaluation_shows_progress_then_the_result(
    page, context, qtbot, measurement, checkpoints
):
    measurement.waits = True
    page.setup.against.set_key(str(checkpoints[0]))
    page.start_button.click()
    qtbot.waitUntil(lambda: page.progress.title.text() == "Evaluate", timeout=10_000)
    assert page.progress.isVisible()
    assert page.progress.amount.text() == "30 / 120 files · 8/s · 12 s left"
    assert page.progress.bar.value() == 250
    assert not page.start_button.isEnabled()
    assert not page.setup.isEnabled()
    measurement.waits = False
    qtbot.waitUntil(lambda: page.tabs.evaluation is not None, timeout=10_000)
    idle(page, context, qtbot)
    (request,) = measurement.requests
    assert (request.checkpoint, request.against) == (checkpoints[1], checkpoints[0])
    assert (request.sources, request.installed) == ((), False)
    assert request.config.cases == 200
    assert not page.progress.isVisible()
    assert page.start_button.isEnabled()
    assert page.tabs.evaluation.files == 20
    assert page.bar.chooser.count() == 1
    assert "run / best_checkpoint on requests, attrs" in page.bar.chooser.currentText()


def test_cancel_leaves_nothing(page, context, qtbot, measurement):
    measurement.waits = True
    page.start()
    qtbot.waitUntil(lambda: page.progress.title.text() == "Evaluate", timeout=10_000)
    with qtbot.waitSignal(page.ended, timeout=10_000):
        page.progress.cancel_button.click()
        assert page.progress.title.text() == "Canceling…"
    idle(page, context, qtbot)
    assert not page.is_evaluating
    assert not page.progress.isVisible()
    assert page.tabs.evaluation is None
    assert not context.workspace.evaluations.exists()
    assert context.errors.history == []


def test_a_failure_is_shown_and_another_evaluation_is_possible(page, context, qtbot, measurement):
    measurement.error = ("All 7 files are near-duplicates of training files.", "Choose.")
    measured(page, context, qtbot)
    assert "are near-duplicates of training files" in context.errors.history[-1].message
    assert page.start_button.isEnabled()
    measurement.error = None
    measured(page, context, qtbot)
    assert page.tabs.evaluation is not None


def test_warnings_are_shown(page, context, qtbot, measurement):
    measurement.notice = "The training set x is not in this workspace."
    measured(page, context, qtbot)
    assert [each.is_warning for each in context.errors.history] == [True]


def test_stored_evaluations_are_opened_again(make_page, checkpoints, context, qtbot):
    keep(context, 1, files=11)
    newest = keep(context, 3, files=33)
    page = make_page()
    idle(page, context, qtbot)
    assert page.tabs.evaluation.files == 33
    assert page.bar.folder() == newest
    page.bar.chooser.setCurrentIndex(1)
    page.bar.chooser.activated.emit(1)
    idle(page, context, qtbot)
    assert page.tabs.evaluation.files == 11


def test_a_damaged_evaluation_is_reported(make_page, checkpoints, context, qtbot):
    folder = keep(context, 1)
    (folder / "cases.json").write_text("[{}]")
    page = make_page()
    idle(page, context, qtbot)
    assert page.tabs.evaluation is None
    assert "cannot be read" in page.tabs._late[0].message.text()


def test_deleted_evaluations_are_restored_by_undo(make_page, checkpoints, context, qtbot):
    kept = [keep(context, day, files=day) for day in (1, 2)]
    page = make_page()
    idle(page, context, qtbot)
    assert not page.bar.undo_button.isVisible()
    for left in (1, None):
        page.bar.delete_button.click()
        idle(page, context, qtbot)
        assert (page.tabs.evaluation and page.tabs.evaluation.files) == left
    assert not any(folder.exists() for folder in kept)
    assert "No evaluation yet" in page.tabs._late[0].message.text()
    # The last one first, also where nothing else is left in the row.
    for files in (1, 2):
        assert page.bar.undo_button.isVisible()
        page.bar.undo_button.click()
        idle(page, context, qtbot)
        assert page.tabs.evaluation.files == files
    assert all(folder.exists() for folder in kept)
    assert not page.bar.undo_button.isVisible()
    assert not page.results.can_undo_delete()


def test_the_clock_of_an_evaluation_always_moves(qtbot):
    row = ProgressRow()
    qtbot.addWidget(row)
    row.begin()
    row.show_progress(
        StageProgress(
            stage="evaluate", done=3, total=9, unit="files", elapsed_seconds=9.0, detail="a: b.py"
        )
    )
    before = row.clock.text()
    assert row.detail.text() == "a: b.py"
    qtbot.waitUntil(lambda: row.clock.text() != before)
    assert row.clock.text().endswith(" elapsed")
    row.end()
    assert not row._timer.isActive()


def test_export(page, context, qtbot, tmp_path):
    page.results.export(tmp_path / "nothing.md")
    assert not (tmp_path / "nothing.md").exists()
    measured(page, context, qtbot)
    for name in ("figures.md", "figures.json"):
        page.results.export(tmp_path / name)
    idle(page, context, qtbot)
    assert "| exact match | count |" in (tmp_path / "figures.md").read_text()
    record = json.loads((tmp_path / "figures.json").read_text())
    assert (record["format_version"], len(record["cases"])) == (1, 24)


def test_folders_can_be_dropped_anywhere(page, context, qtbot, measurement, tmp_path):
    idle(page, context, qtbot)
    page.setup.sources.add(str(tmp_path))
    assert page.setup.sources.kind.key() == "folders"
    measured(page, context, qtbot)
    assert measurement.requests[0].sources == (str(tmp_path),)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path))])

    class Drop:
        def mimeData(self):
            return data

        def acceptProposedAction(self):
            self.is_taken = True

    drop = Drop()
    page.dragEnterEvent(drop)
    page.dropEvent(drop)
    assert drop.is_taken
    assert page.setup.sources.sources() == (str(tmp_path),)


def test_a_new_checkpoint_is_offered_when_one_looks(page, context, qtbot):
    idle(page, context, qtbot)
    count = page.setup.checkpoint.count()
    chosen = page.setup.checkpoint.key()
    path = add_run(context.workspace, "20260103-000000-nano-main")
    context.checkpoint_saved.emit(str(path))
    assert page.setup.checkpoint.count() == count + 3, "the run and two checkpoints"
    assert page.setup.checkpoint.key() == chosen


def test_the_choices_are_remembered(page, make_page, context, qtbot, tmp_path, checkpoints):
    idle(page, context, qtbot)
    page.setup.checkpoint.set_key(str(checkpoints[0]))
    page.setup.sources.add(str(tmp_path))
    page.setup.scope.set_key("full")
    page.setup.programs.setPlainText("echo=cat\n\n")
    page.save_state()
    other = make_page()
    idle(other, context, qtbot)
    assert other.setup.checkpoint.key() == str(checkpoints[0])
    assert other.setup.sources.sources() == (str(tmp_path),)
    assert other.setup.sources.kind.key() == "folders"
    assert other.setup.request().config.cases == 1000
    assert other.setup.request().programs == ("echo=cat",)
