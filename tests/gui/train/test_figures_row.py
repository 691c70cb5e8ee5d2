"""What the figures of a run say beside their number."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from core.events import DatasetEvaluated, LanguageEvaluated
from core.reports.run_record import NextValidation, RunRecord
from gui.train.figures_row import (
    FiguresRow,
    loss_tip,
    next_validation_text,
    rate_tip,
    validation_tip,
)
from gui.train.run_view import gain_text
from tests.core.reports.events import started, train_step

# Of no workspace: the titles are the names then.
DATASETS = Path("datasets")


def record_of(*events):
    record = RunRecord()
    record.add_all([started(), *events])
    return record


def test_rate_and_gradient_norm_are_in_the_tooltip_of_the_loss():
    assert "Learning rate" not in loss_tip(record_of())
    assert "Learning rate 0.02, gradient norm 1 before clipping." in loss_tip(
        record_of(train_step(1))
    )


def test_the_fraction_of_the_peak_speed_is_in_the_tooltip():
    assert "MFU" not in rate_tip(record_of(train_step(1)))
    assert "62 % of the peak speed" in rate_tip(record_of(replace(train_step(1), mfu=0.623)))


def test_figures_before_and_after_fine_tuning():
    def measured(step, dataset, figure):
        return DatasetEvaluated(step=step, dataset=dataset, bits_per_byte=figure)

    record = record_of(measured(0, "new", 2.5), measured(0, "old", 1.25))
    assert gain_text(record, DATASETS) == "Bits per byte before \u2192 after: new 2.500, old 1.250"
    for event in (measured(90, "new", 1.5), measured(90, "old", 1.375)):
        record.add(event)
    assert gain_text(record, DATASETS) == (
        "Bits per byte before \u2192 after: new 2.500 \u2192 1.500, old 1.250 \u2192 1.375"
    )
    assert gain_text(record_of(), DATASETS) == ""


def captions(row):
    return [figure.caption.shown_text() for figure in row.figures]


def test_every_caption_is_whole_in_a_narrow_window(qtbot, context):
    context.themes.dress()
    row = FiguresRow(DATASETS)
    qtbot.addWidget(row)
    texts = ("1,327", "2.272", "1.078", "1.078", "29.3 %", "52,890", "1:02:46", "12:46")
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


def test_figures_of_languages_and_datasets_are_in_the_tooltip():
    record = record_of(
        DatasetEvaluated(step=0, dataset="old", bits_per_byte=3.0),
        DatasetEvaluated(step=9, dataset="old", bits_per_byte=2.0),
        LanguageEvaluated(step=9, language="python", bits_per_byte=2.0, text_bytes=9),
        LanguageEvaluated(step=9, language="c", bits_per_byte=1.5, text_bytes=9),
    )
    tip = validation_tip(record, DATASETS)
    assert "By language: C 1.500, Python 2.000." in tip
    assert "old: 3.000 \u2192 2.000." in tip


def test_the_next_validation_in_words():
    text = next_validation_text
    assert text(None) == ""
    assert text(NextValidation(when="time", seconds=133.0)) == "Next validation in 2:13"
    late = NextValidation(when="time", seconds=133.0, is_postponed=True)
    assert text(late) == "Next validation in 2:13, later than set"
    assert text(NextValidation(when="now")) == "Next validation now"
    assert text(NextValidation(when="end")) == "Next validation at the end"
    assert text(NextValidation(when="step", step=1500)) == "Next validation at step 1,500"


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


def test_what_waits_for_the_next_validation_moves_on(qtbot, context, monkeypatch):
    now = [100.0]
    monkeypatch.setattr("gui.train.figures_row.time.monotonic", lambda: now[0])
    row = FiguresRow(DATASETS)
    qtbot.addWidget(row)
    record = record_of(train_step(8))
    ahead = NextValidation(when="time", seconds=80.0)
    monkeypatch.setattr(record, "next_validation", lambda: ahead)
    row.show_record(record, "running")
    assert row.next_validation.text() == "Next validation in 1:20"
    elapsed = row.elapsed.value.text()
    now[0] += 70
    row.tick()
    assert row.next_validation.text() == "Next validation in 0:10"
    assert row.elapsed.value.text() != elapsed
    now[0] += 15
    row.tick()
    assert row.next_validation.text() == "Validating, 0:05"
    row.show_record(record, "paused")
    now[0] += 15
    row.tick()
    assert row.next_validation.text() == "Next validation in 1:20", "nothing passes in a pause"
