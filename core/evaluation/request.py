"""What a user wants to evaluate, and the command line that does it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from core.config import to_mapping
from core.evaluation.config import EvaluationConfig


@dataclass(frozen=True, slots=True, kw_only=True)
class EvaluationRequest:
    """An evaluation to be run.

    Attributes:
        checkpoint: the file.
        against: a second checkpoint to compare with; None for none.
        programs: other programs to compare with, as NAME=COMMAND.
        installed: whether to measure on installed packages.
        sources: folders and files to measure on. When there are none and ``installed`` is
            false, the held-out files of the checkpoint's dataset are used.
        config: how much is measured.
        with_project: whether to measure with and without the project of each file; each folder
            is then a project.
    """

    checkpoint: Path
    against: Path | None
    programs: tuple[str, ...]
    installed: bool
    sources: tuple[str, ...]
    config: EvaluationConfig
    with_project: bool = False


def command_arguments(request: EvaluationRequest, workspace: Path) -> list[str]:
    """Return the arguments of the program that run an evaluation, "evaluate" first."""
    arguments = ["evaluate", "--checkpoint", str(request.checkpoint)]
    arguments += ["--workspace", str(workspace)]
    if request.against is not None:
        arguments += ["--against", str(request.against)]
    for program in request.programs:
        arguments.append(f"--engine={program}")
    if request.installed:
        arguments.append("--installed")
    if request.with_project:
        arguments.append("--project")
    for name, value in to_mapping(request.config).items():
        arguments.append(f"--set=evaluation.{name}={_toml(value)}")
    return [*arguments, "--", *request.sources]


def _toml(value: object) -> str:
    """Return a value as ``--set`` reads it."""
    if isinstance(value, list):
        items: Sequence[object] = value
        return "[" + ", ".join(map(_toml, items)) + "]"
    return f'"{value}"' if isinstance(value, str) else str(value)
