"""The runs of a workspace as a table model.

A ticked run is drawn on the plot and a title can be edited in its cell; the panel handles
both.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import (
    QT_TR_NOOP,
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor

from core.errors import WorkspaceError
from core.titles import dataset_title
from core.training.runs.run_folder import RunStatus, RunSummary
from core.training.runs.run_labels import NO_LABELS, RunLabels
from core.training.runs.run_library import RunEntry, title_problem
from gui import amounts
from gui.train.state_titles import state_title
from gui.translation import tr, translated
from gui.widgets.labels import plain_tip

RUN, STATE, PRESET, DATASET, BEST, STEPS, TIME, SIZE, TAGS = range(9)
_HEADERS = (
    QT_TR_NOOP("Run"),
    QT_TR_NOOP("State"),
    QT_TR_NOOP("Preset"),
    QT_TR_NOOP("Dataset"),
    QT_TR_NOOP("Best"),
    QT_TR_NOOP("Steps"),
    QT_TR_NOOP("Time"),
    QT_TR_NOOP("Size"),
    QT_TR_NOOP("Tags"),
)
_NUMBERS = (BEST, STEPS, TIME, SIZE)
_HEADER_TIPS = (
    QT_TR_NOOP("Preset and start time, or the title that you gave it. Tick a run to plot it."),
    QT_TR_NOOP("An interrupted run was running when the program ended; it can be continued."),
    QT_TR_NOOP("Model size and training settings that it was started with."),
    QT_TR_NOOP("The dataset that it is trained on."),
    QT_TR_NOOP("Lowest bits per byte on validation files."),
    QT_TR_NOOP("Optimizer steps."),
    QT_TR_NOOP("Time spent training, validating and saving, without pauses."),
    QT_TR_NOOP("Size of its folder on the disk, mostly checkpoints."),
    QT_TR_NOOP("Your tags; see Manage, Notes and tags."),
)

Index = QModelIndex | QPersistentModelIndex


class RunsModel(QAbstractTableModel):
    """One row for each run, the newest first unless sorted.

    Signals:
        ticks_changed: other runs are ticked.
        rename_requested: a ``RunSummary`` and its new title.
    """

    ticks_changed = Signal()
    rename_requested = Signal(RunSummary, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._listed: list[RunEntry] = []  # the newest first
        self._all: list[RunEntry] = []  # in the order of the table
        self._entries: list[RunEntry] = []  # those that match the filter
        self._words: tuple[str, ...] = ()
        self._known: dict[str, RunStatus] = {}
        self._ticked: set[str] = set()
        self._colors: Mapping[str, str] = {}
        self._sorted_by = -1
        self._is_descending = False

    def set_entries(self, entries: Sequence[RunEntry]) -> None:
        """Show these runs; those that were ticked stay ticked."""
        if list(entries) == self._listed:
            return
        self.beginResetModel()
        for entry in entries:
            known = self._known.get(entry.run.name)
            if known is not None and known.state == entry.run.status.state:
                self._known.pop(entry.run.name)  # the file is up to date
        self._listed = list(entries)
        self._arrange()
        self.endResetModel()
        kept = self._ticked & {entry.run.name for entry in entries}
        if kept != self._ticked:
            self._ticked = kept
            self.ticks_changed.emit()

    def show_status(self, name: str, status: RunStatus | None) -> None:
        """Show newer figures of a run than those of its status file, which is written rarely.

        Args:
            name: of the run.
            status: the figures; None to show those of the file again.
        """
        if self._known.get(name) == status:
            return
        if status is None:
            self._known.pop(name)
        else:
            self._known[name] = status
        run = self.listed(name)
        for entries in (self._all, self._entries):
            for row, entry in enumerate(entries):
                if entry.run.name == name and run is not None:
                    entries[row] = self._updated(dataclasses.replace(entry, run=run))
                    if entries is self._entries:
                        last = self.index(row, len(_HEADERS) - 1)
                        self.dataChanged.emit(self.index(row, 0), last)

    def set_filter(self, text: str) -> None:
        """Show only the runs that have every word: in title, tags, note, preset, data or state."""
        words = tuple(text.casefold().split())
        if words != self._words:
            self.beginResetModel()
            self._words = words
            self._arrange()
            self.endResetModel()

    def color_numbers(self) -> dict[str, int]:
        """Return the number of the color of each run that has one, by its name."""
        numbers = ((entry.run.name, entry.labels.color) for entry in self._listed)
        return {name: color for name, color in numbers if color is not None}

    def labels_of(self, name: str) -> RunLabels:
        """Return the labels of a run."""
        found = (entry.labels for entry in self._listed if entry.run.name == name)
        return next(found, NO_LABELS)

    def set_colors(self, colors: Mapping[str, str]) -> None:
        """Set the color of each run on the plot by its name."""
        if colors != self._colors:
            self._colors = dict(colors)
            if self._entries:
                self.dataChanged.emit(self.index(0, 0), self.index(len(self._entries) - 1, 0))

    def ticked(self) -> list[RunSummary]:
        """Return the ticked runs in the order of the table."""
        return [entry.run for entry in self._all if entry.run.name in self._ticked]

    def set_ticked(self, name: str, *, is_ticked: bool) -> None:
        """Tick a run or remove its tick."""
        if (name in self._ticked) == is_ticked:
            return
        self._ticked = self._ticked | {name} if is_ticked else self._ticked - {name}
        self.set_colors(self._colors)
        self.ticks_changed.emit()

    def title_problem(self, row: int, title: str) -> WorkspaceError | None:
        """Return the reason why the run of a row cannot have a title; None where it can."""
        run = self.run(row)
        others = {e.run.name: e.run.title for e in self._all if e.run is not run}
        return title_problem(title, others)

    def run(self, row: int) -> RunSummary | None:
        """Return the run of a row."""
        return self._entries[row].run if 0 <= row < len(self._entries) else None

    def runs(self) -> list[RunSummary]:
        """Return all runs, in the order of the table, also those that the filter hides."""
        return [entry.run for entry in self._all]

    def row_of(self, folder: Path) -> int:
        """Return the row of a run; -1 where it is not listed."""
        return next((n for n, e in enumerate(self._entries) if e.run.folder == folder), -1)

    def rowCount(self, parent: Index | None = None) -> int:
        """Runs."""
        return 0 if parent is not None and parent.isValid() else len(self._entries)

    def columnCount(self, parent: Index | None = None) -> int:
        """Columns."""
        return 0 if parent is not None and parent.isValid() else len(_HEADERS)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """The first column is ticked and edited."""
        flags = super().flags(index)
        if index.column() == RUN:
            flags |= Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsEditable
        return flags

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Names of the columns."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return tr(_HEADERS[section])
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(section)
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.ToolTipRole:
            return tr(_HEADER_TIPS[section])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Texts, ticks, colors and alignment."""
        run = self.run(index.row())
        if run is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return _TEXTS[index.column()](self._entries[index.row()])
            case Qt.ItemDataRole.EditRole:
                return run.title
            case Qt.ItemDataRole.CheckStateRole if index.column() == RUN:
                is_ticked = run.name in self._ticked
                return Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.ForegroundRole if index.column() == RUN:
                color = self._colors.get(run.name)
                return QColor(color) if color else None
            case Qt.ItemDataRole.ToolTipRole:
                return _tip(self._entries[index.row()])
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(index.column())
            case _:
                return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Handle a tick, or another title."""
        run = self.run(index.row())
        if run is None or index.column() != RUN:
            return False
        if role == Qt.ItemDataRole.CheckStateRole:
            # Views pass the number of the state, Python callers the state itself.
            is_ticked = value in (Qt.CheckState.Checked, Qt.CheckState.Checked.value)
            self.set_ticked(run.name, is_ticked=is_ticked)
            self.dataChanged.emit(index, index)
            return True
        if role == Qt.ItemDataRole.EditRole and isinstance(value, str) and value != run.title:
            self.rename_requested.emit(run, value)
        return False

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort the rows by a column; by time, the newest first, for column -1."""
        self.beginResetModel()
        self._sorted_by = column
        self._is_descending = order == Qt.SortOrder.DescendingOrder
        self._arrange()
        self.endResetModel()

    def _arrange(self) -> None:
        key = _KEYS.get(self._sorted_by)
        entries = [self._updated(entry) for entry in self._listed]
        self._all = sorted(entries, key=key, reverse=self._is_descending) if key else entries
        self._entries = [entry for entry in self._all if _matches(entry, self._words)]

    def listed(self, name: str) -> RunSummary | None:
        """Return a run with the figures of its status file; None where it is not listed."""
        return next((entry.run for entry in self._listed if entry.run.name == name), None)

    def _updated(self, entry: RunEntry) -> RunEntry:
        """Return the entry with the newest known figures."""
        known, old = self._known.get(entry.run.name), entry.run.status
        if known is None:
            return entry
        # Its identity and its message stay those of the file.
        status = dataclasses.replace(
            known,
            started_at=old.started_at,
            identity=old.identity,
            message=old.message if known.state == old.state else "",
            hint=old.hint if known.state == old.state else "",
        )
        return dataclasses.replace(entry, run=dataclasses.replace(entry.run, status=status))


