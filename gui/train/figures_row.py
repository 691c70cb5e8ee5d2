"""The figures of a run in one row: how far, how good, how fast, how long still."""

from __future__ import annotations

import html
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from core.languages.table import LANGUAGES
from core.titles import dataset_title
from gui import amounts
from gui.train.run_record import RunRecord
from gui.widgets.card import GRID, Card
from gui.widgets.labeled_value import LabeledValue
from gui.widgets.labels import label

_BAR_RANGE = 1000
_LANGUAGES = {language.name: language.title for language in LANGUAGES}
_MEASURED_TIP = "Bits the model needs for a byte of held-out text, last measured. Lower is better."
_LOSS_TIP = "Smoothed training loss in nats per token: how surprised the model still is."
_RATE_TIP = "Tokens read in a second, smoothed."


_SAVED_TIP = (
    "Share of the keystrokes that a person would save who types held-out files with the model and "
    "takes every suggestion that is right, as last measured."
)


class FiguresRow(Card):
    """Shows a ``RunRecord``.

    Args:
        datasets: the folder of the workspace's datasets, which have titles.
    """

    def __init__(self, datasets: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._datasets = datasets
        self.step = LabeledValue("Step", "Changes of the weights so far.")
        self.loss = LabeledValue("Loss, smoothed", _LOSS_TIP, "Loss (avg.)")
        self.bits_per_byte = LabeledValue("Val. bits/byte", _MEASURED_TIP)
        self.best = LabeledValue(
            "Best",
            "Lowest bits per byte so far. Its weights are in best_checkpoint.pth, unless the run "
            "chooses them by keystrokes saved.",
        )
        self.saved = LabeledValue("Keys saved", _SAVED_TIP)
        self.rate = LabeledValue("Tokens/s, smoothed", _RATE_TIP, "Tok/s (avg.)")
        self.elapsed = LabeledValue(
            "Elapsed", "Time spent training, measuring and saving; pauses are left out."
        )
        self.left = LabeledValue("Time left", "Estimated time to the end of the run.")
        row = QHBoxLayout()
        row.setSpacing(GRID // 2)  # in a wide window the stretch keeps them apart
        for figure in self.figures:
            # The longest caption has the most room, so that at the usual size all are whole.
            row.addWidget(figure, 5 if figure is self.rate else 4)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, _BAR_RANGE)
        self.bar.setAccessibleName("Progress of the run")
        column = QVBoxLayout()
        column.setSpacing(GRID)
        column.addLayout(row)
        below = QHBoxLayout()
        below.setSpacing(GRID)
        below.addWidget(self.bar, 1)
        self.next_validation = label("", "caption")
        below.addWidget(self.next_validation)
        column.addLayout(below)
        self.body.addLayout(column)

    @property
    def figures(self) -> tuple[LabeledValue, ...]:
        """All figures from left to right."""
        return (
            self.step,
            self.loss,
            self.bits_per_byte,
            self.best,
            self.saved,
            self.rate,
            self.elapsed,
            self.left,
        )

    def show_record(self, record: RunRecord, state: str = "") -> None:
        """Show the latest figures.

        Args:
            record: of the run.
            state: what is being done with it.
        """
        status = record.status(state)
        smoothed = record.curve.smoothed
        measured = record.last_evaluation
        self.step.show_value(amounts.count(status.step) if record.started else amounts.NONE)
        self.loss.show_value(amounts.decimal(smoothed[-1] if smoothed else None))
        self.bits_per_byte.show_value(amounts.decimal(measured.bits_per_byte if measured else None))
        self.bits_per_byte.setToolTip(measured_tip(record, self._datasets))
        self.best.show_value(amounts.decimal(status.best_bits_per_byte))
        replay = record.last_replay
        self.saved.show_value(f"{replay.keystrokes_saved:.1%}" if replay else amounts.NONE)
        self.saved.setToolTip(saved_tip(record))
        self.loss.setToolTip(loss_tip(record))
        self.rate.show_value(amounts.count(record.tokens_per_second))
        self.rate.setToolTip(rate_tip(record))
        self.elapsed.show_value(amounts.clock(record.elapsed_seconds))
        self.left.show_value(amounts.clock(record.eta_seconds))
        share = status.progress if record.started is not None else None
        self.next_validation.setText(record.next_validation())
        planned = record.planned
        self.next_validation.setToolTip(planned.reason if planned is not None else "")
        self.bar.setAccessibleDescription(amounts.percent(share))
        self.bar.setValue(round(_BAR_RANGE * share) if share is not None else 0)


def loss_tip(record: RunRecord) -> str:
    """What the figure means, and how large the last step was."""
    lines, step = [_LOSS_TIP], record.last_step
    if step is not None:
        lines.append(
            f"Learning rate {step.learning_rate:.3g}, gradient norm {step.gradient_norm:.3g} "
            "before clipping."
        )
    return _paragraphs(lines)


def rate_tip(record: RunRecord) -> str:
    """What the figure means, and how much of the machine it is."""
    lines, step = [_RATE_TIP], record.last_step
    if step is not None and step.mfu is not None:
        share = amounts.percent(step.mfu)
        lines.append(f"{share} of what this machine's matrix products reach at best (MFU).")
    return _paragraphs(lines)


def _paragraphs(lines: list[str]) -> str:
    return "<p>" + "</p><p>".join(html.escape(line) for line in lines) + "</p>"


def measured_tip(record: RunRecord, datasets: Path) -> str:
    """What the figure means, and what it is for each language and for old and new data."""
    lines = [_MEASURED_TIP]
    if len(record.by_language) > 1:
        parts = [
            f"{_LANGUAGES.get(name, name)} {amounts.decimal(bits)}"
            for name, bits in sorted(record.by_language.items(), key=lambda item: item[1])
        ]
        lines.append(f"By language: {', '.join(parts)}.")
    for dataset, figures in record.by_dataset.items():
        change = " \u2192 ".join(amounts.decimal(bits) for bits in figures)
        lines.append(f"{dataset_title(datasets / dataset)}: {change}.")
    return _paragraphs(lines)


def saved_tip(record: RunRecord) -> str:
    """What the figure means, on how much text it was measured, and the best so far."""
    replay, best = record.last_replay, record.best_keystrokes_saved
    if replay is None or best is None:
        return f"{_SAVED_TIP} Not measured yet."
    return (
        f"{_SAVED_TIP} Step {replay.step:,}, {replay.characters:,} characters. "
        f"Most so far: {best:.1%}."
    )
