"""Run folders: what is read from them, also after a crash."""

import csv
import errno
import math
import os

import pytest

from core.config import to_toml
from core.errors import ConfigError, WorkspaceError
from core.events import Evaluated, Notice, RunStarted, SampleDrawn, TrainStep, to_json
from core.training.config import RunConfig, TrainingConfig
from core.training.presets import load_preset
from core.training.runs.run_folder import (
    LOSS_LOG,
    RunStatus,
    continued_config,
    list_runs,
    read_events,
    read_run,
    resume_config,
    run_lock,
    write_status,
)
from core.training.runs.run_log import COLUMNS, RunLog
from core.workspace import open_workspace


def started(step):
    return RunStarted(
        run="r", preset="nano", dataset="d", parameters=1, step=step, total_steps=9,
        max_seconds=None, tokens_per_step=8, train_tokens=99, device="cpu", precision="fp32",
    )  # fmt: skip


def stepped(step, loss=1.0):
    return TrainStep(
        step=step, loss=loss, learning_rate=0.1, gradient_norm=1.0, tokens_seen=8 * step,
        tokens_per_second=100.0, elapsed_seconds=float(step), eta_seconds=None,
    )  # fmt: skip


def measured(step):
    return Evaluated(step=step, loss=2.0, bits_per_byte=1.5, elapsed_seconds=float(step))


def rows(folder):
    with open(folder / LOSS_LOG, newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "ws" / "runs" / "r1"
    folder.mkdir(parents=True)
    (folder / "config.toml").write_text(to_toml(load_preset("nano", dataset="d")))
    return folder


def test_one_row_a_step_with_its_validation_figure(folder):
    log = RunLog(folder, 0, lambda event: None)
    for event in (started(0), stepped(1), measured(1), stepped(2), stepped(3)):
        log.emit(event)
    log.close()
    table = rows(folder)
    assert tuple(table[0]) == COLUMNS
    assert [row["step"] for row in table] == ["1", "2", "3"]
    assert [row["validation_bits_per_byte"] for row in table] == ["1.500000", "", ""]


def test_a_resume_takes_back_the_rows_after_its_checkpoint(folder):
    log = RunLog(folder, 0, lambda event: None)
    for event in (started(0), *(stepped(n) for n in range(1, 6))):
        log.emit(event)
    log.close()
    with open(folder / LOSS_LOG, "a") as file:
        file.write("6,1.0,,")  # torn by a crash
    with open(folder / "events.jsonl", "a") as file:
        file.write('{"event":"TrainStep","st')
    log = RunLog(folder, 3, lambda event: None)
    for event in (started(3), stepped(4, loss=7.0), stepped(5)):
        log.emit(event)
    log.close()
    assert [row["step"] for row in rows(folder)] == ["1", "2", "3", "4", "5"]
    assert rows(folder)[3]["loss"] == "7.000000"
    steps = [event for event in read_events(folder) if isinstance(event, TrainStep)]
    assert [event.step for event in steps] == [1, 2, 3, 4, 5]
    assert steps[3].loss == 7.0


def test_a_loss_that_is_no_number_keeps_the_record_readable(folder):
    log = RunLog(folder, 0, lambda event: None)
    log.emit(stepped(1, loss=math.nan))
    log.close()
    (event,) = read_events(folder)
    assert isinstance(event, TrainStep)
    assert math.isnan(event.loss)


def test_a_full_disk_holds_the_record_back_with_one_notice(folder, monkeypatch):
    seen = []
    log = RunLog(folder, 0, seen.append)
    write = os.write
    room = [3]

    def full(descriptor, data):
        if not room[0]:
            raise OSError(errno.ENOSPC, "No space left on device")
        written = write(descriptor, data[: room[0]])
        room[0] -= written
        return written

    monkeypatch.setattr(os, "write", full)
    for number in range(3):
        log.emit(stepped(number + 1))
    log.flush()
    notices = [event for event in seen if isinstance(event, Notice)]
    assert [notice.message for notice in notices] == [
        "The record of the run cannot be written: No space left on device."
    ]
    room[0] = 1 << 20
    log.emit(stepped(4))
    log.close()
    assert [row["step"] for row in rows(folder)] == ["1", "2", "3", "4"]
    assert [event.step for event in read_events(folder)] == [1, 2, 3, 4]


def test_a_table_of_an_older_version_keeps_its_rows(folder):
    table = folder / LOSS_LOG
    table.parent.mkdir()
    table.write_bytes((",".join(COLUMNS[:-1]) + "\r\n1,6.0,,,0.1,1.0,8,100.0,1.000\r\n").encode())
    log = RunLog(folder, 1, lambda event: None)
    log.emit(stepped(2))
    log.close()
    assert [(row["step"], row["mfu"]) for row in rows(folder)] == [("1", ""), ("2", "")]


def test_a_running_run_that_nobody_runs_is_interrupted(folder):
    write_status(folder, RunStatus(state="running", step=7, best_bits_per_byte=math.inf))
    assert read_run(folder).status.state == "interrupted"
    assert read_run(folder).status.best_bits_per_byte is None
    assert read_run(folder).is_resumable
    with run_lock(folder).acquire(timeout=0):
        assert read_run(folder).status.state == "running"
        assert not read_run(folder).is_resumable


def test_listing_leaves_out_what_cannot_be_read(folder):
    workspace = open_workspace(folder.parent.parent)
    broken = workspace.runs / "r0"
    broken.mkdir()
    (broken / "config.toml").write_text("preset = ")
    assert [run.name for run in list_runs(workspace)] == ["r1"]
    with pytest.raises(WorkspaceError, match="r0 cannot be read"):
        read_run(broken)


@pytest.mark.parametrize(
    "character", "\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029", ids=lambda each: f"U+{ord(each):04X}"
)
def test_samples_survive_whatever_they_hold(folder, character):
    """Some of these end a line for ``str.splitlines``, and none of them does in the file."""
    events = [
        SampleDrawn(step=step, prompt=f"a{character}b", text=f"{character}c{character}")
        for step in (1, 2)
    ]
    with open(folder / "events.jsonl", "a", encoding="utf-8", newline="\n") as file:
        file.writelines(to_json(event) + "\n" for event in events)
    assert [event for event in read_events(folder) if isinstance(event, SampleDrawn)] == events


def test_a_resume_may_move_the_horizon_but_not_the_shape(folder):
    config = resume_config(folder, ["train.max_steps=50"])
    assert isinstance(config, RunConfig)
    assert (config.train.max_steps, config.train.max_minutes) == (50, 0.0)
    with pytest.raises(ConfigError, match="shape of its model"):
        resume_config(folder, ["model.layers=1"])


def test_a_finished_run_continues_for_the_length_that_is_set(folder):
    write_status(folder, RunStatus(state="stopped", step=40, elapsed_seconds=90.0))
    assert (
        continued_config(read_run(folder), TrainingConfig(max_steps=10)) == read_run(folder).config
    )
    write_status(folder, RunStatus(state="finished", step=40, elapsed_seconds=90.0))
    by_steps = continued_config(read_run(folder), TrainingConfig(max_steps=10)).train
    assert (by_steps.max_steps, by_steps.max_minutes) == (50, 0.0)
    by_time = continued_config(read_run(folder), TrainingConfig(max_minutes=2)).train
    assert (by_time.max_steps, by_time.max_minutes) == (0, 3.5)
