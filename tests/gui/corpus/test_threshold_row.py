"""A threshold with its slider and its field."""

import pytest

from core.corpus.browse.histogram import CHARTS, AxisScale
from core.corpus.config import CorpusConfig
from gui.corpus.threshold_row import ThresholdRow

LOG = AxisScale(1, 10_000, True)


@pytest.fixture
def row(qtbot):
    chart = CHARTS[0]
    row = ThresholdRow(chart, chart.thresholds[1])
    qtbot.addWidget(row.slider)
    qtbot.addWidget(row.editor)
    row.set_value(4000, LOG)
    return row


def test_the_end_of_the_slider_means_no_bound(qtbot, row):
    with qtbot.waitSignal(row.changed):
        row.slider.setValue(row.slider.maximum())
    assert row.value == row.threshold.off
    assert row.position is None
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


def test_a_fraction_is_typed_in_percent(qtbot):
    chart = next(chart for chart in CHARTS if chart.title == "Letters and digits")
    row = ThresholdRow(chart, chart.thresholds[0])
    qtbot.addWidget(row.slider)
    qtbot.addWidget(row.editor)
    row.set_value(0.25, AxisScale(0, 1, False))
    assert row.field.text() == "25 %"
    row.field.setText("30 %")
    row.field.editingFinished.emit()
    assert row.value == 0.3
