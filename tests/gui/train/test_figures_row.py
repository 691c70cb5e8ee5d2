"""What the figures of a run say beside their number."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from core.events import DatasetEvaluated
from gui.train.figures_row import FiguresRow, loss_tip, rate_tip
from gui.train.run_record import RunRecord
from gui.train.run_view import gain_of
from tests.gui.train.events import started, train_step

# Of no workspace: the titles are the names then.
DATASETS = Path("datasets")


def record_of(*events):
    record = RunRecord()
    record.add_all([started(), *events])
    return record


def test_rate_and_gradient_norm_stand_beside_the_loss():
    assert "Learning rate" not in loss_tip(record_of())
    assert "Learning rate 0.02, gradient norm 1 before clipping." in loss_tip(
        record_of(train_step(1))
    )


def test_the_share_of_the_machine_stands_beside_the_speed():
    assert "MFU" not in rate_tip(record_of(train_step(1)))
    assert "62 % of what" in rate_tip(record_of(replace(train_step(1), mfu=0.623)))


def test_what_was_learnt_and_forgotten_is_said():
    def measured(step, dataset, figure):
        return DatasetEvaluated(step=step, dataset=dataset, bits_per_byte=figure)

    record = record_of(measured(0, "new", 2.5), measured(0, "old", 1.25))
    assert gain_of(record, DATASETS) == "Bits per byte before \u2192 after: new 2.500, old 1.250"
    for event in (measured(90, "new", 1.5), measured(90, "old", 1.375)):
        record.add(event)
    assert gain_of(record, DATASETS) == (
        "Bits per byte before \u2192 after: new 2.500 \u2192 1.500, old 1.250 \u2192 1.375"
    )
    assert gain_of(record_of(), DATASETS) == ""


def captions(row):
    return [figure.caption.shown_text() for figure in row.figures]


def test_every_caption_is_whole_in_a_narrow_window(qtbot, context):
    context.themes.dress()
    row = FiguresRow(DATASETS)
    qtbot.addWidget(row)
    texts = ("1,327", "2.272", "1.078", "1.078", "29.3%", "52,890", "1:02:46", "12:46")
    for figure, text in zip(row.figures, texts, strict=True):
        figure.show_value(text)
    # What the page has for it in the smallest window.
    assert row.minimumSizeHint().width() <= 572
    seen = set()
    for width in (row.minimumSizeHint().width(), 600, 930, 1000):
        row.resize(width, row.sizeHint().height())
        row.show()
        QApplication.processEvents()
        for figure, shown in zip(row.figures, captions(row), strict=True):
            room = figure.caption.width()
            metrics = figure.caption.fontMetrics()
            assert metrics.elidedText(shown, Qt.TextElideMode.ElideRight, room) == shown, width
            assert figure.value.width() >= figure.value.sizeHint().width(), (width, shown)
        seen |= set(captions(row))
        if width >= 930:  # of a window of the usual size
            assert not {"Loss (avg.)", "Tok/s (avg.)"} & set(captions(row))
    assert {"Loss (avg.)", "Loss, smoothed", "Tok/s (avg.)", "Tokens/s, smoothed"} <= seen


def test_a_caption_does_not_jump_between_its_forms(qtbot, context):
    row = FiguresRow(DATASETS)
    qtbot.addWidget(row)
    row.show()
    for width in range(row.minimumSizeHint().width(), 800, 7):
        row.resize(width, row.sizeHint().height())
        QApplication.processEvents()
        first = captions(row)
        QApplication.processEvents()
        assert captions(row) == first
