"""The light engine held against torch in float32, on real text.

At each position of some windows: the greedy token and the bits per byte of torch in one
pass, of torch token by token, of the light engine token by token, and of it in one pass.
Part of ``bench completion``; means something for trained checkpoints alone.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from core.inference.language_model import LanguageModel
from core.tokenizer.tokenizer import Tokenizer

_WINDOW = 251


def report(
    light: LanguageModel, reference: LanguageModel, tokenizer: Tokenizer, texts: Sequence[str],
    positions: int,
) -> None:  # fmt: skip
    """Print how far they agree at ``positions`` offsets, taken from many files."""
    size = min(_WINDOW, light.context)
    windows = [ids[:size] for text in texts if len(ids := tokenizer.encode(text[200:6000])) > size][
        : math.ceil(positions / (size - 1))
    ]
    expected = [_together(reference, window) for window in windows]
    others = {
        "torch, token by token": [_step_by_step(reference, window) for window in windows],
        "light, token by token": [_step_by_step(light, window) for window in windows],
        "light, at once": [_together(light, window) for window in windows],
    }
    targets = np.concatenate([window[1:] for window in windows])
    lengths = tokenizer.byte_lengths()
    torch_logits = np.concatenate(expected)
    torch_bits = _bits_per_byte(torch_logits, targets, lengths)
    print(f"parity at {len(targets)} positions; torch fp32 {torch_bits:.4f} bits per byte")
    greedy = {name: np.concatenate(logits).argmax(-1) for name, logits in others.items()}
    for name, logits in others.items():
        bits = _bits_per_byte(np.concatenate(logits), targets, lengths)
        equal = (greedy[name] == torch_logits.argmax(-1)).mean()
        print(f"  {name:22} greedy token equal {equal:.2%}, bits per byte {bits - torch_bits:+.5f}")
    cached, uncached = greedy["light, token by token"], greedy["light, at once"]
    print(f"  light: cached and uncached differ at {(cached != uncached).mean():.2%}")


def _together(model: LanguageModel, ids: Sequence[int]) -> npt.NDArray[np.float32]:
    model.truncate(0)
    return model.extend_all(ids[:-1])


def _step_by_step(model: LanguageModel, ids: Sequence[int]) -> npt.NDArray[np.float32]:
    return np.stack([model.prefill(ids[:1]), *(model.extend([id]) for id in ids[1:-1])])


def _bits_per_byte(
    logits: npt.NDArray[np.float32],
    targets: npt.NDArray[np.int64],
    lengths: npt.NDArray[np.int64],
) -> float:
    scores = logits.astype(np.float64)
    sums = np.log(np.exp(scores - scores.max(-1, keepdims=True)).sum(-1)) + scores.max(-1)
    losses = sums - scores[np.arange(len(targets)), targets]
    sizes = lengths[targets]
    return float(losses[sizes > 0].sum() / math.log(2) / sizes.sum())
