"""What is drawn of a long line looks like the whole of it."""

from array import array

import numpy as np
import pyqtgraph as pg
import pytest

from gui.train.decimated_line import DecimatedLine

COUNT = 50_000


@pytest.fixture
def view(qtbot):
    widget = pg.GraphicsLayoutWidget()
    qtbot.addWidget(widget)
    widget.resize(640, 300)
    box = pg.ViewBox(defaultPadding=0.0)
    widget.ci.addItem(box)
    widget.show()
    yield box
    widget.close()


def shown(view, line, y, x=None, **options):
    x = array("d", range(1, len(y) + 1)) if x is None else x
    view.addItem(line)
    options = {"log_x": False, "log_y": False} | options
    line.set_points(x, array("d", y), 1.0, **options)
    view.updateAutoRange()
    line.prepare()
    return line.getData()


def noisy():
    draw = np.random.default_rng(1)
    y = draw.normal(3.0, 0.1, COUNT)
    y[12_345], y[34_567] = 9.0, 0.5
    return y


def test_no_spike_is_lost_and_little_is_drawn(view):
    x, y = shown(view, DecimatedLine(shows_extremes=True), noisy())
    assert len(x) <= 2 * (view.width() + 3)
    assert (y.max(), y.min()) == (9.0, 0.5)
    assert abs(x[np.argmax(y)] - 12_346) <= COUNT / view.width() + 1
    assert np.all(np.diff(x) >= 0)


def test_a_smooth_line_takes_a_point_for_each_column_and_reaches_its_end(view):
    y = np.linspace(9.0, 2.0, COUNT)
    x, drawn = shown(view, DecimatedLine(shows_extremes=False), y)
    assert len(x) <= view.width() + 3
    np.testing.assert_allclose(drawn, np.interp(x, np.arange(1, COUNT + 1), y))
    assert (x[-1], drawn[-1]) == (COUNT, 2.0)


def test_few_points_are_drawn_as_they_are(view):
    x, y = shown(view, DecimatedLine(shows_extremes=True), [3.0, 1.0, 2.0])
    assert (list(x), list(y)) == ([1.0, 2.0, 3.0], [3.0, 1.0, 2.0])


def test_zoomed_in_every_point_in_view_and_one_at_either_side_is_drawn(view):
    line = DecimatedLine(shows_extremes=True)
    values = noisy()
    shown(view, line, values)
    view.setXRange(20_000.5, 20_050.5, padding=0)
    line.prepare()
    x, y = line.getData()
    assert list(x) == list(range(20_000, 20_053))
    np.testing.assert_array_equal(y, values[19_999:20_052])


@pytest.mark.parametrize("extremes", [True, False])
def test_logarithms_leave_out_what_has_none(view, extremes):
    x = array("d", range(COUNT))
    x_shown, y_shown = shown(
        view, DecimatedLine(shows_extremes=extremes), np.full(COUNT, 100.0), x,
        log_x=True, log_y=True,
    )  # fmt: skip
    assert np.all(np.isfinite(x_shown))
    assert x_shown.min() >= 0.0
    assert x_shown.max() == pytest.approx(np.log10(COUNT - 1), abs=0.02)
    np.testing.assert_allclose(y_shown, 2.0)


def test_a_line_grows_without_being_copied(view):
    line = DecimatedLine(shows_extremes=True)
    x, y = array("d", [1.0, 2.0]), array("d", [5.0, 4.0])
    view.addItem(line)
    line.set_points(x, y, 2.0, log_x=False, log_y=False)
    line.prepare()
    x.append(3.0)
    y.append(1.0)
    line.set_points(x, y, 2.0, log_x=False, log_y=False)
    assert line.dataBounds(0) == (1.0, 3.0)
    assert line.dataBounds(1) == (2.0, 10.0)
    assert line.points()[1].tolist() == [10.0, 8.0, 2.0]


def test_an_empty_line_has_no_bounds(view):
    line = DecimatedLine(shows_extremes=True)
    shown(view, line, [])
    assert line.dataBounds(0) == (None, None)
