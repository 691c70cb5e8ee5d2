"""The weights of a run as a typist reads them: a window of tokens in, logits out."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray

from core.model.gpt import GPT
from core.training.step.device import Placement


class WindowReader:
    """Reads with whatever weights the model has at the time; a ``ReadWindow``.

    Args:
        model: in training.
        placement: where and how precisely it computes.
    """

    def __init__(self, model: GPT, placement: Placement) -> None:
        self._model = model
        self._placement = placement

    @torch.no_grad()
    def __call__(self, ids: Sequence[int], last: int) -> NDArray[np.float32]:
        """The logits after each of the last ``last`` of some ids, (last, V)."""
        model = self._model
        was_training = model.training
        model.eval()
        try:
            batch = torch.tensor(
                [list(ids)], dtype=torch.long, device=self._placement.device
            )  # (1, T)
            with self._placement.autocast():
                logits = model.head(model.features(batch)[0, -last:])
        finally:
            model.train(was_training)
        return logits.float().cpu().numpy()
