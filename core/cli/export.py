"""``export``: write a trained model for another program, and verify that it is the same model."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from core.cli.checkpoint_choice import find_checkpoint
from core.cli.interrupts import interrupts
from core.cli.terminal import Terminal
from core.control import Control
from core.export.options import FORMAT_NAMES, FORMATS, PRECISIONS, ExportConfig
from core.workspace import Workspace, open_workspace

if TYPE_CHECKING:
    from core.export.exporting import Exported


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument(
        "what",
        nargs="?",
        metavar="RUN_OR_CHECKPOINT",
        default="latest",
        help="the name of a run (its best checkpoint), a .pth file, or latest (default)",
    )
    parser.add_argument(
        "--to",
        choices=FORMAT_NAMES,
        required=True,
        help="; ".join(f"{each.name}: {each.title}" for each in FORMATS),
    )
    parser.add_argument(
        "--precision",
        choices=PRECISIONS,
        default=PRECISIONS[0],
        help="precision of the weights in a GGUF file: f16 (default), or q8_0 for half the size",
    )
    parser.add_argument(
        "--out",
        type=Path,
        metavar="PATH",
        help="the file (gguf) or folder to write (default: in the workspace's folder exports)",
    )
    parser.add_argument("--force", action="store_true", help="replace an existing export")


def run(args: argparse.Namespace, terminal: Terminal) -> int:
    """Export, verify, and print the result."""
    from core.evaluation.model_card import checkpoint_card
    from core.evaluation.model_card_page import to_page
    from core.export.exporting import export_model
    from core.export.targets import check_target

    config = ExportConfig(format=args.to, precision=args.precision)
    workspace = open_workspace(args.workspace)
    checkpoint = find_checkpoint(workspace, args.what)
    target = args.out or _default_target(checkpoint, config, workspace)
    target = target.absolute()
    # Checked before the model card is written, which takes a moment.
    check_target(target, config.format, replace=args.force)
    page = to_page(checkpoint_card(checkpoint, workspace))
    control = Control()
    with interrupts(control.cancel):
        made = export_model(
            checkpoint, target, config, page, terminal.emit, control, replace=args.force
        )
    terminal.result(made, to_text)
    return 0


def to_text(made: Exported) -> str:
    """Return the path, the notes and the verification as lines."""
    return "\n".join(
        [
            f"{made.path}  ({made.bytes / 1e6:,.1f} MB, {made.precision})",
            f"card: {made.card}",
            *(f"note: {note}" for note in made.notes),
            "proof:",
            *(f"  {sentence}" for sentence in made.proof.sentences()),
        ]
    )


def _default_target(checkpoint: Path, config: ExportConfig, workspace: Workspace) -> Path:
    from core.checkpoints.store import describe
    from core.export.targets import default_target

    name = describe(checkpoint).origin.run or checkpoint.stem
    return default_target(workspace.exports, name, config)
