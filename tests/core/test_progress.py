from core.events import StageProgress
from core.progress import Stage


def test_first_and_last_are_always_emitted():
    events: list[StageProgress] = []
    stage = Stage("read", "files", events.append, total=3)
    for _ in range(3):
        stage.advance(1)
    stage.finish()
    assert events[0].done == 0
    assert (events[-1].done, events[-1].total, events[-1].eta_seconds) == (3, 3, 0.0)
    assert len(events) < 5


def test_time_left_follows_from_the_rate(monkeypatch):
    now = [100.0]
    monkeypatch.setattr("core.progress.time.perf_counter", lambda: now[0])
    events: list[StageProgress] = []
    stage = Stage("encode", "bytes", events.append, total=100)
    now[0] += 2.0
    stage.advance(25, detail="a.py")
    assert events[-1].eta_seconds == 6.0
    assert events[-1].elapsed_seconds == 2.0
    assert events[-1].detail == "a.py"


def test_no_time_left_is_named_while_the_total_is_unknown():
    events: list[StageProgress] = []
    stage = Stage("scan", "files", events.append)
    stage.note("looking")
    assert events[-1].eta_seconds is None
    stage.finish()
    assert events[-1].total == 0
