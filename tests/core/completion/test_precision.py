import json
import math
import zipfile

import pytest

from core.completion.precision import (
    FALLBACK_PRECISION,
    PrecisionTable,
    load_precision,
    precision_file,
    save_precision,
)
from core.errors import CheckpointError
from core.workspace import open_workspace

TABLE = PrecisionTable(
    scores=(-8.0, -2.0, 0.0),
    precisions=(0.1, 0.4, 0.9),
    default_minimum=0.3,
    samples=200,
)


@pytest.mark.parametrize(
    ("log_probability", "precision"),
    [(-99, 0.1), (-8, 0.1), (-5, 0.25), (-2, 0.4), (-1, 0.65), (0, 0.9), (1, 0.9)],
)
def test_the_curve(log_probability, precision):
    assert TABLE.precision_of(log_probability, 4) == pytest.approx(precision)


def test_length_counts_as_the_table_says():
    mean = PrecisionTable(
        scores=TABLE.scores, precisions=TABLE.precisions, length_exponent=1.0, samples=200
    )
    assert mean.precision_of(-20, 4) == pytest.approx(mean.precision_of(-5, 1))
    assert mean.best_case(-20, 4) > mean.precision_of(-20, 4)
    assert TABLE.best_case(-20, 4) == TABLE.precision_of(-20, 4)


def test_without_a_table_the_model_is_believed():
    assert FALLBACK_PRECISION.is_fallback
    assert FALLBACK_PRECISION.precision_of(math.log(0.3), 5) == pytest.approx(0.3)


@pytest.fixture
def checkpoint(tmp_path):
    path = tmp_path / "c.pth"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("data.pkl", b"x")
    return path


@pytest.fixture
def workspace(tmp_path):
    return open_workspace(tmp_path / "workspace")


def test_a_table_is_kept_by_content(workspace, checkpoint, tmp_path):
    assert load_precision(workspace, checkpoint) == FALLBACK_PRECISION
    save_precision(workspace, checkpoint, TABLE)
    assert load_precision(workspace, checkpoint.rename(tmp_path / "d.pth")) == TABLE


@pytest.mark.parametrize(
    "change",
    [
        lambda record: "nonsense",
        lambda record: "[1]",
        lambda record: json.dumps(record | {"scores": [1.0]}),
        lambda record: json.dumps(record | {"scores": [], "precisions": []}),
        lambda record: json.dumps(record | {"new": 1}),
        lambda record: json.dumps(record | {"samples": 0}),
    ],
)
def test_a_damaged_table_is_none(workspace, checkpoint, change):
    save_precision(workspace, checkpoint, TABLE)
    file = precision_file(workspace, checkpoint)
    file.write_text(change(json.loads(file.read_text())))
    assert load_precision(workspace, checkpoint) == FALLBACK_PRECISION


def test_no_checkpoint_is_an_error(workspace, tmp_path):
    with pytest.raises(CheckpointError):
        load_precision(workspace, tmp_path / "none.pth")
