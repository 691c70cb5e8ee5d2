"""The drawn curves: points, units, axes, colors, zoom, and a quiet log."""

import dataclasses

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from core.events import TypingSimulated
from core.reports.plotted_runs import QUANTITIES, PlottedRun
from core.reports.run_record import RunRecord
from core.training.observe.smoothing import LOSS_WEIGHT, RunningMean
from gui.train.curve_actions import curve_actions
from gui.train.curve_panel import CurvePanel
from gui.train.line_colors import colors_of
from tests.core.reports.events import (
    evaluated,
    loss_at,
    started,
    train_step,
    typed,
    whole_run,
)


@pytest.fixture
def panel(context, qtbot):
    result = CurvePanel(context)
    qtbot.addWidget(result)
    result.resize(800, 400)
    result.show()
    return result


def run(steps: int = 100, name: str = "one", *, end: bool = True) -> PlottedRun:
    record = RunRecord(name)
    record.add_all(whole_run(steps, end=end))
    return PlottedRun(name, f"Run {name}", record)


def box(panel, line):
    return panel.legend[line]


def test_without_points_there_is_an_invitation_and_no_plot(panel):
    panel.show_run(PlottedRun("", "", RunRecord()))
    assert panel.plot is None
    assert not panel.export_button.isEnabled()


def test_points_are_drawn_without_complaints(panel, capfd):
    panel.show_run(run())
    x, y = panel.plot.lines().training.points()
    assert list(x) == list(range(1, 101))
    assert y[-1] == pytest.approx(loss_at(100) / 2), "bits per byte"
    assert panel.plot.lines().validation.point_count == 5
    panel.grab()
    assert panel.plot.bottom.zValue() < panel.plot.view.zValue(), "the grid lies behind the lines"
    assert "Traceback" not in capfd.readouterr().err


def test_nats_per_token_and_back(panel, context):
    panel.show_run(run())
    validation = panel.plot.lines().validation
    assert validation.points()[1][-1] == pytest.approx(loss_at(100) / 2)
    assert panel.plot.left.labelText == "bits per byte"
    panel.axes.in_nats.trigger()
    assert validation.points()[1][-1] == pytest.approx(loss_at(100))
    assert panel.plot.left.labelText == "nats per token"
    assert context.settings.state.train.loss_in_nats
    panel.axes.in_nats.trigger()
    assert panel.plot.left.labelText == "bits per byte"


@pytest.mark.parametrize(("measure", "last"), [("step", 100), ("tokens", 409_600), ("time", 100)])
def test_progress_is_counted_in_steps_tokens_or_time(panel, context, measure, last):
    panel.show_run(run())
    panel.axes.progress[measure].trigger()
    lines = panel.plot.lines()
    assert lines.training.points()[0][-1] == last
    assert lines.validation.points()[0][-1] == last
    assert lines.markers.getData()[0][-1] == last
    assert context.settings.state.train.progress == measure


def test_both_axes_can_be_logarithmic(panel, context, capfd):
    panel.show_run(run())
    panel.axes.log_y.trigger()
    panel.axes.log_x.trigger()
    panel.grab()
    lines = panel.plot.lines()
    shown_x, shown_y = lines.training.getData()
    assert shown_x.max() == pytest.approx(2.0)
    assert shown_y.max() < 1.0, "exponents of ten, not losses"
    assert panel.plot.left.logTickStrings([0.0, 0.30103, 0.60206], 1.0, 1.0) == ["1", "2", ""]
    assert panel.plot.bottom.logTickStrings([1.0, 2.0, 2.60206], 1.0, 1.0) == ["10", "100", ""]
    assert context.settings.state.train.log_axis
    assert context.settings.state.train.log_progress
    assert "Traceback" not in capfd.readouterr().err


def test_the_axes_are_found_again(panel, context, qtbot):
    panel.axes.progress["time"].trigger()
    panel.axes.log_x.trigger()
    again = CurvePanel(context)
    qtbot.addWidget(again)
    options = again.options()
    assert (options.x, options.log_x, options.log_y) == ("time", True, False)


