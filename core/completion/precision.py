"""How likely a suggestion is right, from what the model thought of its tokens.

A model's own probability of a line is a good order and a poor number. A table made
on held-out code (``calibrating``) turns it into the fraction of such lines that were
right, which is what the precision dial of the editor promises. Reading the table
needs neither NumPy nor the model.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from core.completion.gate import NO_GATE, Gate, interpolated

# A line that is still being written may get so many more tokens, all certain.
_MORE_TOKENS: Final = 16


# Thresholds at which it is measured what is shown and what that saves.
THRESHOLDS: Final = tuple(step / 50 for step in range(48))
DEFAULT_WRONG_COST: Final = 1.0
"""Keystrokes that reading a wrong suggestion is taken to cost: a glance, some 0.2 seconds."""
_GATE_MARGIN: Final = 2.0
_QUIET_RIGHT: Final = 0.7
_BALANCED_RIGHT: Final = 0.5
# Of what saves nearly the most net of its cost, the eager threshold shows most.
_NEARLY: Final = 0.95
# What a right suggestion saves where nothing was measured, in keystrokes.
_TYPICAL_SAVED: Final = 6.0


@dataclass(frozen=True, slots=True, kw_only=True)
class TradeOff:
    """What one threshold did on held-out code.

    Attributes:
        threshold: the threshold.
        shown: suggestions that appear, for each character that is typed.
        right: the fraction of them that the file continues with.
        saved: keystrokes that they save, for each character.
    """

    threshold: float
    shown: float
    right: float
    saved: float

    def net(self, wrong_cost: float) -> float:
        """Keystrokes saved for each character, less what reading wrong suggestions costs."""
        return self.saved - wrong_cost * self.shown * (1 - self.right)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stops:
    """The named confidence thresholds of one model; quiet is at least balanced.

    Attributes:
        quiet: at least 70 % of what is shown is right.
        balanced: at least half of it.
        eager: everything that saves more than reading it costs: as much as can be shown while
            next to nothing of what ``automatic`` saves is lost.
        automatic: saves most keystrokes, less what reading wrong suggestions costs; the default.
    """

    quiet: float
    balanced: float
    eager: float
    automatic: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PrecisionTable:
    """A monotone curve from the score of a suggestion to the chance that it is right.

    The score is the sum of the tokens' log-probabilities (nats), divided by their
    number to the power of ``length_exponent``: 0 takes the probability of the whole
    line, 1 the mean of its tokens.

    Attributes:
        scores: ascending knots.
        precisions: from 0 to 1, one for each knot, never falling.
        length_exponent: see above.
        default_minimum: the lowest threshold at which shown single lines are
            right at least half of the time.
        samples: suggestions that it was made on; 0 for the fallback.
        right: the fraction of them that was right.
        default_shown: the fraction of them that ``default_minimum`` lets through.
        default_right: the fraction of those that was right.
        gate: judges by more than the probability, where it was measured.
        trade_offs: what each of ``THRESHOLDS`` did; none where that was not measured.
    """

    scores: tuple[float, ...]
    precisions: tuple[float, ...]
    length_exponent: float = 0.0
    default_minimum: float = 0.5
    samples: int = 0
    right: float = 0.0
    default_shown: float = 1.0
    default_right: float = 0.0
    gate: Gate = NO_GATE
    trade_offs: tuple[TradeOff, ...] = ()

    def stops(self, wrong_cost: float = DEFAULT_WRONG_COST) -> Stops:
        """The named thresholds.

        Args:
            wrong_cost: keystrokes that reading a wrong suggestion costs, at least 0.
        """
        if not self.trade_offs:
            worth = wrong_cost / (wrong_cost + _TYPICAL_SAVED)
            balanced = self.default_minimum
            return Stops(
                quiet=max(_QUIET_RIGHT, balanced),
                balanced=balanced,
                eager=min(worth, balanced),
                automatic=balanced,
            )
        balanced = self._lowest_with(_BALANCED_RIGHT)
        nets = [one.net(wrong_cost) for one in self.trade_offs]
        most = max(nets)
        best = self.trade_offs[nets.index(most)].threshold
        if most <= 0:  # the cost is so high that only the surest should appear
            best = self._lowest_with(1.0)
        nearly = (
            one.threshold
            for one, net in zip(self.trade_offs, nets, strict=True)
            if net >= _NEARLY * most
        )
        return Stops(
            quiet=max(self._lowest_with(_QUIET_RIGHT), balanced),
            balanced=balanced,
            eager=min(next(nearly, best), balanced),
            automatic=best,
        )

    def _lowest_with(self, right: float) -> float:
        """The lowest threshold at which so much of what is shown is right."""
        for one in self.trade_offs:
            if one.shown and one.right >= right:
                return one.threshold
        shown = [one for one in self.trade_offs if one.shown]
        return max(shown, key=lambda one: one.right).threshold if shown else right

    @property
    def is_fallback(self) -> bool:
        """Whether nothing was measured: the model's own probability is believed."""
        return self.samples == 0

    def precision_of(
        self, log_probability: float, tokens: int, features: Sequence[float] = ()
    ) -> float:
        """The chance that a suggestion is right.

        Args:
            log_probability: the sum over its tokens, in nats.
            tokens: how many there are, at least one.
            features: see ``suggestion_features``; without them, the probability alone decides.
        """
        if self.gate.is_measured and features:
            return self.gate.precision_of(features)
        return self.at(self.score_of(log_probability, tokens))

    def best_case(self, log_probability: float, tokens: int) -> float:
        """Return the upper bound for a line that continues: all further tokens certain.

        A gate, which judges by more, may find it likelier than its probability says.
        """
        bound = self.precision_of(log_probability, tokens + _MORE_TOKENS)
        return min(1.0, _GATE_MARGIN * bound) if self.gate.is_measured else bound

    def score_of(self, log_probability: float, tokens: int) -> float:
        """What the curve is read at."""
        return float(log_probability / max(1, tokens) ** self.length_exponent)

    def at(self, score: float) -> float:
        """The curve at a score: straight lines between the knots, flat beyond them."""
        if self.is_fallback:
            return math.exp(min(0.0, score))
        return interpolated(self.scores, self.precisions, score)


NO_STOPS: Final = Stops(quiet=0.0, balanced=0.0, eager=0.0, automatic=0.0)
"""Where there is no model yet."""
FALLBACK_PRECISION: Final = PrecisionTable(scores=(), precisions=())
"""For a checkpoint that was never calibrated: the product of the tokens' probabilities."""
