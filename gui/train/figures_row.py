"""The figures of a run in one row: progress, quality, speed and time left."""

from __future__ import annotations

import html
import time
from pathlib import Path

from PySide6.QtCore import QT_TR_NOOP
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from core.languages.table import LANGUAGES
from core.reports.run_record import NextValidation, RunRecord
from core.titles import dataset_title
from gui import amounts
from gui.translation import tr, translated
from gui.widgets.card import GRID, Card
from gui.widgets.labeled_value import LabeledValue
from gui.widgets.labels import label

_BAR_RANGE = 1000
_LANGUAGES = {language.name: language.title for language in LANGUAGES}
_VALIDATION_TIP = QT_TR_NOOP(
    "Bits that the model needs for a byte of validation text, latest figure. Lower is better."
)
_LOSS_TIP = QT_TR_NOOP("Smoothed training loss in nats per token. Lower is better.")
_RATE_TIP = QT_TR_NOOP("Tokens read in a second, smoothed.")
_SAVED_TIP = QT_TR_NOOP(
    "Keystrokes saved in a simulation that types validation files with the model and accepts "
    "every correct suggestion, latest figure."
)


class FiguresRow(Card):
    """The figures of a ``RunRecord``.

    Args:
        datasets: the folder of the workspace's datasets, which have titles.
    """

    def __init__(self, datasets: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._datasets = datasets
        self._record = RunRecord()
        self._heard_at = 0.0
        self._is_running = False
        self.step = LabeledValue(tr("Step"), tr("Optimizer steps so far."))
        self.loss = LabeledValue(tr("Loss, smoothed"), tr(_LOSS_TIP), tr("Loss (avg.)"))
        self.bits_per_byte = LabeledValue(
            tr("Validation (bits/byte)"), tr(_VALIDATION_TIP), tr("Validation")
        )
        self.best = LabeledValue(
            tr("Best"),
            tr(
                "Lowest bits per byte so far. Its weights are in best_checkpoint.pth, unless the "
                "run chooses them by keystrokes saved."
            ),
        )
        self.saved = LabeledValue(tr("Keystrokes saved"), tr(_SAVED_TIP), tr("Keystrokes"))
        self.rate = LabeledValue(tr("Tokens/s, smoothed"), tr(_RATE_TIP), tr("Tok/s (avg.)"))
        self.elapsed = LabeledValue(
            tr("Elapsed"), tr("Time spent training, validating and saving, without pauses.")
        )
        self.left = LabeledValue(tr("Time left"), tr("Estimated time to the end of the run."))
        row = QHBoxLayout()
        row.setSpacing(GRID // 2)  # in a wide window the stretch separates them
        for figure in self.figures:
            # The long captions get the most width, so that all are whole at the usual size.
            row.addWidget(figure, 5 if figure in (self.bits_per_byte, self.saved, self.rate) else 4)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, _BAR_RANGE)
        self.bar.setAccessibleName(tr("Progress of the run"))
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
            state: what the run is doing.
        """
        status = record.status(state)
        smoothed = record.curve.smoothed
        validated = record.last_evaluation
        self.step.show_value(amounts.count(status.step) if record.started else amounts.NONE)
        self.loss.show_value(amounts.decimal(smoothed[-1] if smoothed else None))
        self.bits_per_byte.show_value(
            amounts.decimal(validated.bits_per_byte if validated else None)
        )
        self.bits_per_byte.setToolTip(validation_tip(record, self._datasets))
        self.best.show_value(amounts.decimal(status.best_bits_per_byte))
        typing = record.last_typing
        self.saved.show_value(amounts.percent(typing.keystrokes_saved if typing else None, 1))
        self.saved.setToolTip(saved_tip(record))
        self.loss.setToolTip(loss_tip(record))
        self.rate.show_value(amounts.count(record.tokens_per_second))
        self.rate.setToolTip(rate_tip(record))
        progress = status.progress if record.started is not None else None
        self._record, self._heard_at = record, time.monotonic()
        self._is_running = state == "running"
        self.tick()
        planned = record.planned
        self.next_validation.setToolTip(translated(planned.reason) if planned is not None else "")
        self.bar.setAccessibleDescription(amounts.percent(progress))
        self.bar.setValue(round(_BAR_RANGE * progress) if progress is not None else 0)

    def tick(self) -> None:
        """Let the clocks move on while the run says nothing, as in a long step or a validation."""
        record = self._record
        passes = self._is_running and record.started is not None and record.finished is None
        silence = time.monotonic() - self._heard_at if passes else 0.0
        elapsed, left = record.elapsed_seconds, record.eta_seconds
        self.elapsed.show_value(amounts.clock(None if elapsed is None else elapsed + silence))
        self.left.show_value(amounts.clock(None if left is None else left - silence))
        self.next_validation.setText(next_validation_text(record.next_validation(), silence))


def loss_tip(record: RunRecord) -> str:
    """Return the meaning of the figure, with learning rate and gradient norm."""
    lines, step = [tr(_LOSS_TIP)], record.last_step
    if step is not None:
        lines.append(
            tr("Learning rate {rate}, gradient norm {norm} before clipping.").format(
                rate=amounts.general(step.learning_rate),
                norm=amounts.general(step.gradient_norm),
            )
        )
    return _paragraphs(lines)


def rate_tip(record: RunRecord) -> str:
    """Return the meaning of the figure, with the fraction of the machine's peak speed."""
    lines, step = [tr(_RATE_TIP)], record.last_step
    if step is not None and step.mfu is not None:
        lines.append(
            tr("{percent} of the peak speed of matrix products on this machine (MFU).").format(
                percent=amounts.percent(step.mfu)
            )
        )
    return _paragraphs(lines)


def _paragraphs(lines: list[str]) -> str:
    return "<p>" + "</p><p>".join(html.escape(line) for line in lines) + "</p>"


def validation_tip(record: RunRecord, datasets: Path) -> str:
    """Return the meaning of the figure, with its value for each language and each dataset."""
    lines = [tr(_VALIDATION_TIP)]
    if len(record.by_language) > 1:
        parts = [
            f"{_LANGUAGES.get(name, name)} {amounts.decimal(bits)}"
            for name, bits in sorted(record.by_language.items(), key=lambda item: item[1])
        ]
        lines.append(tr("By language: {figures}.").format(figures=", ".join(parts)))
    for dataset, figures in record.by_dataset.items():
        change = " \u2192 ".join(amounts.decimal(bits) for bits in figures)
        lines.append(f"{dataset_title(datasets / dataset)}: {change}.")
    return _paragraphs(lines)


def saved_tip(record: RunRecord) -> str:
    """Return the meaning of the figure, the length of the typed text, and the best figure."""
    typing, best = record.last_typing, record.best_keystrokes_saved
    if typing is None or best is None:
        return _paragraphs([tr(_SAVED_TIP), tr("Not measured yet.")])
    figures = tr("Step {step}, {characters} characters. Best so far: {best}.").format(
        step=amounts.count(typing.step),
        characters=amounts.count(typing.characters),
        best=amounts.percent(best, 1),
    )
    return _paragraphs([tr(_SAVED_TIP), figures])


def next_validation_text(due: NextValidation | None, silent_seconds: float = 0.0) -> str:
    """Return when the next validation comes, in a few words; empty where that is not known.

    Args:
        due: as the run has planned it.
        silent_seconds: since the latest event of the run.
    """
    if due is None:
        return ""
    match due.when:
        case "end":
            return tr("Next validation at the end")
        case "step":
            return tr("Next validation at step {0}").format(amounts.count(due.step))
        case "now":
            if silent_seconds >= 1.0:
                return tr("Validating, {0}").format(amounts.clock(silent_seconds))
            return tr("Next validation now")
        case "time":
            ahead = due.seconds - silent_seconds
            if ahead < 0.0:
                return tr("Validating, {0}").format(amounts.clock(-ahead))
            if due.is_postponed:
                return tr("Next validation in {0}, later than set").format(amounts.clock(ahead))
            return tr("Next validation in {0}").format(amounts.clock(ahead))
