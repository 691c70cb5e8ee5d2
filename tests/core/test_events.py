"""The JSON form of events: the golden lines, and what must not hide the rest."""

import dataclasses
import json
import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.events import Event, Notice, RunFinished, StageProgress, TrainStep, from_json, to_json

_FOLDER = Path(__file__).parent.parent / "golden"
GOLDEN = (_FOLDER / "events.jsonl").read_text("utf-8").splitlines()
FORMER = (_FOLDER / "events_former_names.jsonl").read_text("utf-8").splitlines()


@pytest.mark.parametrize("line", GOLDEN)
def test_a_golden_line_reads_and_writes_back_the_same(line):
    event = from_json(line)
    assert event is not None
    assert to_json(event) == line


def test_every_kind_of_event_has_a_golden_line():
    written = {json.loads(line)["event"] for line in GOLDEN}
    assert written == {kind.__name__ for kind in Event.registry.values()}
    assert {json.loads(line)["event"] for line in FORMER} == set(Event.registry) - written


@pytest.mark.parametrize("line", FORMER)
def test_an_event_is_read_by_its_former_name(line):
    event = from_json(line)
    assert event is not None
    name = json.loads(line)["event"]
    assert to_json(event) == line.replace(name, type(event).__name__, 1)
    assert name in type(event).former_names


@pytest.mark.parametrize("line", GOLDEN)
def test_a_line_torn_anywhere_is_no_event(line):
    data = line.encode()
    for length in range(len(data)):
        assert from_json(data[:length].decode(errors="replace")) is None


def test_an_event_of_a_newer_version_is_no_event():
    assert from_json('{"event":"Teleported","step":3}') is None


def test_a_field_of_a_newer_version_is_ignored():
    event = from_json('{"event":"Notice","level":"info","message":"Hello.","colour":"red"}')
    assert event == Notice(level="info", message="Hello.")


def test_a_step_of_an_older_version_has_no_mfu():
    line = next(line for line in GOLDEN if line.startswith('{"event":"TrainStep"'))
    event = from_json(line.replace(',"mfu":0.625', ""))
    assert isinstance(event, TrainStep)
    assert event.mfu is None


def test_an_end_of_an_older_version_tells_of_no_replay():
    line = next(line for line in GOLDEN if line.startswith('{"event":"RunFinished"'))
    event = from_json(line.replace(',"best_keystrokes_saved":0.125', ""))
    assert isinstance(event, RunFinished)
    assert event.best_keystrokes_saved is None


@pytest.mark.parametrize("line", ["", "null", "[]", "3", '"Notice"', "{}", '{"event":["Notice"]}'])
def test_what_is_no_record_is_no_event(line):
    assert from_json(line) is None


@pytest.mark.parametrize("loss", [math.nan, math.inf, -math.inf])
def test_a_diverged_loss_leaves_the_line_readable(loss):
    event = TrainStep(
        step=1,
        loss=loss,
        learning_rate=0.1,
        gradient_norm=1.0,
        tokens_seen=8,
        tokens_per_second=1.0,
        elapsed_seconds=1.0,
        eta_seconds=None,
    )
    line = to_json(event)
    assert json.loads(line, parse_constant=pytest.fail)["loss"] is None
    read = from_json(line)
    assert isinstance(read, TrainStep)
    assert math.isnan(read.loss)
    assert read.eta_seconds is None
    assert dataclasses.replace(read, loss=0.0) == dataclasses.replace(event, loss=0.0)


def test_none_stays_none_where_none_is_a_value():
    event = RunFinished(
        run="r",
        state="finished",
        step=1,
        tokens_seen=1,
        elapsed_seconds=1.0,
        best_bits_per_byte=None,
    )
    assert from_json(to_json(event)) == event


@given(
    detail=st.text(), done=st.integers(0), elapsed=st.floats(allow_nan=False, allow_infinity=False)
)
def test_any_text_and_number_survives_on_one_line(detail, done, elapsed):
    event = StageProgress(
        stage="read", done=done, total=None, unit="files", elapsed_seconds=elapsed, detail=detail
    )
    line = to_json(event)
    assert "\n" not in line
    assert from_json(line) == event


def test_events_are_frozen():
    with pytest.raises(dataclasses.FrozenInstanceError):
        Notice(level="info", message="Hello.").message = "Bye."
