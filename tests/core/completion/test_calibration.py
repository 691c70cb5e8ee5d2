import json
import zipfile

import pytest

from core.completion.calibration import (
    NOT_CALIBRATED,
    Calibration,
    calibration_file,
    load_calibration,
    save_calibration,
)
from core.completion.precision import PrecisionTable
from core.errors import CheckpointError
from core.workspace import open_workspace

CALIBRATION = Calibration(
    precision=PrecisionTable(
        scores=(-8.0, -2.0, 0.0),
        precisions=(0.1, 0.4, 0.9),
        default_minimum=0.3,
        samples=200,
    ),
    file_shares=(0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7),
)


@pytest.fixture
def checkpoint(tmp_path):
    path = tmp_path / "c.pth"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("data.pkl", b"x")
    return path


@pytest.fixture
def workspace(tmp_path):
    return open_workspace(tmp_path / "workspace")


def test_figures_are_kept_by_content(workspace, checkpoint, tmp_path):
    assert load_calibration(workspace, checkpoint) == NOT_CALIBRATED
    save_calibration(workspace, checkpoint, CALIBRATION)
    assert load_calibration(workspace, checkpoint.rename(tmp_path / "d.pth")) == CALIBRATION


def test_figures_from_before_there_was_project_memory(workspace, checkpoint):
    save_calibration(workspace, checkpoint, CALIBRATION)
    file = calibration_file(workspace, checkpoint)
    record = json.loads(file.read_text())
    del record["project_weights"], record["project_precision"]
    file.write_text(json.dumps(record))
    assert load_calibration(workspace, checkpoint) == CALIBRATION
    file.write_text(json.dumps(record | {"project_weights": [0.5] * 343}))
    assert load_calibration(workspace, checkpoint) == NOT_CALIBRATED


def _with(**changes):
    return lambda record: json.dumps(record | {"precision": record["precision"] | changes})


@pytest.mark.parametrize(
    "change",
    [
        lambda record: "nonsense",
        lambda record: "[1]",
        lambda record: json.dumps(record | {"new": 1}),
        lambda record: json.dumps(record | {"file_shares": [0.5]}),
        lambda record: json.dumps(record | {"file_shares": [1.0] * 8}),
        _with(scores=[1.0]),
        _with(scores=[], precisions=[]),
        _with(scores=[0.0, 0.0, 1.0]),
        _with(samples=0),
    ],
)
def test_damaged_figures_are_none(workspace, checkpoint, change):
    save_calibration(workspace, checkpoint, CALIBRATION)
    file = calibration_file(workspace, checkpoint)
    file.write_text(change(json.loads(file.read_text())))
    assert load_calibration(workspace, checkpoint) == NOT_CALIBRATED


def test_no_checkpoint_is_an_error(workspace, tmp_path):
    with pytest.raises(CheckpointError):
        load_calibration(workspace, tmp_path / "none.pth")
