"""What the page asks for, as the runner takes it.

Measuring runs in a child process, as ``main.py evaluate`` does: most of it is Python's own work,
and in a thread of the window it would make the window stutter. What core needs is imported in
the worker, since NumPy and torch must not delay the window.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from core import saving
from core.config import to_mapping
from core.control import Control
from core.evaluation.config import EvaluationConfig
from core.events import Emit
from core.workspace import Workspace
from gui.jobs.child_process import run_command
from gui.jobs.job import Operation

if TYPE_CHECKING:
    from core.evaluation.report import Evaluation
    from core.evaluation.store import StoredEvaluation, TrashedEvaluation


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What is to be measured.

    Attributes:
        checkpoint: the file.
        against: another one to compare with; None for none.
        programs: further ones, as NAME=COMMAND.
        installed: whether installed packages are measured on.
        sources: folders and files; none, and not ``installed``, for the held-out files.
        config: the extent.
    """

    checkpoint: Path
    against: Path | None
    programs: tuple[str, ...]
    installed: bool
    sources: tuple[str, ...]
    config: EvaluationConfig


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedEvaluation:
    """A kept evaluation with the folder that it lies in."""

    folder: Path
    evaluation: Evaluation


MakeEvaluation = Callable[[Request, Workspace], Operation[OpenedEvaluation]]


def evaluate_operation(request: Request, workspace: Workspace) -> Operation[OpenedEvaluation]:
    """Measure and keep; the result is an ``OpenedEvaluation``."""

    def operate(emit: Emit, control: Control) -> OpenedEvaluation:
        record = run_command(arguments_of(request, workspace), emit, control)
        return _open(Path(record["folder"]))

    return operate


def arguments_of(request: Request, workspace: Workspace) -> list[str]:
    """The same as a command line of ``main.py``."""
    arguments = ["evaluate", "--checkpoint", str(request.checkpoint)]
    arguments += ["--workspace", str(workspace.folder)]
    if request.against is not None:
        arguments += ["--against", str(request.against)]
    for program in request.programs:
        arguments.append(f"--engine={program}")
    if request.installed:
        arguments.append("--installed")
    for name, value in to_mapping(request.config).items():
        arguments.append(f"--set=evaluation.{name}={_toml(value)}")
    return [*arguments, "--", *request.sources]


def open_operation(folder: Path) -> Operation[OpenedEvaluation]:
    """Read a kept evaluation; the result is an ``OpenedEvaluation``."""

    def operate(_emit: Emit, _control: Control) -> OpenedEvaluation:
        return _open(folder)

    return operate


def list_operation(workspace: Workspace) -> Operation[list[StoredEvaluation]]:
    """What is kept; the result is a list of ``StoredEvaluation``, newest first."""

    def operate(_emit: Emit, control: Control) -> list[StoredEvaluation]:
        from core.evaluation.store import list_evaluations

        return list_evaluations(workspace, control)

    return operate


def delete_operation(folder: Path, workspace: Workspace) -> Operation[TrashedEvaluation]:
    """Move a kept evaluation to the trash; the result is a ``TrashedEvaluation``."""

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
    """Write the tables, or everything where the name ends in ".json"; the result is the path."""

    def operate(_emit: Emit, _control: Control) -> Path:
        import json

        from core.evaluation.report_page import to_markdown
        from core.evaluation.store import to_record
        from core.evaluation.titled import with_titles

        if path.suffix.lower() == ".json":
            saving.write_text(path, json.dumps(to_record(evaluation), ensure_ascii=False, indent=1))
        else:
            saving.write_text(path, to_markdown(with_titles(evaluation, workspace)))
        return path

    return operate


def card_operation(checkpoint: Path, workspace: Workspace) -> Operation[str]:
    """The model card of a checkpoint; the result is its Markdown."""

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


def _toml(value: object) -> str:
    """A value as ``--set`` reads it."""
    if isinstance(value, list):
        items: Sequence[object] = value
        return "[" + ", ".join(map(_toml, items)) + "]"
    return f'"{value}"' if isinstance(value, str) else str(value)
