"""Stages as rows."""

from typing import get_args

from core.events import Stage, StageProgress
from gui.widgets.stage_list import STAGE_TITLES, StageList, amount_text


def progress(done, total, **more):
    values = {"stage": "read", "unit": "files", "elapsed_seconds": 2.0, **more}
    return StageProgress(done=done, total=total, **values)


def test_amount_says_how_far_how_fast_how_long():
    text = amount_text(progress(1000, 3000, eta_seconds=4.0))
    assert text == "1,000 / 3,000 files · 500/s · 4 s left"
    assert amount_text(progress(2_000_000, None, unit="bytes")) == "2.0 MB · 1.0 MB/s"
    assert amount_text(progress(3000, 3000)) == "3,000 files · 2 s"
    assert amount_text(progress(0, 0)) == "nothing to do"


def test_rows_follow_their_events(qtbot):
    stages = StageList(("scan", "read"))
    qtbot.addWidget(stages)
    stages.show_progress(progress(5, None))
    assert stages.row("read").bar.maximum() == 0, "busy while the total is unknown"
    stages.show_progress(progress(5, 10, detail="a/b.py"))
    assert stages.row("read").bar.value() == 500
    assert stages.row("read").detail.text() == "a/b.py"
    stages.show_progress(progress(10, 10, detail="a/b.py"))
    assert stages.row("read").bar.property("state") == "done"
    assert stages.row("read").detail.text() == ""
    assert stages.row("scan").bar.value() == 0


def test_an_unexpected_stage_gets_a_row_and_clear_forgets_it(qtbot):
    stages = StageList(("scan",))
    qtbot.addWidget(stages)
    stages.show_progress(progress(0, 0, stage="evaluate"))
    assert stages.row("evaluate").bar.value() == 1000, "nothing to do is done"
    stages.clear()
    stages.show_progress(progress(1, 4, stage="scan"))
    assert stages.row("scan").bar.value() == 250


def test_every_stage_has_a_title():
    assert set(STAGE_TITLES) == set(get_args(Stage))


def test_an_active_stage_always_moves(qtbot, monkeypatch):
    now = [100.0]
    monkeypatch.setattr("gui.widgets.stage_list.time.monotonic", lambda: now[0])
    stages = StageList(("read", "encode"))
    qtbot.addWidget(stages)
    stages.show_progress(progress(1000, 3000, eta_seconds=4.0))
    assert stages.row("read").amount.text() == "1,000 / 3,000 files · 500/s · 4 s left · 0:02"
    now[0] += 3
    stages._clock.timeout.emit()
    assert stages.row("read").amount.text() == "1,000 / 3,000 files · 500/s · 1 s left · 0:05"
    stages.set_paused(True)
    assert stages.row("read").amount.text().endswith("· paused")
    assert not stages._clock.isActive()
    stages.set_paused(False)
    assert stages._clock.isActive()
    stages.show_progress(progress(3000, 3000))
    stages._clock.timeout.emit()
    assert not stages._clock.isActive(), "no clock ticks where nothing is at work"