def test_the_legend_hides_a_line(panel):
    panel.show_run(run())
    box(panel, "training").setChecked(False)
    lines = panel.plot.lines()
    assert not lines.training.isVisible()
    assert lines.validation.isVisible()
    box(panel, "validation").setChecked(False)
    assert not lines.points.isVisible()
    box(panel, "markers").setChecked(False)
    assert not lines.markers.isVisible()


def test_new_points_are_drawn_a_moment_later(panel, qtbot):
    drawn = run(10, end=False)
    panel.show_run(drawn)
    drawn.record.add_all(whole_run(20)[11:])
    with qtbot.waitSignal(panel.drawn, timeout=2000):
        panel.curve_grew()
        panel.curve_grew()
    assert panel.plot.lines().training.points()[0][-1] == 20


def test_measurements_are_drawn_as_they_come(panel, qtbot):
    """In what is painted: the columns of the curve grow by themselves."""
    drawn = run(40, end=False)
    panel.show_run(drawn)
    panel.grab()
    before = len(panel.plot.lines().validation.getData()[0])
    drawn.record.add_all([train_step(41), evaluated(41), train_step(42), evaluated(42)])
    with qtbot.waitSignal(panel.drawn, timeout=2000):
        panel.curve_grew()
    lines = panel.plot.lines()
    assert len(lines.points.getData()[0]) == before + 2
    panel.grab()
    assert list(lines.validation.getData()[0])[-2:] == [41, 42]


def test_the_zoom_stays_while_the_run_grows_and_until_it_is_taken_back(panel, qtbot):
    drawn = run(100, end=False)
    panel.show_run(drawn)
    panel.grab()
    panel.plot.view.setRange(xRange=(20, 60), yRange=(3, 5), padding=0)
    zoomed = panel.plot.view.viewRange()
    drawn.record.add_all(whole_run(300)[106:])
    panel.draw_now()
    box(panel, "smoothed").setChecked(False)
    panel.grab()
    assert panel.plot.view.viewRange() == zoomed
    panel.fit_button.click()
    panel.grab()
    assert panel.plot.view.viewRange()[0][1] >= 300
    panel.plot.view.setRange(xRange=(20, 60), padding=0)
    panel.show_run(run(50, "two"))
    panel.grab()
    assert 50 <= panel.plot.view.viewRange()[0][1] < 60, "another run is shown whole"


def test_other_runs_are_drawn_beside_it_each_in_its_color(panel, context):
    panel.show_run(run())
    assert not panel.names.isVisible()
    panel.show_others([run(40, "two"), run(60, "three"), run(9, "one")])
    assert [drawn.key for drawn in panel.runs] == ["one", "two", "three"]
    assert panel.plot.lines("two").smoothed.point_count == 40
    colors = panel.run_colors()
    assert len(set(colors.values())) == 3
    for key, color in colors.items():
        lines = panel.plot.lines(key)
        assert lines.smoothed.opts["pen"].color().name() == color
        assert lines.training.opts["pen"].color().name() == color
        assert lines.training.opts["pen"].color().alpha() < 128
    assert "Run two" in panel.names.text()
    assert panel.names.isVisible()
    context.themes.choose("dark")
    assert panel.run_colors() != colors
    assert panel.plot.lines("two").smoothed.opts["pen"].color().name() == panel.run_colors()["two"]
    panel.show_others([])
    assert [drawn.key for drawn in panel.runs] == ["one"]
    with pytest.raises(KeyError):
        panel.plot.lines("two")
    context.themes.choose("light")


def test_a_run_whose_bits_are_unknown_is_not_drawn_in_bits(panel):
    young = run(5, "young", end=False)
    panel.show_run(young)
    assert panel.plot.left.labelText == "nats per token"
    assert panel.plot.lines().training.isVisible()
    panel.show_others([run()])
    assert panel.plot.left.labelText == "bits per byte"
    assert not panel.plot.lines("young").training.isVisible()


