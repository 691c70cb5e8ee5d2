"""What ``complete --explain`` prints, and the training set that it needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.attribution.records import TrainingMatch
from core.attribution.training_corpora import (
    TrainingCorpora,
    make_tracer,
    titles_of,
    training_corpora,
)
from core.cli.interrupts import interrupts
from core.cli.terminal import Terminal
from core.completion.explanation import Explanation, explanation_of
from core.completion.request import Suggestion
from core.control import Control
from core.workspace import Workspace

if TYPE_CHECKING:
    from core.checkpoints.format import Origin
    from core.completion.engine import CompletionEngine


def use_training_set(
    engine: CompletionEngine, origin: Origin, workspace: Workspace, terminal: Terminal
) -> TrainingCorpora:
    """Let an engine trace its suggestions to the training set, as far as it is on this machine.

    Builds the index where there is none.

    Raises:
        CoreError: the index cannot be built.
        Cancelled: the user interrupted it.
    """
    corpora = training_corpora(origin, workspace)
    control = Control()
    with interrupts(control.cancel):
        engine.use_training_set(make_tracer(corpora, workspace, terminal.emit, control))
    return corpora


def explained(suggestion: Suggestion, corpora: TrainingCorpora, terminal: Terminal) -> None:
    """Print where a suggestion comes from."""
    explanation = explanation_of(suggestion, titles_of(corpora), corpora.missing)
    terminal.result(explanation, explanation_text)


def explanation_text(explanation: Explanation) -> str:
    """Return an explanation as lines of text."""
    if not explanation.text:
        return f"(nothing: {explanation.no_suggestion_reason})"
    lines = [explanation.text, ""]
    if explanation.model is None:
        lines.append("From the model and this file; no project was used (--project DIR).")
    else:
        lines.append(
            f"From the project {explanation.project:.0%}, this file {explanation.file:.0%}, "
            f"the model {explanation.model:.0%}."
        )
        lines += [f"  project: {each.path}, line {each.line}" for each in explanation.locations]
    if explanation.copied is not None:
        lines.append(f"Copy warning: {_match_text(explanation.copied)}; in no other project.")
    if explanation.training_sets:
        names = ", ".join(explanation.training_sets)
        found = "longest equal passages" if explanation.matches else "no equal passage"
        lines.append(f"Training set {names}: {found}.")
        lines += [f"  {_match_text(match)}" for match in explanation.matches]
    if explanation.missing:
        names = ", ".join(explanation.missing)
        lines.append(f"Also trained on {names}, whose files are not on this machine.")
    return "\n".join(lines)


def _match_text(match: TrainingMatch) -> str:
    return (
        f"{match.project}: {match.path}, line {match.line} ({match.license}), "
        f"{match.tokens} equal tokens, {match.suggested} of them suggested"
    )
