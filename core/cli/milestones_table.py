"""What the milestones of a run answered, as lines for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from core.evaluation.milestones import MilestoneAnswers


def to_text(found: MilestoneAnswers) -> str:
    """A line for each step, then when it was right first."""
    width = max(len(f"{answer.step:,}") for answer in found.answers)
    lines = [f"{found.run}"]
    for answer in found.answers:
        mark = "✓" if answer.is_right else " "
        text = answer.text or f"(nothing: {answer.why_nothing})"
        lines.append(f"  step {answer.step:>{width},} {mark} {text}")
    return "\n".join([*lines, verdict(found)])


def verdict(found: MilestoneAnswers) -> str:
    """When the line was right, in a sentence."""
    first, since = found.first_right, found.right_since
    if not found.question.expected:
        return "Nothing stands after the caret on its line, so there is nothing to compare with."
    if first is None:
        return f"Never right; there stands: {found.question.expected}"
    if since == first:
        return f"Right from step {first:,} on."
    if since is not None:
        return f"Right first at step {first:,}, and from step {since:,} on."
    return f"Right first at step {first:,}, but not at the end."
