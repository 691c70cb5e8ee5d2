"""A run as its events tell it, live or stored."""

import math

import pytest

from core.control import Control
from core.errors import Cancelled
from core.events import (
    CheckpointSaved,
    DatasetEvaluated,
    EvaluationPlanned,
    LanguageEvaluated,
    Notice,
    RunDiverged,
    from_json,
    to_json,
)
from core.reports.run_record import NextValidation, RunRecord, read_record
from tests.core.reports.events import (
    RUN,
    evaluated,
    finished,
    sample,
    started,
    train_step,
    whole_run,
)


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
    assert record.status("stopped").progress == pytest.approx(100 / 600)
    assert record.status("finished").progress == 1.0
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
    assert record.status("").progress is None
    assert record.elapsed_seconds is None
    assert math.isnan(record.tokens_per_second)


def test_samples_do_not_grow_for_ever():
    record = RunRecord()
    record.add_all(sample(step) for step in range(1000))
    assert len(record.samples) == 40 * 9  # of the held-out prompt and eight own ones
    assert record.samples[-1].step == 999


def test_notices_are_kept():
    record = RunRecord()
    record.add(Notice(level="warning", message="m"))
    assert len(record.notices) == 1


def kinds(record):
    return [(marker.step, marker.kind) for marker in record.markers]


def test_markers_are_the_moments_to_look_for():
    record = RunRecord()
    record.add_all(whole_run(60, end=False))
    record.add(CheckpointSaved(step=50, path="model/checkpoints/step-000050.pth", seconds=1.0))
    record.add(finished(60, "stopped"))
    assert kinds(record) == [(50, "checkpoint"), (60, "end"), (60, "best")]
    record.add(started(step=40))
    assert kinds(record) == [(40, "continued"), (40, "best")], "what is repeated happens again"
    record.add(evaluated(40).__class__(step=50, loss=1.0, bits_per_byte=0.5, elapsed_seconds=1.0))
    record.add(finished(80))
    assert kinds(record) == [(40, "continued"), (50, "best")], "a proper end is no moment"
    assert record.markers[-1].bits_per_byte == 0.5


def test_a_diverged_run_has_a_marker_until_it_is_continued():
    record = RunRecord()
    record.add_all(whole_run(60, end=False))
    record.add(
        RunDiverged(
            run=RUN, step=60, good_step=55, learning_rate=0.1, settings="train.learning_rate=0.05"
        )
    )
    assert (60, "diverged") in kinds(record)
    assert record.diverged.good_step == 55
    record.add(started(step=55))
    assert record.diverged is None
    assert (60, "diverged") not in kinds(record)


def test_languages_and_datasets_are_told_apart():
    record = RunRecord()
    for step, bits in ((0, 3.0), (10, 2.5), (20, 2.0)):
        record.add(DatasetEvaluated(step=step, dataset="old", bits_per_byte=bits))
        record.add(
            LanguageEvaluated(step=step, language="python", bits_per_byte=bits, text_bytes=9)
        )
    record.add(LanguageEvaluated(step=20, language="c", bits_per_byte=1.5, text_bytes=9))
    assert record.by_dataset == {"old": [3.0, 2.0]}
    assert record.by_language == {"python": 2.0, "c": 1.5}


def test_the_next_validation_is_known_while_the_run_continues():
    record = RunRecord()
    record.add(started())
    assert record.next_validation() is None
    record.add(train_step(100))

    def planned(**values):
        plan = {"step": 90, "next_step": None, "next_elapsed_seconds": None} | values
        record.add(EvaluationPlanned(**plan))
        return record.next_validation()

    assert planned(next_elapsed_seconds=233.0) == NextValidation(when="time", seconds=133.0)
    late = planned(next_elapsed_seconds=233.0, reason="It takes long.")
    assert late == NextValidation(when="time", seconds=133.0, is_postponed=True)
    assert planned(next_elapsed_seconds=99.0) == NextValidation(when="now")
    assert planned(next_elapsed_seconds=700.0) == NextValidation(when="end")
    assert planned(next_step=150) == NextValidation(when="step", step=150)
    record.add(finished(100))
    assert record.next_validation() is None


def test_a_stored_run_is_read_from_its_events(tmp_path):
    folder = tmp_path / "renamed"
    folder.mkdir()
    lines = [to_json(event) for event in whole_run(20)]
    (folder / "events.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    record = read_record(folder, Control())
    assert record.step == 20
    assert record.name == "renamed", "the folder counts, not the name in the events"
    control = Control()
    control.cancel()
    with pytest.raises(Cancelled):
        read_record(folder, control)
