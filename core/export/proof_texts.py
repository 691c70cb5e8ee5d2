"""What an export is proved on: odd texts for the tokenizer, prompts for the model.

They are the same every time, so that a proof can be repeated, and contain no code of the user.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Final

from core.resources import resource
from core.tokenizer.config import specials_of
from core.tokenizer.tokenizer import Tokenizer

ODD_TEXTS: Final = 10_000
PROMPTS: Final = 20
NEW_TOKENS: Final = 64

_SEED: Final = 15
_SAMPLES: Final = ("inventory.py", "moving_average.c", "WordCount.java")

_FIXED: Final = (
    "", " ", "  ", "\t", "\n", "\r\n", "\r", "\n\n\n", " \n ", "\t \t", "a\r\nb", "x  \n\ty", "\0",
    "\x7f", "\u0085", "\u00a0x", "\u2028", "\u3000\u3000x", "\ufeff", "''s'd 'll",
    "it's we'll I'M they'RE '", "1234567890", "0x1F_00", "½ ² Ⅷ ٣ \U0001d7d7", "café", "cafe\u0301",
    "ﬁ ﬃ ㎏ \u212b Å", "日本語のコード", "한국어 조선글", "Привет, мир", "שלום עולם", "नमस्ते दुनिया",
    "👩\u200d👩\u200d👧\u200d👦 🏳\ufe0f\u200d🌈 🇩🇪", "a\u200bb\u200dc\u00ad",
    "\ud7ff\ue000\ufffd\uffff", "\U00010000\U0010ffff", "\u32ff \u1e9e \u0130",
    "_" * 300, "=" * 77, "(" * 65 + ")" * 65,
)  # fmt: skip

_PIECES: Final = (
    "def ", "return", "self.", "    ", "\t", "\n", "\r\n", " ", "  ", "\u00a0", "\u3000", "\u2003",
    "'s", "'LL", "0", "42", "3.14", "٣", "Ⅷ", "½", "x", "_", "__", "->", "!=", "//", "/*", "*/",
    "#", '"', "'", "\\n", "{", "}", "(", ")", ";", "é", "e\u0301", "ß", "İ", "日", "한", "Ж",
    "ש", "ท", "👩\u200d👧", "🇩🇪", "\u200d", "\u200b", "\0", "\x1b", "\ufffd", "💩", "ﬁ", "㎏",
    "\U0001d7d7", "ǅ",
)  # fmt: skip


def odd_texts(tokenizer: Tokenizer, count: int = ODD_TEXTS) -> list[str]:
    """Texts in which tokenizers that look alike differ, ``count`` of them.

    White space of every kind, line ends, digits of several scripts, composed and decomposed
    letters, emoji, control characters, the spelling of special tokens, code points of all planes.
    """
    draw = random.Random(_SEED)
    pieces = [*_PIECES, *specials_of(tokenizer.style)]
    texts = [*_FIXED, *specials_of(tokenizer.style)]
    while len(texts) < count:
        length = draw.randrange(1, 24)
        if draw.random() < 0.7:
            texts.append("".join(draw.choices(pieces, k=length)))
        else:
            texts.append("".join(_any_character(draw) for _place in range(length)))
    return texts[:count]


def prompts(tokenizer: Tokenizer, context: int) -> list[list[int]]:
    """Return the beginnings that the model continues, ``PROMPTS`` of them, cut at even distances.

    Each leaves room for ``new_tokens`` of the context.
    """
    longest = context - new_tokens(context)
    cut: list[list[int]] = []
    texts = [resource("samples", name).read_text("utf-8") for name in _SAMPLES]
    for number in range(PROMPTS):
        ids = tokenizer.encode(texts[number % len(texts)])
        end = max(1, len(ids) * (number + 1) // PROMPTS)
        cut.append(ids[max(0, end - longest) : end])
    return cut


def new_tokens(context: int) -> int:
    """Return how many tokens a prompt is continued by: ``NEW_TOKENS``, fewer in tiny contexts."""
    return min(NEW_TOKENS, context // 2)


def equal_texts(ours: Sequence[list[int]], theirs: Sequence[list[int]]) -> int:
    """Return how many texts have the same tokens in both."""
    return sum(a == b for a, b in zip(ours, theirs, strict=True))


def _any_character(draw: random.Random) -> str:
    """Return a code point of any plane, often of the first ones; never half of a surrogate pair."""
    limit = draw.choice((0x80, 0x250, 0x3000, 0x10000, 0x110000))
    code = draw.randrange(limit)
    return "\ufffd" if 0xD800 <= code < 0xE000 else chr(code)
