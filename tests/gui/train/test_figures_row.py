"""What the figures of a run say beside their number."""

from dataclasses import replace
from pathlib import Path

from core.events import DatasetEvaluated
from gui.train.figures_row import loss_tip, rate_tip
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
