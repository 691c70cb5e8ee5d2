"""``lsp``: suggestions for other editors over standard input and output, without a port."""

from __future__ import annotations

import argparse
import sys

from core.cli.serving_options import add_serving_options, open_worker, settings_of
from core.cli.terminal import Terminal
from core.program import version
from core.workspace import open_workspace


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    add_serving_options(parser)
    # Clients built on vscode-languageclient add it to every command line.
    parser.add_argument("--stdio", action="store_true", help="ignored: it is the only transport")


def run(args: argparse.Namespace, terminal: Terminal) -> int:
    """Serve one client until it leaves; returns the exit status that the protocol asks for."""
    from core.cli.project_serving import ProjectFolders
    from core.serving.json_rpc import MessageReader, MessageWriter
    from core.serving.language_server import LanguageServer
    from core.serving.usage import Usage

    settings = settings_of(args)
    workspace = open_workspace(args.workspace)
    folders = ProjectFolders()
    worker = open_worker(args, workspace, terminal, folders)
    usage = Usage(workspace.folder / "usage.json")
    # Only messages may reach the stream: a stray print would break the protocol.
    output, sys.stdout = sys.stdout.buffer, sys.stderr
    server = LanguageServer(
        MessageReader(sys.stdin.buffer),
        MessageWriter(output),
        worker,
        settings,
        usage,
        version(),
        folders.set,
        folders.files_changed,
    )
    worker.start()
    try:
        return server.run()
    finally:
        usage.save()
        worker.close()
