"""The records of the runs that are drawn beside the one that is shown.

Each is read once, in a worker; the record of the run in progress is used as it is.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal, Slot

from core.reports.plotted_runs import PlottedRun
from core.reports.run_record import RunRecord
from core.training.runs.run_folder import RunSummary
from gui.context import AppContext
from gui.train.operations import read_record_operation
from gui.translation import tr


class ComparedRuns(QObject):
    """The records of the ticked runs.

    Signals:
        changed: other runs shall be drawn, or one has been read.
    """

    changed = Signal()

    def __init__(self, context: AppContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._wanted: list[RunSummary] = []
        self._records: dict[str, RunRecord] = {}
        self._reading: set[str] = set()
        self._live: RunRecord | None = None

    def runs(self) -> list[PlottedRun]:
        """The runs that have been read, in their order."""
        live = self._live
        found: list[PlottedRun] = []
        for run in self._wanted:
            is_live = live is not None and live.name == run.name
            record = live if is_live else self._records.get(run.name)
            if record is not None:
                found.append(PlottedRun(run.name, run.title, record))
        return found

    def show(self, runs: Sequence[RunSummary]) -> None:
        """Read and draw these runs and no others."""
        self._wanted = list(runs)
        names = {run.name for run in runs}
        self._records = {name: kept for name, kept in self._records.items() if name in names}
        for run in runs:
            if run.name not in self._records and run.name not in self._reading:
                self._reading.add(run.name)
                operation = read_record_operation(run.folder)
                job = self._context.jobs.start(tr("Reading {run}").format(run=run.title), operation)
                job.on_result(self._read)
        self.changed.emit()

    def forget(self, name: str) -> None:
        """Remove the record of a run that has continued since it was read."""
        self._records.pop(name, None)

    def set_live(self, record: RunRecord | None) -> None:
        """Set the record of the run in progress, which grows; None where there is no such run."""
        self._live = record

    @Slot(object)
    def _read(self, record: RunRecord) -> None:
        self._reading.discard(record.name)
        if any(run.name == record.name for run in self._wanted):
            self._records[record.name] = record
            self.changed.emit()
