"""Axes, and the thresholds that stand on them."""

import dataclasses

import numpy as np
import pytest

from core.corpus.browse.histogram import CHARTS, Scale, scale_of
from core.corpus.config import CorpusConfig
from core.corpus.filters.table import REASONS
from gui.corpus.threshold_row import ThresholdRow

FIELDS = {field.name for field in dataclasses.fields(CorpusConfig)}
LOG, LINEAR = Scale(1, 10_000, True), Scale(0.5, 1.0, False)


@pytest.mark.parametrize("scale", [LOG, LINEAR])
def test_a_value_comes_back_from_its_place(scale):
    for place in (0.0, 0.25, 0.5, 1.0):
        assert scale.place(scale.value(place)) == pytest.approx(place)
    assert scale.place(scale.low - 1) == 0
    assert scale.place(scale.high * 9) == 1
    values = np.array([scale.low, scale.value(0.5), scale.high * 2])
    assert scale.places(values) == pytest.approx([0, 0.5, 1])


def test_ticks_are_numbers_that_people_read():
    assert [text for _place, text in LOG.ticks()] == ["1", "10", "100", "1k", "10k"]
    assert LINEAR.ticks()[0] == (0.0, "50%")


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.title)
def test_every_chart_names_settings_and_reasons_that_exist(chart):
    assert {threshold.setting for threshold in chart.thresholds} <= FIELDS
    assert set(chart.reasons) <= set(REASONS)
    scale = scale_of(chart, np.array([1.0, 50.0]), [700.0])
    assert scale.low < scale.high
    if chart.high is None:
        assert scale.high > 700


@pytest.fixture
def row(qtbot):
    chart = CHARTS[0]
    row = ThresholdRow(chart, chart.thresholds[1])
    qtbot.addWidget(row.slider)
    qtbot.addWidget(row.editor)
    row.set_value(4000, LOG)
    return row


def test_the_end_of_the_slider_stands_for_no_bound(qtbot, row):
    with qtbot.waitSignal(row.changed):
        row.slider.setValue(row.slider.maximum())
    assert row.value == row.threshold.off
    assert row.place is None
    assert row.field.text() == "any"


def test_the_slider_gives_round_numbers_within_the_range(row):
    for step in range(0, row.slider.maximum(), 7):
        row.slider.setValue(step)
        value = row.value
        assert isinstance(value, int)
        assert value == float(f"{value:.1e}") or value < 20
        CorpusConfig(max_lines=value, min_lines=0)


@pytest.mark.parametrize(("text", "value"), [("1,234", 1234), ("any", 10_000_000), (" 7 ", 7)])
def test_what_is_typed_counts(qtbot, row, text, value):
    row.field.setText(text)
    with qtbot.waitSignal(row.changed):
        row.field.editingFinished.emit()
    assert row.value == value


@pytest.mark.parametrize("text", ["", "many", "-3", "nan", "inf", "1e99"])
def test_nonsense_is_marked_and_changes_nothing(qtbot, row, text):
    row.field.setText(text)
    with qtbot.assertNotEmitted(row.changed):
        row.field.editingFinished.emit()
    assert row.field.property("invalid")
    assert row.value == 4000


def test_a_share_is_typed_in_percent(qtbot):
    chart = next(chart for chart in CHARTS if chart.title == "Letters and digits")
    row = ThresholdRow(chart, chart.thresholds[0])
    qtbot.addWidget(row.slider)
    qtbot.addWidget(row.editor)
    row.set_value(0.25, Scale(0, 1, False))
    assert row.field.text() == "25 %"
    row.field.setText("30 %")
    row.field.editingFinished.emit()
    assert row.value == 0.3
