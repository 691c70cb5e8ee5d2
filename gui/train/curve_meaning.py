"""One sentence about each curve: what the latest figure means."""

from __future__ import annotations

import math
from typing import Final

from PySide6.QtCore import QT_TR_NOOP

from core.reports.plotted_runs import PlotOptions
from core.reports.plotted_series import Series, series_of
from core.reports.run_record import RunRecord
from gui import amounts
from gui.translation import tr

# From which bits per byte of validation text a sentence applies: for code, about.
_BITS: Final = (
    (3.5, QT_TR_NOOP("knows which characters are frequent")),
    (2.3, QT_TR_NOOP("writes words and indentation, but no sense")),
    (1.4, QT_TR_NOOP("writes plausible lines")),
    (1.0, QT_TR_NOOP("often knows how a line continues")),
    (0.0, QT_TR_NOOP("knows your code's habits")),
)
_HABITS: Final = _BITS[-2][0]


def meaning(record: RunRecord, options: PlotOptions) -> str:
    """Return what the latest figure of a run means; empty before there is one.

    Args:
        record: of the run that is shown.
        options: of the plot.
    """
    curve = record.curve
    factor = curve.bits_per_nat if options.quantity == "loss" and options.in_bits else 1.0
    series = series_of(curve, options, factor)
    latest = _latest(series)
    if latest is None:
        return ""
    match options.quantity:
        case "loss":
            return _loss(latest, options, is_measured=bool(series.validation))
        case "rate":
            return _rate(latest, record)
        case "learning_rate":
            highest = max(series.each_step)
            return tr(
                "{rate} now, {highest} at most: how far a step changes the weights. It rises at "
                "first and falls at the end."
            ).format(rate=amounts.general(latest, 3), highest=amounts.general(highest, 3))
        case "gradient_norm":
            return tr(
                "{norm} before clipping. A norm that rises and does not fall again comes before "
                "a run diverges: lower the learning rate."
            ).format(norm=amounts.general(latest, 3))
        case "saved":
            return tr(
                "Of 100 keystrokes, {count} need not be pressed, in a simulation that types "
                "validation files and accepts every correct suggestion."
            ).format(count=amounts.decimal(latest, 1))


def _latest(series: Series) -> float | None:
    column = series.validation or series.smoothed or series.each_step
    if not column:
        return None
    value = column[-1] * series.factor
    return value if math.isfinite(value) else None


def _loss(latest: float, options: PlotOptions, *, is_measured: bool) -> str:
    if not is_measured or not options.in_bits:
        return tr(
            "{loss} nats per token: the surprise at each token. Lower is better; it compares only "
            "models with the same tokenizer."
        ).format(loss=amounts.decimal(latest))
    sentence = tr(next(text for bits, text in _BITS if latest >= bits))
    text = tr("{bits} bits per byte: {meaning}. Lower is better.")
    if latest >= _HABITS:
        text = tr("{bits} bits per byte: {meaning}. Lower is better; below 1.0: {best}.")
    bits = amounts.decimal(latest, 2)
    return text.format(bits=bits, meaning=sentence, best=tr(_BITS[-1][1]))


def _rate(latest: float, record: RunRecord) -> str:
    text = tr("{count} tokens per second.").format(count=amounts.count(latest))
    if record.started is None or latest <= 0:
        return text
    tokens = record.started.train_tokens
    whole = tr("{text} The whole dataset of {tokens} tokens takes {time} at this speed.")
    return whole.format(
        text=text, tokens=amounts.short_count(tokens), time=amounts.duration(tokens / latest)
    )
