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
    from core.completion.precision import PrecisionTable


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
    return "\n".join(
        (
            *_about(calibration.precision, "Without a project"),
            *_about(calibration.project_precision, "With project memory"),
        )
    )


def _about(table: PrecisionTable, where: str) -> list[str]:
    if table.is_fallback:
        return []
    stops = table.stops()
    lines = [
        f"{where}: of {table.samples} suggestions on validation files {table.right:.0%} are right "
        "as a whole."
    ]
    for name, threshold in (
        ("Quiet", stops.quiet), ("Balanced", stops.balanced), ("Eager", stops.eager),
        ("Automatic", stops.automatic),
    ):  # fmt: skip
        found = next((one for one in table.trade_offs if one.threshold == threshold), None)
        if found is not None:
            lines.append(
                f"  {name}: from a confidence of {threshold:.0%} on. In typed passages of other "
                f"projects that shows {100 * found.shown:.0f} suggestions for 100 characters, "
                f"{found.right:.0%} of them right, and saves {found.saved:.0%} of the keystrokes."
            )
    return lines
