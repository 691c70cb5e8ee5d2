"""Which run is the newest: by its recorded start in UTC, whatever its folder is called."""

import json
import os

import pytest

from core.checkpoints.listing import default_checkpoint, list_checkpoints
from core.checkpoints.milestones import runs_with_milestones
from core.checkpoints.paths import BEST, CHECKPOINTS, find_checkpoints
from core.config import to_toml
from core.control import Control
from core.run_order import good_runs, newest_first, started_at
from core.training.presets import load_preset
from core.training.runs.run_folder import RunStatus, list_runs, write_status
from core.training.runs.run_library import (
    clone_run,
    list_entries,
    rename_run,
    restore_run,
    trash_run,
)
from core.workspace import open_workspace


@pytest.fixture
def workspace(tmp_path):
    return open_workspace(tmp_path / "workspace")


def add_run(workspace, name, started="", step=500, bits=1.5):
    folder = workspace.runs / name
    (folder / CHECKPOINTS).mkdir(parents=True)
    (folder / "config.toml").write_text(to_toml(load_preset("nano", dataset="d")), "utf-8")
    for file in (BEST, "latest_checkpoint.pth", "step-000010.pth"):
        (folder / CHECKPOINTS / file).write_bytes(b"x")
    if started:
        status = RunStatus(state="finished", step=step, best_bits_per_byte=bits, started_at=started)
        write_status(folder, status)
    return folder


def orders(workspace):
    """The names of the runs, the newest first, as each part of the program lists them."""
    checkpoints = [
        path.parents[2].name for path in find_checkpoints(workspace) if BEST in str(path)
    ]
    listed = [one.run for one in list_checkpoints(workspace) if one.title.endswith("best")]
    return [
        [folder.name for folder in newest_first(workspace.runs)],
        [run.name for run in list_runs(workspace)],
        [entry.run.name for entry in list_entries(workspace, Control())],
        checkpoints,
        listed,
        [folder.name for folder in runs_with_milestones(workspace)],
    ]


def require_order(workspace, *names):
    for order in orders(workspace):
        assert order == list(names)
    assert workspace.find_run("latest").name == names[0]
    assert default_checkpoint(workspace) == workspace.runs / names[0] / CHECKPOINTS / BEST


def test_a_renamed_run_keeps_its_place(workspace):
    """A title, or the folder renamed by hand or by a version before titles."""
    old = add_run(workspace, "20261101-101500-nano-d", "2026-11-01T10:15:00+00:00")
    new = add_run(workspace, "20261102-101500-nano-d", "2026-11-02T10:15:00+00:00")
    rename_run(workspace, old, "zebra")
    require_order(workspace, "20261102-101500-nano-d", "20261101-101500-nano-d")
    old.rename(old.with_name("zebra-by-hand"))
    require_order(workspace, "20261102-101500-nano-d", "zebra-by-hand")
    new.rename(new.with_name("aardvark"))
    require_order(workspace, "aardvark", "zebra-by-hand")


def test_the_hour_that_comes_twice(workspace, in_zone):
    in_zone("Europe/Berlin")
    # 02:50 summer time comes before 02:10 winter time, forty minutes later.
    add_run(workspace, "20261025-025000-nano-d", "2026-10-25T00:50:00+00:00")
    add_run(workspace, "20261025-021000-nano-d", "2026-10-25T01:10:00+00:00")
    require_order(workspace, "20261025-021000-nano-d", "20261025-025000-nano-d")


def test_a_machine_that_travels(workspace):
    # The later run was started in Lisbon, an hour behind.
    add_run(workspace, "20261105-103000-nano-d", "2026-11-05T09:30:00.250+00:00")
    add_run(workspace, "20261105-100000-nano-d", "2026-11-05T10:00:00+00:00")
    # Another program may record the offset of its own zone.
    add_run(workspace, "20261105-200000-nano-d", "2026-11-05T20:00:00+11:00")
    require_order(
        workspace,
        "20261105-100000-nano-d",
        "20261105-103000-nano-d",
        "20261105-200000-nano-d",
    )


def test_runs_of_one_second(workspace):
    add_run(workspace, "20261105-100000-small-d", "2026-11-05T10:00:00.100+00:00")
    add_run(workspace, "20261105-100000-nano-d", "2026-11-05T10:00:00.900+00:00")
    require_order(workspace, "20261105-100000-nano-d", "20261105-100000-small-d")


