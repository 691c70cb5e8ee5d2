"""How likely some weights find sequences after a prompt: what an exposure is ranked by."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812 - the name everyone uses
from numpy.typing import NDArray

from core.checkpoints import store
from core.control import Control
from core.model.gpt import GPT

_ROWS = 128


class SequenceLoss:
    """Weights that score sequences; on the processor.

    Args:
        checkpoint: the file of the weights.

    Raises:
        CheckpointError: it cannot be read.
    """

    def __init__(self, checkpoint: Path) -> None:
        loaded = store.load_for_inference(checkpoint)
        self._model = GPT(loaded.model_config)
        self._model.load_state_dict(loaded.model_state)
        self._model.eval()

    @torch.no_grad()
    def nats(
        self, prompts: Sequence[Sequence[int]], sequences: Sequence[Sequence[int]], control: Control
    ) -> NDArray[np.float64]:
        """Return the negative log-probability of each sequence after its prompt, nats, (N,).

        Args:
            prompts: token ids, one for each sequence; at least one token each.
            sequences: token ids.
            control: asked between two batches.

        Raises:
            Cancelled: a cancel was asked for.
        """
        found = np.empty(len(sequences))
        # Batches of equal shape need no padding, so each figure is independent of the others.
        shapes = [(len(p), len(s)) for p, s in zip(prompts, sequences, strict=True)]
        for shape in sorted(set(shapes)):
            of_shape = [number for number, one in enumerate(shapes) if one == shape]
            for start in range(0, len(of_shape), _ROWS):
                control.safe_point()
                rows = of_shape[start : start + _ROWS]
                ids = torch.tensor([[*prompts[row], *sequences[row]] for row in rows])  # (R, T)
                logits = self._model(ids[:, :-1])[:, shape[0] - 1 :]  # (R, S, V)
                targets = ids[:, shape[0] :]
                losses = F.cross_entropy(
                    logits.flatten(0, 1).float(), targets.flatten(), reduction="none"
                )
                found[rows] = losses.double().view(len(rows), -1).sum(dim=1).numpy()
        return found
