"""How surprising a token is, in words and as one of five colors.

Measured in bits, minus the binary logarithm of the probability: a token that was
foreseen for certain has none, one in a thousand has ten.
"""

from __future__ import annotations

import html
import math
from typing import TYPE_CHECKING

from gui.theme import Theme

if TYPE_CHECKING:
    from core.inference.text_scoring import TextScore

# Probabilities below which the next stronger color begins.
BOUNDS = (0.5, 0.1, 0.01, 0.001)
LEVEL_NAMES = ("over 50 %", "10 to 50 %", "1 to 10 %", "0.1 to 1 %", "under 0.1 %")
_SHOWN = str.maketrans({"\n": "\u23ce", "\t": "\u21e5", "\r": "\u240d", " ": "\u2423"})
_LEAST = 1e-12


def level_of(probability: float) -> int:
    """0 for what was expected, up to 4 for what was not at all."""
    return sum(probability < bound for bound in BOUNDS)


def bits_of(probability: float) -> float:
    """The surprise in bits."""
    return -math.log2(max(probability, _LEAST))


def color_of(theme: Theme, level: int) -> str | None:
    """The ground of a token; None for what was expected."""
    return (None, theme.surprise_1, theme.surprise_2, theme.surprise_3, theme.surprise_4)[level]


def percent_of(probability: float) -> str:
    """12 %, 0.4 %, under 0.01 %."""
    share = 100 * probability
    if share >= 10:
        return f"{share:.0f} %"
    return f"{share:.2g} %" if share >= 0.01 else "under 0.01 %"


def describe(text: str, score: TextScore) -> str:
    """What to tell about one token, as rich text: itself, and what the model expected."""
    rows = "".join(
        f"<tr><td><code>{_visible(other.text)}</code>&nbsp;&nbsp;</td>"
        f"<td align='right'>{percent_of(other.probability)}</td></tr>"
        for other in score.best
    )
    place = "the model's first choice" if score.rank == 0 else f"choice {score.rank + 1:,}"
    return (
        f"<p><code><b>{_visible(text)}</b></code>&nbsp; {percent_of(score.probability)}, "
        f"{bits_of(score.probability):.1f} bits, {place}</p>"
        f"<p>It expected:</p><table cellspacing='0'>{rows}</table>"
    )


def _visible(text: str) -> str:
    # A control token, such as the end of the text, has no characters.
    return html.escape(text.translate(_SHOWN)) if text else "(end)"
