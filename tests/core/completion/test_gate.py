"""The learned gate, the thresholds, and the beginnings that they choose from."""

import dataclasses
import math
import random

import pytest

from core.completion.beginnings import beginnings, is_right
from core.completion.caret import Caret
from core.completion.draft import Draft
from core.completion.gate import NO_GATE, Gate
from core.completion.gate_fitting import JudgedText, fit_gate
from core.completion.precision import FALLBACK_PRECISION, PrecisionTable, TradeOff
from core.completion.project_defaults import default_project_precision
from core.completion.request import CompletionRequest
from core.completion.selection import NOT_SURE, select
from core.completion.suggestion_features import FEATURES, features_of


def drawn(count, seed=1):
    """Cursors with one text each, right with a probability that two of three features tell."""
    random_numbers = random.Random(seed)
    for _ in range(count):
        x, y = random_numbers.gauss(0, 1), random_numbers.gauss(0, 1)
        chance = 1 / (1 + math.exp(-(0.5 + 2 * x - y)))
        yield [JudgedText(features=(1.0, x, y), is_right=random_numbers.random() < chance)]


def test_the_gate_finds_the_weights_that_made_the_outcomes():
    gate = fit_gate(list(drawn(4000)))
    assert gate.weights == pytest.approx((0.5, 2.0, -1.0), abs=0.2)
    for x, chance in ((-2.0, 0.03), (0.0, 0.62), (2.0, 0.99)):
        assert gate.precision_of((1.0, x, 0.0)) == pytest.approx(chance, abs=0.07)
    assert list(gate.precisions) == sorted(gate.precisions)


def test_few_cursors_hardly_move_the_weights_that_ship():
    shipped = Gate(weights=(0.5, 2.0, -1.0), scores=(0.0,), precisions=(0.5,), samples=1000)
    near = fit_gate(list(drawn(5, seed=2)), shipped)
    alone = fit_gate(list(drawn(5, seed=2)))
    distance = [
        sum((a - b) ** 2 for a, b in zip(one.weights[1:], shipped.weights[1:], strict=True))
        for one in (near, alone)
    ]
    assert distance[0] < distance[1]


def test_a_feature_that_never_varies_does_no_harm():
    constant = [
        [JudgedText(features=(1.0, one.features[1], 3.0), is_right=one.is_right)]
        for (one,) in drawn(500)
    ]
    gate = fit_gate(constant)
    assert gate.weights[2] == 0
    assert all(map(math.isfinite, gate.weights))


def test_features_are_what_they_are_called():
    found = dict(
        zip(
            FEATURES,
            features_of(
                [-0.1, -2.0], "ame(self)", "    def n", is_whole_line=True, has_taken_word=False
            ),
            strict=True,
        )
    )
    assert found == pytest.approx(
        {
            "one": 1.0, "sum": -2.1, "least": -2.0, "first": -0.1, "tokens": math.log(2),
            "characters": math.log(10), "half-typed word": 1.0, "typed characters": math.log(2),
            "whole line": 1.0, "ends a word": 0.0, "word taken instead": 0.0,
        }
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("value, other)", ["value, other", "value"]),
        ("self.name = name", ["self.name", "self"]),
        ("name", []),
        ("a + b", ["a"]),
        ("'x', y", ["'x'", "'x"]),
        ("one\ntwo", ["one"]),
    ],
)
def test_beginnings_end_where_words_end_and_leave_nothing_dangling(text, expected):
    caret = Caret(prefix="def f():\n    call(", suffix="\n", language="python")
    assert list(beginnings(text, caret)) == expected


@pytest.mark.parametrize(
    ("text", "rest", "right"),
    [
        ("name", "name = 1\n", True),
        ("name", "names\n", False),
        ("name ", "name\n", True),
        ("na(", "na(me)\n", True),
        ("name", "nam", False),
        ("name = 1", "name = 12\n", False),
    ],
)
def test_right_is_what_follows_in_the_file(text, rest, right):
    assert is_right(text, rest) == right


def made_draft(*tokens):
    draft = Draft(stop="line")
    for text, log_probability in tokens:
        draft.add(text, log_probability)
    return draft


