"""The points of a long line that are drawn."""

import numpy as np

from core.reports.decimation import decimate

STEPS = np.arange(1.0, 100_001.0)


def wave():
    values = np.sin(STEPS / 1000)
    values[12_345] = 50.0
    return values


def test_few_points_are_all_drawn():
    edges = np.linspace(0, 100_000, 401)
    x, y = decimate(STEPS[:500], wave()[:500], edges, 0, shows_extremes=True)
    assert list(x) == list(STEPS[:500])
    assert list(y) == list(wave()[:500])


def test_no_spike_is_lost():
    edges = np.linspace(0, 100_000, 401)
    x, y = decimate(STEPS, wave(), edges, 0, shows_extremes=True)
    assert len(x) == len(y) <= 2 * 402
    assert y.max() == 50.0
    assert (np.diff(x) >= 0).all()


def test_a_smooth_line_has_one_point_for_each_column():
    edges = np.linspace(0, 100_000, 401)
    x, y = decimate(STEPS, np.sin(STEPS / 1000), edges, 0, shows_extremes=False)
    assert len(x) <= 402
    assert np.allclose(y, np.sin(x / 1000))
    assert x[-1] == STEPS[-1]


def test_the_part_in_view_continues_to_its_borders():
    edges = np.linspace(1000.5, 1010.5, 401)
    x, _ = decimate(STEPS, wave(), edges, 0, shows_extremes=True)
    assert (x[0], x[-1]) == (1000.0, 1012.0)
    x, _ = decimate(STEPS, wave(), np.linspace(-9, 9, 11), 4, shows_extremes=True)
    assert x[0] == 5.0
