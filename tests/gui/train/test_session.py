"""The one run of the window, with an operation that only pretends."""

import time
from pathlib import Path

import pytest

from core.errors import TrainingError
from core.events import Notice
from core.training.presets import load_preset
from gui.train.session import TrainingSession
from tests.core.reports.events import RUN, finished, saved, started, train_step


def pretend(config, workspace, resume):
    """Steps until it is stopped."""

    def operate(emit, control):
        emit(started())
        step = 0
        while not control.stopping:
            control.safe_point()
            step += 1
            emit(train_step(step))
            time.sleep(0.005)
        emit(saved(step))
        emit(finished(step, "stopped"))
        return "result"

    return operate


@pytest.fixture
def config():
    return load_preset("nano", dataset="d")


def test_start_pause_resume_stop(context, qtbot, config):
    session = TrainingSession(context, pretend)
    states = []
    session.state_changed.connect(lambda: states.append(session.state))
    session.start(config)
    qtbot.waitUntil(lambda: session.state == "running")
    qtbot.waitUntil(lambda: session.record.step > 3)
    session.pause()
    qtbot.wait(200)
    held = session.record.step
    qtbot.wait(150)
    assert session.record.step == held
    session.resume()
    qtbot.waitUntil(lambda: session.record.step > held)
    with qtbot.waitSignals([session.ended, context.checkpoint_saved]):
        session.stop()
    assert session.state == "idle"
    assert not session.is_active
    assert states == ["starting", "running", "paused", "running", "stopping", "idle"]
    assert session.record.finished.state == "stopped"


def test_the_path_of_a_saved_checkpoint_is_whole(context, qtbot, config, workspace):
    session = TrainingSession(context, pretend)
    session.start(config)
    qtbot.waitUntil(lambda: session.state == "running")
    with qtbot.waitSignal(context.checkpoint_saved) as signal:
        session.stop()
    expected = workspace.runs / RUN / "model/checkpoints/latest_checkpoint.pth"
    assert Path(signal.args[0]) == expected
    qtbot.waitUntil(lambda: not session.is_active)


def test_a_failure_is_shown_and_the_session_is_free_again(context, qtbot, config):
    def failing(config, workspace, resume):
        def operate(emit, control):
            raise TrainingError("It cannot start.", "Choose another.")

        return operate

    session = TrainingSession(context, failing)
    with qtbot.waitSignals([session.ended, context.errors.reported]):
        session.start(config)
    assert context.errors.history[-1].message == "It cannot start."
    assert session.state == "idle"


def test_a_warning_is_shown_while_the_run_continues(context, qtbot, config):
    def warning(config, workspace, resume):
        def operate(emit, control):
            emit(started())
            emit(Notice(level="warning", message="Little space."))
            emit(Notice(level="info", message="Nothing to see."))

        return operate

    session = TrainingSession(context, warning)
    with qtbot.waitSignal(session.ended):
        session.start(config)
    assert [report.message for report in context.errors.history] == ["Little space."]


def test_the_real_operation_reports_a_missing_dataset(context, qtbot):
    session = TrainingSession(context)
    with qtbot.waitSignal(session.ended, timeout=60_000):
        session.start(load_preset("nano", dataset="nowhere", assignments=["train.max_steps=1"]))
    assert "nowhere" in context.errors.history[-1].message


def test_the_window_sees_the_run_pauses_it_and_learns_how_it_ended(context, qtbot, config):
    board, ended = context.jobs.board, []
    board.ended.connect(lambda job, outcome: ended.append((job.kind, outcome)))
    session = TrainingSession(context, pretend)
    session.start(config)
    (job,) = board.jobs
    assert (job.title, job.pause) == ("nano on d", None), "there is nothing to pause yet"
    qtbot.waitUntil(lambda: job.fraction is not None)
    assert job.title != "nano on d", "the title of the run, which has a folder now"
    job.pause()
    assert (session.state, job.state) == ("paused", "paused")
    job.resume()
    assert (session.state, job.state) == ("running", "running")
    with qtbot.waitSignal(session.ended):
        job.stop()
    assert ended == [("train", "done")]
    assert board.jobs == ()


def test_a_run_that_fails_is_told_as_failed(context, qtbot, config):
    def broken(config, workspace, resume):
        def operate(emit, control):
            raise TrainingError("It broke.", "Try again.")

        return operate

    ended = []
    context.jobs.board.ended.connect(lambda _job, outcome: ended.append(outcome))
    session = TrainingSession(context, broken)
    session.start(config)
    with qtbot.waitSignal(session.ended):
        pass
    assert ended == ["failed"]
