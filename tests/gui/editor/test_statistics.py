"""Counts that stay on this computer."""

from __future__ import annotations

import pytest

from core.completion.request import Suggestion
from gui.editor.suggest.statistics import SuggestionStatistics
from gui.editor.suggest.statistics_card import StatisticsCard
from gui.settings import Settings


def answer(milliseconds: float, *, cached: bool = False) -> Suggestion:
    return Suggestion(
        id=1,
        text="x",
        tokens=1,
        milliseconds=milliseconds,
        no_suggestion_reason=None,
        is_cached=cached,
    )


@pytest.fixture
def statistics(settings) -> SuggestionStatistics:
    return SuggestionStatistics(settings)


def test_nothing_is_known_at_first(statistics):
    assert statistics.acceptance is None
    assert statistics.cached_fraction is None
    assert statistics.median_latency_ms is None


def test_a_suggestion_is_taken_once_however_many_words(statistics):
    for _ in range(4):
        statistics.shown(answer(1.0))
    for word in ("ab", " cd"):
        statistics.accepted(word, "word")
    statistics.accepted("e", "line")
    counts = statistics.counts
    assert (counts.shown, counts.accepted, counts.words, counts.lines) == (4, 1, 2, 1)
    assert counts.characters == 6
    assert statistics.acceptance == 0.25


def test_latency_is_that_of_the_model_and_of_late(statistics):
    for milliseconds in range(1, 400):
        statistics.answered(answer(float(milliseconds)))
    statistics.answered(answer(9999.0, cached=True))
    assert len(statistics.counts.latencies_ms) == 200
    assert statistics.median_latency_ms == 299.5
    statistics.shown(answer(0.0, cached=True))
    statistics.shown(answer(5.0))
    assert statistics.cached_fraction == 0.5


def test_counts_survive_a_restart_and_can_be_reset(statistics, settings):
    statistics.shown(answer(3.25))
    statistics.answered(answer(3.25))
    settings.save()
    again = SuggestionStatistics(Settings(settings.path))
    assert again.counts == statistics.counts
    assert again.counts.since
    again.reset()
    assert again.counts.shown == 0


def test_the_card_shows_them_and_resets_them(statistics, qtbot):
    card = StatisticsCard(statistics)
    qtbot.addWidget(card)
    statistics.shown(answer(20.0))
    statistics.answered(answer(20.0))
    statistics.accepted("abc", "all")
    shown = {name: figure.value.text() for name, figure in card.figures.items()}
    assert shown == {
        "shown": "1",
        "taken": "100 %",
        "characters": "3",
        "latency": "20 ms",
        "cached": "0 %",
        "portions": "1 / 0 / 0",
    }
    card.reset.click()
    assert card.figures["shown"].value.text() == "0"
