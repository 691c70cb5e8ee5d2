"""What this machine lacks, and the exact command that installs it.

Looks before the window opens and on behalf of ``doctor``; changes nothing
itself. It imports neither torch nor Qt, nor any package of ours that might be
the missing one, so that it can still speak when they are absent.
"""

from core.diagnosis.machine import (
    findings,
    has_compiler,
    problems,
    require_compiler,
    require_packages,
    require_window,
)
from core.diagnosis.problem import Finding, Problem
from core.diagnosis.python_packages import missing_package
from core.diagnosis.screen_tests import screen_finding

__all__ = [
    "Finding",
    "Problem",
    "findings",
    "has_compiler",
    "missing_package",
    "problems",
    "require_compiler",
    "require_packages",
    "require_window",
    "screen_finding",
]