def test_the_theme_reaches_the_plot(panel, context):
    panel.show_run(run())
    context.themes.choose("dark")
    pen = panel.plot.lines().smoothed.opts["pen"]
    assert pen.color().name() == context.themes.current.plot_smoothed
    context.themes.choose("light")


def test_the_figures_at_the_mouse_are_shown(panel):
    panel.show_run(run())
    panel.grab()
    panel.plot.show_read_out(40.2)
    text = panel.plot.read_out.text()
    assert "step 40 · 164 k tokens · at 0:40" in text
    assert f"training {loss_at(40) / 2:.3f}" in text
    assert f"validation {loss_at(40) / 2:.3f}" in text
    panel.plot.show_read_out(100.0)
    assert "best: " in panel.plot.read_out.text()
    view = panel.plot.view
    panel.plot._mouse_moved(view.sceneBoundingRect().center())
    assert panel.plot.read_out.isVisible()
    panel.plot._mouse_moved(view.sceneBoundingRect().bottomRight() * 2)
    assert not panel.plot.read_out.isVisible()


def test_keystrokes_saved_have_a_tab_of_their_own(panel):
    panel.show_run(run())
    panel.show_quantity("saved")
    lines = panel.plot.lines()
    x, y = lines.validation.points()
    assert list(x) == [40.0, 80.0]
    assert list(y) == pytest.approx([100 * typed(step).keystrokes_saved for step in (40, 80)])
    assert lines.points.isVisible()
    assert not lines.training.isVisible()
    assert not lines.smoothed.isVisible()
    assert panel.plot.left.tickStrings([0.0, 10.0], 1.0, 10.0) == ["0 %", "10 %"]
    panel.plot.show_read_out(85.0)
    saved = 100 * typed(80).keystrokes_saved
    assert f"validation {saved:.1f} %" in panel.plot.read_out.text()


def test_a_run_without_typing_simulation_has_no_such_line(panel):
    record = RunRecord("plain")
    record.add_all(event for event in whole_run() if not isinstance(event, TypingSimulated))
    panel.show_run(PlottedRun("plain", "Plain", record))
    panel.show_quantity("saved")
    assert panel.plot.lines().validation.point_count == 0
    assert panel.meaning.text() == ""
    panel.grab()


@pytest.mark.parametrize(
    ("quantity", "label", "last"),
    [
        ("rate", "tokens per second", 5000.0),
        ("learning_rate", "learning rate", 0.02),
        ("gradient_norm", "gradient norm", 1.0),
    ],
)
def test_what_each_step_did_has_a_tab(panel, context, capfd, quantity, label, last):
    panel.show_run(run())
    panel.tabs.setCurrentIndex(QUANTITIES.index(quantity))
    assert panel.plot.left.labelText == label
    lines = panel.plot.lines()
    x, y = lines.smoothed.points()
    assert list(x) == list(range(1, 101))
    assert y[-1] == pytest.approx(last)
    assert lines.training.isVisible() == (quantity != "learning_rate")
    assert not lines.validation.isVisible()
    assert panel.legend["validation"].isHidden()
    assert panel.smoothing.isHidden() == (quantity == "learning_rate")
    assert panel.meaning.text()
    panel.axes.log_y.trigger()
    panel.grab()
    panel.plot.show_read_out(50.0)
    assert "step 50" in panel.plot.read_out.text()
    assert context.settings.state.train.quantity == quantity
    assert "Traceback" not in capfd.readouterr().err


def test_values_that_a_logarithm_has_not_are_drawn_at_the_lowest_one(panel):
    record = RunRecord("one")
    record.add(started())
    rates = (0.0, 0.01, 0.02)
    record.add_all(
        dataclasses.replace(train_step(step), learning_rate=rate)
        for step, rate in enumerate(rates, start=1)
    )
    panel.show_run(PlottedRun("one", "One", record))
    panel.show_quantity("learning_rate")
    panel.axes.log_y.trigger()
    panel.grab()
    _, shown = panel.plot.lines().smoothed.getData()
    assert list(shown) == pytest.approx([-2.0, -2.0, -1.69897])


