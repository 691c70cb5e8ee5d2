"""The files of a corpus beside the text of the chosen one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QSplitter, QVBoxLayout, QWidget

from core.corpus.manifest import ManifestRow
from core.corpus.overrides import Override, Overrides
from gui.context import AppContext
from gui.corpus.corpus_data import CorpusData
from gui.corpus.files_panel import FilesPanel
from gui.corpus.open_corpus import OpenedCorpus
from gui.corpus.operations import export_operation, save_overrides_operation
from gui.corpus.preview_panel import PreviewPanel
from gui.widgets.card import GRID


class FilesTab(QWidget):
    """Table and preview; writes what the person decides about single files.

    Signals:
        tokens_wanted: a text shall be shown by tokens.
        overrides_changed: the ``Overrides``, as they are written.
    """

    tokens_wanted = Signal(str)
    overrides_changed = Signal(object)

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._data: CorpusData | None = None
        self._overrides = Overrides()
        self._places: dict[str, int] = {}
        self.files = FilesPanel()
        self.preview = PreviewPanel(context)
        self._columns = QSplitter(Qt.Orientation.Horizontal)
        self._columns.setHandleWidth(GRID)
        self._columns.setChildrenCollapsible(False)
        self._columns.addWidget(self.files)
        self._columns.addWidget(self.preview)
        self._columns.setStretchFactor(0, 5)
        self._columns.setStretchFactor(1, 4)
        self.files.setMinimumWidth(360)
        self.preview.setMinimumWidth(280)
        self._columns.setSizes([700, 560])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._columns)
        self.setFocusProxy(self.files.table)

        self.files.chosen.connect(self._show_row)
        self.files.export_wanted.connect(self._export)
        self.preview.override_wanted.connect(self._override)
        self.preview.original_wanted.connect(self._go_to)
        self.preview.tokens_wanted.connect(self.tokens_wanted)
        context.themes.changed.connect(self.files.model.set_theme)

    def show_corpus(self, opened: OpenedCorpus) -> None:
        """Show another corpus."""
        self._data, self._overrides = opened.data, opened.overrides
        self._places = {}
        self.preview.show_corpus(opened.data)
        self.files.show_corpus(opened.data, opened.overrides)

    @Slot(str)
    def show_path(self, path: str) -> None:
        """Go to a file by its path."""
        self._go_to(path)

    @Slot(object)
    def _show_row(self, row: ManifestRow | None) -> None:
        self.preview.show_row(row, self._override_of(row))

    def _override_of(self, row: ManifestRow | None) -> Override:
        return self._overrides.of(row.source, row.path) if row is not None else ""

    @Slot(str)
    def _override(self, decision: Override) -> None:
        data = self._data
        if data is None:
            return
        overrides = self._overrides
        for row in self.files.selected():
            overrides = overrides.changed(row.source, row.path, decision)
        self._overrides = overrides
        self.files.model.set_overrides(overrides)
        self.preview.show_override(decision)
        operation = save_overrides_operation(data.folder, overrides)
        job = self._context.jobs.start("Saving your choice", operation)
        job.failed.connect(self._context.errors.show)
        self._context.status.emit("Noted. It takes effect with the next build.")
        self.overrides_changed.emit(overrides)

    @Slot(str)
    def _go_to(self, path: str) -> None:
        if self._data is None:
            return
        if not self._places:
            self._places = {row.path: place for place, row in enumerate(self._data.rows)}
        place = self._places.get(path)
        if place is not None:
            self.files.show_row(place)

    @Slot()
    def _export(self) -> None:
        data = self._data
        if data is None:
            return
        suggested = str(Path.home() / f"{data.name}-files.csv")
        path, _filter = QFileDialog.getSaveFileName(
            self, "Export the files as a table", suggested, "Tables (*.csv)"
        )
        if path:
            self.export_to(Path(path))

    def export_to(self, path: Path) -> None:
        """Write the files shown to a table, in a worker."""
        data = self._data
        if data is None:
            return
        rows = [data.rows[number] for number in self.files.model.shown]
        job = self._context.jobs.start("Exporting the files", export_operation(rows, path))
        job.finished.connect(self._exported)
        job.failed.connect(self._context.errors.show)

    @Slot(object)
    def _exported(self, path: Path) -> None:
        self._context.status.emit(f"Written: {path}")
