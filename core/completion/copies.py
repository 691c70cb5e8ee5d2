"""Suggestions with where the training set has them, and without those that copy one project."""

from __future__ import annotations

import dataclasses
from typing import Final, Protocol

from core.attribution.records import TrainingTrace
from core.completion.request import CompletionRequest, Suggestion
from core.texts import Text

COPIES_ONE_PROJECT: Final = Text("It would copy one project of the training set.")


class TrainingSource(Protocol):
    """What the engine needs of an index of the training set."""

    def trace(self, prefix: str, text: str, suffix: str, edited: str | None) -> TrainingTrace:
        """Return where the training set has a suggestion; see ``core.attribution.tracing``."""
        ...


def traced(
    suggestion: Suggestion, request: CompletionRequest, source: TrainingSource | None
) -> Suggestion:
    """Return a suggestion with the traces of all its texts."""
    if source is None or not suggestion.text:
        return suggestion
    traces = tuple(
        source.trace(request.prefix, text, request.suffix, request.path)
        for text in suggestion.texts
    )
    return dataclasses.replace(suggestion, traces=traces)


def without_copies(suggestion: Suggestion, request: CompletionRequest) -> Suggestion:
    """Return what is left of a suggestion where copies are to be hidden."""
    if not request.hides_copies or not suggestion.traces:
        return suggestion
    texts = [text for text in suggestion.texts if copy_of(text, suggestion.traces) is None]
    if len(texts) == len(suggestion.texts):
        return suggestion
    if not texts:
        return dataclasses.replace(
            suggestion,
            text="",
            alternatives=(),
            no_suggestion_reason=COPIES_ONE_PROJECT,
            evidence=None,
            kept_tokens=0,
        )
    is_best = texts[0] == suggestion.text
    return dataclasses.replace(
        suggestion,
        text=texts[0],
        alternatives=tuple(texts[1:]),
        # What was measured of the best text is not true of another one.
        precision=suggestion.precision if is_best else None,
        evidence=suggestion.evidence if is_best else None,
    )


def trace_of(text: str, traces: tuple[TrainingTrace, ...]) -> TrainingTrace | None:
    """Return the trace of a text, or of the text that it is the rest of; None if there is none."""
    exact = (trace for trace in traces if trace.text == text)
    longer = (trace for trace in traces if text and trace.text.endswith(text))
    return next(exact, None) or next(longer, None)


def copy_of(text: str, traces: tuple[TrainingTrace, ...]) -> TrainingTrace | None:
    """Return the trace of a text that copies one training project; None for any other."""
    trace = trace_of(text, traces)
    return trace if trace is not None and trace.copied is not None else None
