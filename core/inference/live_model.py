"""``LanguageModel`` on the weights of a run in progress, as they are at this moment.

Between two passes the run may have made a step: what was read before is then read
again with the new weights, so one answer never mixes two models' keys. Letting the
run wait for a whole answer is the task of the foreground gate, which the caller enters.
"""

from __future__ import annotations

from collections.abc import Sequence

from core.inference.language_model import Logits
from core.inference.torch_model import TorchModel
from core.inference.wrapped_model import WrappedModel
from core.training.loop.live import LiveWeights


class LiveModel(WrappedModel):
    """One sequence on changing weights; used from one thread at a time.

    Args:
        weights: as ``train`` hands them out; never copied.
    """

    def __init__(self, weights: LiveWeights) -> None:
        self._weights = weights
        self._step = weights.step
        super().__init__(TorchModel(weights.model))

    @property
    def step(self) -> int:
        """The step of the weights that the held sequence was read with."""
        return self._step

    def extend(self, ids: Sequence[int]) -> Logits:
        """Read ``ids`` after what is held; the logits after the last, shape (V,).

        Raises:
            ValueError: no ids, or more than there is room for.
        """
        with self._weights.reading() as step:
            self._renew(step)
            return self._model.extend(ids)

    def extend_all(self, ids: Sequence[int]) -> Logits:
        """Read ``ids`` after what is held; the logits after each, shape (len(ids), V).

        Raises:
            ValueError: as ``extend``.
        """
        with self._weights.reading() as step:
            self._renew(step)
            return self._model.extend_all(ids)

    def truncate(self, length: int) -> None:
        """Cut the sequence back to its first ``length`` tokens; costs nothing."""
        self._model.truncate(length)

    def _renew(self, step: int) -> None:
        """Read again what was read with weights that are no more."""
        if step != self._step:
            held = list(self._model.tokens)
            self._model.truncate(0)
            if held:
                self._model.extend(held)
            self._step = step
