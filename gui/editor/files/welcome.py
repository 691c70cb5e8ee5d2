"""The first start: the editor, a sample and the starter model, without a single question."""

from __future__ import annotations

from core.checkpoints.listing import default_checkpoint
from core.resources import starter_checkpoint
from gui.context import AppContext


def is_first_start(context: AppContext) -> bool:
    """Tell whether nothing was trained, opened or chosen yet, and the starter model is there."""
    state = context.settings.state.editor
    was_used = state.was_welcomed or state.recent_files or state.open_files or state.checkpoint
    starter = starter_checkpoint()
    return not was_used and starter is not None and default_checkpoint(context.workspace) == starter
