"""An engine on the weights of a running training, which change with every step."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from core.completion.engine import CompletionEngine
from core.completion.request import CompletionRequest, Suggestion
from core.inference.language_model import LanguageModel, ShouldStop
from core.inference.text_scoring import TextScore
from core.inference.token_table import TextCodec

if TYPE_CHECKING:
    from core.training.loop.live import LiveWeights


class LiveEngine(CompletionEngine):
    """An engine that forgets what it remembers with every step of the training.

    Args:
        weights: as the training hands them out.
        model: a ``LiveModel`` on these weights.
        tokenizer: the training's own.
    """

    def __init__(self, weights: LiveWeights, model: LanguageModel, tokenizer: TextCodec) -> None:
        super().__init__(model, tokenizer)
        self._weights = weights
        self._step = weights.step

    def complete(self, request: CompletionRequest, should_stop: ShouldStop) -> Suggestion:
        """Answer with the current weights; see ``CompletionEngine.complete``."""
        self._follow()
        return super().complete(request, should_stop)

    def read_ahead(
        self, request: CompletionRequest, visible_chars: int, should_stop: ShouldStop
    ) -> bool:
        """Read nothing: before anybody asks, the weights are others."""
        del request, visible_chars, should_stop
        return True

    def score(
        self, text: str, should_stop: ShouldStop, begin: int = 0, end: int | None = None
    ) -> Iterator[TextScore]:
        """Score a text with the current weights; see ``CompletionEngine.score``."""
        self._follow()
        return super().score(text, should_stop, begin, end)

    def _follow(self) -> None:
        step = self._weights.step
        if step != self._step:
            self._step = step
            self.weights_changed()
