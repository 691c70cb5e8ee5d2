"""The operations of the evaluate page, for the job runner.

An evaluation runs ``evaluate`` in a child process: most of it is Python code, which in a thread
of the window would make the window stutter. Modules of core are imported in the worker, because
NumPy and torch must not delay the window.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from core import saving
from core.control import Control
from core.evaluation.request import EvaluationRequest, command_arguments
from core.events import Emit
from core.workspace import Workspace
from gui.jobs.child_process import run_command
from gui.jobs.job import Operation

if TYPE_CHECKING:
    from core.evaluation.report import Evaluation
    from core.evaluation.store import StoredEvaluation, TrashedEvaluation


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedEvaluation:
    """A stored evaluation with its folder."""

    folder: Path
    evaluation: Evaluation


MakeEvaluation = Callable[[EvaluationRequest, Workspace], Operation[OpenedEvaluation]]


def evaluate_operation(
    request: EvaluationRequest, workspace: Workspace
) -> Operation[OpenedEvaluation]:
    """Run and store an evaluation; the result is an ``OpenedEvaluation``."""

    def operate(emit: Emit, control: Control) -> OpenedEvaluation:
        record = run_command(command_arguments(request, workspace.folder), emit, control)
        return _open(Path(record["folder"]))

    return operate


def open_operation(folder: Path) -> Operation[OpenedEvaluation]:
    """Read a stored evaluation; the result is an ``OpenedEvaluation``."""

    def operate(_emit: Emit, _control: Control) -> OpenedEvaluation:
        return _open(folder)

    return operate


def list_operation(workspace: Workspace) -> Operation[list[StoredEvaluation]]:
    """List the stored evaluations; the result is a list of ``StoredEvaluation``, newest first."""

    def operate(_emit: Emit, control: Control) -> list[StoredEvaluation]:
        from core.evaluation.store import list_evaluations

        return list_evaluations(workspace, control)

    return operate


def delete_operation(folder: Path, workspace: Workspace) -> Operation[TrashedEvaluation]:
    """Move a stored evaluation to the trash; the result is a ``TrashedEvaluation``."""

    def operate(_emit: Emit, _control: Control) -> TrashedEvaluation:
        from core.evaluation.store import trash_evaluation

        return trash_evaluation(folder, workspace)

    return operate


def restore_operation(trashed: TrashedEvaluation) -> Operation[Path]:
    """Bring a deleted evaluation back; the result is its folder."""

    def operate(_emit: Emit, _control: Control) -> Path:
        from core.evaluation.store import restore_evaluation

        return restore_evaluation(trashed)

    return operate


def export_operation(evaluation: Evaluation, path: Path, workspace: Workspace) -> Operation[Path]:
    """Write the tables as Markdown, the figures as ".csv" or all data as ".json".

    The result is the path.
    """

    def operate(_emit: Emit, _control: Control) -> Path:
        import json

        from core.evaluation.report_page import to_markdown
        from core.evaluation.store import to_record
        from core.evaluation.titled import with_titles
        from core.reports.project_table import figures_csv

        if path.suffix.lower() == ".csv":
            saving.write_text(path, figures_csv(with_titles(evaluation, workspace).figures))
        elif path.suffix.lower() == ".json":
            saving.write_text(path, json.dumps(to_record(evaluation), ensure_ascii=False, indent=1))
        else:
            saving.write_text(path, to_markdown(with_titles(evaluation, workspace)))
        return path

    return operate


def card_operation(checkpoint: Path, workspace: Workspace) -> Operation[str]:
    """Write the model card of a checkpoint; the result is its Markdown."""

    def operate(_emit: Emit, _control: Control) -> str:
        from core.evaluation.model_card import checkpoint_card
        from core.evaluation.model_card_page import to_page

        return to_page(checkpoint_card(checkpoint, workspace))

    return operate


def save_text_operation(text: str, path: Path) -> Operation[Path]:
    """Write a text; the result is the path."""

    def operate(_emit: Emit, _control: Control) -> Path:
        saving.write_text(path, text)
        return path

    return operate


def _open(folder: Path) -> OpenedEvaluation:
    from core.evaluation.store import read_evaluation

    return OpenedEvaluation(folder=folder, evaluation=read_evaluation(folder))
