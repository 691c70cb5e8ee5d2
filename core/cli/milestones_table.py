"""What the milestones of a run answered, as lines for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from core.evaluation.milestones import MilestoneAnswers


def to_text(found: MilestoneAnswers) -> str:
    """Return a line for each step, the expected text, and since when it was right."""
    width = max(len(f"{answer.step:,}") for answer in found.answers)
    lines = [f"{found.run}"]
    for answer in found.answers:
        mark = "✓" if answer.is_right else " "
        text = answer.text or f"(nothing: {answer.no_suggestion_reason})"
        lines.append(f"  step {answer.step:>{width},} {mark} {text}")
    if found.question.expected:
        lines.append(f"Expected: {found.question.expected}")
    return "\n".join([*lines, found.verdict])
