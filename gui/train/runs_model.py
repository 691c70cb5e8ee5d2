"""The runs of a workspace as a table for Qt's views."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from core.training.runs import RunSummary
from gui import amounts
from gui.train.run_record import RunRecord

_HEADERS = ("Run", "State", "Best", "Steps", "Time")
_NUMBERS_FROM = 2
_HEADER_TIPS = (
    "Preset and time of the start.",
    "An interrupted run was going on when the program ended; it can be continued.",
    "Lowest bits per byte of held-out text.",
    "Changes of the weights.",
    "Time spent training.",
)
# The columns that a narrow table can do without.
SPARE_COLUMNS = (3, 4)
# How folders of runs begin (core.training.keeper).
_STAMP = "%Y%m%d-%H%M%S"
_STAMP_LENGTH = 15
_GOING_ON = ("running", "paused")

Index = QModelIndex | QPersistentModelIndex


class RunsModel(QAbstractTableModel):
    """One row a run, newest first; ``set_runs`` replaces them all."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runs: list[RunSummary] = []
        self._live: RunRecord | None = None

    def set_runs(self, runs: Sequence[RunSummary]) -> None:
        """Show these runs."""
        if list(runs) == self._runs:
            return
        self.beginResetModel()
        self._runs = list(runs)
        self.endResetModel()

    def show_live(self, record: RunRecord) -> None:
        """Show the figures of the run in progress; its status file is written rarely."""
        self._live = record
        row = next((row for row, run in enumerate(self._runs) if run.name == record.name), -1)
        if row >= 0:
            last = self.index(row, len(_HEADERS) - 1)
            self.dataChanged.emit(self.index(row, 0), last)

    def run(self, row: int) -> RunSummary | None:
        """The run of a row."""
        return self._runs[row] if 0 <= row < len(self._runs) else None

    def row_of(self, folder: Path) -> int:
        """The row of a run; -1 where it is not listed."""
        return next((row for row, run in enumerate(self._runs) if run.folder == folder), -1)

    def rowCount(self, parent: Index | None = None) -> int:
        """Runs."""
        return 0 if parent is not None and parent.isValid() else len(self._runs)

    def columnCount(self, parent: Index | None = None) -> int:
        """Columns."""
        return 0 if parent is not None and parent.isValid() else len(_HEADERS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Names of the columns."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _HEADERS[section]
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(section)
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.ToolTipRole:
            return _HEADER_TIPS[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Texts and alignment."""
        run = self.run(index.row())
        if run is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            live = self._live
            if live is not None and live.name == run.name and run.status.state in _GOING_ON:
                return _live_texts(run, live)[index.column()]
            return _texts(run)[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return _tip(run)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(index.column())
        return None


def _texts(run: RunSummary) -> tuple[str, ...]:
    status = run.status
    return (
        short_name(run),
        status.state,
        amounts.decimal(status.best_bits_per_byte),
        amounts.count(status.step),
        amounts.clock(status.elapsed_seconds),
    )


def _live_texts(run: RunSummary, record: RunRecord) -> tuple[str, ...]:
    return (
        short_name(run),
        run.status.state,
        amounts.decimal(record.best_bits_per_byte),
        amounts.count(record.step),
        amounts.clock(record.elapsed_seconds),
    )


def short_name(run: RunSummary) -> str:
    """Preset and time, "small 22 Nov 20:15"; the folder's name where it was renamed."""
    stamp = run.name[:_STAMP_LENGTH]
    try:
        started = datetime.datetime.strptime(stamp, _STAMP)
    except ValueError:
        return run.name
    return f"{run.config.preset} {started.day} {started:%b %H:%M}"


def _tip(run: RunSummary) -> str:
    lines = [run.name, f"Preset {run.config.preset} on {run.config.dataset}", str(run.folder)]
    if run.status.message:
        lines += [run.status.message, run.status.hint]
    return "\n".join(line for line in lines if line)


def _alignment(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column >= _NUMBERS_FROM else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
