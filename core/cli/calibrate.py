"""``calibrate``: measure how often a checkpoint's suggestions are right, for the threshold."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from core.cli.checkpoint_choice import add_checkpoint, find_checkpoint
from core.cli.interrupts import interrupts
from core.cli.terminal import Terminal
from core.control import Control
from core.workspace import open_workspace

if TYPE_CHECKING:
    from core.completion.calibration import Calibration


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    add_checkpoint(parser)


def run(args: argparse.Namespace, terminal: Terminal) -> int:
    """Measure on the validation files of the checkpoint's dataset and print the result."""
    from core.completion.calibrating import calibrate

    workspace = open_workspace(args.workspace)
    checkpoint = find_checkpoint(workspace, args.checkpoint)
    control = Control()
    with interrupts(control.cancel):
        found = calibrate(checkpoint, workspace, None, terminal.emit, control)
    terminal.result(found, to_text)
    return 0


def to_text(calibration: Calibration) -> str:
    """Return the figures in words."""
    table = calibration.precision
    return (
        f"{table.samples} suggestions on validation files: {table.right:.0%} are right to the end "
        f"of the line.\n"
        f"By default the editor shows those with a confidence of "
        f"{table.default_minimum:.0%} or more:\n"
        f"{table.default_shown:.0%} of them, of which {table.default_right:.0%} are right."
    )
