"""``evaluate``: evaluate a checkpoint and baselines on unseen code."""

from __future__ import annotations

import argparse
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

from core import files, saving
from core.cli.checkpoint_choice import add_checkpoint, find_checkpoint
from core.cli.interrupts import interrupts
from core.cli.terminal import Terminal
from core.config import from_mapping, override, to_mapping
from core.control import Control
from core.errors import ConfigError
from core.evaluation.config import FULL, QUICK, EvaluationConfig
from core.workspace import Workspace, open_workspace

if TYPE_CHECKING:
    from core.evaluation.systems import SystemSpec


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument(
        "sources",
        nargs="*",
        metavar="SOURCE",
        help="folders, files or archives of code that the model was not trained on; duplicates of "
        "training files in them are dropped (default: the validation files of its dataset)",
    )
    parser.add_argument(
        "--installed",
        action="store_true",
        help="evaluate on the Python packages that are installed beside this program",
    )
    parser.add_argument(
        "--project",
        action="store_true",
        help="also evaluate with the project of each file: every SOURCE is the folder of a "
        "project, and with --installed every package. The file itself and near-duplicates of it "
        "are ignored",
    )
    add_checkpoint(parser)
    parser.add_argument(
        "--against",
        metavar="C",
        action="append",
        default=[],
        help="another checkpoint to compare with; may be given more than once",
    )
    parser.add_argument(
        "--engine",
        metavar="NAME=COMMAND",
        action="append",
        default=[],
        help="another program to compare with, which has the protocol of complete --stdin-loop",
    )
    parser.add_argument(
        "--no-store",
        action="store_true",
        help="do not store the result in the workspace, where the window lists it",
    )
    parser.add_argument(
        "--markdown", metavar="FILE", type=Path, help="also write the tables to this file"
    )
    parser.add_argument(
        "--quick",
        action="store_true",
        help="evaluate on a fifth of the cases: faster, with wider intervals",
    )
    parser.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="KEY=VALUE",
        help="a setting, for example evaluation.cases=200 or evaluation.typing_files=5",
    )


def run(args: argparse.Namespace, terminal: Terminal) -> int:
    """Evaluate and print the tables."""
    from core.evaluation.evaluate import evaluate
    from core.evaluation.report_page import to_markdown
    from core.evaluation.store import store_evaluation, to_record
    from core.evaluation.titled import with_titles
    from core.evaluation.unseen import installed_packages

    config = _config(QUICK if args.quick else FULL, args.set)
    workspace = open_workspace(args.workspace)
    if not args.no_store:
        files.require_writable(workspace.evaluations)
    if args.markdown is not None:
        files.require_writable(args.markdown.absolute().parent)
    checkpoint = find_checkpoint(workspace, args.checkpoint)
    others = [*_checkpoints(args.against, workspace), *_engines(args.engine)]
    if args.project and not (args.sources or args.installed):
        raise ConfigError(
            "--project needs SOURCE or --installed.", "Name the folder of each project."
        )
    control = Control()
    sources = [*args.sources, *(installed_packages(config.seed) if args.installed else ())]
    with interrupts(control.cancel):
        found = evaluate(
            checkpoint,
            sources,
            config,
            workspace,
            terminal.emit,
            control,
            others,
            with_project=args.project,
        )
    page = to_markdown(with_titles(found, workspace))
    if args.markdown is not None:
        saving.write_text(args.markdown, page)
    folder = None if args.no_store else store_evaluation(found, workspace)
    if folder is not None:
        terminal.say(f"Stored as {folder.name}; the Evaluate tab shows it.")
    terminal.result({**to_record(found), "folder": folder}, lambda _: page.rstrip())
    return 0


def _config(start: EvaluationConfig, assignments: list[str]) -> EvaluationConfig:
    defaults = {"evaluation": to_mapping(start)}
    return from_mapping(EvaluationConfig, override(defaults, assignments)["evaluation"], "--set")


def _checkpoints(names: list[str], workspace: Workspace) -> list[SystemSpec]:
    from core.checkpoints.store import describe
    from core.evaluation.systems import ModelSpec

    specs: list[SystemSpec] = []
    for name in names:
        checkpoint = find_checkpoint(workspace, name)
        specs.append(
            ModelSpec(
                name=describe(checkpoint).name,
                checkpoint=str(checkpoint.absolute()),
                workspace=str(workspace.folder),
            )
        )
    return specs


def _engines(assignments: list[str]) -> list[SystemSpec]:
    from core.evaluation.systems import CommandSpec

    specs: list[SystemSpec] = []
    for assignment in assignments:
        name, _, command = assignment.partition("=")
        words = tuple(shlex.split(command))
        if not name or not words:
            raise ConfigError(
                f"--engine {assignment!r} names no program.",
                'Write it as --engine "name=program its arguments".',
            )
        specs.append(CommandSpec(name=name, command=words))
    return specs
