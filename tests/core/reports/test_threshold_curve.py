"""The points of the threshold curve."""

import pytest

from core.reports.threshold_curve import threshold_curve
from tests.core.evaluation.evaluations import SYSTEMS, evaluation


@pytest.fixture
def kept():
    return evaluation()


def test_the_curve_has_a_point_for_each_threshold_that_shows_suggestions(kept):
    points = threshold_curve(kept, SYSTEMS[0], "keystrokes saved")
    assert [point.threshold for point in points] == [0.0, 0.5]
    assert points[0].precision.value == 0.4
    assert points[0].coverage.value == pytest.approx(28.0)
    assert threshold_curve(kept, SYSTEMS[0], "shown per 100 characters")[0].coverage.value == 9.5
    assert threshold_curve(kept, "nobody", "keystrokes saved") == []
