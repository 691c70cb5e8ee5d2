"""What holds without a checkpoint: its name, and the calibration with project memory that ships."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Final

from core.completion.precision import PrecisionTable
from core.config import from_mapping
from core.resources import resource

# Used instead of a checkpoint's path: no model, only file and project.
PROJECT_ONLY: Final = Path("project-only")


@cache
def default_project_precision(has_model: bool) -> PrecisionTable:
    """The table that ships, measured on projects that nothing was trained on."""
    table = json.loads(resource("memory", "weights.json").read_text("utf-8"))
    name = "with_model_precision" if has_model else "without_model_precision"
    return from_mapping(PrecisionTable, table[name], name)


def project_precision_of(measured: PrecisionTable) -> PrecisionTable:
    """What was measured of a checkpoint, or the table that ships."""
    return default_project_precision(has_model=True) if measured.is_fallback else measured