_TEXTS: tuple[Callable[[RunEntry], str], ...] = (
    lambda entry: entry.run.title,
    lambda entry: state_title(entry.run.status.state),
    lambda entry: entry.run.config.preset,
    lambda entry: _data_title(entry.run),
    lambda entry: amounts.decimal(entry.run.status.best_bits_per_byte),
    lambda entry: amounts.count(entry.run.status.step),
    lambda entry: amounts.clock(entry.run.status.elapsed_seconds),
    lambda entry: amounts.size(entry.bytes),
    lambda entry: ", ".join(entry.labels.tags),
)
_UNMEASURED = float("inf")
_KEYS: dict[int, Callable[[RunEntry], str | float]] = {
    RUN: lambda entry: entry.run.title.casefold(),
    STATE: lambda entry: entry.run.status.state,
    PRESET: lambda entry: entry.run.config.preset,
    DATASET: lambda entry: _data_title(entry.run).casefold(),
    BEST: lambda entry: entry.run.status.best_bits_per_byte or _UNMEASURED,
    STEPS: lambda entry: entry.run.status.step,
    TIME: lambda entry: entry.run.status.elapsed_seconds,
    SIZE: lambda entry: entry.bytes,
    TAGS: lambda entry: ", ".join(entry.labels.tags).casefold(),
}


def _data_title(run: RunSummary) -> str:
    # <workspace>/runs/<name>
    return dataset_title(run.folder.parent.parent / "datasets" / run.config.dataset)


def _matches(entry: RunEntry, words: tuple[str, ...]) -> bool:
    run, labels = entry.run, entry.labels
    texts = (run.title, run.config.preset, _data_title(run), labels.note, *labels.tags)
    text = "\n".join((*texts, state_title(run.status.state))).casefold()
    return all(word in text for word in words)


def _tip(entry: RunEntry) -> str:
    run = entry.run
    about = tr("Preset {preset} on {dataset}").format(
        preset=run.config.preset, dataset=_data_title(run)
    )
    lines = [run.title, about, str(run.folder)]
    if entry.labels.tags:
        lines.append(tr("Tags: {tags}").format(tags=", ".join(entry.labels.tags)))
    if entry.labels.note:
        lines.append(entry.labels.note)
    if run.status.message:
        lines += [translated(run.status.message), translated(run.status.hint)]
    return plain_tip("\n".join(line for line in lines if line))


def _alignment(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column in _NUMBERS else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
