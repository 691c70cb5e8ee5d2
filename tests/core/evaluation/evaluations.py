"""A small evaluation whose figures can be looked up here, as ``evaluate`` gives them."""

from core.evaluation.config import EvaluationConfig
from core.evaluation.held_out import Leak
from core.evaluation.intervals import Difference, Estimate
from core.evaluation.report import (
    LATENCY_EDGES,
    CaseRecord,
    Comparison,
    CurvePoint,
    Evaluation,
    Figure,
    Latency,
)

SYSTEMS = ("run / best_checkpoint", "n-gram", "last line")
DIAL = (0.0, 0.5)
# Of the systems, in their order.
VALUES = {
    "exact match": (0.341, 0.213, 0.104),
    "edit similarity": (0.61, 0.48, 0.21),
    "prefix accuracy": (0.55, 0.4, 0.18),
    "parses": (0.87, 0.71, 0.92),
    "keystrokes saved": (0.28, 0.19, 0.05),
    "precision of shown": (0.4, 0.3, 0.2),
    "shown per 100 characters": (9.5, 8.25, 1.5),
    "bits per byte": (1.525, 2.25, None),
}
KINDS = ("line start", "after punctuation", "inside a word", "inside a line")
TYPED = ("keystrokes saved", "precision of shown", "shown per 100 characters")
GROUPS = {"all": 1.0, "c": 0.9, "python": 1.1}
BITS = ("bits per byte",)


def figures():
    for measure, values in VALUES.items():
        kinds = {} if measure in TYPED or measure in BITS else dict.fromkeys(KINDS, 1.0)
        places = DIAL if measure in TYPED else (None,)
        for group, factor in (GROUPS | kinds).items():
            for minimum in places:
                for system, value in zip(SYSTEMS, values, strict=True):
                    if value is None:
                        continue
                    value = value * factor * (1 - 0.5 * (minimum or 0))
                    yield Figure(
                        system=system, measure=measure, group=group, minimum_precision=minimum,
                        estimate=Estimate(
                            value=value, low=0.95 * value, high=1.05 * value, count=1000.0,
                            files=20,
                        ),
                    )  # fmt: skip


def comparisons():
    for measure, values in VALUES.items():
        places = DIAL if measure in TYPED else (None,)
        for minimum in places:
            for system, value in zip(SYSTEMS[1:], values[1:], strict=True):
                if value is None:
                    continue
                difference = values[0] - value
                yield Comparison(
                    first=SYSTEMS[0], second=system, measure=measure, group="all",
                    minimum_precision=minimum,
                    difference=Difference(
                        value=difference, low=difference - 0.02, high=difference + 0.02
                    ),
                )  # fmt: skip


def case(number):
    """Offers of the first system are right in every second case, of the second in the first."""
    right = f"value_{number})"
    return CaseRecord(
        path=f"project/file_{number % 5}.{'c' if number % 3 == 0 else 'py'}",
        language="c" if number % 3 == 0 else "python",
        kind=KINDS[number % 4],
        before=f"def f_{number}():\n    total = call(",
        after="\n    return total\n",
        expected=right,
        offers=(right if number % 2 else "wrong)", right if number == 0 else "", "item)"),
        precisions=(0.75, 0.5, 1.0),
    )


def evaluation(**changes):
    """What ``evaluate`` would have given, with some attributes changed."""
    histogram = [0] * (len(LATENCY_EDGES) - 1)
    histogram[20:24] = (100, 700, 150, 50)
    values = {
        "systems": SYSTEMS, "checkpoint": SYSTEMS[0], "dataset": "main--main-everyday",
        "key": "00ff", "step": 1234, "measured_at": "2026-11-28T12:00:00+00:00",
        "measured_on": "requests, attrs", "sources": ("/src/requests", "/src/attrs"),
        "config": EvaluationConfig(cases=24, minimum_precisions=DIAL), "files": 20,
        "leaks": (Leak(path="a.py", original="b.py", similarity=0.9),), "training_known": True,
        "figures": tuple(figures()), "comparisons": tuple(comparisons()),
        "latencies": tuple(
            Latency(system=name, requests=1000, p50=p50, p90=2 * p50, p99=3 * p50,
                    histogram=tuple(histogram))
            for name, p50 in zip(SYSTEMS, (4.5, 1.5, 0.1), strict=True)
        ),
        "curve": tuple(
            CurvePoint(system=name, minimum_precision=minimum, coverage=0.5, precision=0.5, shown=9)
            for name in SYSTEMS for minimum in (0.0, 0.5)
        ),
        "cases": tuple(map(case, range(24))), "seconds": 61.0,
    }  # fmt: skip
    return Evaluation(**(values | changes))
