"""Sums over files, and figures and comparisons with intervals from them.

Each figure is a ratio of two sums over files; ``FigureSums`` has these sums by system, measure,
group and threshold. It knows neither models nor the texts of files.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from core.completion.beginnings import is_right
from core.evaluation.cases import Case
from core.evaluation.completers import Completion
from core.evaluation.intervals import Resampling
from core.evaluation.report import (
    EVERYTHING,
    LATENCY_EDGES,
    Comparison,
    CurvePoint,
    Figure,
    Latency,
    Measure,
)
from core.evaluation.scores import CaseScore
from core.evaluation.task import TaskResult

_THRESHOLDS = tuple(step / 20 for step in range(20))


@dataclass(frozen=True, slots=True)
class _FigureKey:
    """The key of a pair of sums."""

    measure: Measure
    group: str
    minimum_precision: float | None


@dataclass(frozen=True, slots=True)
class Groups:
    """Further groups of figures, beside the language and the kind of cursor.

    Attributes:
        of_file: groups of everything in the file.
        of_cases: groups of each case, or empty.
    """

    of_file: tuple[str, ...] = ()
    of_cases: tuple[tuple[str, ...], ...] = ()

    def of_case(self, number: int) -> tuple[str, ...]:
        """Return the groups of one case."""
        return self.of_cases[number] if self.of_cases else ()


class FigureSums:
    """Sums by file for a set of systems.

    Args:
        systems: names; the others are compared with the first.
        languages: the language of each file; a single language is not a group of its own.
        wrong_cost: keystrokes that reading a wrong suggestion costs.
    """

    def __init__(
        self, systems: Sequence[str], languages: Sequence[str], wrong_cost: float = 0.0
    ) -> None:
        self._wrong_cost = wrong_cost
        self._systems = tuple(systems)
        self._files = len(languages)
        self._has_languages = len(set(languages)) > 1
        # numerators and denominators, for each system and file
        self._sums: dict[_FigureKey, dict[str, tuple[list[float], list[float]]]] = {}
        self._milliseconds: dict[str, list[float]] = {system: [] for system in systems}
        self._asked: dict[str, list[tuple[Completion, str]]] = {name: [] for name in systems}

    def add(
        self,
        system: str,
        file: int,
        language: str,
        cases: Sequence[Case],
        minimum_precisions: Sequence[float],
        measured: TaskResult,
        groups: Groups = Groups(),
        copies: Sequence[bool] = (),
    ) -> None:
        """Add the results of one system in one file.

        Args:
            system: its name.
            file: the index of the file.
            language: of the file.
            cases: in it.
            minimum_precisions: the thresholds of the typing simulations.
            measured: the results.
            groups: further ones of the file and its cases.
            copies: of each case, whether the suggestion copies one training project; empty
                where the training set is not known.
        """
        for completion, is_copy in zip(measured.completions, copies, strict=False):
            if completion.text:
                self._count(system, file, "verbatim copies", language, is_copy, 1)
        scored = zip(cases, measured.completions, measured.scores, strict=True)
        for number, (case, completion, score) in enumerate(scored):
            self._add_case(system, file, case, completion, score, groups.of_case(number))
        for index, (minimum, typing) in enumerate(
            zip(minimum_precisions, measured.typings, strict=False)
        ):
            saved = typing.characters - typing.keys
            self._count(
                system,
                file,
                "keystrokes saved",
                language,
                saved,
                typing.characters,
                minimum,
                groups.of_file,
            )
            self._count(
                system,
                file,
                "precision of shown",
                language,
                typing.shown_right,
                typing.shown,
                minimum,
                groups.of_file,
            )
            wrong = typing.shown - typing.shown_right
            self._count(
                system, file, "keystrokes saved net", language,
                saved - self._wrong_cost * wrong, typing.characters, minimum, groups.of_file,
            )  # fmt: skip
            self._count(
                system, file, "shown per 100 characters", language, 100 * typing.shown,
                typing.characters, minimum,
            )  # fmt: skip
            if index == 0:
                self._milliseconds[system] += typing.milliseconds
        if measured.bits is not None:
            bits = measured.bits
            self._count(system, file, "bits per byte", language, bits.alone, bits.length)
            self._count(
                system,
                file,
                "bits per byte with in-file cache",
                language,
                bits.with_file,
                bits.length,
                more_groups=groups.of_file,
            )

    def figures(self, resampling: Resampling) -> tuple[Figure, ...]:
        """Return every figure, in the order in which the measures came."""
        return tuple(
            Figure(
                system=system,
                measure=key.measure,
                group=key.group,
                minimum_precision=key.minimum_precision,
                estimate=resampling.estimate(*by_system[system]),
            )
            for key, by_system in self._ordered()
            for system in self._systems
            if system in by_system
        )

    def comparisons(self, resampling: Resampling) -> tuple[Comparison, ...]:
        """Compare the first system with each other one."""
        first = self._systems[0]
        return tuple(
            Comparison(
                first=first,
                second=second,
                measure=key.measure,
                group=key.group,
                minimum_precision=key.minimum_precision,
                difference=resampling.difference(by_system[second], by_system[first]),
            )
            for key, by_system in self._ordered()
            for second in self._systems[1:]
            if first in by_system and second in by_system
        )

    def latencies(self) -> tuple[Latency, ...]:
        """Return how long answers took."""
        found: list[Latency] = []
        for system, times in self._milliseconds.items():
            if times:
                p50, p90, p99 = np.percentile(times, (50, 90, 99))
                found.append(
                    Latency(
                        system=system,
                        requests=len(times),
                        p50=float(p50),
                        p90=float(p90),
                        p99=float(p99),
                        histogram=_histogram(times),
                    )
                )
        return tuple(found)

    def curve(self) -> tuple[CurvePoint, ...]:
        """Return coverage and precision of each system at each threshold."""
        return tuple(
            point
            for system, completions in self._asked.items()
            if completions
            for point in _curve(system, completions)
        )

    def _add_case(
        self,
        system: str,
        file: int,
        case: Case,
        completion: Completion,
        score: CaseScore,
        groups: Sequence[str],
    ) -> None:
        measures: list[tuple[Measure, float]] = [
            ("exact match", score.exact),
            ("edit similarity", score.edit_similarity),
            ("prefix accuracy", score.prefix_accuracy),
        ]
        if score.parses is not None:
            measures.append(("parses", score.parses))
        if score.whole_word is not None:
            measures.append(("whole word", score.whole_word))
        for measure, value in measures:
            self._count(system, file, measure, case.language, value, 1)
            for group in (case.kind, *groups):
                self._sum(system, file, _FigureKey(measure, group, None), value, 1)
        self._asked[system].append((completion, case.expected))

    def _count(
        self,
        system: str,
        file: int,
        measure: Measure,
        language: str,
        above: float,
        below: float,
        minimum_precision: float | None = None,
        more_groups: Sequence[str] = (),
    ) -> None:
        """Add to "all", to the language, and to further groups."""
        groups = (EVERYTHING, language) if self._has_languages else (EVERYTHING,)
        for group in (*groups, *more_groups):
            self._sum(system, file, _FigureKey(measure, group, minimum_precision), above, below)

    def _sum(self, system: str, file: int, key: _FigureKey, above: float, below: float) -> None:
        by_system = self._sums.setdefault(key, {})
        if system not in by_system:
            by_system[system] = ([0.0] * self._files, [0.0] * self._files)
        tops, bottoms = by_system[system]
        tops[file] += above
        bottoms[file] += below

    def _ordered(self) -> Iterable[tuple[_FigureKey, dict[str, tuple[list[float], list[float]]]]]:
        """Return measures in the order of their first file, and "all" first in each."""
        first_seen: dict[Measure, int] = {}
        for key in self._sums:
            first_seen.setdefault(key.measure, len(first_seen))

        def rank(item: tuple[_FigureKey, object]) -> tuple[int, bool, str, float]:
            key = item[0]
            minimum = key.minimum_precision if key.minimum_precision is not None else -1.0
            return first_seen[key.measure], key.group != EVERYTHING, key.group, minimum

        return sorted(self._sums.items(), key=rank)


def _histogram(times: Sequence[float]) -> tuple[int, ...]:
    edges = np.asarray(LATENCY_EDGES)
    counts, _ = np.histogram(np.clip(times, edges[0], edges[-1]), edges)
    return tuple(counts.tolist())


def _curve(system: str, asked: Sequence[tuple[Completion, str]]) -> Iterable[CurvePoint]:
    for minimum in _THRESHOLDS:
        texts = [(completion.shown_at(minimum), expected) for completion, expected in asked]
        shown = [is_right(text, expected) for text, expected in texts if text]
        yield CurvePoint(
            system=system,
            minimum_precision=minimum,
            coverage=len(shown) / len(asked),
            precision=sum(shown) / len(shown) if shown else 0.0,
            shown=len(shown),
        )
