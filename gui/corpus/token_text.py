"""A text as the model sees it: where its tokens begin and end, each with its own background."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from core.tokenizer.tokenizer import Tokenizer
from gui import amounts
from gui.translation import tr
from gui.widgets.marked_text import Mark, MarkedText, MarkStyle, marked_text

_STYLES = tuple(MarkStyle(ground=f"token_{number}") for number in range(1, 5))
MAX_CHARS = 60_000


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenText:
    """A text with its T tokens.

    Attributes:
        text: as the tokenizer took it, marked.
        ids: of the tokens.
        starts: where each begins, in UTF-16 units of the text, int64 (T,). A token that
            is only a part of a character begins where the next one does.
        tips: the text of the tip of each.
        text_bytes: the size in UTF-8.
        is_cut: whether there was more text.
        is_changed: whether the tokenizer's normal form is another text.
    """

    text: MarkedText
    ids: tuple[int, ...]
    starts: NDArray[np.int64]
    tips: tuple[str, ...]
    text_bytes: int
    is_cut: bool = False
    is_changed: bool = False

    def token_at(self, position: int) -> int:
        """Return the index of the token at a position in UTF-16 units; -1 before the first."""
        return int(np.searchsorted(self.starts, position, side="right")) - 1


def token_text(tokenizer: Tokenizer, text: str) -> TokenText:
    """Split a text into tokens."""
    cut = text[:MAX_CHARS]
    # What is no character (half of a pair) becomes one, as in the tokenizer.
    cut = cut.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    normal = tokenizer.normalized(cut)
    ids = tokenizer.encode(normal)
    parts = [tokenizer.token_bytes(id) for id in ids]
    points = np.frombuffer(normal.encode("utf-32-le"), dtype="<u4").astype(np.int64)
    sizes = 1 + (points > 0x7F).astype(np.int64) + (points > 0x7FF) + (points > 0xFFFF)
    char_starts = np.concatenate(([0], np.cumsum(sizes)))
    ends = np.cumsum(np.array([len(part) for part in parts], dtype=np.int64))
    borders = np.concatenate(([0], ends))
    # The first character that begins at or behind each border.
    chars = np.searchsorted(char_starts, borders, side="left")
    units = np.concatenate(([0], np.cumsum(1 + (points > 0xFFFF).astype(np.int64))))
    marks = [
        Mark(first, last, _STYLES[index % len(_STYLES)])
        for index, (first, last) in enumerate(pairwise(chars.tolist()))
        if last > first
    ]
    return TokenText(
        text=marked_text(normal, marks),
        ids=tuple(ids),
        starts=units[np.minimum(chars[:-1], len(units) - 1)],
        tips=tuple(_tip(id, part) for id, part in zip(ids, parts, strict=True)),
        text_bytes=len(normal.encode()),
        is_cut=len(text) > MAX_CHARS,
        is_changed=normal != cut,
    )


def _tip(id: int, part: bytes) -> str:
    text = repr(part.decode("utf-8", "backslashreplace"))
    size = tr("%Ln byte(s)", n=len(part))
    return tr("Token {id}: {text}, {size}").format(id=amounts.count(id), text=text, size=size)
