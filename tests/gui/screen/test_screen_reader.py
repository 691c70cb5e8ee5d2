"""The window as a screen reader has it: over AT-SPI, from another process, on a real screen.

Every page is opened by the actions of AT-SPI alone, and read. It needs ``at-spi2-core``,
``gir1.2-atspi-2.0`` and ``python3-gi`` of the distribution; ``doctor --fix --tests`` does not
install them, since the rest of the tests does without.
"""

from __future__ import annotations

import contextlib
import functools
import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from core.control import Control
from core.data.build import build, build_config
from core.events import discard
from core.workspace import open_workspace

ROOT = Path(__file__).resolve().parents[3]
READER = Path(__file__).with_name("reader.py")
SYSTEM_PYTHON = "/usr/bin/python3"
PATIENCE_SECONDS = 180
CONTROLS = {
    "push button", "toggle button", "check box", "radio button", "combo box", "text", "entry",
    "slider", "spin button", "page tab", "table", "tree", "tree table", "list", "chart",
    "progress bar", "menu item", "check menu item",
}  # fmt: skip


@functools.cache
def can_be_read():
    """Whether a program can ask for the tree of another one here."""
    if shutil.which("dbus-daemon") is None or not Path(SYSTEM_PYTHON).exists():
        return False
    asks = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"
    return (
        subprocess.run([SYSTEM_PYTHON, "-c", asks], capture_output=True, check=False).returncode
        == 0
    )


pytestmark = [
    pytest.mark.xcb,
    pytest.mark.timeout(900),
    pytest.mark.skipif(not can_be_read(), reason="needs gir1.2-atspi-2.0 and python3-gi"),
]


class Reader:
    """Sends orders to ``reader.py``."""

    def __init__(self, process):
        self._process = process

    def __call__(self, do, **order):
        print(json.dumps({"do": do, **order}), file=self._process.stdin, flush=True)
        line = self._process.stdout.readline()
        assert line, "the reader has ended"
        return json.loads(line)

    def until(self, is_so, what):
        """Wait until something is so."""
        end = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < end:
            if found := is_so():
                return found
            time.sleep(0.5)
        seen = [f"{one['role']} {one['name']!r} {one['text']!r}" for one in self("dump")
                if "SHOWING" in one["states"]]  # fmt: skip
        pytest.fail(f"{what} did not come; shown: " + "; ".join(seen))

    def control(self, role, name):
        """What is shown under a name, or None."""
        return self("find", role=role, name=name)

    def act(self, role, name, action="Press"):
        """Do what the control offers; it must be there."""
        self.until(lambda: self.control(role, name), f"{role} {name}")
        assert self("act", role=role, name=name, action=action) is True


@pytest.fixture(scope="module")
def workspace(tmp_path_factory):
    folder = tmp_path_factory.mktemp("read")
    (folder / "src").mkdir()
    for number in range(8):
        lines = [f"def function_{number}_{k}(a, b):\n    return a * {k} + b\n" for k in range(60)]
        (folder / "src" / f"m{number}.py").write_text("\n".join(lines), "utf-8")
    result = open_workspace(folder / "workspace")
    build(build_config("small", [str(folder / "src")], ["tokenizer.vocabulary=400"]), result,
          discard, Control())  # fmt: skip
    return result


@pytest.fixture
def reader(workspace, tmp_path):
    """A window on a session bus of its own, and a reader of it."""
    with contextlib.ExitStack() as stack:
        bus = stack.enter_context(ended(["dbus-daemon", "--session", "--nofork", "--print-address"],
                                        stdout=subprocess.PIPE, text=True))  # fmt: skip
        environment = {
            **os.environ,
            "DBUS_SESSION_BUS_ADDRESS": bus.stdout.readline().strip(),
            "QT_QPA_PLATFORM": "xcb",
            "QT_ACCESSIBILITY": "1",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "OMP_NUM_THREADS": "1",
            "LANG": "C.UTF-8",
            "XDG_CONFIG_HOME": str(tmp_path / "config"),
            "TABWRIGHT_WORKSPACE": str(workspace.folder),
        }
        window = [sys.executable, str(ROOT / "main.py")]
        stack.enter_context(ended(window, env=environment))
        client = stack.enter_context(ended([SYSTEM_PYTHON, str(READER), "tabwright"],
                                           env=environment, stdin=subprocess.PIPE,
                                           stdout=subprocess.PIPE, text=True))  # fmt: skip
        made = Reader(client)
        made.until(lambda: made.control("push button", "Start training"), "the window")
        yield made


@contextlib.contextmanager
def ended(command, **options):
    """A process that is ended at the end of the block."""
    process = subprocess.Popen(command, **options)
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def nameless(tree):
    return [
        f"{one['role']} {one['description']!r} {one['actions']}"
        for one in tree
        if one["role"] in CONTROLS and "FOCUSABLE" in one["states"] and "SHOWING" in one["states"]
        and not one["name"].strip()
    ]  # fmt: skip


def is_chosen(reader, page):
    return "SELECTED" in reader.control("page tab", page)["states"]


def test_no_control_of_any_page_is_nameless(reader):
    for page in ("Train", "Editor", "Evaluate"):
        reader.act("page tab", page)
        reader.until(
            lambda page=page: "SELECTED" in reader.control("page tab", page)["states"], page
        )
        tree = reader("dump")
        shown = [one for one in tree if "SHOWING" in one["states"]]
        assert len(shown) > 40
        assert nameless(tree) == []
