"""The bars of an evaluation: of each measure one a system, for a group and a place of the dial.

Plain values; ``measure_bars.py`` draws them.
"""

from __future__ import annotations

from dataclasses import dataclass

from core.evaluation.cases import CUT_KINDS
from core.evaluation.projects import PROJECT_GROUPS
from core.evaluation.report import EVERYTHING, LESS_IS_BETTER, Evaluation, Measure
from core.evaluation.wording import estimate_text

_TITLES: dict[Measure, str] = {
    "exact match": "Exact match",
    "edit similarity": "Edit similarity",
    "prefix accuracy": "Share of the line right from its start",
    "parses": "File still valid (Python)",
    "keystrokes saved": "Keystrokes saved",
    "precision of shown": "Precision of what is shown",
    "shown per 100 characters": "Suggestions shown per 100 characters",
    "bits per byte": "Bits per byte",
    "bits per byte with in-file cache": "Bits per byte, the file as evidence",
}
_UNITS: dict[Measure, str] = {
    "keystrokes saved": "characters",
    "precision of shown": "suggestions",
    "shown per 100 characters": "characters",
    "bits per byte": "bytes",
    "bits per byte with in-file cache": "bytes",
}
_TIPS: dict[Measure, str] = {
    "exact match": "How often the offer is the rest of the line to the letter.",
    "edit similarity": "How alike offer and line are, letter by letter (RapidFuzz's ratio).",
    "prefix accuracy": "How much of the line is right before the first wrong letter.",
    "parses": "How often Python still takes the file with the offer in it.",
    "keystrokes saved": (
        "Keys that a typist need not press, an accept counting as one. This typist sees at once "
        "what is right, so it is an upper bound."
    ),
    "precision of shown": "How often a suggestion that appears is right to its end.",
    "shown per 100 characters": "How often a suggestion appears while typing.",
    "bits per byte": "How surprising the text is to the model alone: less is better.",
    "bits per byte with in-file cache": "The same, mixed with what the file itself says.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SystemBar:
    """One bar: value and interval on the scale of its measure, and as text."""

    system: str
    place: int
    value: float
    low: float
    high: float
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BarGroup:
    """The bars of one measure.

    Attributes:
        title, note, tip: for people; the note has the count.
        scale: the value at the end of the axis, which begins at 0.
    """

    measure: Measure
    title: str
    note: str
    tip: str
    scale: float
    bars: tuple[SystemBar, ...]


def groups_of(evaluation: Evaluation) -> list[tuple[str, str]]:
    """What figures can be broken down to: key and title, everything first, kinds last."""
    found = dict.fromkeys(figure.group for figure in evaluation.figures)
    others = (EVERYTHING, *CUT_KINDS, *PROJECT_GROUPS)
    languages = sorted(name for name in found if name not in others)
    kinds = [kind for kind in CUT_KINDS if kind in found]
    return [
        (EVERYTHING, "All languages and kinds"),
        *((name, f"Language: {name}") for name in languages),
        *((kind, f"Caret: {kind}") for kind in kinds),
        *((group, f"Project: {group}") for group in PROJECT_GROUPS if group in found),
    ]


def bar_groups(evaluation: Evaluation, group: str, minimum_precision: float) -> list[BarGroup]:
    """The bars of a group.

    Args:
        evaluation: whose.
        group: a key of ``groups_of``.
        minimum_precision: place of the dial, where that plays a part.
    """
    measures: dict[Measure, None] = {figure.measure: None for figure in evaluation.figures}
    found: list[BarGroup] = []
    for measure in measures:
        bars: list[SystemBar] = []
        count = 0.0
        for figure in evaluation.figures:
            is_place = figure.minimum_precision in (None, minimum_precision)
            if figure.measure != measure or figure.group != group or not is_place:
                continue
            estimate = figure.estimate
            count = max(count, estimate.count)
            bars.append(
                SystemBar(
                    system=figure.system,
                    place=evaluation.systems.index(figure.system),
                    value=estimate.value,
                    low=estimate.low,
                    high=estimate.high,
                    text=estimate_text(measure, estimate) if estimate.count else "none",
                )
            )
        if bars:
            found.append(_group(measure, count, tuple(bars)))
    return found


def _group(measure: Measure, count: float, bars: tuple[SystemBar, ...]) -> BarGroup:
    unit = _UNITS.get(measure, "carets")
    less = ", less is better" if measure in LESS_IS_BETTER else ""
    return BarGroup(
        measure=measure,
        title=_TITLES[measure],
        note=f"{count:,.0f} {unit}{less}",
        tip=_TIPS[measure],
        scale=max(bar.high for bar in bars) or 1.0,
        bars=bars,
    )
