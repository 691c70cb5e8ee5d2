"""The bars of an evaluation as the user reads them: titles, notes and values as texts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QT_TR_NOOP

from core.evaluation.intervals import Estimate
from core.evaluation.report import EVERYTHING, FRACTIONS, LESS_IS_BETTER, Evaluation, Measure
from core.reports.evaluation_bars import MeasureEstimates, measure_estimates, report_groups
from gui import amounts
from gui.translation import tr

_TITLES: dict[Measure, object] = {
    "exact match": QT_TR_NOOP("Exact match"),
    "edit similarity": QT_TR_NOOP("Edit similarity"),
    "prefix accuracy": QT_TR_NOOP("Prefix accuracy"),
    "parses": QT_TR_NOOP("File still parses (Python)"),
    "whole word": QT_TR_NOOP("Whole half-typed word"),
    "keystrokes saved": QT_TR_NOOP("Keystrokes saved"),
    "keystrokes saved net": QT_TR_NOOP("Keystrokes saved, net of reading"),
    "precision of shown": QT_TR_NOOP("Precision of shown suggestions"),
    "shown per 100 characters": QT_TR_NOOP("Suggestions shown per 100 characters"),
    "bits per byte": QT_TR_NOOP("Bits per byte"),
    "bits per byte with in-file cache": QT_TR_NOOP("Bits per byte with in-file cache"),
    "verbatim copies": QT_TR_NOOP("Verbatim copies"),
}
_CASES = QT_TR_NOOP("{count} cases")
_CHARACTERS = QT_TR_NOOP("{count} characters")
_BYTES = QT_TR_NOOP("{count} bytes, less is better")
_NOTES: dict[Measure, object] = {
    "keystrokes saved": _CHARACTERS,
    "keystrokes saved net": _CHARACTERS,
    "precision of shown": QT_TR_NOOP("{count} suggestions"),
    "shown per 100 characters": _CHARACTERS,
    "verbatim copies": QT_TR_NOOP("{count} suggestions, less is better"),
}
_TIPS: dict[Measure, object] = {
    "exact match": QT_TR_NOOP("How often the suggestion is exactly the rest of the line."),
    "edit similarity": QT_TR_NOOP(
        "Similarity of suggestion and line, character by character (RapidFuzz's ratio)."
    ),
    "prefix accuracy": QT_TR_NOOP(
        "Fraction of the line that is correct before the first wrong character."
    ),
    "parses": QT_TR_NOOP("How often the file with the suggestion in it is valid Python."),
    "keystrokes saved": QT_TR_NOOP(
        "Keystrokes that a user need not type, where accepting a suggestion is one keystroke. The "
        "simulated user recognizes every correct suggestion, so it is an upper bound."
    ),
    "whole word": QT_TR_NOOP(
        "How often the word at the cursor is completed to exactly the expected one."
    ),
    "keystrokes saved net": QT_TR_NOOP(
        "Keystrokes saved, less what reading wrong suggestions costs. A setting of the evaluation "
        "says how many keystrokes one costs."
    ),
    "precision of shown": QT_TR_NOOP("How often a shown suggestion is correct to its end."),
    "shown per 100 characters": QT_TR_NOOP("How often a suggestion is shown while typing."),
    "bits per byte": QT_TR_NOOP(
        "Compressed size of the text under the model alone: less is better."
    ),
    "bits per byte with in-file cache": QT_TR_NOOP(
        "The same, where the model is mixed with statistics of the file."
    ),
    "verbatim copies": QT_TR_NOOP(
        "How often 12 tokens or more of a suggestion and the text before it stand in exactly one "
        "project of the training set and are not trivial."
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SystemBar:
    """One bar: value and interval on the scale of its measure, and as text.

    Attributes:
        system: its name.
        index: of the system in the evaluation.
        value, low, high: in the unit of the measure.
        text: the value with its interval.
    """

    system: str
    index: int
    value: float
    low: float
    high: float
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BarGroup:
    """The bars of one measure.

    Attributes:
        measure: what they show.
        title, note, tip: for the user; the note has the count.
        scale: the value at the end of the axis, which begins at 0.
        bars: one for each system.
    """

    measure: Measure
    title: str
    note: str
    tip: str
    scale: float
    bars: Sequence[SystemBar]


def measure_title(measure: Measure) -> str:
    """Return the title of a measure."""
    return tr(_TITLES[measure])


def group_titles(evaluation: Evaluation) -> list[tuple[str, str]]:
    """Return the groups of an evaluation, each with its key and its title, everything first."""
    groups = report_groups(evaluation)
    texts = [
        *((name, tr("Language: {name}")) for name in groups.languages),
        *((kind, tr("Cursor: {name}")) for kind in groups.kinds),
        *((group, tr("Project: {name}")) for group in groups.projects),
    ]
    found = [(key, text.format(name=key)) for key, text in texts]
    return [(EVERYTHING, tr("All cases")), *found]


def bar_groups(evaluation: Evaluation, group: str, threshold: float) -> list[BarGroup]:
    """Return the bars of a group.

    Args:
        evaluation: the report.
        group: a key of ``group_titles``.
        threshold: the confidence threshold, for the measures that depend on it.
    """
    return [_bar_group(each) for each in measure_estimates(evaluation, group, threshold)]


def _bar_group(estimates: MeasureEstimates) -> BarGroup:
    measure = estimates.measure
    note = _BYTES if measure in LESS_IS_BETTER else _NOTES.get(measure, _CASES)
    bars = [
        SystemBar(
            system=each.system,
            index=each.index,
            value=each.estimate.value,
            low=each.estimate.low,
            high=each.estimate.high,
            text=estimate_text(measure, each.estimate) if each.estimate.count else tr("none"),
        )
        for each in estimates.systems
    ]
    return BarGroup(
        measure=measure,
        title=tr(_TITLES[measure]),
        note=tr(note).format(count=amounts.count(estimates.count)),
        tip=tr(_TIPS[measure]),
        scale=estimates.scale,
        bars=tuple(bars),
    )


def estimate_text(measure: Measure, estimate: Estimate) -> str:
    """A figure with its interval, as in "34.1 % (31.2 to 37.0)"."""
    is_percentage = measure in FRACTIONS
    factor, places = (100.0, 1) if is_percentage else (1.0, 3)
    value = estimate.value
    return tr("{value} ({low} to {high})").format(
        value=amounts.percent(value, 1) if is_percentage else amounts.decimal(value),
        low=amounts.decimal(factor * estimate.low, places),
        high=amounts.decimal(factor * estimate.high, places),
    )
