"""Writes the record of a run: ``events.jsonl`` and ``loss_log.csv``.

Both files are append-only during a run. A resume removes the rows after its checkpoint, so that
the table has every step once. What a full disk refuses stays in memory until there is space.
docs/run-files.md explains the columns.
"""

from __future__ import annotations

import csv
import io
from pathlib import Path

from core import files
from core.events import Emit, Evaluated, Event, Notice, TrainStep, to_json
from core.texts import Text
from core.training.runs.append_file import AppendFile
from core.training.runs.listener import TolerantListener
from core.training.runs.run_folder import EVENTS_FILE, LOSS_LOG

COLUMNS = (
    "step",
    "loss",
    "validation_loss",
    "validation_bits_per_byte",
    "learning_rate",
    "gradient_norm",
    "tokens_seen",
    "tokens_per_second",
    "elapsed_seconds",
    "mfu",
)
# Tables of older versions have fewer columns.
_MIN_COLUMNS = 9


class RunLog:
    """Writes events to the run folder and forwards them.

    Args:
        folder: the run folder.
        step: the step from which the run continues; later rows are removed.
        forward: receives every event after it was written.

    Raises:
        StorageError: the files cannot be opened.
    """

    def __init__(self, folder: Path, step: int, forward: Emit) -> None:
        self._forward = TolerantListener(forward, self._write)
        self._pending: TrainStep | None = None
        self._validation: Evaluated | None = None
        self._has_failed = False
        table = folder / LOSS_LOG
        try:
            table.parent.mkdir(parents=True, exist_ok=True)
            _cut_table(table, step)
            self._table = AppendFile(table)
            self._events = AppendFile(folder / EVENTS_FILE)
        except OSError as error:
            raise files.storage_error(error, folder) from error

    def emit(self, event: Event) -> None:
        """Write one event and forward it; errors of the receiver are caught."""
        if event.is_recorded:
            self._write(event)
        self._forward(event)

    def flush(self) -> None:
        """Write everything to the disk; called before each checkpoint."""
        self._add_pending()
        try:
            self._table.sync()
            self._events.sync()
            self._has_failed = False
        except OSError as error:
            self._report(error)

    def close(self) -> None:
        """Flush and close; no event may be emitted afterwards."""
        self.flush()
        self._table.close()
        self._events.close()

    def _write(self, event: Event) -> None:
        self._events.add(to_json(event) + "\n")
        if isinstance(event, Evaluated):
            self._validation = event
        if not isinstance(event, TrainStep):
            return
        self._add_pending()
        self._pending = event
        try:
            # One write per step is cheap, and a crash loses only one step.
            self._table.write()
            self._events.write()
            self._has_failed = False
        except OSError as error:
            self._report(error)

    def _add_pending(self) -> None:
        """Add the row of the last step, which waits for its validation figure."""
        step = self._pending
        if step is None:
            return
        measured = self._validation
        if measured is not None and measured.step != step.step:
            measured = None
        row = (
            step.step,
            f"{step.loss:.6f}",
            f"{measured.loss:.6f}" if measured else "",
            f"{measured.bits_per_byte:.6f}" if measured else "",
            f"{step.learning_rate:.6g}",
            f"{step.gradient_norm:.6g}",
            step.tokens_seen,
            f"{step.tokens_per_second:.1f}",
            f"{step.elapsed_seconds:.3f}",
            f"{step.mfu:.4f}" if step.mfu is not None else "",
        )
        self._table.add(",".join(map(str, row)) + "\r\n")
        self._pending = None

    def _report(self, error: OSError) -> None:
        if self._has_failed:
            return
        self._has_failed = True
        notice = Notice(
            level="warning",
            message=Text(
                "The record of the run cannot be written: {strerror}.",
                strerror=error.strerror or error,
            ),
            hint=Text("Training continues, and the record is kept in memory. Free some space."),
        )
        self._forward(notice)


def _cut_table(table: Path, step: int) -> None:
    """Keep the header and the complete rows up to ``step``; create the table if needed."""
    kept = [",".join(COLUMNS)]
    if step and table.exists():
        text = table.read_text("utf-8", errors="replace")
        rows = csv.reader(io.StringIO(text))
        for row in rows:
            is_whole = _MIN_COLUMNS <= len(row) <= len(COLUMNS) and row[0].isdigit()
            if is_whole and int(row[0]) <= step:
                kept.append(",".join(row + [""] * (len(COLUMNS) - len(row))))
    files.write_text(table, "\r\n".join(kept) + "\r\n")
