"""``python -m tests.gate``: everything that must hold before a change is taken.

Style, types, the direction of imports, the tests with coverage, then the tests that
need a screen, one after another; the first that fails ends it with its exit status.
The torture tests are apart: ``.ci/run`` adds them. ``--fast`` is for the time between
two saves: no type checker and the tests of the rules, in under a minute on two idle cores.
"""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

from core.diagnosis.screen_tests import has_virtual_screens, missing_for_screen_tests
from tests.virtual_screen import ScreenError, virtual_screen

ROOT = Path(__file__).resolve().parent.parent

_PYTHON = (sys.executable, "-m")
_COVERAGE = ("--cov", "--cov-report=term:skip-covered")
# The tests of a file run in one process, which makes their fixtures once.
_PARALLEL = (
    *("--numprocesses=logical", "--maxprocesses=4", "--dist=loadfile"),
    "--max-worker-restart=0",  # a process that crashes ends the run: it would wait for ever
)

CHECKS: dict[str, tuple[str, ...]] = {
    "format": (*_PYTHON, "ruff", "format", "--check", "."),
    "lint": (*_PYTHON, "ruff", "check", "."),
    "types": (*_PYTHON, "pyright"),
    "imports": (str(Path(sys.executable).with_name("lint-imports")), "--no-logo"),
    "tests": (*_PYTHON, "pytest", *_PARALLEL, *_COVERAGE, "--durations=10"),
}
# Real windows on X11: their own tests, and those of what differs most between platforms.
SCREEN_TESTS = (
    *(*_PYTHON, "pytest", "--durations=5", "-m", "not torture and not benchmark"),
    *("tests/gui/screen", "tests/gui/test_page_focus.py", "tests/gui/test_nothing_moves.py"),
    *("tests/gui/test_main_window.py", "tests/gui/widgets", "tests/test_gate.py"),
)

# What most changes break first: rules of the tree and of the documents, golden cases, formats,
# and the model's arithmetic.
FAST_TESTS = (
    "tests/test_structure.py",
    "tests/test_documents.py",
    "tests/test_words.py",
    "tests/core/test_events.py",
    "tests/core/test_golden.py",
    "tests/core/completion",
    "tests/core/checkpoints",
    "tests/core/model",
)
FAST_CHECKS: dict[str, tuple[str, ...]] = {
    **{name: CHECKS[name] for name in ("format", "lint", "imports")},
    "tests": (*_PYTHON, "pytest", "--exitfirst", *FAST_TESTS),
}


def main() -> int:
    """Run every check; returns the exit status of the first that fails, or 0."""
    parser = argparse.ArgumentParser(prog="python -m tests.gate", description=__doc__)
    parser.add_argument("--fast", action="store_true", help="a chosen part, in under a minute")
    is_fast = parser.parse_args().fast
    checks = FAST_CHECKS if is_fast else CHECKS
    # An end from outside must end the screen as well.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    # Windows are drawn into memory: the tests need no screen and disturb nobody's.
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    start = time.monotonic()
    for name, command in checks.items():
        status = _run(name, command, environment)
        if status:
            return status
    status = 0 if is_fast else run_screen_tests(environment)
    if status:
        return status
    count = len(checks) if is_fast else len(checks) + 1
    print(f"--- all {count} checks passed in {time.monotonic() - start:.0f} s", flush=True)
    return 0


def run_screen_tests(environment: Mapping[str, str]) -> int:
    """Run the tests of real windows on a virtual screen.

    Where there can be none they are left out, and this is said. Under ``CI`` that is a failure
    on Linux; other systems have no X11 to run them on.

    Returns:
        an exit status.
    """
    if not has_virtual_screens():
        _left_out("they need X11 on Linux")
        return 0
    missing = missing_for_screen_tests()
    if missing:
        return _left_out(f"{', '.join(missing)} missing; run: main.py doctor --fix --tests")
    try:
        with virtual_screen() as display:
            platform = {"DISPLAY": display, "TABWRIGHT_TEST_PLATFORM": "xcb"}
            return _run("screen", SCREEN_TESTS, {**environment, **platform})
    except ScreenError as error:
        return _left_out(str(error))


def _left_out(reason: str) -> int:
    is_ci = os.environ.get("CI", "").lower() not in ("", "0", "false")
    is_failure = is_ci and has_virtual_screens()
    word = "FAILED" if is_failure else "NOT RUN"
    print(f"--- screen: {word}, the tests of real windows did not run: {reason}", flush=True)
    return int(is_failure)


def _run(name: str, command: tuple[str, ...], environment: Mapping[str, str]) -> int:
    print(f"--- {name}", flush=True)
    began = time.monotonic()
    status = subprocess.run(command, cwd=ROOT, env=dict(environment), check=False).returncode
    seconds = time.monotonic() - began
    print(
        f"--- {name} FAILED (exit status {status})"
        if status
        else f"--- {name}: ok, {seconds:.0f} s",
        flush=True,
    )
    return status


if __name__ == "__main__":
    sys.exit(main())
