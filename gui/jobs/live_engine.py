"""Completes with the weights of a run in progress; imports torch, so in the completion thread.

The same as any engine, but that what it remembers is forgotten with every step.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from core.checkpoints.format import CheckpointInfo, Origin
from core.completion.engine import CompletionEngine
from core.completion.evidence import ProjectSource
from core.completion.precision import PrecisionTable
from core.completion.request import CompletionRequest, Suggestion
from core.inference.live_model import LiveModel
from core.inference.text_scoring import TextScore
from core.model.config import parameter_count
from core.training.loop.live import LiveWeights


class LiveEngine:
    """An engine on changing weights.

    Attributes:
        results, tokenizer: as of ``CompletionEngine``.
    """

    def __init__(self, weights: LiveWeights) -> None:
        self._weights = weights
        self._step = weights.step
        self._engine = CompletionEngine(LiveModel(weights), weights.tokenizer)
        self.results = self._engine.results
        self.tokenizer = weights.tokenizer

    @property
    def active_precision(self) -> PrecisionTable:
        """The calibration of what answers now."""
        return self._engine.active_precision

    def use_project(self, project: ProjectSource | None) -> None:
        """Ask a project from now on, or none."""
        self._engine.use_project(project)

    def complete(self, request: CompletionRequest, should_stop: Callable[[], bool]) -> Suggestion:
        """Answer with the weights of now."""
        self._follow()
        return self._engine.complete(request, should_stop)

    def prefetch(
        self,
        request: CompletionRequest,
        suggestion: Suggestion,
        should_stop: Callable[[], bool],
    ) -> None:
        """Answer in advance, though the next step makes it worthless."""
        self._follow()
        self._engine.prefetch(request, suggestion, should_stop)

    def score(
        self, text: str, should_stop: Callable[[], bool], begin: int, end: int
    ) -> Iterator[TextScore]:
        """What the weights of now think of a text."""
        self._follow()
        return self._engine.score(text, should_stop, begin, end)

    def _follow(self) -> None:
        step = self._weights.step
        if step != self._step:
            self._step = step
            self._engine.weights_changed()


def open_live(weights: LiveWeights) -> tuple[LiveEngine, CheckpointInfo]:
    """An engine on the weights that a run hands out, and what is known of them."""
    config = weights.model.config
    info = CheckpointInfo(
        path=Path(weights.run) / "live",  # no file: only the name is shown
        model_config=config,
        parameters=parameter_count(config),
        origin=Origin(run=weights.run, step=weights.step),
    )
    return LiveEngine(weights), info