def test_of_one_moment_the_higher_number_and_the_copy_come_first(workspace):
    for name in ("r", "r-2", "r-10"):
        add_run(workspace, name, "2026-11-05T10:00:00+00:00")
    require_order(workspace, "r-10", "r-2", "r")
    clone_run(workspace, workspace.runs / "r-10", Control())
    require_order(workspace, "r-10-copy", "r-10", "r-2", "r")


def test_a_run_from_the_trash_is_as_old_as_it_was(workspace):
    old = add_run(workspace, "b", "2026-11-01T00:00:00+00:00")
    add_run(workspace, "a", "2026-11-02T00:00:00+00:00")
    restore_run(workspace, trash_run(workspace, old))
    require_order(workspace, "a", "b")


@pytest.mark.parametrize("zone", ["UTC", "Asia/Tokyo", "America/New_York"])
def test_a_run_that_recorded_nothing_is_placed_by_its_local_name(workspace, in_zone, zone):
    in_zone(zone)
    unrecorded = add_run(workspace, "20261105-120000-nano-d")
    noon = started_at(unrecorded)
    assert noon.astimezone().hour == 12
    for minutes, name in ((-1, "before"), (1, "after")):
        moment = noon.replace(hour=noon.hour, minute=0)
        moment = moment.fromtimestamp(noon.timestamp() + 60 * minutes, noon.tzinfo)
        add_run(workspace, name, moment.isoformat())
    for order in orders(workspace):
        assert order == ["after", "20261105-120000-nano-d", "before"]


@pytest.mark.parametrize(
    "text", ["{", "[]", '{"started_at": 7}', '{"started_at": "yesterday"}', "\x00", "[" * 100_000]
)
def test_a_damaged_record_hides_no_run(workspace, text):
    folder = add_run(workspace, "odd")
    (folder / "status.json").write_text(text)
    (folder / "provenance.json").write_text(json.dumps({"started_at": "2026-01-01T00:00:00Z"}))
    add_run(workspace, "new", "2026-02-01T00:00:00+00:00")
    assert [run.name for run in newest_first(workspace.runs)] == ["new", "odd"]
    (folder / "provenance.json").write_text(text)
    os.utime(folder, (0, 0))
    assert [run.name for run in newest_first(workspace.runs)] == ["new", "odd"]


def test_no_runs_at_all(tmp_path):
    assert newest_first(tmp_path / "runs") == []
    assert default_checkpoint(open_workspace(tmp_path)) is None


# --- what the editor completes with where nothing was chosen -------------------------------


@pytest.mark.parametrize(
    ("step", "bits"), [(1, 1.4), (9, None), (50, 4.1), (500, None), (500, float("nan"))]
)
def test_a_trial_is_no_default_model_however_new_it_is(workspace, step, bits):
    good = add_run(workspace, "good", "2026-11-01T00:00:00+00:00", bits=1.5)
    add_run(workspace, "z-trial", "2026-11-09T00:00:00+00:00", step=step, bits=bits)
    assert default_checkpoint(workspace) == good / CHECKPOINTS / BEST
    assert workspace.find_run("latest").name == "z-trial"


def test_a_newer_good_run_is_the_default_though_an_older_one_has_lower_figures(workspace):
    add_run(workspace, "older", "2026-11-01T00:00:00+00:00", bits=0.9)
    newer = add_run(workspace, "newer", "2026-11-02T00:00:00+00:00", bits=1.6)
    assert [run.name for run in good_runs(workspace.runs)] == ["newer", "older"]
    assert default_checkpoint(workspace) == newer / CHECKPOINTS / BEST
    (newer / CHECKPOINTS / BEST).unlink()
    assert default_checkpoint(workspace) == workspace.runs / "older" / CHECKPOINTS / BEST


def test_where_all_are_trials_the_newest_is_the_default(workspace):
    add_run(workspace, "a", "2026-11-02T00:00:00+00:00", step=2)
    add_run(workspace, "b", "2026-11-01T00:00:00+00:00", step=3)
    assert good_runs(workspace.runs) == []
    assert default_checkpoint(workspace) == workspace.runs / "a" / CHECKPOINTS / BEST
