"""``train --forget``: what it would take, or the run without a file, and the proof."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from core.cli.interrupts import EXIT_INTERRUPTED, interrupts
from core.cli.terminal import Terminal
from core.control import Control
from core.errors import ConfigError
from core.workspace import Workspace

if TYPE_CHECKING:
    from core.training.forgetting.document_loss import Exposure
    from core.training.forgetting.forget import ForgetPlan, ForgetResult

# More names than this are counted.
_MAX_NAMES = 8


def run_forgetting(args: argparse.Namespace, workspace: Workspace, terminal: Terminal) -> int:
    """Forget what ``--forget`` names, or with ``--estimate`` say what it takes.

    Raises:
        ConfigError: an option does not fit.
        CoreError: see ``forget``.
    """
    if args.dataset or args.preset or args.start_from or args.replay or args.resume or args.set:
        raise ConfigError(
            "A run that forgets keeps its settings.", "Give only --run and --estimate besides."
        )
    if args.max_steps or args.max_minutes:
        raise ConfigError("A run that forgets is trained as long as before.", "Omit --max-...")
    run = workspace.find_run(args.run or "latest")
    from core.evaluation.validation_typing import make_simulator
    from core.training.forgetting.forget import forget, plan_forgetting

    if args.estimate:
        terminal.result(plan_forgetting(args.forget, run, workspace), plan_text)
        return 0
    control = Control()
    with interrupts(control.stop) as was_interrupted:
        result = forget(args.forget, run, workspace, terminal.emit, control, make_simulator)
    terminal.result(result, result_text)
    return EXIT_INTERRUPTED if was_interrupted() else 0


def plan_text(plan: ForgetPlan) -> str:
    """Return a plan as lines of text."""
    lines = [f"Run {plan.run}: {_names(plan.files)}"]
    if plan.also_dropped:
        lines.append(f"Copies that stay dropped: {_names(plan.also_dropped)}")
    if plan.first_step is None:
        lines.append("The run never read it: only corpus and dataset change.")
    else:
        start = f"milestone {plan.start_step:,}" if plan.start_step else "random weights"
        lines.append(
            f"First read at step {plan.first_step + 1:,} of {plan.steps:,}; to be trained again "
            f"from {start}: {plan.steps - plan.start_step:,} steps"
            + (f", about {plan.seconds / 60:.1f} minutes" if plan.seconds is not None else "")
        )
    lines += _kept_lines(plan)
    return "\n".join(lines)


def result_text(result: ForgetResult) -> str:
    """Return a result as lines of text."""
    lines = [plan_text(result.plan)]
    if result.new_run:
        lines.append(f"New run {result.new_run}: {result.state}")
        lines.append(f"checkpoint: {result.checkpoint}")
    rows = (
        ("before, it had read it", result.before),
        ("reference, before it was read", result.reference),
        ("after, trained without it", result.after),
    )
    known = [(title, exposure) for title, exposure in rows if exposure is not None]
    if known:
        lines.append("Exposure: bits per byte of it, of held-out files, and its rank among them")
        lines += [_exposure_text(title, exposure) for title, exposure in known]
    return "\n".join(lines)


def _exposure_text(title: str, exposure: Exposure) -> str:
    return (
        f"  {title:<30} {exposure.bits_per_byte:.3f}  {exposure.held_out:.3f}  {exposure.rank:.0%}"
    )


def _kept_lines(plan: ForgetPlan) -> list[str]:
    if not plan.checkpoints:
        return []
    return [
        "These checkpoints still contain it and are yours to delete:",
        *(f"  {path}" for path in plan.checkpoints),
    ]


def _names(paths: tuple[str, ...]) -> str:
    more = len(paths) - _MAX_NAMES
    return ", ".join(paths[:_MAX_NAMES]) + (f" and {more:,} more" if more > 0 else "")
