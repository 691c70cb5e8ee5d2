"""``serve``: suggestions for editors over HTTP, on this computer only."""

from __future__ import annotations

import argparse
from pathlib import Path

from core.cli.interrupts import interrupts
from core.cli.serving_options import add_serving_options, open_worker, settings_of
from core.cli.terminal import Terminal
from core.errors import ConfigError
from core.program import version
from core.workspace import open_workspace

DEFAULT_PORT = 8012  # what llama.vim and llama.vscode ask without being told
MIN_TOKEN_CHARACTERS = 16


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    add_serving_options(parser)
    parser.add_argument(
        "--project",
        action="append",
        default=[],
        metavar="DIR",
        help="also use the files of this project; may be given several times: requests that name "
        "no file use the first one",
    )
    parser.add_argument(
        "--port",
        type=int,
        default=DEFAULT_PORT,
        metavar="N",
        help=f"port to listen on; 0 takes a free one (default: {DEFAULT_PORT})",
    )
    parser.add_argument(
        "--host",
        metavar="ADDRESS",
        help="listen on this address instead of 127.0.0.1 and ::1; needs --token",
    )
    parser.add_argument(
        "--token",
        default="",
        help="clients must present it (Authorization: Bearer, or X-Api-Key)",
    )
    parser.add_argument(
        "--allow-origin",
        action="append",
        default=[],
        metavar="ORIGIN",
        help="accept requests from web pages of this origin; may be given several times "
        "(default: none)",
    )


def run(args: argparse.Namespace, terminal: Terminal) -> int:
    """Serve until Ctrl+C."""
    from core.serving.asyncio_without_tls import load_asyncio

    load_asyncio()
    from core.cli.project_serving import ProjectFolders
    from core.serving.http_app import HttpApp
    from core.serving.http_guard import Guard
    from core.serving.http_server import HttpServer, listen
    from core.serving.usage import Usage

    _check(args)
    settings = settings_of(args)
    workspace = open_workspace(args.workspace)
    worker = open_worker(args, workspace, terminal, ProjectFolders(args.project))
    sockets = listen(args.port, args.host)
    port = sockets[0].getsockname()[1]
    guard = Guard(
        port=port,
        token=args.token,
        origins=frozenset(args.allow_origin),
        hosts=frozenset([args.host] if args.host else []),
    )
    usage = Usage(workspace.folder / "usage.json")
    app = HttpApp(worker, guard, settings, usage, context=worker.context, version=version())
    server = HttpServer(app, sockets)
    worker.start()
    terminal.say(f"Serving on http://{args.host or '127.0.0.1'}:{port}; Ctrl+C ends it.")
    with interrupts(server.stop):
        try:
            server.run()
        finally:
            usage.save()
            worker.close()
    return 0


def _check(args: argparse.Namespace) -> None:
    from core.serving.http_server import LOOPBACK

    for folder in args.project:
        if not Path(folder).is_dir():
            raise ConfigError(f"There is no folder {folder}.", "Name the folder of a project.")

    if args.host is not None and args.host not in LOOPBACK and not args.token:
        raise ConfigError(
            f"--host {args.host} accepts requests from other computers.",
            "Add --token with a secret of at least 16 characters, or omit --host.",
        )
    if args.token and len(args.token) < MIN_TOKEN_CHARACTERS:
        raise ConfigError(
            f"The token has {len(args.token)} characters.",
            f"Use at least {MIN_TOKEN_CHARACTERS}, for example from: openssl rand -hex 16",
        )
