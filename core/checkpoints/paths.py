"""The paths of the checkpoints of a run, and which of them exist. Nothing is opened."""

from __future__ import annotations

from pathlib import Path

from core.run_order import newest_first
from core.workspace import Workspace

LATEST = "latest_checkpoint.pth"
BEST = "best_checkpoint.pth"
CHECKPOINTS = Path("model", "checkpoints")


def find_checkpoints(workspace: Workspace) -> list[Path]:
    """List the checkpoints of all runs, the newest run first, best before latest."""
    found: list[Path] = []
    for run in newest_first(workspace.runs):
        folder = run / CHECKPOINTS
        found += [folder / name for name in (BEST, LATEST) if (folder / name).is_file()]
        found += sorted(folder.glob("step-*.pth"), reverse=True)
    return found


def previous(path: Path) -> Path:
    """The path of the checkpoint that ``path`` replaced."""
    return path.with_name(f"previous_{path.name}")