def test_the_longest_beginning_that_is_likely_enough_is_shown():
    caret = Caret(prefix="x = ", suffix="\n", language="python")
    draft = made_draft(("value", -0.1), (" +", -0.3), (" other", -3.0))
    table = FALLBACK_PRECISION

    def shown(threshold, **changes):
        request = CompletionRequest(id=1, prefix="x = ", minimum_precision=threshold, **changes)
        return select(draft, caret, request, table)

    assert shown(0.0).text == "value + other"
    assert shown(0.5).text == "value"
    assert shown(0.5).precision == pytest.approx(math.exp(-0.1))
    assert shown(0.5).kept_tokens == 1
    assert shown(0.95).no_suggestion_reason == NOT_SURE
    wanted = shown(0.5, wants_beginnings=True).beginnings
    assert [one.text for one in wanted] == ["value + other", "value"]
    assert [one.precision for one in wanted] == sorted(one.precision for one in wanted)


def test_a_beginning_is_at_least_as_likely_as_the_whole():
    caret = Caret(prefix="x = ", suffix="\n", language="python")
    # A gate that likes whole lines alone.
    weights = tuple(float(name == "whole line") for name in FEATURES)
    gate = Gate(weights=weights, scores=(0.0, 1.0), precisions=(0.2, 0.7), samples=100)
    table = dataclasses.replace(FALLBACK_PRECISION, gate=gate)
    request = CompletionRequest(id=1, prefix="x = ", wants_beginnings=True)
    draft = made_draft(("value", -0.1), (" + other", -3.0))
    found = select(draft, caret, request, table).beginnings
    assert [one.precision for one in found] == pytest.approx([0.7, 0.7])


TABLE = PrecisionTable(
    scores=(-1.0, 0.0),
    precisions=(0.1, 0.9),
    samples=100,
    trade_offs=(
        TradeOff(threshold=0.0, shown=0.2, right=0.2, saved=0.30),
        TradeOff(threshold=0.2, shown=0.15, right=0.4, saved=0.29),
        TradeOff(threshold=0.4, shown=0.1, right=0.6, saved=0.25),
        TradeOff(threshold=0.6, shown=0.05, right=0.8, saved=0.15),
        TradeOff(threshold=0.8, shown=0.0, right=0.0, saved=0.0),
    ),
)


@pytest.mark.parametrize(
    ("cost", "automatic", "eager"),
    [(0.0, 0.0, 0.0), (0.5, 0.2, 0.2), (1.0, 0.4, 0.2), (3.0, 0.4, 0.4), (8.0, 0.6, 0.4)],
)
def test_the_default_saves_most_net_of_the_cost_of_reading(cost, automatic, eager):
    stops = TABLE.stops(cost)
    assert (stops.quiet, stops.balanced) == (0.6, 0.4)
    assert (stops.automatic, stops.eager) == (automatic, eager)
    nets = {one.threshold: one.net(cost) for one in TABLE.trade_offs}
    assert nets[stops.automatic] == max(nets.values())


def test_where_every_suggestion_costs_more_than_it_saves_only_the_surest_are_shown():
    hopeless = dataclasses.replace(
        TABLE,
        trade_offs=(
            TradeOff(threshold=0.0, shown=0.5, right=0.1, saved=0.01),
            TradeOff(threshold=0.5, shown=0.2, right=0.3, saved=0.01),
        ),
    )
    assert hopeless.stops(5.0).automatic == 0.5


def test_without_trade_offs_the_stops_follow_the_default():
    stops = FALLBACK_PRECISION.stops(1.0)
    assert (stops.quiet, stops.balanced, stops.automatic) == (0.7, 0.5, 0.5)
    assert stops.eager == pytest.approx(1 / 7)


def test_the_table_that_ships_has_a_gate_for_these_features():
    table = default_project_precision(has_model=False)
    assert len(table.gate.weights) == len(FEATURES)
    assert table.gate.is_measured
    assert not NO_GATE.is_measured
    stops = table.stops()
    assert stops.eager <= stops.balanced <= stops.quiet
