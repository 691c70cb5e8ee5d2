"""``doctor``: find what this machine lacks, and the commands that install it."""

from __future__ import annotations

import argparse
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

from core.cli.terminal import Terminal
from core.diagnosis.machine import findings
from core.diagnosis.problem import Finding, Problem
from core.diagnosis.screen_tests import screen_finding

_STANDARD_ERROR = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnosis:
    """The result of ``doctor``.

    Attributes:
        is_well: whether nothing that is needed is missing.
        findings: one for each requirement.
    """

    is_well: bool
    findings: tuple[Finding, ...]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument(
        "--fix",
        action="store_true",
        help="run the commands that install what is missing (on Debian and Ubuntu with apt-get)",
    )
    parser.add_argument(
        "--tests",
        action="store_true",
        help="also check what only the tests need: a virtual screen and a window manager",
    )


def run(args: argparse.Namespace, terminal: Terminal) -> int:
    """Check, fix if asked to, check again, and print the findings."""
    diagnosis = _diagnose(args.workspace, for_tests=args.tests)
    found = (finding.problem for finding in diagnosis.findings)
    to_fix = [p for p in found if p and (p.is_needed or (args.tests and p.for_tests))]
    if args.fix and to_fix:
        for problem in to_fix:
            _fix(problem, terminal)
        diagnosis = _diagnose(args.workspace, for_tests=args.tests)
    terminal.result(diagnosis, _to_text)
    return 0 if diagnosis.is_well else 1


def _diagnose(workspace: Path | None, *, for_tests: bool) -> Diagnosis:
    found = tuple(findings(workspace))
    is_well = not any(finding.problem and finding.problem.is_needed for finding in found)
    if is_well:  # else a package that the backends import may be missing
        found += backend_findings()
    if for_tests:
        found += (screen_finding(),)
    return Diagnosis(is_well=is_well, findings=found)


def backend_findings() -> tuple[Finding, ...]:
    """Say what can run models on this machine, and why the others cannot."""
    from core.completion.opening import backend_states

    found: list[Finding] = []
    for state in backend_states():
        problem = Problem(
            name=f"backend-{state.name}",
            message=state.reason,
            hint="The next backend is used instead.",
            is_needed=False,
        )
        found.append(
            Finding(
                subject=f"backend, {state.title}",
                found=state.kernel or "installed",
                problem=problem if state.reason else None,
            )
        )
    return tuple(found)


def _fix(problem: Problem, terminal: Terminal) -> None:
    """Run the commands of one problem; the next check shows whether they helped."""
    if not problem.is_automatic:
        terminal.say(f"{problem.message} {problem.hint}")
        return
    for step in problem.steps:
        terminal.say(f"$ {' '.join(step)}")
        try:
            # Standard output is for the result. A failed update of the package lists,
            # for example when one of several sources is down, must not stop the install.
            subprocess.run(
                step,
                stdout=_STANDARD_ERROR,
                env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
                check=False,
            )
        except OSError as error:
            terminal.say(f"{step[0]} could not be started: {error.strerror}.")
            return


def _to_text(diagnosis: Diagnosis) -> str:
    lines: list[str] = []
    for finding in diagnosis.findings:
        problem = finding.problem
        state = "ok" if problem is None else "missing" if problem.is_needed else "note"
        lines.append(
            f"{state:<8} {finding.subject}: {problem.message if problem else finding.found}"
        )
        if problem is not None and problem.hint:
            lines.append(f"{'':<8} {problem.hint}")
    end = "Nothing needed is missing." if diagnosis.is_well else "Something needed is missing."
    return "\n".join([*lines, end])
