"""Axes and histograms of the charts of filters."""

import dataclasses

import numpy as np
import pytest

from core.corpus.browse.histogram import BINS, CHARTS, AxisScale, Histogram, scale_of
from core.corpus.config import CorpusConfig
from core.corpus.filters.file_measures import measures_of
from core.corpus.filters.table import REASONS
from tests.core.corpus.rows import made_rows

FIELDS = {field.name for field in dataclasses.fields(CorpusConfig)}
LOG, LINEAR = AxisScale(1, 10_000, True), AxisScale(0.5, 1.0, False)


@pytest.mark.parametrize("scale", [LOG, LINEAR])
def test_a_value_comes_back_from_its_position(scale):
    for position in (0.0, 0.25, 0.5, 1.0):
        assert scale.position(scale.value(position)) == pytest.approx(position)
    assert scale.position(scale.low - 1) == 0
    assert scale.position(scale.high * 9) == 1
    values = np.array([scale.low, scale.value(0.5), scale.high * 2])
    assert scale.positions(values) == pytest.approx([0, 0.5, 1])


def test_ticks_are_numbers_that_people_read():
    assert LOG.ticks() == [1, 10, 100, 1000, 10_000]
    assert LINEAR.ticks() == pytest.approx([0.5, 0.6, 0.7, 0.8, 0.9, 1.0])


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.title)
def test_every_chart_names_settings_and_reasons_that_exist(chart):
    assert {threshold.setting for threshold in chart.thresholds} <= FIELDS
    assert chart.reasons
    assert set(chart.reasons) <= set(REASONS)
    scale = scale_of(chart, np.array([1.0, 50.0]), [700.0])
    assert scale.low < scale.high
    if chart.high is None:
        assert scale.high > 700


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.title)
def test_a_histogram_counts_every_file_once(chart):
    measures = measures_of(made_rows(200))
    histogram = Histogram(chart, measures, CorpusConfig())
    assert histogram.counts.shape == (BINS,)
    assert histogram.counts.sum() == measures.is_read.sum() == 200
    kept = measures.lines > 50
    assert histogram.kept_counts(kept).sum() == kept.sum()
    assert (histogram.kept_counts(kept) <= histogram.counts).all()
