"""``python -m tests.gate``: everything that must hold before a change is taken.

Style, types, the direction of imports, then the tests with coverage, one after
another; the first that fails ends it with its exit status. The torture tests
are apart: ``.ci/run`` adds them.
"""

from __future__ import annotations

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


def main() -> int:
    """Run every check; returns the exit status of the first that fails, or 0."""
    # Windows are drawn into memory: the tests need no screen and disturb nobody's.
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    start = time.monotonic()
    for name, command in CHECKS.items():
        print(f"--- {name}", flush=True)
        began = time.monotonic()
        status = subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode
        if status:
            print(f"--- {name} FAILED (exit status {status})", flush=True)
            return status
        print(f"--- {name}: ok, {time.monotonic() - began:.0f} s", flush=True)
    print(f"--- all {len(CHECKS)} checks passed in {time.monotonic() - start:.0f} s", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
