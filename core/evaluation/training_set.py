"""What a checkpoint was trained on, as far as it is in the workspace still."""

from __future__ import annotations

from core.checkpoints.format import Origin
from core.data.token_dataset import TokenDataset
from core.errors import WorkspaceError
from core.workspace import Workspace


def training_set_of(origin: Origin, workspace: Workspace) -> TokenDataset | None:
    """The dataset that ``origin`` names; None where it names none, or that is gone or damaged."""
    if not origin.dataset:
        return None
    try:
        return TokenDataset.open(workspace.find_dataset(origin.dataset))
    except WorkspaceError:
        return None
