"""The files of a corpus beside the text of the chosen one."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from core.corpus.browse.corpus_data import CorpusData
from core.corpus.store.manifest import ManifestRow
from core.corpus.store.overrides import Override, Overrides
from core.data.open_corpus import OpenedCorpus
from gui.context import AppContext
from gui.corpus.files_panel import FilesPanel
from gui.corpus.operations import export_operation, save_overrides_operation
from gui.corpus.preview_panel import PreviewPanel
from gui.translation import tr
from gui.widgets.splitter import Splitter


class FilesTab(QWidget):
    """Table and preview; saves what the user decides about single files.

    Signals:
        tokens_requested: a text whose tokens shall be shown, and a sentence about it.
        overrides_changed: the ``Overrides``, as they are written.
    """

    tokens_requested = Signal(str, str)
    overrides_changed = Signal(object)

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._data: CorpusData | None = None
        self._overrides = Overrides()
        self.files = FilesPanel()
        self.preview = PreviewPanel(context)
        self.files.setMinimumWidth(360)
        self.preview.setMinimumWidth(280)
        self.columns = Splitter((self.files, self.preview), (700, 560))
        self.columns.setStretchFactor(0, 5)
        self.columns.setStretchFactor(1, 4)
        self.columns.restore(context.settings.state.corpus.files_columns)
        self.columns.moved.connect(self._remember)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.columns)
        self.setFocusProxy(self.files.table)

        self.files.chosen.connect(self._show_row)
        self.files.export_requested.connect(self._export)
        self.preview.override_requested.connect(self._override)
        self.preview.original_requested.connect(self._go_to_original)
        self.preview.tokens_requested.connect(self.tokens_requested)
        context.themes.changed.connect(self.files.model.set_theme)

    def show_corpus(self, opened: OpenedCorpus) -> None:
        """Show another corpus."""
        self._data, self._overrides = opened.data, opened.overrides
        self.preview.show_corpus(opened.data)
        self.files.show_corpus(opened.data, opened.overrides)

    @Slot(int)
    def show_file(self, index: int) -> None:
        """Show a file by its index in the manifest."""
        self.files.show_row(index)

    @Slot(object)
    def _show_row(self, row: ManifestRow | None) -> None:
        data, index = self._data, self.files.current_index()
        if row is None or data is None or index < 0:
            self.preview.show_row(None, "")
            return
        self.preview.show_row(
            row,
            self._overrides.of(row.source, row.path),
            path=data.paths[index],
            has_original=data.original_of(index) >= 0,
        )

    @Slot(object)
    def _remember(self, widths: tuple[int, ...]) -> None:
        settings = self._context.settings
        settings.put(dataclasses.replace(settings.state.corpus, files_columns=widths))

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
        self._context.jobs.start(tr("Saving your choice"), operation)
        self._context.status.emit(tr("Saved. It takes effect with the next build."))
        self.overrides_changed.emit(overrides)

    @Slot()
    def _go_to_original(self) -> None:
        index = self.files.current_index()
        if self._data is not None and index >= 0:
            self.files.show_row(self._data.original_of(index))

    @Slot()
    def _export(self) -> None:
        data = self._data
        if data is None:
            return
        suggested = str(Path.home() / f"{data.name}-files.csv")
        path, _filter = QFileDialog.getSaveFileName(
            self, tr("Export the files as a table"), suggested, tr("Tables (*.csv)")
        )
        if path:
            self.export_to(Path(path))

    def export_to(self, path: Path) -> None:
        """Write the files shown to a table, in a worker."""
        data = self._data
        if data is None:
            return
        rows = [data.rows[index] for index in self.files.model.shown]
        job = self._context.jobs.start(tr("Exporting the files"), export_operation(rows, path))
        job.on_result(self._exported)

    @Slot(object)
    def _exported(self, path: Path) -> None:
        self._context.status.emit(tr("Saved: {path}").format(path=path))