def test_the_slider_smooths_and_is_found_again(panel, context, qtbot):
    drawn = run()
    drawn.record.add(train_step(101, loss=50.0))
    panel.show_run(drawn)
    smoothed = panel.plot.lines().smoothed
    as_recorded = drawn.record.curve.smoothed[-1] / 2
    assert smoothed.points()[1][-1] == pytest.approx(as_recorded), "12 steps at first"
    panel.smoothing.slider.setValue(0)
    assert smoothed.points()[1][-1] == pytest.approx(25.0), "off"
    panel.smoothing.slider.setValue(panel.smoothing.slider.maximum())
    assert smoothed.points()[1][-1] < as_recorded
    again = CurvePanel(context)
    qtbot.addWidget(again)
    assert again.smoothing.steps == panel.smoothing.steps == 2500


def test_what_is_smoothed_grows_with_the_run_and_follows_a_resume(panel):
    drawn = run(40, end=False)
    panel.show_run(drawn)
    drawn.record.add_all([train_step(41, loss=9.0)])
    panel.draw_now()
    curve = drawn.record.curve
    assert panel.plot.lines().smoothed.points()[1][-1] == pytest.approx(
        curve.smoothed[-1] * curve.bits_per_nat
    )
    # Other losses of the same steps, as many as before.
    drawn.record.add(started(30))
    drawn.record.add_all(train_step(step, loss=1.0) for step in range(31, 42))
    panel.draw_now()
    expected = RunningMean(LOSS_WEIGHT)
    for loss in curve.losses:
        expected.add(loss)
    mean = panel.plot.lines().smoothed.points()[1][-1] / curve.bits_per_nat
    assert mean == pytest.approx(expected.value)


def test_the_table_has_the_figures_of_the_curve(panel, context):
    panel.resize(900, 400)
    panel.show_run(run())
    assert panel.table.isHidden()
    panel.table_button.click()
    model = panel.table.model()
    headers = [
        model.headerData(column, Qt.Orientation.Horizontal) for column in range(model.columnCount())
    ]
    assert headers == ["Step", "Training", "Smoothed", "Validation"]
    assert model.rowCount() == 5, "one for each validation"
    assert model.index(4, 0).data() == "100"
    assert model.index(4, 3).data() == f"{loss_at(100) / 2:.3f}"
    assert panel.plot.isVisible()
    panel.resize(600, 400)
    assert panel.table.isVisible()
    assert not panel.plot.isVisible(), "there is no room for both"
    panel.show_others([run(40, "two")])
    assert model.headerData(2, Qt.Orientation.Horizontal) == "Run two"
    assert model.index(4, 2).data() == "-", "the shorter run has no figure there"
    panel.show_quantity("rate")
    assert model.rowCount() == 100
    assert model.index(99, 1).data() == "5,000"
    assert context.settings.state.train.shows_curve_table


@pytest.mark.parametrize(
    ("bits", "words"),
    [
        (5.0, "which characters are frequent"),
        (1.7, "1.70 bits per byte: writes plausible lines. Lower is better; below 1.0:"),
        (0.9, "0.90 bits per byte: knows your code's habits. Lower is better."),
    ],
)
def test_the_figure_is_explained(panel, bits, words):
    record = RunRecord("one")
    record.add_all(whole_run(20)[:-1])
    last = dataclasses.replace(evaluated(21), loss=bits * 2, bits_per_byte=bits)
    record.add(last)
    panel.show_run(PlottedRun("one", "One", record))
    assert words in panel.meaning.text()


def test_the_symbols_of_the_markers_are_explained(panel):
    panel.show_run(run())
    assert panel.symbols.text() == "\u2605 best validation"
    box(panel, "markers").click()
    assert panel.symbols.text() == ""


def test_the_plot_is_copied_as_a_picture(panel):
    panel.show_run(run())
    panel.grab()
    panel.export_button.copy_picture()
    image = QGuiApplication.clipboard().image()
    assert image.width() == 2 * panel.plot.width()


