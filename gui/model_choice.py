"""The choice of completing without a model, which the lists of models offer too."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QT_TR_NOOP

from core.completion.project_defaults import PROJECT_ONLY
from core.titles import checkpoint_title
from gui.translation import tr

_PROJECT_ONLY_TITLE = QT_TR_NOOP("Project only (no model)")


def model_title(path: Path) -> str:
    """Return the title of a checkpoint, or that there is no model."""
    return tr(_PROJECT_ONLY_TITLE) if path == PROJECT_ONLY else checkpoint_title(path)
