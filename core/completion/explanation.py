"""*Source of this suggestion*, as plain data: for the window, the terminal and other programs."""

from __future__ import annotations

from dataclasses import dataclass

from core.attribution.records import TrainingMatch, TrainingTrace
from core.completion.request import Evidence, Suggestion
from core.memory.location import Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """Where a suggestion comes from.

    Attributes:
        text: of the suggestion; empty where there is none.
        no_suggestion_reason: why there is none.
        model, file, project: how much of its probability each gave, 0 to 1; None where no
            project was asked.
        locations: the lines of the project that gave it.
        matches: the longest equal passages of the training set. A model keeps no record of what
            it learned a line from: they are where it is, not proof of a cause.
        copied: the passage that the copy warning is about; None where there is no warning.
        training_sets: the corpora that were searched.
        missing: what else the model was trained on, which is not on this machine.
    """

    text: str
    no_suggestion_reason: str | None = None
    model: float | None = None
    file: float | None = None
    project: float | None = None
    locations: tuple[Location, ...] = ()
    matches: tuple[TrainingMatch, ...] = ()
    copied: TrainingMatch | None = None
    training_sets: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


def explanation_of(
    suggestion: Suggestion, training_sets: tuple[str, ...] = (), missing: tuple[str, ...] = ()
) -> Explanation:
    """Return the explanation of the best text of a suggestion.

    Args:
        suggestion: of an engine that was given the training set, where there is one.
        training_sets: the corpora that were searched.
        missing: what else the model was trained on.
    """
    evidence = suggestion.evidence
    trace = suggestion.traces[0] if suggestion.traces else TrainingTrace(text=suggestion.text)
    known = evidence if evidence is not None else Evidence(model=0.0, file=0.0, project=0.0)
    return Explanation(
        text=suggestion.text,
        no_suggestion_reason=suggestion.no_suggestion_reason,
        model=known.model if evidence is not None else None,
        file=known.file if evidence is not None else None,
        project=known.project if evidence is not None else None,
        locations=known.places,
        matches=trace.matches if suggestion.text else (),
        copied=trace.copied if suggestion.text else None,
        training_sets=training_sets,
        missing=missing,
    )
