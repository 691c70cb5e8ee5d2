"""The figures of an evaluation, as flat records, and as Markdown.

Every figure has its count and its interval, and every other system is compared with the first
one on the same files.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from core.evaluation.held_out import Leak
from core.evaluation.intervals import Difference, Estimate

Measure: TypeAlias = Literal[
    "exact match",
    "edit similarity",
    "right from the start",
    "parses",
    "keystrokes saved",
    "precision of shown",
    "shown per 100 characters",
    "bits per byte",
    "bits per byte with the file",
]
# Of bits, less is better.
LESS_IS_BETTER: Final[frozenset[Measure]] = frozenset(
    ("bits per byte", "bits per byte with the file")
)
EVERYTHING: Final = "all"
_SHARES: Final[frozenset[Measure]] = frozenset(
    (
        "exact match", "edit similarity", "right from the start", "parses", "keystrokes saved",
        "precision of shown",
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure.

    Attributes:
        system: whose.
        measure: of what.
        group: a language, a kind of caret, or "all".
        minimum_precision: place of the dial; None where it plays no part.
        estimate: the figure.
    """

    system: str
    measure: Measure
    group: str
    minimum_precision: float | None
    estimate: Estimate


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The first system less another one, on the same files.

    Attributes:
        difference: positive where the first has more.
    """

    first: str
    second: str
    measure: Measure
    group: str
    minimum_precision: float | None
    difference: Difference


@dataclass(frozen=True, slots=True, kw_only=True)
class Latency:
    """Milliseconds from question to answer while typing, cached answers included."""

    system: str
    requests: int
    p50: float
    p90: float
    p99: float


@dataclass(frozen=True, slots=True, kw_only=True)
class CurvePoint:
    """What remains of the carets when only offers at least so precise are shown.

    Attributes:
        coverage: share of the carets that still get an offer.
        precision: share of the offers shown that are exactly right.
    """

    system: str
    minimum_precision: float
    coverage: float
    precision: float
    shown: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRecord:
    """One caret, for looking at.

    Attributes:
        before, after: a little of the text around it.
        offers: what each system offered, in the order of ``Evaluation.systems``.
    """

    path: str
    language: str
    kind: str
    before: str
    after: str
    expected: str
    offers: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """The result.

    Attributes:
        systems: names; the first is the checkpoint.
        checkpoint, dataset: what was measured, and what it was trained on.
        files: how many files were measured on.
        leaks: files left out because the training set has their like.
        training_known: whether the training set was there to compare with.
        seconds: that it took.
    """

    systems: tuple[str, ...]
    checkpoint: str
    dataset: str
    files: int
    leaks: tuple[Leak, ...]
    training_known: bool
    figures: tuple[Figure, ...]
    comparisons: tuple[Comparison, ...]
    latencies: tuple[Latency, ...]
    curve: tuple[CurvePoint, ...]
    cases: tuple[CaseRecord, ...]
    seconds: float


def to_markdown(evaluation: Evaluation) -> str:
    """Tables of all figures."""
    lines = [
        f"# {evaluation.checkpoint}",
        "",
        f"Trained on {evaluation.dataset or 'an unknown data set'}; measured on "
        f"{evaluation.files:,} files. {_about_leaks(evaluation)}",
        "",
    ]
    measures: dict[Measure, None] = {figure.measure: None for figure in evaluation.figures}
    for measure in measures:
        lines += [*_table(evaluation, measure), ""]
    if evaluation.latencies:
        lines += ["## Milliseconds from question to answer", ""]
        lines += ["| system | questions | p50 | p90 | p99 |", "|---|---|---|---|---|"]
        lines += [
            f"| {each.system} | {each.requests:,} | {each.p50:.1f} | {each.p90:.1f} "
            f"| {each.p99:.1f} |"
            for each in evaluation.latencies
        ]
    return "\n".join(lines).rstrip() + "\n"


def _about_leaks(evaluation: Evaluation) -> str:
    if not evaluation.training_known:
        return "The training set is not there, so copies of its files were not looked for."
    return f"{len(evaluation.leaks):,} files were left out as copies of training files."


def _table(evaluation: Evaluation, measure: Measure) -> list[str]:
    """One measure: a row for each group and place of the dial, a column for each system."""
    figures = [figure for figure in evaluation.figures if figure.measure == measure]
    rows = list(dict.fromkeys((figure.group, figure.minimum_precision) for figure in figures))
    by_place = {
        (figure.group, figure.minimum_precision, figure.system): figure for figure in figures
    }
    head = f"| {measure} | count | " + " | ".join(evaluation.systems) + " |"
    lines = [head, "|---" * (2 + len(evaluation.systems)) + "|"]
    for group, minimum in rows:
        cells: list[str] = []
        count = 0.0
        for system in evaluation.systems:
            figure = by_place.get((group, minimum, system))
            cells.append(_cell(evaluation, figure) if figure is not None else "")
            count = max(count, figure.estimate.count if figure is not None else 0)
        title = group if minimum is None else f"{group}, shown from {minimum:.0%}"
        lines.append(f"| {title} | {count:,.0f} | " + " | ".join(cells) + " |")
    return lines


def _cell(evaluation: Evaluation, figure: Figure) -> str:
    """The figure and its interval; a mark where it differs clearly from the first system's."""
    estimate = figure.estimate
    if figure.measure in _SHARES:
        text = f"{estimate.value:.1%} ({estimate.low:.1%} to {estimate.high:.1%})"
    else:
        text = f"{estimate.value:.3f} ({estimate.low:.3f} to {estimate.high:.3f})"
    for each in evaluation.comparisons:
        place = (each.second, each.measure, each.group, each.minimum_precision)
        wanted = (figure.system, figure.measure, figure.group, figure.minimum_precision)
        if place == wanted and each.difference.is_clear:
            first_is_better = (each.difference.value > 0) != (figure.measure in LESS_IS_BETTER)
            return text + (" ▼" if first_is_better else " ▲")
    return text
