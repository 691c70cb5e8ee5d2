"""The notification at the end of a run."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from core.events import RunFinished
from core.reports.run_record import RunRecord
from gui.train.end_notice import EndNotice, end_sentence
from tests.core.reports.events import finished, whole_run


def record_of(*, end: RunFinished | None = None) -> RunRecord:
    record = RunRecord()
    record.add_all(whole_run(40, end=False))
    if end is not None:
        record.add(end)
    return record


@pytest.fixture
def alerts(monkeypatch):
    """The highlighted windows."""
    seen = []
    monkeypatch.setattr(QApplication, "alert", lambda widget: seen.append(widget))
    return seen


def test_the_end_in_a_sentence():
    best = finished(40).best_bits_per_byte
    text = f"The run finished after 40 s, 40 steps, best {best:.3f} bits per byte."
    assert end_sentence(record_of(end=finished(40))) == text
    stopped = end_sentence(record_of(end=finished(40, "stopped")))
    assert stopped.startswith("The run was stopped and saved after 40 s")
    failed = replace(finished(40, "failed"), message="The disk is gone.")
    assert end_sentence(record_of(end=failed)) == ("The run failed at step 40. The disk is gone.")
    assert end_sentence(record_of()) == ""


def test_a_user_of_another_program_is_notified(qtbot, alerts, monkeypatch):
    widget = QWidget()
    qtbot.addWidget(widget)
    monkeypatch.setattr(QApplication, "activeWindow", lambda: None)
    notice = EndNotice(widget)
    notice.show_end(record_of())
    assert alerts == []
    notice.show_end(record_of(end=finished(40)))
    assert alerts == [widget]


def test_an_active_window_is_not_highlighted(qtbot, alerts, monkeypatch):
    widget = QWidget()
    qtbot.addWidget(widget)
    monkeypatch.setattr(QApplication, "activeWindow", lambda: widget)
    EndNotice(widget).show_end(record_of(end=finished(40)))
    assert alerts == []
