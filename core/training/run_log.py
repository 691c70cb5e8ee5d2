"""The record that a run keeps of itself: ``events.jsonl`` and ``loss_log.csv``.

Both are append-only while the run goes on. A resume takes back the rows after
its checkpoint, so that every step stands in the table once. A full disk stops
the record, not the run.
"""

from __future__ import annotations

import contextlib
import csv
import io
import os
from pathlib import Path

from core import files
from core.events import Emit, Evaluated, Event, Notice, StageProgress, TrainStep, to_json
from core.training.runs import EVENTS_FILE, LOSS_LOG

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
)


class RunLog:
    """A sink for events that writes them down and hands them on.

    Args:
        folder: the run folder.
        step: the step from which the run goes on; later rows are taken back.
        forward: the next sink.

    Raises:
        StorageError: the files cannot be opened.
    """

    def __init__(self, folder: Path, step: int, forward: Emit) -> None:
        self._forward = forward
        self._pending: TrainStep | None = None
        self._validation: Evaluated | None = None
        self._has_failed = False
        self._files = contextlib.ExitStack()
        table = folder / LOSS_LOG
        try:
            table.parent.mkdir(parents=True, exist_ok=True)
            _cut_table(table, step)
            enter = self._files.enter_context
            self._table = enter(open(table, "a", encoding="utf-8", newline=""))  # noqa: SIM115 - the stack closes it
            self._events = enter(open(folder / EVENTS_FILE, "a", encoding="utf-8"))  # noqa: SIM115 - likewise
            # A crash may have torn the last line; the next event starts on its own.
            if self._events.tell():
                self._events.write("\n")
        except OSError as error:
            raise files.storage_error(error, folder) from error

    def emit(self, event: Event) -> None:
        """Write one event and hand it on."""
        if not isinstance(event, StageProgress):
            self._write(event)
        self._forward(event)

    def flush(self) -> None:
        """Bring everything to the disk; called before each checkpoint."""
        try:
            self._write_pending()
            for file in (self._table, self._events):
                file.flush()
                os.fsync(file.fileno())
        except (OSError, ValueError) as error:
            self._report(error)

    def close(self) -> None:
        """Flush and close; further events are an error of the caller."""
        self.flush()
        with contextlib.suppress(OSError):
            self._files.close()

    def _write(self, event: Event) -> None:
        try:
            self._events.write(to_json(event) + "\n")
            if isinstance(event, TrainStep):
                self._write_pending()
                self._pending = event
                # A row a second is cheap; losing the last minute of a crash is not.
                self._table.flush()
                self._events.flush()
            elif isinstance(event, Evaluated):
                self._validation = event
        except (OSError, ValueError) as error:
            self._report(error)

    def _write_pending(self) -> None:
        """Write the last step's row, held back until its validation figure is known."""
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
        )
        csv.writer(self._table).writerow(row)
        self._pending = None

    def _report(self, error: Exception) -> None:
        if self._has_failed:
            return
        self._has_failed = True
        notice = Notice(
            level="warning",
            message=f"The record of the run is not being written: {error}.",
            hint="Training goes on. Free some space; the curve will have a gap.",
        )
        self._forward(notice)


def _cut_table(table: Path, step: int) -> None:
    """Leave the header and the whole rows up to ``step``; make the table where there is none."""
    kept = [",".join(COLUMNS)]
    if step and table.exists():
        text = table.read_text("utf-8", errors="replace")
        rows = csv.reader(io.StringIO(text))
        for row in rows:
            is_whole = len(row) == len(COLUMNS) and row[0].isdigit()
            if is_whole and int(row[0]) <= step:
                kept.append(",".join(row))
    files.write_text(table, "\r\n".join(kept) + "\r\n")
