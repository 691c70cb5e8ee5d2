"""The table of sub-commands, and how arguments become an exit status.

``--help`` must answer immediately, so the module of a sub-command is imported only when
the sub-command is named, and imports torch only when it runs.
"""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from core.cli.former_names import with_present_options
from core.cli.interrupts import EXIT_INTERRUPTED
from core.cli.streams import replace_unknown
from core.cli.terminal import Terminal
from core.errors import Cancelled, CoreError
from core.program import command_line, program_name, version

EXIT_DONE = 0
EXIT_FAILED = 1

COMMANDS = {
    "build": "corpus, tokenizer and token dataset from folders of code",
    "train": "train a model on a dataset",
    "complete": "complete code at a cursor with a trained model",
    "evaluate": "evaluate a checkpoint and baselines on unseen code",
    "adapt": "let a model learn from a project, in a copy that is used for this project alone",
    "canary": "plant secrets in a small training set and measure how much a run memorizes",
    "calibrate": "measure how often suggestions are right, for the editor's confidence threshold",
    "lsp": "suggestions for other editors over standard input and output (LSP 3.18)",
    "serve": "suggestions for editors over HTTP, on this computer only",
    "export": "export a trained model for llama.cpp, Ollama or transformers, and verify it",
    "info": "describe a preset, a checkpoint, a run or a dataset",
    "demo": "build, train and complete in a few minutes",
    "starter": "make the starter model again by its recipe, and check its corpus",
    "doctor": "find what this machine lacks, and the commands that install it",
    "bench": "run the measurements behind the figures in the README",
}

_EPILOG = """\
With no sub-command the window opens; --workspace DIR chooses its workspace folder.
Every sub-command has its own help:
{command}
"""


class Command(Protocol):
    """The functions that the module of a sub-command has."""

    @staticmethod
    def add_arguments(parser: argparse.ArgumentParser) -> None:
        """Declare the options."""
        ...

    @staticmethod
    def run(args: argparse.Namespace, terminal: Terminal) -> int:
        """Run the sub-command and return the exit status.

        Raises:
            CoreError: with a reason and a hint for the user.
            Cancelled: the sub-command was interrupted and made nothing.
        """
        ...


def main(arguments: Sequence[str]) -> int:
    """Run one sub-command.

    Args:
        arguments: those after the program's name, the sub-command first.

    Returns:
        The exit status: 0 done, 1 failed, 2 usage, 130 interrupted.
    """
    # The parser prints too: help and usage errors.
    replace_unknown(sys.stdout)
    replace_unknown(sys.stderr)
    parser = _parser(arguments[0] if arguments else "")
    args = parser.parse_args(with_present_options(arguments))
    terminal = Terminal(as_json=args.json, as_events=args.events == "jsonl", quiet=args.quiet)
    try:
        return _load(args.command).run(args, terminal)
    except CoreError as error:
        terminal.error(error)
        return EXIT_FAILED
    except ModuleNotFoundError as error:
        from core.diagnosis.python_packages import missing_package

        problem = missing_package(error)
        if problem is None:
            raise
        terminal.error(problem.as_error())
        return EXIT_FAILED
    except (Cancelled, KeyboardInterrupt):
        terminal.say("Interrupted; no incomplete files were left behind.")
        return EXIT_INTERRUPTED
    except BrokenPipeError:
        # The reader of the output ended first: `main.py info reference | head`.
        return EXIT_DONE
    finally:
        terminal.close()


def _parser(chosen: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=program_name(),
        description="Tabwright: train your own code-completion model, offline.",
        epilog=_EPILOG.format(command=command_line("train --help")),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action=_ShowVersion)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name, summary in COMMANDS.items():
        command = commands.add_parser(name, help=summary, description=f"{name}: {summary}.")
        if name == chosen:
            _load(name).add_arguments(command)
            _add_common(command)
    return parser


class _ShowVersion(argparse.Action):
    """Prints the version, which is read only then: from the package's metadata in 20 ms."""

    def __init__(self, option_strings: Sequence[str], dest: str) -> None:
        super().__init__(option_strings, dest, nargs=0, help="show the version and exit")

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: object,
        option_string: str | None = None,
    ) -> None:
        """Print it and exit."""
        del namespace, values, option_string
        print(f"Tabwright {version()}")
        parser.exit()


def _add_common(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("common options")
    group.add_argument(
        "--workspace",
        type=Path,
        metavar="DIR",
        help="the workspace folder (default: the platform's data folder)",
    )
    group.add_argument("--json", action="store_true", help="print the result as one JSON object")
    group.add_argument(
        "--events", choices=["jsonl"], help="print each event as a line of JSON, then the result"
    )
    group.add_argument("--quiet", action="store_true", help="show no progress")


def _load(name: str) -> Command:
    module: Command = importlib.import_module(f"core.cli.{name}")  # pyright: ignore[reportAssignmentType] - a module satisfies the protocol
    return module
