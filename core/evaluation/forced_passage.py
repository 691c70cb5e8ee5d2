"""A passage of an unseen file, read by a model in one forward pass instead of key by key.

Greedy decoding gives the file's own tokens for as long as it is right. So one reading of the
file, with the true tokens as input (teacher forcing), holds everything that decoding from any
of its offsets would compute, up to the first wrong token; what would come after that saves
nobody a key. A passage of 128 tokens is read as fast as two or three of its answers are written.

What of this does not depend on the weights is prepared once: the tokens, and what the file
itself says of each of them (``FileMemory``, as ``MixedModel`` mixes it in).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from core.completion.request import REACH_BEFORE
from core.corpus.store.reader import Document
from core.evaluation.typing_simulation import Passage
from core.inference.file_memory import FileMemory
from core.inference.mixed_model import DEFAULT_FILE_WEIGHTS
from core.tokenizer.special_tokens import BOS_ID, EOS_ID
from core.tokenizer.tokenizer import Tokenizer

# More of the file before the passage changes little, and takes longer to read.
_MAX_WINDOW: Final = 384
_MAX_TYPED: Final = 128
# Token healing goes back so far before the first typed character.
LEAD_TOKENS: Final = 8
# Of what the file recalls, the likeliest; the others weigh less than a hundredth.
_MAX_RECALLED: Final = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class ForcedPassage:
    """A passage with its tokens.

    Attributes:
        passage: the text and what of it is typed.
        window: what is read, in the model's context; its end is the passage's.
        lead: the index in ``window`` of the first token that is predicted.
        starts: where each token of ``window`` from ``lead`` on begins in the text, in
            characters, and where the last one ends, (N + 1,).
        pieces: the bytes of those tokens, N of them.
        recalled_rows, recalled_ids, recalled: what the file says of them: token numbers from
            ``lead`` on, ids, and weight times probability, (R,) each.
        model_weights: what is left for the model at each of them, (N,).
    """

    passage: Passage
    window: tuple[int, ...]
    lead: int
    starts: NDArray[np.int64]
    pieces: tuple[bytes, ...]
    recalled_rows: NDArray[np.int64]
    recalled_ids: NDArray[np.int64]
    recalled: NDArray[np.float32]
    model_weights: NDArray[np.float32]

    @property
    def rows(self) -> int:
        """How many tokens are predicted, N."""
        return len(self.pieces)

    def mixed(self, logits: NDArray[np.float32]) -> NDArray[np.float32]:
        """Probabilities of each predicted token, the file's part included, (N, V).

        Args:
            logits: before each of them, (N, V).
        """
        probabilities = np.exp(logits - logits.max(axis=1, keepdims=True))
        probabilities *= (self.model_weights / probabilities.sum(axis=1))[:, None]
        probabilities[self.recalled_rows, self.recalled_ids] += self.recalled
        return probabilities


def choose_passage(
    tokens: NDArray[np.uint16],
    language: str | None,
    tokenizer: Tokenizer,
    context: int,
    choose: Callable[[int], int],
) -> ForcedPassage | None:
    """Return a passage of a document; None where it has none that will do.

    Args:
        tokens: the document as a dataset holds it, with its control tokens.
        language: of it; None where unknown.
        tokenizer: of the dataset.
        context: of the model.
        choose: a number below the given one, the seeded choice of the first line.
    """
    ids = [id for id in tokens.tolist() if id not in (BOS_ID, EOS_ID)]
    ends = np.cumsum([len(tokenizer.token_bytes(id)) for id in ids], dtype=np.int64)
    starts = np.concatenate(([0], ends))
    data = b"".join(map(tokenizer.token_bytes, ids))
    # The token in which each line begins.
    lines = np.flatnonzero(np.frombuffer(data, dtype=np.uint8) == ord("\n")) + 1
    first_tokens = np.searchsorted(ends, lines, side="right")
    typed = min(_MAX_TYPED, context // 2)
    # There is as much text before the passage as is typed, and one whole line fits.
    fitting = [
        number
        for number in range(len(lines) - 1)
        if first_tokens[number] >= typed and first_tokens[number + 1] - first_tokens[number] < typed
    ]
    if not fitting:
        return None
    first = fitting[choose(len(fitting))]
    reach = np.searchsorted(first_tokens, first_tokens[first] + typed, side="right") - 1
    begin, end = int(lines[first]), int(lines[max(reach, first + 1)])
    last = int(np.searchsorted(starts, end))
    low = max(int(first_tokens[first]) - LEAD_TOKENS, 1)
    if not data[starts[low] : end].isascii():
        return None  # bytes are characters here
    before = data[: starts[low]].decode("utf-8", "replace")
    shift = len(before) - int(starts[low])
    window_start = max(0, last - min(context, _MAX_WINDOW) + 1)
    window = [BOS_ID, *ids[:last]] if window_start == 0 else ids[window_start:last]
    reach_back = max(0, int(np.searchsorted(starts, starts[low] - REACH_BEFORE)))
    rows, recalled_ids, recalled, weights = _recall(ids[reach_back:low], ids[low:last])
    return ForcedPassage(
        passage=Passage(
            document=Document(
                path="", language=language or "", text=before + data[starts[low] : end].decode()
            ),
            start=begin + shift,
            end=end + shift,
        ),
        window=tuple(window),
        lead=len(window) - (last - low),
        starts=starts[low : last + 1] + shift,
        pieces=tuple(map(tokenizer.token_bytes, ids[low:last])),
        recalled_rows=rows,
        recalled_ids=recalled_ids,
        recalled=recalled,
        model_weights=weights,
    )


def _recall(
    before: Sequence[int], ids: Sequence[int]
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float32], NDArray[np.float32]]:
    """Return what the file says of each of ``ids``; see ``ForcedPassage``."""
    memory = FileMemory()
    memory.become((), before)
    rows: list[int] = []
    places: list[int] = []
    values: list[float] = []
    weights: list[float] = []
    for row, id in enumerate(ids):
        recollection = memory.recall()
        known = recollection.probabilities
        weight = DEFAULT_FILE_WEIGHTS[recollection.matched] if known else 0.0
        weights.append(1 - weight)
        for token in sorted(known, key=known.__getitem__, reverse=True)[:_MAX_RECALLED]:
            rows.append(row)
            places.append(token)
            values.append(weight * known[token])
        memory.append(id)
    return (
        np.array(rows, dtype=np.int64),
        np.array(places, dtype=np.int64),
        np.array(values, dtype=np.float32),
        np.array(weights, dtype=np.float32),
    )
