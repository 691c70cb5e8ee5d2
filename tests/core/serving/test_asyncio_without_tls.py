"""asyncio is loaded without OpenSSL, and what comes after it can still have ``ssl``."""

import json
import subprocess
import sys

_PROGRAM = """
import json, sys
from core.serving.asyncio_without_tls import load_asyncio
load_asyncio()
import core.serving.http_app, core.serving.http_server, core.cli.serve, core.cli.project_serving
bad = {"torch", "onnxruntime", "_hashlib", "_ssl", "ssl", "core.cli.projects"} & sys.modules.keys()
import asyncio
asyncio.run(asyncio.sleep(0))
import ssl
load_asyncio()
print(json.dumps([sorted(bad), sys.modules["ssl"] is ssl]))
"""


def test_the_http_server_needs_no_openssl():
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM], capture_output=True, text=True, timeout=120, check=True
    )
    assert json.loads(done.stdout) == [[], True]
