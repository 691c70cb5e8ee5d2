"""``python -m tests.gate``: everything that must hold before a change is taken.

Style, types, the direction of imports, then the tests with coverage, one after
another; the first that fails ends it with its exit status. The torture tests
are apart: ``.ci/run`` adds them. ``--fast`` is for the time between two saves: no
type checker and the tests of the rules, in under a minute on two idle cores.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

_PYTHON = (sys.executable, "-m")
_COVERAGE = ("--cov", "--cov-report=term:skip-covered")

CHECKS: dict[str, tuple[str, ...]] = {
    "format": (*_PYTHON, "ruff", "format", "--check", "."),
    "lint": (*_PYTHON, "ruff", "check", "."),
    "types": (*_PYTHON, "pyright"),
    "imports": (str(Path(sys.executable).with_name("lint-imports")), "--no-logo"),
    "tests": (*_PYTHON, "pytest", *_COVERAGE, "--durations=10"),
}

# What most changes break first: rules of the tree and of the documents, golden cases, formats,
# and the model's arithmetic.
FAST_TESTS = (
    "tests/test_structure.py",
    "tests/test_documents.py",
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
    checks = FAST_CHECKS if parser.parse_args().fast else CHECKS
    # Windows are drawn into memory: the tests need no screen and disturb nobody's.
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    start = time.monotonic()
    for name, command in checks.items():
        print(f"--- {name}", flush=True)
        began = time.monotonic()
        status = subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode
        if status:
            print(f"--- {name} FAILED (exit status {status})", flush=True)
            return status
        print(f"--- {name}: ok, {time.monotonic() - began:.0f} s", flush=True)
    print(f"--- all {len(checks)} checks passed in {time.monotonic() - start:.0f} s", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
