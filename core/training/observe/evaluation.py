"""The validation figure: loss and bits per byte on fixed windows of the validation split.

Bits per byte does not depend on the vocabulary, so models with different
tokenizers compare by it and by nothing else.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812 - the name everyone uses
from numpy.typing import NDArray
from torch import Tensor

from core.control import Control
from core.data.batches import evaluation_windows, gather
from core.model.gpt import GPT
from core.training.observe.languages import TokenLanguages
from core.training.step.device import Placement

# The logits of all tokens together would take 131 MB for 4,096 of them; see ``loss``.
_ROWS = 512


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageFigure:
    """The validation figure of one language, over ``text_bytes`` of text."""

    language: str
    bits_per_byte: float
    text_bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ValidationFigure:
    """The validation figure of some weights.

    Attributes:
        loss: nats per token.
        bits_per_byte: over the bytes that the tokens encode.
        languages: the figures by language; empty if the languages are not known.
    """

    loss: float
    bits_per_byte: float
    languages: tuple[LanguageFigure, ...] = ()


class Validation:
    """Evaluates models on a fixed set of windows.

    Args:
        tokens: the validation split, uint16.
        byte_lengths: the number of bytes of each vocabulary entry, 0 for control tokens, (V,).
        context: the number of tokens in a window.
        max_tokens: the number of tokens to read, spread evenly over the split.
        batch_size: the number of windows in one forward pass.
        languages: the languages of the split; None if they are not known.
    """

    def __init__(
        self,
        tokens: NDArray[np.uint16],
        byte_lengths: NDArray[np.int64],
        *,
        context: int,
        max_tokens: int,
        batch_size: int,
        languages: TokenLanguages | None = None,
    ) -> None:
        self._languages = languages
        self._tokens = tokens
        self._byte_lengths = torch.from_numpy(byte_lengths)
        self._context = context
        self._batch_size = batch_size
        self._starts = evaluation_windows(len(tokens), context, max(1, max_tokens // context))

    @property
    def is_empty(self) -> bool:
        """Whether the split is too short for a single window."""
        return len(self._starts) == 0

    @torch.no_grad()
    def measure(self, model: GPT, placement: Placement, control: Control) -> ValidationFigure:
        """Evaluate the model on every window. Control tokens count in neither figure.

        Raises:
            Cancelled: between two batches.
        """
        nats, tokens, length = 0.0, 0, 0
        count = len(self._languages.names) if self._languages else 0
        nats_by_language = torch.zeros(count, dtype=torch.float64)
        bytes_by_language = torch.zeros(count, dtype=torch.int64)
        was_training = model.training
        model.eval()
        for first in range(0, len(self._starts), self._batch_size):
            control.safe_point()
            starts = self._starts[first : first + self._batch_size]
            inputs, targets = (
                torch.from_numpy(array).to(placement.device)
                for array in gather(self._tokens, starts, self._context)
            )
            with placement.autocast():
                features = model.features(inputs).flatten(0, 1)  # (B x T, C)
            parts = zip(
                features.split(_ROWS),
                targets.flatten().split(_ROWS),
                self._languages_of(starts).split(_ROWS),
                strict=True,
            )
            for rows, wanted, spoken in parts:
                with placement.autocast():
                    logits = model.head(rows)  # (R, V)
                losses = F.cross_entropy(logits.float(), wanted, reduction="none").cpu()
                target_bytes = self._byte_lengths[wanted.cpu()]
                counted = target_bytes > 0
                nats += losses[counted].sum(dtype=torch.float64).item()
                tokens += int(counted.sum())
                length += int(target_bytes.sum())
                if count:
                    # Control tokens count in no language either.
                    losses = losses.double().where(counted, 0.0)
                    nats_by_language.index_add_(0, spoken, losses)
                    bytes_by_language.index_add_(0, spoken, target_bytes)
        model.train(was_training)
        return ValidationFigure(
            loss=nats / max(1, tokens),
            bits_per_byte=nats / math.log(2) / max(1, length),
            languages=self._figures(nats_by_language, bytes_by_language),
        )

    def _languages_of(self, starts: NDArray[np.int64]) -> Tensor:
        """The language index of each target, (B x T,); zeros if the languages are not known."""
        positions = starts[:, None] + np.arange(1, self._context + 1, dtype=np.int64)
        if self._languages is None:
            return torch.zeros(positions.size, dtype=torch.int64)
        return torch.from_numpy(self._languages.of_tokens(positions).ravel())

    def _figures(self, nats: Tensor, text_bytes: Tensor) -> tuple[LanguageFigure, ...]:
        names = self._languages.names if self._languages else ()
        return tuple(
            LanguageFigure(
                language=name, bits_per_byte=sum_nats / math.log(2) / length, text_bytes=length
            )
            for name, sum_nats, length in zip(
                names, nats.tolist(), text_bytes.tolist(), strict=True
            )
            if length
        )
