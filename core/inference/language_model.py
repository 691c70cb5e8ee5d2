"""The interface of a running language model.

One conversation at a time: a model holds a sequence of tokens (its KV cache),
which is extended at the end and cut back. Backends implement this protocol:
``native`` and ``onnx_model`` without torch, ``torch_model`` with it. Sampling is in ``sampling``.

A model, like the engine above it, is used from one thread at a time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final, Protocol, TypeAlias

import numpy as np
import numpy.typing as npt

Logits: TypeAlias = npt.NDArray[np.float32]
ShouldStop: TypeAlias = Callable[[], bool]

# A long text is read in pieces of this many tokens so that a cancel is noticed in
# between. Smaller pieces waste time on small matrices.
PIECE_TOKENS: Final = 128


class LanguageModel(Protocol):
    """A causal language model together with the tokens that it has read.

    The sequence never grows beyond ``context``; the caller makes room
    first. Logits are float32, of shape (vocabulary,), for the next token, and the
    caller's own: no later call changes them.
    """

    @property
    def context(self) -> int:
        """The most tokens that the sequence may hold."""
        ...

    @property
    def vocabulary(self) -> int:
        """How many logits there are."""
        ...

    @property
    def length(self) -> int:
        """How many tokens the sequence holds now."""
        ...

    @property
    def tokens(self) -> Sequence[int]:
        """The sequence itself, oldest first; not to be changed by the reader."""
        ...

    def prefill(self, ids: Sequence[int]) -> Logits:
        """Forget everything, read ``ids`` (at least one), return the logits after the last."""
        self.truncate(0)
        return self.extend(ids)

    def extend(self, ids: Sequence[int]) -> Logits:
        """Read ``ids`` (at least one) after what is held, return the logits after the last.

        Raises:
            ValueError: there is no room for them.
        """
        ...

    def read(self, ids: Sequence[int], should_stop: ShouldStop) -> Logits | None:
        """Like ``extend``, but gives up once ``should_stop()`` is true.

        Returns:
            None when it gave up; the sequence then ends with some first part of ``ids``.
        """
        logits: Logits | None = None
        for start in range(0, len(ids), PIECE_TOKENS):
            if should_stop():
                return None
            logits = self.extend(ids[start : start + PIECE_TOKENS])
        return logits

    def extend_all(self, ids: Sequence[int]) -> Logits:
        """Like ``extend``, with the logits after each of ``ids``: shape (len(ids), V)."""
        ...

    def read_rows(self, ids: Sequence[int]) -> Iterator[Logits]:
        """Like ``extend_all``, row by row, for a reader that may not want all of them.

        The ids are read when the first row is asked for.
        """
        yield from self.extend_all(ids)

    def truncate(self, length: int) -> None:
        """Cut the sequence back to its first ``length`` tokens."""
        ...


def common_prefix_length(left: Sequence[object], right: Sequence[object]) -> int:
    """Return the length of the common prefix of two sequences of tokens or characters."""
    shared = 0
    for a, b in zip(left, right, strict=False):
        if a != b:
            break
        shared += 1
    return shared


def advance_to(
    model: LanguageModel, ids: Sequence[int], should_stop: ShouldStop
) -> tuple[Logits | None, int]:
    """Make the model hold exactly ``ids``, reading only what it does not hold already.

    Args:
        model: whatever it holds; the rest is cut off.
        ids: the wanted sequence, at least one token and at most ``context``.
        should_stop: see ``LanguageModel.read``.

    Returns:
        The logits after the last token, or None when it was stopped; and how many
        tokens were held already. After a stop the model holds a prefix of ``ids``.
    """
    # The last token is always read again: logits are not kept with the cache.
    reused = min(common_prefix_length(model.tokens, ids), len(ids) - 1)
    model.truncate(reused)
    return model.read(ids[reused:], should_stop), reused