def test_every_quantity_and_export_is_an_action(panel):
    rows = {spec.id: spec for spec in curve_actions(panel)}
    panel.show_run(run())
    for quantity in QUANTITIES:
        rows[f"train.curve_{quantity}"].slot(True)
        assert panel.quantity == quantity
        assert rows[f"train.curve_{quantity}"].is_checked()
    assert rows["train.curve_copy"].is_enabled()


def test_a_resume_removes_later_typing_simulations():
    record = RunRecord("one")
    record.add_all(whole_run())
    record.add(started(50))
    assert list(record.curve.typing_steps) == [40.0]
    assert record.curve.point_at("step", 45).keystrokes_saved == pytest.approx(
        typed(40).keystrokes_saved
    )


def test_in_a_narrow_window_a_list_replaces_the_tabs(panel):
    panel.resize(950, 400)
    panel.layout().activate()
    assert panel.tabs.isVisible()
    assert not panel.tab_choice.isVisible()
    panel.resize(520, 400)
    panel.layout().activate()
    assert not panel.tabs.isVisible()
    assert panel.export_button.y() == pytest.approx(panel.tab_choice.y(), abs=12)
    assert panel.export_button.geometry().right() <= panel.width()
    panel.show_run(run())
    panel.tab_choice.set_key("rate")
    assert panel.quantity == "rate"
    panel.show_quantity("saved")
    assert panel.tab_choice.key() == "saved"


def test_in_a_low_window_the_symbols_are_explained_in_a_tooltip(panel):
    panel.show_run(run())
    assert panel.symbols.isVisible()
    panel.resize(800, 250)
    assert not panel.symbols.isVisible()
    assert "best validation" in panel.legend["markers"].toolTip()


def test_the_color_of_a_run_does_not_depend_on_what_else_is_drawn(panel):
    runs = {name: run(name=name) for name in ("one", "two", "three")}
    panel.numbers.set_numbers({name: number for number, name in enumerate(runs)})
    seen = []
    for shown, others in (
        ("one", ["two", "three"]), ("three", ["one", "two"]), ("two", ["one"]),
        ("two", ["three"]), ("three", ["two"]),
    ):  # fmt: skip
        panel.show_run(runs[shown])
        panel.show_others([runs[name] for name in others])
        seen.append(panel.run_colors())
    assert len(set(seen[0].values())) == 3
    assert all(colors[name] == seen[0][name] for colors in seen for name in colors)
    # A new run takes a color of its own and leaves the others theirs.
    panel.show_others([runs["one"], run(name="four")])
    assert panel.run_colors()["one"] == seen[0]["one"]


def test_many_runs_have_colors_of_their_own(panel):
    theme = panel._context.themes.current
    colors = {colors_of(number, 2, theme).smoothed for number in range(18)}
    assert len(colors) == 18


def test_another_run_is_shown_whole_whatever_part_of_the_last_one_was(panel):
    panel.show_run(run(400))
    view = panel.plot.view
    view.setRange(xRange=(300, 320), yRange=(2, 2.1), padding=0)
    assert not any(view.autoRangeEnabled())
    panel.draw_now()
    assert not any(view.autoRangeEnabled()), "the same run keeps its zoom"
    # A run that begins has no points yet; they come later, in its own range.
    short = run(0, "two", end=False)
    panel.show_run(short)
    for event in whole_run(30):
        short.record.add(event)
    panel.draw_now()
    panel.plot.prepare()
    assert all(view.autoRangeEnabled())
    view.updateAutoRange()
    low, high = view.viewRange()[0]
    assert low <= 1
    assert 30 <= high < 60


def test_the_first_point_of_a_run_is_not_drawn_in_the_axes_of_the_last_one(panel):
    panel.show_run(run(400))
    view = panel.plot.view
    view.updateAutoRange()
    assert view.viewRange()[0][1] >= 400
    first = run(0, "two", end=False)
    first.record.add(train_step(1))
    panel.show_run(first)
    panel.plot.prepare()
    view.updateAutoRange()
    low, high = view.viewRange()[0]
    assert low <= 1 <= high <= 20
    low, high = view.viewRange()[1]
    assert low < loss_at(1) < high
    assert 5 <= high - low <= 15
