"""Where the starter model is found: lists, defaults, titles and its shipped calibration."""

import dataclasses
import json

import pytest

from core.checkpoints.listing import default_checkpoint, list_checkpoints
from core.cli.checkpoint_choice import find_checkpoint
from core.completion import calibration
from core.completion.calibration import Calibration, load_calibration, shipped_calibration
from core.completion.precision import FALLBACK_PRECISION
from core.config import to_mapping
from core.errors import CheckpointError
from core.resources import resource, starter_checkpoint
from core.titles import checkpoint_title
from core.workspace import open_workspace


@pytest.fixture
def starter(monkeypatch, tmp_path):
    path = tmp_path / "shipped" / "starter.pth"
    path.parent.mkdir()
    path.write_bytes(b"x")
    monkeypatch.setenv("TABWRIGHT_STARTER", str(path))
    return path


@pytest.fixture
def workspace(tmp_path):
    return open_workspace(tmp_path / "workspace")


def test_off_means_none(monkeypatch, workspace):
    monkeypatch.setenv("TABWRIGHT_STARTER", "off")
    assert starter_checkpoint() is None
    assert list_checkpoints(workspace) == []
    assert default_checkpoint(workspace) is None
    with pytest.raises(CheckpointError, match="no checkpoint in this workspace"):
        find_checkpoint(workspace, "latest")


def test_by_default_it_is_what_ships(monkeypatch):
    monkeypatch.delenv("TABWRIGHT_STARTER")
    shipped = resource("starter", "starter.pth")
    assert starter_checkpoint() == (shipped if shipped.is_file() else None)


def test_it_is_in_every_list_and_the_default_without_runs(starter, workspace):
    (listed,) = list_checkpoints(workspace)
    assert (listed.path, listed.run, listed.title) == (starter, "", "Starter (small)")
    assert default_checkpoint(workspace) == starter
    assert checkpoint_title(starter) == "Starter (small)"
    for name in ("latest", "starter", "Starter (small)", str(starter)):
        assert find_checkpoint(workspace, name) == starter


def test_its_calibration_ships_beside_it(starter, workspace, monkeypatch):
    monkeypatch.setattr(calibration, "content_key", lambda path: "key")
    assert load_calibration(workspace, starter) == calibration.NOT_CALIBRATED
    table = dataclasses.replace(
        FALLBACK_PRECISION, scores=(-1.0, 0.0), precisions=(0.1, 0.9), samples=100
    )
    shipped = Calibration(precision=table, file_shares=calibration.DEFAULT_FILE_WEIGHTS)
    shipped_calibration(starter).write_text(json.dumps(to_mapping(shipped)))
    assert load_calibration(workspace, starter).precision == table
    # What the user measures counts more.
    own = dataclasses.replace(shipped, precision=dataclasses.replace(table, samples=200))
    calibration.save_calibration(workspace, starter, own)
    assert load_calibration(workspace, starter).precision.samples == 200
    # Another checkpoint with a file beside it is not the starter.
    other = starter.with_name("other.pth")
    other.write_bytes(b"y")
    shipped_calibration(other).write_text(json.dumps(to_mapping(shipped)))
    monkeypatch.setattr(calibration, "content_key", lambda path: path.stem)
    assert load_calibration(workspace, other) == calibration.NOT_CALIBRATED


def test_a_damaged_calibration_counts_as_none(starter, workspace, monkeypatch):
    monkeypatch.setattr(calibration, "content_key", lambda path: "key")
    shipped_calibration(starter).write_text('{"precision": 3}')
    assert load_calibration(workspace, starter) == calibration.NOT_CALIBRATED
