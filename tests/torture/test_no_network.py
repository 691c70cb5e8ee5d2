"""R13: the whole way, from sources to a completed line and a window, and no connection.

Two guards write down every attempt: an audit hook inside Python, and a library
preloaded below it, which sees what Rust, C++ and Qt do as well. Then the same
again where there is no network at all, not even loopback.
"""

import json
import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from tests.torture.program import TINY, run, write_sources

pytestmark = [pytest.mark.torture, pytest.mark.timeout(600)]

HERE = Path(__file__).parent

# Python runs this at every start, in child processes too.
AUDIT = """
import os, socket, sys

def _guard(event, arguments):
    if event in ("socket.connect", "socket.sendto", "socket.sendmsg"):
        if arguments[0].family == socket.AF_UNIX:
            return
    elif event not in ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"):
        return
    with open(os.environ["NETWORK_GUARD_LOG"], "a") as log:
        log.write(f"python {event}\\n")
    raise ConnectionRefusedError(f"{event} under the network guard")

sys.addaudithook(_guard)
"""

CONTROLS = {
    "python connect": "import socket; socket.socket().connect(('127.0.0.1', 9))",
    "python name": "import socket; socket.getaddrinfo('example.org', 80)",
    "python datagram": "import socket; s = socket.socket(type=socket.SOCK_DGRAM); "
    "s.sendto(b'x', ('192.0.2.1', 9))",
    "native connect": "import ctypes, struct; libc = ctypes.CDLL(None); "
    "libc.connect(libc.socket(2, 1, 0), struct.pack('=HH12x', 2, 9), 16)",
    "native name": "import ctypes; ctypes.CDLL(None).getaddrinfo(b'example.org', None, None, None)",
}


def is_permitted(*prefix: str) -> bool:
    return shutil.which(prefix[0]) is not None and (
        subprocess.run([*prefix, "true"], capture_output=True).returncode == 0
    )


# A container may forbid namespaces; the guards need no permission.
NO_NETWORK = ("unshare", "-rn")
PLACES = [(), *([NO_NETWORK] if is_permitted(*NO_NETWORK) else [])]


@pytest.fixture(scope="module")
def preloaded(tmp_path_factory):
    """The guard below Python, compiled; needs the C compiler that a bare machine has."""
    library = tmp_path_factory.mktemp("guard") / "network_guard.so"
    compiler = (sysconfig.get_config_var("CC") or "cc").split()[0]
    compiler = compiler if shutil.which(compiler) else "gcc"
    command = [compiler, "-shared", "-fPIC", "-Wall", "-Werror", "-o", str(library)]
    subprocess.run([*command, str(HERE / "network_guard.c"), "-ldl"], check=True)
    return library


@pytest.fixture
def guard(preloaded, tmp_path):
    """The variables that put a process under both guards, and the attempts they saw."""
    hook = tmp_path / "hook"
    hook.mkdir()
    (hook / "sitecustomize.py").write_text(AUDIT)
    log = tmp_path / "attempts.log"
    variables = {
        "PYTHONPATH": str(hook),
        "LD_PRELOAD": str(preloaded),
        "NETWORK_GUARD_LOG": str(log),
    }
    return variables, lambda: log.read_text().splitlines() if log.exists() else []


@pytest.mark.parametrize("name", CONTROLS)
def test_control_the_guard_sees_an_attempt(guard, name):
    variables, attempts = guard
    subprocess.run(
        [sys.executable, "-c", CONTROLS[name]],
        env={**os.environ, **variables},
        capture_output=True,
        timeout=60,
    )
    level = "libc" if name.startswith("native") else "python"
    assert [line for line in attempts() if line.startswith(level)]


@pytest.mark.parametrize("prefix", PLACES, ids=lambda prefix: " ".join(prefix) or "guarded")
def test_the_whole_way_connects_nowhere(guard, tmp_path, prefix):
    variables, attempts = guard
    home = tmp_path / "home"
    home.mkdir()
    sources = write_sources(tmp_path / "sources")
    workspace = ("--workspace", str(tmp_path / "workspace"), "--json")

    def succeed(*arguments):
        done = run(*arguments, prefix=prefix, HOME=str(home), **variables)
        assert done.returncode == 0, done.stderr
        assert attempts() == []
        # A library that reports home also leaves an identifier there; ours is compiled code.
        left = [path for path in home.rglob("*") if not path.is_dir()]
        assert [path for path in left if path.parent != home / ".cache/tabwright/native"] == []
        return done.stdout

    built = json.loads(succeed("build", str(sources), "--name", "shapes", *workspace))
    trained = json.loads(
        succeed(
            "train", "--dataset", built["dataset"], "--preset", "nano", "--max-steps", "6",
            *TINY, *workspace,
        )
    )  # fmt: skip
    assert trained["step"] == 6
    file = sources / "shapes_0.py"
    completed = json.loads(succeed("complete", str(file), "--line", "8", *workspace))
    assert "text" in completed
    exported = json.loads(succeed("export", "latest", "--to", "gguf", *workspace))
    assert exported
    for what in ("latest", built["dataset"], trained["checkpoint"], "reference"):
        assert json.loads(succeed("info", what, *workspace))
    assert json.loads(succeed("doctor", *workspace))["is_well"]
    succeed("train", "--resume", "latest", "--max-steps", "8", *workspace)


@pytest.mark.parametrize("prefix", PLACES, ids=lambda prefix: " ".join(prefix) or "guarded")
def test_the_window_opens_and_closes_and_connects_nowhere(guard, tmp_path, prefix):
    variables, attempts = guard
    done = run(
        "--workspace",
        str(tmp_path / "workspace"),
        prefix=prefix,
        XDG_CONFIG_HOME=str(tmp_path / "config"),
        TABWRIGHT_EXIT_WHEN_SHOWN="1",
        **variables,
    )
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    assert attempts() == []
