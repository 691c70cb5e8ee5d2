"""One thing that was looked for, and what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass

from core.errors import EnvironmentProblem

Step = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something that this machine lacks.

    Attributes:
        name: a short handle, for example ``qt-libraries``.
        message: what is wrong, one sentence.
        hint: what to do, in one sentence that contains the command.
        steps: the programs to run, one after another; empty where none helps.
        is_automatic: whether ``doctor --fix`` may run the steps by itself.
        is_needed: False where only one feature is missing and nothing need be done.
        for_tests: only the tests need it; ``doctor --tests --fix`` runs the steps.
    """

    name: str
    message: str
    hint: str
    steps: tuple[Step, ...] = ()
    is_automatic: bool = False
    is_needed: bool = True
    for_tests: bool = False

    @property
    def command(self) -> str:
        """The steps as one line for a shell."""
        return shell_line(self.steps)

    def as_error(self) -> EnvironmentProblem:
        """Return the same as an error to raise."""
        return EnvironmentProblem(self.message, self.hint)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One line of what ``doctor`` prints.

    Attributes:
        subject: what was looked for.
        found: what there is of it, in a few words.
        problem: what is wrong; None when all is well.
    """

    subject: str
    found: str
    problem: Problem | None = None


def raise_first(*candidates: Problem | None) -> None:
    """Raise the first problem, if there is one.

    Raises:
        EnvironmentProblem: the first of ``candidates`` that is not None.
    """
    for problem in candidates:
        if problem is not None:
            raise problem.as_error()


def shell_line(steps: tuple[Step, ...]) -> str:
    """Steps as they would be typed, each run only after the one before succeeded."""
    import shlex  # only for a message

    return " && ".join(shlex.join(step) for step in steps)
