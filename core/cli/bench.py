"""``bench``: run one of the measurements in ``tests/benchmarks``."""

from __future__ import annotations

import argparse
import runpy
import sys

from core.cli.terminal import Terminal
from core.errors import ConfigError
from core.program import ROOT

_FOLDER = ROOT / "tests" / "benchmarks"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument(
        "name", nargs="?", metavar="NAME", help="the measurement to run (default: list them)"
    )
    parser.add_argument(
        "--table",
        action="store_true",
        help="what this processor does with each kernel, as a table: prompt, answer and training",
    )
    parser.add_argument("options", nargs=argparse.REMAINDER, help="passed on to the measurement")


def run(args: argparse.Namespace, terminal: Terminal) -> int:
    """Run the script of that name with the remaining options."""
    scripts = {path.stem.removeprefix("bench_"): path for path in _FOLDER.glob("bench_*.py")}
    if not scripts:
        raise ConfigError(
            "The measurements are not part of the installed program.",
            "Run them from the source tree: python main.py bench.",
        )
    if args.table:
        args.name, args.options = "table", [*filter(None, [args.name]), *args.options]
    if args.name is None:
        terminal.result(sorted(scripts), "\n".join)
        return 0
    if args.name not in scripts:
        raise ConfigError(
            f"There is no measurement {args.name!r}.", f"There are: {', '.join(sorted(scripts))}."
        )
    script = scripts[args.name]
    sys.argv = [str(script), *args.options]
    runpy.run_path(str(script), run_name="__main__")
    return 0
