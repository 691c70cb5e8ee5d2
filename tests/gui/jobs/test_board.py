"""What runs, in one list for the whole window."""

import threading

import pytest

from core.control import ForegroundGate
from core.events import StageProgress
from gui.errors import ErrorCenter
from gui.jobs.board import KINDS, JobBoard
from gui.jobs.runner import JobRunner


@pytest.fixture
def runner(qapp):
    result = JobRunner(ForegroundGate(), ErrorCenter())
    yield result
    result.shutdown(5000)


def stage(done, total, **more):
    values = {"stage": "read", "unit": "files", "elapsed_seconds": 2.0, **more}
    return StageProgress(done=done, total=total, **values)


def test_the_most_important_job_comes_first(qapp):
    board = JobBoard()
    jobs = [board.add(kind) for kind in ("evaluate", "export", "build", "train")]
    assert [job.kind for job in board.jobs] == ["train", "build", "evaluate", "export"]
    for job in jobs:
        board.end(job, "done")
    assert board.jobs == ()
    assert not board._clock.isActive()


def test_a_job_of_the_runner_is_followed_to_its_end(runner, qtbot):
    released = threading.Event()

    def operation(emit, control):
        emit(stage(1, 4, eta_seconds=9.0, detail="a.py"))
        released.wait(10)

    ended = []
    runner.board.ended.connect(lambda job, outcome: ended.append((job.kind, outcome)))
    job = runner.start("Building", operation)
    shown = runner.board.follow(job, "build", "proj/src", stop=job.cancel)
    qtbot.waitUntil(lambda: shown.fraction == 0.25)
    assert (shown.stage, shown.waits_for, shown.page) == ("read", "a.py", "train")
    assert 8.0 < shown.seconds_left() <= 9.0
    released.set()
    qtbot.waitUntil(lambda: bool(ended))
    assert ended == [("build", "done")]


@pytest.mark.parametrize("outcome", ["failed", "cancelled"])
def test_the_board_tells_how_a_job_ended(runner, qtbot, outcome):
    def operation(emit, control):
        while outcome == "cancelled":
            control.wait(0.01)
        raise ValueError("no")

    ended = []
    runner.board.ended.connect(lambda _job, how: ended.append(how))
    job = runner.start("Evaluating", operation)
    job.on_error(lambda _error: None)
    shown = runner.board.follow(job, "evaluate", stop=job.cancel)
    if outcome == "cancelled":
        shown.stop()
        assert shown.state == "stopping"
    qtbot.waitUntil(lambda: bool(ended))
    assert ended == [outcome]


def test_a_job_that_can_pause_waits_and_its_time_left_with_it(runner, qtbot):
    steps, released = [], threading.Event()

    def operation(emit, control):
        while not released.is_set():
            control.safe_point()
            steps.append(0)
            control.wait(0.01)

    job = runner.start("Building", operation)
    shown = runner.board.follow(job, "build", can_pause=True)
    shown.show_progress(0.5, 100.0)
    qtbot.waitUntil(lambda: len(steps) > 2)
    shown.pause()
    assert (shown.state, shown.seconds_left()) == ("paused", None)
    qtbot.wait(200)
    count = len(steps)
    qtbot.wait(200)
    assert len(steps) == count
    shown.resume()
    qtbot.waitUntil(lambda: len(steps) > count)
    assert shown.state == "running"
    released.set()
    with qtbot.waitSignal(job.ended):
        pass


def test_work_that_nobody_asked_for_is_shown_only_where_it_takes_long(qapp, qtbot):
    board = JobBoard()
    changes = []
    board.changed.connect(lambda: changes.append(board.jobs))
    short, long = board.add("project"), board.add("index")
    board.end(short, "done")
    assert changes == []
    qtbot.waitUntil(lambda: board.jobs == (long,))
    board.end(long, "done")
    assert board.jobs == ()


def test_a_second_end_does_nothing(qapp):
    board = JobBoard()
    ended = []
    board.ended.connect(lambda _job, outcome: ended.append(outcome))
    job = board.add("train")
    board.end(job, "done")
    board.end(job, "failed")
    assert ended == ["done"]


def test_time_passes_between_two_reports(qapp, monkeypatch):
    now = [100.0]
    monkeypatch.setattr("gui.jobs.board.time.monotonic", lambda: now[0])
    board = JobBoard()
    job = board.add("train")
    job.show_progress(0.5, 60.0)
    now[0] += 12
    assert (job.seconds_left(), job.silent_seconds(), job.elapsed_seconds()) == (48.0, 12.0, 12.0)
    now[0] += 100
    assert job.seconds_left() == 0.0
    board.end(job, "done")


def test_the_pages_of_the_kinds_exist():
    from gui.pages import PAGES

    assert {kind.page for kind in KINDS.values()} <= {page.id for page in PAGES}
