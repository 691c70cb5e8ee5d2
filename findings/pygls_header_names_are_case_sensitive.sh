#!/usr/bin/env bash
# pygls: a message with "content-length:" is never answered; vscode-jsonrpc reads it.
#
# pygls 2.1.1, lsprotocol 2025.0.0; vscode-jsonrpc 9.0.0 of npm.
# The Language Server Protocol says that the header part has the meaning of HTTP's, where names of
# header fields have no case, and the library of VS Code turns them into small letters. pygls looks
# for exactly "Content-Length: N", with one blank: of a message with small letters, or without the
# blank, it takes the length for absent, reads the JSON as further lines of the header, and waits.
# There is no error and nothing in the log: the client sees a server that hangs.
#
# Seen:
#   Content-Length: N    pygls answers    vscode-jsonrpc reads
#   content-length: N    pygls is silent  vscode-jsonrpc reads
#   Content-Length:N     pygls is silent  vscode-jsonrpc reads
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check pygls==2.1.1 lsprotocol==2025.0.0
cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts vscode-jsonrpc@9.0.0 >&2
cat > server.py <<'PYTHON'
from pygls.lsp.server import LanguageServer

LanguageServer("server", "1").start_io()
PYTHON
cat > reader.cjs <<'JS'
const { StreamMessageReader } = require("vscode-jsonrpc/node");
const reader = new StreamMessageReader(process.stdin);
reader.listen((message) => { console.log("reads", message.method); process.exit(0); });
JS
cat > ask.py <<'PYTHON'
import json
import select
import subprocess
import sys

BODY = json.dumps(
    {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"capabilities": {}}}
).encode()


def says(command, header):
    """Whether a program says something within some seconds after one message."""
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        process.stdin.write(header % len(BODY) + b"\r\n\r\n" + BODY)
        process.stdin.flush()
        try:
            # The input stays open: its end would end the programs.
            ready, _, _ = select.select([process.stdout], [], [], 15)
            return bool(ready and process.stdout.read(1))
        finally:
            process.kill()


found = []
for header in (b"Content-Length: %d", b"content-length: %d", b"Content-Length:%d"):
    pygls = says([sys.executable, "server.py"], header)
    vscode = says(["node", "reader.cjs"], header)
    found.append((pygls, vscode))
    shown = header.decode().replace("%d", "N")
    print(f"{shown:20} pygls {'answers  ' if pygls else 'is silent'}"
          f"  vscode-jsonrpc {'reads' if vscode else 'is silent'}")
assert found == [(True, True), (False, True), (False, True)], "the behavior has changed"
PYTHON
"$folder/venv/bin/python" ask.py
