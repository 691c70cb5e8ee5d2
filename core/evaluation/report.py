"""The figures of an evaluation, as flat records.

Every figure has a count and an interval, and every other system is compared with the first
one on the same files. ``report_page`` writes them as Markdown, ``store`` stores them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal, TypeAlias

from core.evaluation.config import EvaluationConfig
from core.evaluation.held_out import Leak
from core.evaluation.intervals import Difference, Estimate

Measure: TypeAlias = Literal[
    "exact match",
    "edit similarity",
    "prefix accuracy",
    "parses",
    "whole word",
    "keystrokes saved",
    "keystrokes saved net",
    "precision of shown",
    "shown per 100 characters",
    "bits per byte",
    "bits per byte with in-file cache",
    "verbatim copies",
]
# What files of earlier versions call a measure.
FORMER_MEASURES: Final[Mapping[str, Measure]] = MappingProxyType(
    {
        "right from the start": "prefix accuracy",
        "bits per byte with the file": "bits per byte with in-file cache",
    }
)
# Of bits and of copies, less is better.
LESS_IS_BETTER: Final[frozenset[Measure]] = frozenset(
    ("bits per byte", "bits per byte with in-file cache", "verbatim copies")
)
EVERYTHING: Final = "all"
FRACTIONS: Final[frozenset[Measure]] = frozenset(
    (
        "exact match", "edit similarity", "prefix accuracy", "parses", "whole word",
        "keystrokes saved", "keystrokes saved net", "precision of shown", "verbatim copies",
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure.

    Attributes:
        system: name of the system.
        measure: what was measured.
        group: a language, a kind of cursor, or "all".
        minimum_precision: the threshold; None where the figure has none.
        estimate: the figure.
    """

    system: str
    measure: Measure
    group: str
    minimum_precision: float | None
    estimate: Estimate


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The first system minus another one, on the same files.

    Attributes:
        difference: positive where the first has more.
    """

    first: str
    second: str
    measure: Measure
    group: str
    minimum_precision: float | None
    difference: Difference


# Milliseconds, four steps to each doubling of the time: 0.1 ms to 13 s.
LATENCY_EDGES: Final[tuple[float, ...]] = tuple(0.1 * 2 ** (step / 4) for step in range(69))


@dataclass(frozen=True, slots=True, kw_only=True)
class Latency:
    """Milliseconds from request to answer while typing, cached answers included.

    Attributes:
        histogram: answers between each pair of ``LATENCY_EDGES``; quicker and slower ones
            are counted in the first and the last.
    """

    system: str
    requests: int
    p50: float
    p90: float
    p99: float
    histogram: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CurvePoint:
    """Coverage and precision when only suggestions from a confidence on are shown.

    Attributes:
        coverage: fraction of the cursors that still get a suggestion.
        precision: fraction of the suggestions shown that the file continues with.
    """

    system: str
    minimum_precision: float
    coverage: float
    precision: float
    shown: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRecord:
    """One case with the suggestions of all systems.

    Attributes:
        before, after: a little of the text around it.
        offers: the suggestion of each system, in the order of ``Evaluation.systems``.
        precisions: the confidence of each, in the same order.
        groups: known or novel line, near-duplicate or not, where a project was used.
    """

    path: str
    language: str
    kind: str
    before: str
    after: str
    expected: str
    offers: tuple[str, ...]
    precisions: tuple[float, ...]
    groups: tuple[str, ...] = ()

    def is_right(self, system: int) -> bool:
        """Return whether the suggestion of a system, by its index, is the expected text."""
        return self.offers[system].rstrip() == self.expected.rstrip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """The result.

    Attributes:
        systems: names; the first is the checkpoint.
        checkpoint, dataset: what was evaluated, and what it was trained on.
        key: SHA-256 of the checkpoint's file, by which its model card finds the evaluation.
        step: its training step.
        measured_at: the start, ISO 8601, UTC.
        measured_on: the files, in words.
        sources: the folders and files that were given; empty for the validation split of the
            training set.
        config: the scope.
        files: the number of files.
        leaks: files dropped as near-duplicates of training files.
        training_known: whether the training set was available to compare with.
        seconds: the duration.
        with_project: whether the project of each file was used too.
    """

    systems: tuple[str, ...]
    checkpoint: str
    dataset: str
    key: str
    step: int
    measured_at: str
    measured_on: str
    sources: tuple[str, ...]
    config: EvaluationConfig
    files: int
    leaks: tuple[Leak, ...]
    training_known: bool
    figures: tuple[Figure, ...]
    comparisons: tuple[Comparison, ...]
    latencies: tuple[Latency, ...]
    curve: tuple[CurvePoint, ...]
    cases: tuple[CaseRecord, ...]
    seconds: float
    with_project: bool = False
