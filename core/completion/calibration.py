"""What was measured of a checkpoint on held-out code, kept in the cache.

The precision table and how much the file counts beside the model. Known by the
content of the checkpoint, like its light copy; may be deleted at any time. The
measuring is ``calibrating``'s.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

from core import files
from core.checkpoints.container import content_key
from core.completion.precision import FALLBACK_PRECISION, PrecisionTable
from core.config import from_mapping, to_mapping
from core.errors import CoreError
from core.inference.memory_weights import checked
from core.inference.mixed_model import DEFAULT_FILE_WEIGHTS
from core.resources import starter_checkpoint
from core.workspace import Workspace

# Counts every change of the engine that changes what its probabilities mean.
CALIBRATION_VERSION: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """The figures of one checkpoint.

    Attributes:
        precision: how likely suggestions are right.
        file_shares: the weights of the file beside the model, see ``MixedModel``; the name is
            that of the field in the file.
        project_weights: for ``ProjectModel``, flat; none for the default ones.
        project_precision: how likely suggestions are right once a project is asked; the
            fallback where it was not measured.
    """

    precision: PrecisionTable = FALLBACK_PRECISION
    file_shares: tuple[float, ...] = DEFAULT_FILE_WEIGHTS
    project_weights: tuple[float, ...] = ()
    project_precision: PrecisionTable = FALLBACK_PRECISION


NOT_CALIBRATED: Final = Calibration()


def calibration_file(workspace: Workspace, checkpoint: Path) -> Path:
    """Where the figures of a checkpoint belong.

    Raises:
        CheckpointError: the checkpoint is missing, or no checkpoint.
    """
    name = f"{content_key(checkpoint)}-v{CALIBRATION_VERSION}.json"
    return workspace.cache / "calibration" / name


def load_calibration(workspace: Workspace, checkpoint: Path) -> Calibration:
    """The figures of a checkpoint; ``NOT_CALIBRATED`` where there are none or they are damaged.

    Those of the starter model ship beside it, unless the workspace has newer ones.

    Raises:
        CheckpointError: the checkpoint is missing, or no checkpoint.
    """
    found = _read(calibration_file(workspace, checkpoint))
    if found is None and checkpoint == starter_checkpoint():
        found = _read(shipped_calibration(checkpoint))
    return found or NOT_CALIBRATED


def shipped_calibration(checkpoint: Path) -> Path:
    """Where the figures of a model that ships are: beside it."""
    return checkpoint.with_suffix(".calibration.json")


def _read(file: Path) -> Calibration | None:
    try:
        record: dict[str, Any] = json.loads(file.read_text("utf-8"))
        found = from_mapping(Calibration, record, file.name)
    except (OSError, CoreError, ValueError, TypeError, AttributeError, RecursionError):
        return None
    return found if _is_sound(found) else None


def save_calibration(workspace: Workspace, checkpoint: Path, calibration: Calibration) -> None:
    """Keep the figures for ``load_calibration``.

    Raises:
        CheckpointError: the checkpoint is missing, or no checkpoint.
        StorageError: the disk refused.
    """
    file = calibration_file(workspace, checkpoint)
    files.write_text(file, json.dumps(to_mapping(calibration), indent=1))


def copy_calibration(workspace: Workspace, checkpoint: Path, other: Path) -> None:
    """Keep the figures of a checkpoint for another one, too, which differs from it little.

    Raises:
        CheckpointError: one of them is missing, or no checkpoint.
        StorageError: the disk refused.
    """
    known = load_calibration(workspace, checkpoint)
    if known is not NOT_CALIBRATED:
        save_calibration(workspace, other, known)


def _is_sound(calibration: Calibration) -> bool:
    file_weights, weights = calibration.file_shares, calibration.project_weights
    with_project = calibration.project_precision
    has_file_weights = len(file_weights) == len(DEFAULT_FILE_WEIGHTS) and all(
        0 <= weight < 1 for weight in file_weights
    )
    try:
        if weights:
            checked(weights)
    except ValueError:
        return False
    return (
        has_file_weights
        and _is_curve(calibration.precision)
        and (with_project.is_fallback or _is_curve(with_project))
    )


def _is_curve(table: PrecisionTable) -> bool:
    has_knots = len(table.scores) == len(table.precisions) > 0 and table.samples > 0
    return has_knots and all(a < b for a, b in pairwise(table.scores))
