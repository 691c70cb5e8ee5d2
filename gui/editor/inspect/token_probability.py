"""The probability of a token in words and as one of five background colors."""

from __future__ import annotations

import html
import itertools
import math
from typing import TYPE_CHECKING

from gui.amounts import count, decimal, general, locale, percent
from gui.theme import Theme
from gui.translation import tr

if TYPE_CHECKING:
    from core.inference.text_scoring import TextScore

# Probabilities below which the next stronger color begins.
BOUNDS = (0.5, 0.1, 0.01, 0.001)
_VISIBLE_BLANKS = str.maketrans({"\n": "\u23ce", "\t": "\u21e5", "\r": "\u240d", " ": "\u2423"})
_MIN_PROBABILITY = 1e-12
_MIN_SHOWN = 1e-4


def level_of(probability: float) -> int:
    """The level of a probability, from 0 for the most probable tokens to 4."""
    return sum(probability < bound for bound in BOUNDS)


def level_names() -> tuple[str, ...]:
    """The ranges of the five levels: "over 50 %", "10 % to 50 %" and so on."""
    bounds = [percent(bound, 0 if bound >= 0.01 else 1) for bound in BOUNDS]
    return (
        tr("over {high}").format(high=bounds[0]),
        *(
            tr("{low} to {high}").format(low=low, high=high)
            for high, low in itertools.pairwise(bounds)
        ),
        tr("under {low}").format(low=bounds[-1]),
    )


def bits_of(probability: float) -> float:
    """The surprisal of a token in bits: minus the binary logarithm of its probability."""
    return -math.log2(max(probability, _MIN_PROBABILITY))


def color_of(theme: Theme, level: int) -> str | None:
    """The background of a token; None for the most probable ones."""
    return (None, theme.surprise_1, theme.surprise_2, theme.surprise_3, theme.surprise_4)[level]


def percent_text(probability: float) -> str:
    """12 %, 0.4 %, <0.01 %."""
    if probability >= 0.1:
        return percent(probability)
    if probability < _MIN_SHOWN:
        return f"<{percent(_MIN_SHOWN, 2)}"
    return f"{general(100 * probability, 2)} {locale().percent()}"


def describe(text: str, score: TextScore) -> str:
    """The tooltip of a token as rich text: its probability, and what the model expected."""
    rows = "".join(
        f"<tr><td><code>{_visible(other.text)}</code>&nbsp;&nbsp;</td>"
        f"<td align='right'>{html.escape(percent_text(other.probability))}</td></tr>"
        for other in score.best
    )
    summary = tr("{probability}, {bits} bits, rank {rank}").format(
        probability=html.escape(percent_text(score.probability)),
        bits=decimal(bits_of(score.probability), 1),
        rank=count(score.rank + 1),
    )
    return (
        f"<p><code><b>{_visible(text)}</b></code>&nbsp; {summary}</p>"
        f"<p>{tr('Most probable tokens:')}</p><table cellspacing='0'>{rows}</table>"
    )


def _visible(text: str) -> str:
    # A control token, such as the end of the text, has no characters.
    return html.escape(text.translate(_VISIBLE_BLANKS)) if text else tr("(end)")
