"""A run as its events tell it, live or stored."""

import math

import pytest

from core.events import Notice, from_json, to_json
from gui.train.run_record import RunRecord
from tests.gui.train.events import RUN, evaluated, sample, started, train_step, whole_run


def test_a_whole_run():
    record = RunRecord()
    record.add_all(whole_run(100))
    assert record.name == RUN
    assert record.step == 100
    assert record.finished.state == "finished"
    assert record.best_bits_per_byte == evaluated(100).bits_per_byte
    assert record.samples[-1] == sample(100)
    assert record.tokens_per_second == pytest.approx(5000)
    assert record.eta_seconds is None, "a finished run has no time left"
    assert record.share == pytest.approx(100 / 600)
    assert record.last_checkpoint.step == 100


def test_through_json_it_is_the_same():
    record, again = RunRecord(), RunRecord()
    record.add_all(whole_run(60))
    again.add_all(from_json(to_json(event)) for event in whole_run(60))
    assert again.curve.losses == record.curve.losses
    assert again.samples == record.samples


def test_a_resume_takes_back_what_was_after_its_checkpoint():
    record = RunRecord()
    record.add_all(whole_run(100))
    record.add(started(step=40))
    assert record.finished is None
    assert record.curve.steps[-1] == 40
    assert record.step == 40
    assert [drawn.step for drawn in record.samples] == [20, 40]
    record.add(train_step(41))
    assert record.step == 41
    assert record.eta_seconds is not None


def test_before_anything_happened():
    record = RunRecord("x")
    assert record.step == 0
    assert record.share is None
    assert record.elapsed_seconds is None
    assert math.isnan(record.tokens_per_second)


def test_samples_do_not_grow_for_ever():
    record = RunRecord()
    record.add_all(sample(step) for step in range(1000))
    assert len(record.samples) == 40
    assert record.samples[-1].step == 999


def test_notices_are_kept():
    record = RunRecord()
    record.add(Notice(level="warning", message="m"))
    assert len(record.notices) == 1
