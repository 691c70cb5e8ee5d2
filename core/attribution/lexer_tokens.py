"""The tokens of a program as its lexer counts them: a string is one, ``+=`` is one.

Only for counting the length of a run, in any language: words of comments count one by one.
"""

from __future__ import annotations

import re
from typing import Final

import numpy as np
from numpy.typing import NDArray

_TOKEN: Final = re.compile(
    rb""""(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'"""  # strings, on one line
    rb"""|[0-9A-Za-z_\x80-\xff]+(?:\.[0-9]+)?"""  # names and numbers
    rb"""|<<=|>>=|\*\*=|//=|\.\.\.|->|=>|::|\+\+|--|&&|\|\||<<|>>|\*\*|//|[-+*/%&|^=!<>:]="""
    rb"""|[^\s]""",
    re.ASCII,
)


def lexer_ends(data: bytes) -> NDArray[np.int64]:
    """Return the end of each lexer token in bytes, ascending, int64 (N,)."""
    return np.fromiter((match.end() for match in _TOKEN.finditer(data)), dtype=np.int64)


def lexer_spans(data: bytes) -> NDArray[np.int64]:
    """Return begin and end of each lexer token in bytes, int64 (N, 2)."""
    spans = [match.span() for match in _TOKEN.finditer(data)]
    return np.array(spans, dtype=np.int64).reshape(-1, 2)
