"""``adapt``: let a model learn from a project, in a copy that is used for this project alone."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import TYPE_CHECKING

from core.cli.checkpoint_choice import add_checkpoint, find_checkpoint
from core.cli.interrupts import interrupts
from core.cli.terminal import Terminal
from core.config import from_mapping, override, to_mapping
from core.control import Control
from core.workspace import open_workspace

if TYPE_CHECKING:
    from core.adaptation.adapt import AdaptationResult


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    add_checkpoint(parser)
    parser.add_argument(
        "--project", type=Path, required=True, metavar="DIR", help="the folder of the project"
    )
    parser.add_argument(
        "--minutes", type=float, metavar="M", help="minutes of computing (default: 2)"
    )
    parser.add_argument(
        "--set",
        action="append",
        default=[],
        dest="assignments",
        metavar="NAME=VALUE",
        help="change a setting, such as lr_multiplier=0.3, replay_fraction=0.25, threads=1",
    )
    parser.add_argument(
        "--only-if-changed",
        action="store_true",
        help="do nothing where the model has learned from the same files before",
    )
    parser.add_argument(
        "--forget",
        action="store_true",
        help="delete what was adapted to the project, of every model, and do nothing else",
    )


def run(args: argparse.Namespace, terminal: Terminal) -> int:
    """Adapt and print what came of it."""
    from core.adaptation.config import AdaptationConfig

    workspace = open_workspace(args.workspace)
    if args.forget:
        from core.adaptation.copies import forget_adaptations

        count = forget_adaptations(workspace, Path(os.path.realpath(args.project.expanduser())))
        terminal.result(
            {"deleted": count}, lambda found: f"Adapted models deleted: {found['deleted']}."
        )
        return 0
    assignments = list(args.assignments)
    if args.minutes is not None:
        assignments.append(f"minutes={args.minutes}")
    table = override(to_mapping(AdaptationConfig()), assignments)
    config = from_mapping(AdaptationConfig, table, "--set")
    checkpoint = find_checkpoint(workspace, args.checkpoint)
    from core.adaptation.adapt import adapt

    control = Control()
    with interrupts(control.cancel):
        result = adapt(
            checkpoint,
            args.project,
            config,
            workspace,
            terminal.emit,
            control,
            only_if_changed=args.only_if_changed,
        )
    terminal.result(result, to_text)
    return 0


def to_text(result: AdaptationResult | None) -> str:
    """Return the figures in words."""
    if result is None:
        return "The project has not changed since the model learned from it."
    change = f"{abs(result.gain):.1%} {'fewer' if result.gain >= 0 else 'more'}"
    lines = [
        f"Learned {result.files:,} files ({result.tokens:,} tokens) for {result.seconds:.0f} s: "
        f"{result.steps:,} steps.",
        f"Held-out files of the project ({result.held_out_files:,}): {result.before:.3f} bits per "
        f"byte before, {result.after:.3f} after, {change}.",
    ]
    if result.forgotten is not None:
        lines.append(f"On the data that it was trained on: {result.forgotten:+.1%} bits per byte.")
    if result.checkpoint:
        lines.append("Suggestions in this project use the adapted model from now on.")
    else:
        lines.append("That is not better, so nothing is kept.")
    return "\n".join(lines)
