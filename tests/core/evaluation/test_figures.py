"""Figures of systems with known answers, as computed by hand."""

import pytest

from core.control import Control
from core.evaluation.cases import draw_cases
from core.evaluation.config import EvaluationConfig
from core.evaluation.evaluate import measure_all
from core.evaluation.figures import FigureSums
from core.evaluation.intervals import Resampling
from core.evaluation.systems import LastLineSpec
from core.evaluation.task import Task, measure
from core.evaluation.typing_simulation import passages_of
from core.events import discard
from tests.core.evaluation.synthetic import Oracle, document

DOCUMENTS = [document(n, language="python" if n % 2 else "c") for n in range(6)]
DIAL = (0.0, 0.9)


def task_for(one):
    return Task(
        system=LastLineSpec(), document=one, cases=draw_cases([one], 20, seed=1),
        passage=passages_of(one, 10, lambda most: 0), wants_bits=False,
        minimum_precisions=DIAL, typing_ms=0.0,
    )  # fmt: skip


def sums_of(**oracles):
    sums = FigureSums(list(oracles), [one.language for one in DOCUMENTS])
    for name, options in oracles.items():
        for place, one in enumerate(DOCUMENTS):
            task = task_for(one)
            done = measure(task, Oracle([one], **options))
            sums.add(name, place, one.language, task.cases, DIAL, done)
    return sums


def figures_of(sums):
    return {
        (each.system, each.measure, each.group, each.minimum_precision): each.estimate
        for each in sums.figures(Resampling(len(DOCUMENTS), seed=1))
    }


@pytest.fixture(scope="module")
def sums():
    return sums_of(
        right={}, wrong={"fraction": 0.0}, sometimes={"fraction": 0.3}, unsure={"precision": 0.5}
    )


def test_always_right(sums):
    found = figures_of(sums)
    for measure_name in ("exact match", "edit similarity", "prefix accuracy"):
        for group in ("all", "python", "c", "line start", "inside a line"):
            estimate = found["right", measure_name, group, None]
            # "inside a line" has text behind the caret, up to which the oracle answers.
            assert (estimate.value, estimate.low, estimate.high) == (1.0, 1.0, 1.0), group
    assert found["right", "exact match", "all", None].count == 6 * 20
    assert found["right", "exact match", "python", None].count == 3 * 20
    assert found["right", "parses", "all", None].value == 1.0
    assert found["right", "parses", "all", None].count == 3 * 20  # Python alone
    assert found["right", "precision of shown", "all", 0.0].value == 1.0
    lines = 6 * 10
    typed = found["right", "keystrokes saved", "all", 0.0]
    assert typed.value == pytest.approx(1 - 2 * lines / typed.count)
    shown = found["right", "shown per 100 characters", "all", 0.0]
    assert shown.value == pytest.approx(100 * lines / typed.count)


def test_never_right(sums):
    found = figures_of(sums)
    for measure_name in ("exact match", "prefix accuracy"):
        assert found["wrong", measure_name, "all", None].value == 0.0
    assert found["wrong", "keystrokes saved", "all", 0.0].value == 0.0
    assert found["wrong", "precision of shown", "all", 0.0].value == 0.0
    assert found["wrong", "parses", "all", None].value == 0.0


def test_right_three_times_in_ten(sums):
    estimate = figures_of(sums)["sometimes", "exact match", "all", None]
    assert estimate.low <= 0.3 <= estimate.high
    assert estimate.value == pytest.approx(0.3, abs=0.1)


def test_the_dial(sums):
    found = figures_of(sums)
    assert found["unsure", "keystrokes saved", "all", 0.0].value > 0.5
    assert found["unsure", "keystrokes saved", "all", 0.9].value == 0.0
    assert found["unsure", "precision of shown", "all", 0.9].count == 0
    curve = {
        (point.system, point.minimum_precision): (point.coverage, point.precision)
        for point in sums.curve()
    }
    assert curve["unsure", 0.5] == (1.0, 1.0)
    assert curve["unsure", 0.55] == (0.0, 0.0)
    assert curve["wrong", 0.0] == (1.0, 0.0)


def test_comparisons_are_of_the_first_with_the_others(sums):
    compared = {
        (each.second, each.measure, each.group, each.minimum_precision): each.difference
        for each in sums.comparisons(Resampling(len(DOCUMENTS), seed=1))
    }
    better = compared["wrong", "exact match", "all", None]
    assert (better.value, better.is_clear) == (1.0, True)
    same = compared["unsure", "exact match", "all", None]
    assert (same.value, same.is_clear) == (0.0, False)


def test_latencies(sums):
    by_system = {each.system: each for each in sums.latencies()}
    assert by_system["right"].p50 == 1.0
    assert by_system["right"].requests == 2 * 6 * 10 - 6 * 10 or by_system["right"].requests > 0


def test_processes_change_nothing():
    config = EvaluationConfig(cases=24, typing_files=3, typing_lines=5, minimum_precisions=DIAL)
    one = measure_all([LastLineSpec()], DOCUMENTS[:1], config, discard, Control())
    many = measure_all([LastLineSpec()], DOCUMENTS, config, discard, Control())
    again = measure_all([LastLineSpec()], DOCUMENTS, config, discard, Control())
    assert [job.document for job in many.jobs] == DOCUMENTS
    assert len(one.jobs) == 1
    texts = [[completion.text for completion in by[0].completions] for by in many.by_job]
    assert texts == [[completion.text for completion in by[0].completions] for by in again.by_job]
    assert sum(map(len, texts)) == 24
    assert sum(bool(by[0].typings) for by in many.by_job) == 3
