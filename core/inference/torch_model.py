"""``LanguageModel`` over ``core.model.GPT`` with a KV cache.

The only module of this package that imports torch. It serves GPUs and the
model that is training; weights are used as they are, never copied. Samplers,
prompts and text belong to other modules.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch

from core.checkpoints.format import Checkpoint
from core.inference.language_model import LanguageModel, Logits
from core.model.gpt import GPT
from core.model.kv_cache import KVCache
from core.processor import available_cores


class TorchModel(LanguageModel):
    """One sequence in a decoder's KV cache; used from one thread at a time.

    Args:
        model: on the device where it shall run; its parameters may be updated
            between calls (then cut the sequence to 0, its keys are stale).
    """

    def __init__(self, model: GPT) -> None:
        parameter = model.head.weight
        self._model = model
        self._device = parameter.device
        self._cache = KVCache(model.config, device=parameter.device, dtype=parameter.dtype)
        self._tokens: list[int] = []

    @classmethod
    def from_checkpoint(cls, checkpoint: Checkpoint, threads: int | None = None) -> TorchModel:
        """Return the model of a loaded checkpoint, on the best device of this machine.

        Args:
            checkpoint: what was loaded.
            threads: processor cores that torch may use, for all that this process does with
                it; None for no more than it may use.
        """
        # torch counts the machine's cores, whatever a container may use of them.
        torch.set_num_threads(threads or min(torch.get_num_threads(), available_cores()))
        model = GPT.from_state(checkpoint.model_config, checkpoint.model_state)
        return cls(model.to(best_device()).eval())

    @property
    def context(self) -> int:
        """The most tokens that the sequence may hold."""
        return self._model.config.context

    @property
    def vocabulary(self) -> int:
        """How many logits there are."""
        return self._model.config.vocabulary

    @property
    def length(self) -> int:
        """How many tokens the cache holds."""
        return self._cache.length

    @property
    def tokens(self) -> Sequence[int]:
        """The ids in the cache."""
        return self._tokens

    def extend(self, ids: Sequence[int]) -> Logits:
        """Read ``ids`` after what is held; the logits after the last, shape (V,).

        Raises:
            ValueError: no ids, or more than there is room for.
        """
        return self._read(ids, last_only=True)[-1]

    def extend_all(self, ids: Sequence[int]) -> Logits:
        """Read ``ids`` after what is held; the logits after each, shape (len(ids), V).

        Raises:
            ValueError: as ``extend``.
        """
        return self._read(ids, last_only=False)

    def _read(self, ids: Sequence[int], *, last_only: bool) -> Logits:
        room = self.context - self.length
        if not 0 < len(ids) <= room:
            raise ValueError(f"{len(ids)} tokens were given, and there is room for {room}")
        with torch.inference_mode():
            batch = torch.tensor([list(ids)], dtype=torch.long, device=self._device)  # (1, T)
            logits = self._model(batch, cache=self._cache, last_only=last_only)  # (1, N, V)
            result = logits[0].float().cpu().numpy()
        # Only now: a forward pass that failed has not moved the cache either.
        self._tokens.extend(ids)
        return np.asarray(result, dtype=np.float32)

    def truncate(self, length: int) -> None:
        """Cut the sequence back to its first ``length`` tokens; costs nothing."""
        self._cache.truncate(length)
        del self._tokens[length:]


def best_device() -> torch.device:
    """CUDA, else Apple's MPS, else the processor."""
    if torch.cuda.is_available():
        return torch.device("cuda")
    if torch.backends.mps.is_available():
        return torch.device("mps")
    return torch.device("cpu")
