"""Asking the milestones of a run, as the runner takes it; and which runs have any.

What is asked and how answers are judged is ``core.evaluation.milestones``, imported in the
worker thread, since it brings torch.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from core.checkpoints.milestones import find_milestones
from core.control import Control
from core.events import Emit
from core.run_order import newest_first
from core.workspace import Workspace
from gui.jobs.job import Operation

if TYPE_CHECKING:
    from core.evaluation.milestones import MilestoneAnswers


def runs_with_milestones(workspace: Workspace) -> list[Path]:
    """The folders of the runs that kept any, the newest first; reads names alone."""
    return [folder for folder in newest_first(workspace.runs) if find_milestones(folder)]


def ask_operation(
    run: Path, around: tuple[str, str], language: str | None, workspace: Workspace
) -> Operation[MilestoneAnswers]:
    """Ask at a caret; the result is a ``MilestoneAnswers``.

    Args:
        run: the folder.
        around: the text before the caret and after it.
        language: as completion knows it.
        workspace: of the run.
    """

    def operate(emit: Emit, control: Control) -> MilestoneAnswers:
        from core.evaluation.milestones import ask_milestones, question_at

        before, after = around
        question = question_at(before + after, len(before), language)
        return ask_milestones(run, question, workspace, emit, control)

    return operate
