"""A language model with everything that the editor puts around it, as a ``Completer``."""

from __future__ import annotations

from typing import Final

from core.completion.engine import CompletionEngine
from core.completion.request import CompletionRequest
from core.evaluation.completers import MAX_TOKENS, Offer
from core.inference.sampling_config import SamplingConfig

_GREEDY: Final = SamplingConfig(temperature=0.0)


class EngineCompleter:
    """Draws greedily and sets no threshold: the reader of the report does."""

    def __init__(self, name: str, engine: CompletionEngine) -> None:
        self._name = name
        self.engine = engine

    @property
    def name(self) -> str:
        """As it stands in reports."""
        return self._name

    def begin_file(self) -> None:
        """Forget the KV cache, the anchor of the window and the known answers."""
        self.engine.forget()

    def offer(self, prefix: str, suffix: str, language: str) -> Offer:
        """Ask the engine."""
        request = CompletionRequest(
            id=0, prefix=prefix, suffix=suffix, language=language, sampling=_GREEDY,
            max_tokens=MAX_TOKENS, max_lines=1,
        )  # fmt: skip
        found = self.engine.complete(request, lambda: False)
        return Offer(
            text=found.text,
            precision=found.precision or 0.0,
            milliseconds=found.milliseconds,
            is_cached=found.is_cached,
        )

    def close(self) -> None:
        """Nothing is held."""
