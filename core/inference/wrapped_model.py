"""A language model that delegates its sequence to another one."""

from __future__ import annotations

from collections.abc import Sequence

from core.inference.language_model import LanguageModel


class WrappedModel(LanguageModel):
    """A ``LanguageModel`` whose sequence is that of the model inside.

    Args:
        model: used by this one alone.
    """

    def __init__(self, model: LanguageModel) -> None:
        self._model = model

    @property
    def context(self) -> int:
        """The most tokens that the sequence may hold."""
        return self._model.context

    @property
    def vocabulary(self) -> int:
        """How many logits there are."""
        return self._model.vocabulary

    @property
    def length(self) -> int:
        """How many tokens the sequence holds now."""
        return self._model.length

    @property
    def tokens(self) -> Sequence[int]:
        """The sequence itself."""
        return self._model.tokens
