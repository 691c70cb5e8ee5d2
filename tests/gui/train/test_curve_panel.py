"""The drawn curve: its points, units, axis, colours, and its quiet log."""

import pytest

from gui.train.curve import Curve
from gui.train.curve_panel import CurvePanel
from gui.train.run_record import RunRecord
from tests.gui.train.events import loss_at, whole_run


@pytest.fixture
def panel(context, qtbot):
    result = CurvePanel(context)
    qtbot.addWidget(result)
    result.resize(800, 400)
    result.show()
    return result


def curve(steps: int = 100) -> Curve:
    record = RunRecord()
    record.add_all(whole_run(steps))
    return record.curve


def test_without_points_there_is_an_invitation_and_no_plot(panel):
    panel.show_curve(Curve())
    assert panel.plot is None


def test_points_are_drawn_without_complaints(panel, capfd):
    panel.show_curve(curve())
    x, y = panel.plot.training.getOriginalDataset()
    assert list(x) == list(range(1, 101))
    assert y[-1] == loss_at(100)
    assert len(panel.plot.validation.getOriginalDataset()[0]) == 5
    panel.grab()
    assert "Traceback" not in capfd.readouterr().err


def test_bits_per_byte_and_back(panel):
    panel.show_curve(curve())
    panel.bits_per_byte.setChecked(True)
    assert panel.plot.validation.getOriginalDataset()[1][-1] == pytest.approx(loss_at(100) / 2)
    assert panel._context.settings.train.shows_bits_per_byte
    panel.bits_per_byte.setChecked(False)
    assert panel.plot.validation.getOriginalDataset()[1][-1] == pytest.approx(loss_at(100))


def test_log_axis(panel):
    panel.show_curve(curve())
    panel.log_axis.setChecked(True)
    _, shown = panel.plot.training.getData()
    assert max(shown) < 1.0, "exponents of ten, not losses"
    assert panel.plot._left.logTickStrings([0.0, 0.30103, 0.60206], 1.0, 1.0) == ["1", "2", ""]


def test_the_legend_hides_a_curve(panel):
    panel.show_curve(curve())
    panel.legend[0].setChecked(False)
    assert not panel.plot.training.isVisible()
    assert panel.plot.validation.isVisible()


def test_new_points_are_drawn_a_moment_later(panel, qtbot):
    record = RunRecord()
    record.add_all(whole_run(10, end=False))
    panel.show_curve(record.curve)
    record.add_all(whole_run(20)[11:])
    with qtbot.waitSignal(panel.drawn, timeout=2000):
        panel.curve_grew()
        panel.curve_grew()
    assert panel.plot.training.getOriginalDataset()[0][-1] == 20


def test_the_theme_reaches_the_plot(panel, context):
    panel.show_curve(curve())
    context.themes.choose("dark")
    assert panel.plot.smoothed.opts["pen"].color().name() == context.themes.current.plot_smoothed
    context.themes.choose("light")
