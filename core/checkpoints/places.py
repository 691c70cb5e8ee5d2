"""Where a run keeps its checkpoints, and which there are. Files, never their content."""

from __future__ import annotations

from pathlib import Path

from core.run_order import newest_first
from core.workspace import Workspace

LATEST = "latest_checkpoint.pth"
BEST = "best_checkpoint.pth"
CHECKPOINTS = Path("model", "checkpoints")


def find_checkpoints(workspace: Workspace) -> list[Path]:
    """The checkpoints of all runs, newest run first, best before latest."""
    found: list[Path] = []
    for run in newest_first(workspace.runs):
        folder = run / CHECKPOINTS
        found += [folder / name for name in (BEST, LATEST) if (folder / name).is_file()]
        found += sorted(folder.glob("step-*.pth"), reverse=True)
    return found


def previous(path: Path) -> Path:
    """Where the store keeps the checkpoint that ``path`` replaced."""
    return path.with_name(f"previous_{path.name}")
