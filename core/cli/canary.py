"""``canary``: plant secrets in a small training set, train, and measure their exposure."""

from __future__ import annotations

import argparse
import dataclasses
from typing import TYPE_CHECKING

from core.cli.interrupts import interrupts
from core.cli.terminal import Terminal
from core.control import Control
from core.training.presets import presets
from core.workspace import open_workspace

if TYPE_CHECKING:
    from core.evaluation.canary import CanaryResult


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    names = ", ".join(each.name for each in presets())
    parser.add_argument(
        "--dataset",
        required=True,
        metavar="D",
        help="name or title of a dataset, or of its corpus, of which a part is trained on",
    )
    parser.add_argument("--preset", metavar="P", help=f"{names} (default: nano)")
    parser.add_argument("--max-minutes", type=float, metavar="M", help="training (default: 5)")
    parser.add_argument("--max-steps", type=int, metavar="N", help="instead of minutes")
    parser.add_argument(
        "--tokens", type=int, metavar="N", help="of the training set (default: 300000)"
    )
    parser.add_argument(
        "--secrets", type=int, metavar="N", help="for each number of copies (default: 8)"
    )
    parser.add_argument(
        "--candidates", type=int, metavar="N", help="among which a secret is ranked (default: 1024)"
    )
    parser.add_argument("--seed", type=int, metavar="N", help="default: 1")


def run(args: argparse.Namespace, terminal: Terminal) -> int:
    """Run the test; Ctrl+C ends it without a result."""
    from core.evaluation.canary import CanaryConfig, canary_test

    workspace = open_workspace(args.workspace)
    names = [field.name for field in dataclasses.fields(CanaryConfig)]
    given = {name: getattr(args, name) for name in names if getattr(args, name) is not None}
    config = CanaryConfig(**given)
    control = Control()
    with interrupts(control.cancel):
        result = canary_test(config, args.dataset, workspace, terminal.emit, control)
    terminal.result(result, canary_text)
    return 0


def canary_text(result: CanaryResult) -> str:
    """Return a result as a table."""
    lines = [
        f"Canary test: {result.configuration}",
        "planted  secrets  exposure (median)  highest  found first",
    ]
    lines += [
        f"{group.planted:>7}  {group.secrets:>7}  {group.median:>12.2f} bits  "
        f"{group.highest:>7.2f}  {group.found_first:>4} of {group.secrets}"
        for group in result.groups
    ]
    return "\n".join([*lines, f"run {result.run}"])
