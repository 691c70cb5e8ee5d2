"""The plot as PNG and SVG, its data as CSV."""

import csv
from xml.etree import ElementTree

import pytest
from PySide6.QtGui import QImage

from core.control import Control
from core.errors import Cancelled
from core.reports.curve_csv import COLUMNS, write_curves
from gui.train.curve_panel import CurvePanel
from tests.core.reports.events import evaluated, loss_at
from tests.gui.train.test_curve_panel import run


@pytest.fixture
def panel(context, qtbot):
    result = CurvePanel(context)
    qtbot.addWidget(result)
    result.resize(800, 400)
    result.show()
    result.show_run(run())
    result.show_others([run(40, "two")])
    result.grab()
    return result


def test_a_picture_has_twice_the_density_and_the_colors_of_the_runs(panel, tmp_path):
    path = tmp_path / "plot.png"
    panel.export_button.write_picture(path)
    image = QImage(str(path))
    assert image.width() == 2 * panel.plot.width()
    assert image.height() > 2 * panel.plot.height()
    seen = {image.pixelColor(x, y).name() for x in range(image.width()) for y in (46, 90)}
    assert set(panel.run_colors().values()) <= seen


def test_a_drawing_is_made_of_lines_and_names_the_runs(panel, tmp_path):
    path = tmp_path / "plot.svg"
    panel.export_button.write_picture(path)
    tree = ElementTree.parse(path)
    names = {element.tag.rpartition("}")[2] for element in tree.iter()}
    assert names & {"polyline", "path"}
    assert "image" not in names
    texts = "".join(tree.getroot().itertext())
    assert "Run one" in texts
    assert "Run two" in texts


def test_a_refused_picture_is_told(panel, context, tmp_path):
    (tmp_path / "file").write_text("", "utf-8")
    panel.export_button.write_picture(tmp_path / "file" / "plot.png")
    assert len(context.errors.history) == 1


def test_the_data_of_every_run_on_the_plot(panel, qtbot, tmp_path):
    path = tmp_path / "plot.csv"
    panel.export_button.write_table(path)
    qtbot.waitUntil(path.exists)
    with open(path, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert tuple(rows[0]) == COLUMNS
    assert [row["run"] for row in rows].count("one") == 100
    assert [row["run"] for row in rows].count("two") == 40
    twentieth = rows[19]
    assert twentieth["step"] == "20"
    assert twentieth["tokens"] == "81920"
    assert float(twentieth["training_loss"]) == pytest.approx(loss_at(20))
    assert float(twentieth["validation_bits_per_byte"]) == pytest.approx(loss_at(20) / 2)
    assert rows[0]["validation_loss"] == ""
    assert (rows[0]["tokens_per_second"], rows[0]["learning_rate"]) == ("5000", "0.02")


def test_a_measurement_before_the_first_step_has_a_row(tmp_path):
    drawn = run(10, end=False)
    drawn.record.curve.cut(0)
    drawn.record.curve.add_evaluation(evaluated(0))
    write_curves([("r", drawn.record.curve)], tmp_path / "x.csv", Control())
    lines = (tmp_path / "x.csv").read_text("utf-8").splitlines()
    assert lines[1].startswith("r,0,0,0,,,8,")
    assert lines[1].endswith(",,,,")


def test_a_cancelled_table_is_not_written(tmp_path):
    control = Control()
    control.cancel()
    with pytest.raises(Cancelled):
        write_curves([("r", run().record.curve)], tmp_path / "x.csv", control)
    assert list(tmp_path.iterdir()) == []
