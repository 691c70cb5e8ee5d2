"""The options that ``lsp`` and ``serve`` have in common, and the worker that they start."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from core.cli.adapted_engines import adapted_engines, add_adaptation
from core.cli.checkpoint_choice import add_checkpoint, open_chosen_engine
from core.cli.terminal import Terminal
from core.completion.policy import PolicyConfig
from core.completion.request import DEFAULT_MAX_TOKENS
from core.completion.request_options import RequestOptions, make_request
from core.errors import ConfigError
from core.events import discard
from core.languages.lexical import KNOWN_LANGUAGES
from core.workspace import Workspace

if TYPE_CHECKING:
    from core.cli.project_serving import ProjectEngine, ProjectFolders
    from core.serving.client_settings import ClientSettings
    from core.serving.suggestion_worker import SuggestionWorker


def add_serving_options(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    add_checkpoint(parser, may_be_none=True)
    add_adaptation(parser)
    parser.add_argument(
        "--threshold",
        type=float,
        metavar="P",
        help="confidence threshold of suggestions, from 0 to 1 (default: what the model's "
        "calibration recommends)",
    )
    parser.add_argument("--max-tokens", type=int, default=DEFAULT_MAX_TOKENS, metavar="N")
    parser.add_argument(
        "--disable",
        action="append",
        default=[],
        metavar="LANGUAGE",
        help="a language without suggestions; may be given several times",
    )
    parser.add_argument(
        "--threads",
        type=int,
        metavar="N",
        help="threads to use (default: one a core, up to 4)",
    )


def settings_of(args: argparse.Namespace) -> ClientSettings:
    """Return the settings of the command line.

    Raises:
        ConfigError: one of them is outside its range.
    """
    from core.serving.client_settings import ClientSettings, checked_threshold, language_named

    disabled = [language_named(name) for name in args.disable]
    if None in disabled:
        raise ConfigError(
            f"{args.disable[disabled.index(None)]} is not a language that has suggestions.",
            f"Choose from: {', '.join(sorted(KNOWN_LANGUAGES))}.",
        )
    options = RequestOptions(
        max_tokens=args.max_tokens,
        minimum_precision=checked_threshold(args.threshold),
        policy=PolicyConfig(off_in=tuple(name for name in disabled if name is not None)),
    )
    # A limit outside its range is an error now, not at the first request.
    make_request(0, "", "", None, options, 0.0)
    if args.threads is not None and args.threads < 1:
        raise ConfigError(f"--threads is {args.threads}.", "It may be at least 1.")
    return ClientSettings(options=options)


def open_worker(
    args: argparse.Namespace, workspace: Workspace, terminal: Terminal, folders: ProjectFolders
) -> SuggestionWorker:
    """Return a worker, not started, that opens the engine in its own thread.

    Args:
        args: the parsed command line.
        workspace: has the checkpoints, and the cache of projects.
        terminal: shows that a checkpoint is prepared for its first use.
        folders: the projects; they may change later.
    """
    from core.serving.suggestion_worker import SuggestionWorker

    def engine_with_projects() -> ProjectEngine:
        from core.cli.project_serving import ProjectEngine

        # A client that leaves during a first use must not wait for its end.
        engine = open_chosen_engine(args, workspace, terminal, lambda: worker.is_closing)
        adapted = adapted_engines(args, workspace)
        return ProjectEngine(engine, folders, workspace, discard, adapted)

    worker = SuggestionWorker(engine_with_projects)
    return worker
