"""What runs is seen on every page: in the status bar, on the tabs and in the desktop's taskbar."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractButton

from core.events import StageProgress
from gui.job_texts import name_text, progress_text, stage_text
from gui.jobs.board import JobBoard
from tests.gui.test_nothing_moves import assert_same_places, geometries
from tests.gui.whole_window import click, make_window

ROOT = Path(__file__).parents[2]


@pytest.fixture
def opened(workspace, settings, qapp, qtbot):
    return make_window(workspace, settings, qapp, qtbot)


@pytest.fixture
def board(opened):
    return opened.context.jobs.board


def test_the_status_bar_shows_the_most_important_job_on_every_page(opened, board):
    window, area = opened.window, opened.window.jobs
    assert area.idle.isVisible()
    build = board.add("build", "proj/src")
    run = board.add("train", "nano, 29 Nov 01:06")
    run.show_progress(0.45, 132.0)
    for page in window.pages:
        window.show_page(page)
        assert area.row.isVisible()
        assert area.row.job is run
        assert area.row.progress.text().startswith("45 %, 2:1")
    assert area.more_button.text() == "1 more"
    board.end(run, "done")
    assert area.row.job is build
    assert not area.more_button.isVisible()
    board.end(build, "done")
    assert area.idle.isVisible()


def test_buttons_pause_resume_and_stop_a_job(opened, board):
    calls = []
    job = board.add(
        "train",
        "nano",
        stop=lambda: calls.append("stop"),
        pause=lambda: (calls.append("pause"), job.set_state("paused")),
        resume=lambda: (calls.append("resume"), job.set_state("running")),
    )
    row = opened.window.jobs.row
    assert row.pause_button.accessibleName() == "Pause: Training: nano"
    click(row.pause_button)
    assert row.progress.text() == "Paused"
    assert row.pause_button.accessibleName() == "Resume: Training: nano"
    click(row.pause_button)
    click(row.stop_button)
    assert calls == ["pause", "resume", "stop"]
    job.set_state("stopping")
    assert not row.stop_button.isEnabled()
    board.end(job, "done")


def test_a_job_without_pause_and_stop_has_no_buttons(opened, board):
    job = board.add("evaluate", "x")
    row = opened.window.jobs.row
    assert not row.pause_button.isVisible()
    assert not row.stop_button.isVisible()
    board.end(job, "done")


def test_the_list_shows_all_jobs_and_leads_to_their_pages(opened, board, qtbot):
    window, area = opened.window, opened.window.jobs
    window.show_page("editor")
    jobs = [board.add(kind, kind) for kind in ("train", "build", "evaluate")]
    click(area.more_button)
    qtbot.waitUntil(area.list.isVisible)
    assert [row.job for row in area.list.rows] == jobs
    for row in area.list.rows:
        for button in row.findChildren(QAbstractButton):
            assert button.accessibleName()
    area.list.rows[2].name.click()
    assert window.tabs.currentWidget() is window.pages["evaluate"]
    assert not area.list.isVisible()
    area.show_list()
    for job in jobs:
        board.end(job, "done")
    assert not area.list.isVisible()


def test_a_job_moves_nothing_on_a_page(opened, board):
    window = opened.window
    for page in window.pages:
        window.show_page(page)
        inside = window.tabs.currentWidget()
        before = geometries(inside)
        jobs = [board.add("train", "nano"), board.add("build", "x")]
        assert_same_places(before, inside)
        for job in jobs:
            board.end(job, "done")
        assert_same_places(before, inside)


def test_there_is_one_status_bar(opened):
    """The state of the editor is in the bar of the window, and only on its page."""
    window, status = opened.window, opened.editor.status
    window.show_page("editor")
    assert window.statusBar().isAncestorOf(status)
    assert status.isVisible()
    bottom = status.mapTo(window, QPoint(0, status.height())).y()
    assert window.height() - bottom < 12
    window.show_page("train")
    assert not status.isVisible()


def test_tabs_are_marked_while_their_jobs_are_at_work(opened, board):
    window, bar = opened.window, opened.window.tabs.tabBar()
    window.show_page("editor")
    run, prepared = board.add("train", "nano"), board.add("evaluate", "small")
    assert [bar.mark(index) for index in range(3)] == ["working", "", "working"]
    assert bar.accessibleTabName(0) == "Train, at work"
    assert "Training: nano" in window.tabs.tabToolTip(0)
    assert bar.tabRect(0).toRectF().contains(bar.mark_rect(0))
    board.end(run, "done")
    board.end(prepared, "cancelled")
    assert [bar.mark(index) for index in range(3)] == ["ended", "", ""], "a cancel is no news"


def test_a_mark_tells_what_ended_until_its_page_is_shown(opened, board):
    window, bar = opened.window, opened.window.tabs.tabBar()
    window.show_page("editor")
    board.end(board.add("build", "proj/src"), "done")
    board.end(board.add("evaluate", "small"), "failed")
    assert [bar.mark(index) for index in range(3)] == ["ended", "", "failed"]
    assert "Building a dataset: proj/src: ended" in window.tabs.tabToolTip(0)
    assert bar.accessibleTabName(2) == "Evaluate, a job has failed"
    window.show_page("train")
    window.show_page("evaluate")
    assert [bar.mark(index) for index in range(3)] == ["", "", ""]
    board.end(board.add("evaluate", "seen"), "done")
    assert bar.mark(2) == "", "its page was in front"


def test_the_words_about_a_job(qapp, monkeypatch):
    now = [0.0]
    monkeypatch.setattr("gui.jobs.board.time.monotonic", lambda: now[0])
    board = JobBoard()
    job = board.add("build", "proj/src")
    assert name_text(job) == "Building a dataset: proj/src"
    assert progress_text(job) == "0:00 elapsed"
    now[0] = 65.0
    assert progress_text(job) == "1:05 elapsed", "it always moves"
    job.show_stage(
        StageProgress(
            stage="read", done=1, total=4, unit="files", elapsed_seconds=1.0, eta_seconds=9.0,
            detail="a.py",
        )
    )  # fmt: skip
    assert progress_text(job) == "25 %, 0:09 left"
    assert stage_text(job) == "Read and filter: a.py"
    now[0] += 5
    assert progress_text(job) == "25 %, 0:04 left"
    now[0] += 50
    assert progress_text(job) == "25 %, 2:00 elapsed", "an estimate that has passed says nothing"
    job.set_state("paused")
    assert progress_text(job) == "25 %, paused"
    job.set_state("stopping")
    assert progress_text(job).startswith("Stopping, ")
    board.end(job, "done")


_SENDER = """
import sys, time
from PySide6.QtGui import QGuiApplication
app = QGuiApplication(["tabwright"])
app.setDesktopFileName("tabwright")
from gui.jobs.board import JobBoard
from gui.taskbar import TaskbarProgress
board = JobBoard()
taskbar = TaskbarProgress(board)
job = board.add("train", "nano")
job.show_progress(0.25)
board.ticked.emit()
board.end(job, "done")
app.processEvents()
time.sleep(0.3)
"""


@pytest.mark.skipif(
    sys.platform != "linux" or not shutil.which("dbus-run-session"), reason="needs a session bus"
)
def test_the_taskbar_gets_the_progress_on_the_session_bus(tmp_path):
    script, heard = tmp_path / "send.py", tmp_path / "heard.txt"
    script.write_text(_SENDER, "utf-8")
    rule = "type=signal,interface=com.canonical.Unity.LauncherEntry"
    command = (
        f"dbus-monitor --session '{rule}' > '{heard}' & monitor=$!; sleep 0.5; "
        f"'{sys.executable}' '{script}'; sleep 0.3; kill $monitor"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    subprocess.run(
        ["dbus-run-session", "bash", "-c", command],
        env=environment, check=False, timeout=60, capture_output=True,
    )  # fmt: skip
    deadline = time.monotonic() + 5
    while "boolean false" not in heard.read_text() and time.monotonic() < deadline:
        time.sleep(0.1)
    text = heard.read_text()
    assert 'string "application://tabwright.desktop"' in text
    assert "double 0.25" in text
    assert text.index("boolean true") < text.index("boolean false"), "shown, then removed"


def test_a_message_hides_nothing_of_the_editors_state(opened, qtbot):
    window, status = opened.window, opened.editor.status
    window.show_page("train")
    opened.context.status.emit("The run was saved.")
    assert window.statusBar().currentMessage() == "The run was saved."
    window.show_page("editor")
    assert status.isVisible()
    assert window.statusBar().currentMessage() == ""
    assert status._message.isVisible()
    assert status._message.text() == "The run was saved."
    assert not status._why.isVisible()
    status._message_timer.timeout.emit()
    assert status._why.isVisible()
    assert not status._message.isVisible()
