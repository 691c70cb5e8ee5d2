"""``build``: sources to corpus, tokenizer and token dataset."""

from __future__ import annotations

import argparse

from core.cli.interrupts import interrupts
from core.cli.terminal import Terminal
from core.control import Control
from core.workspace import open_workspace


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument(
        "sources",
        nargs="*",
        metavar="SOURCE",
        help="folders of Python, C or Java code (default: the standard library of this Python)",
    )
    parser.add_argument("--name", default="stdlib", help="name of the corpus (default: stdlib)")
    parser.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="KEY=VALUE",
        help="a setting, for example corpus.max_lines=2000 or tokenizer.style=card",
    )


def run(args: argparse.Namespace, terminal: Terminal) -> int:
    """Build and print what came of it."""
    from core.data.build import BuildResult, build, build_config

    config = build_config(args.name, tuple(args.sources), args.set)
    control = Control()
    with interrupts(control.cancel):
        result = build(config, open_workspace(args.workspace), terminal.emit, control)

    def to_text(built: BuildResult) -> str:
        dropped = ", ".join(f"{count:,} {reason}" for reason, count in built.dropped)
        return (
            f"dataset {built.dataset}: {built.files_kept:,} of {built.files_seen:,} files kept"
            + (f" (dropped: {dropped})" if dropped else "")
            + f"\n{built.train_tokens:,} training tokens, {built.validation_tokens:,} held out"
            + f"\nnext: python main.py train --dataset {built.dataset} --preset nano"
            + " --max-minutes 5"
        )

    terminal.result(result, to_text)
    return 0
