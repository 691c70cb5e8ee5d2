"""A button that writes the plot as an image or its data as a table."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from core.errors import CoreError
from core.reports.plotted_runs import PlotOptions, PlottedRun
from gui.context import AppContext
from gui.train.operations import export_curves_operation
from gui.translation import tr
from gui.widgets.buttons import IconButton

if TYPE_CHECKING:
    from gui.train.curve_plot import CurvePlot


class ExportButton(IconButton):
    """Exports what the plot showed when it was last drawn."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Export"), "", tr("Write the plot or its data to a file."), "flat", parent
        )
        self._context = context
        self._plot: CurvePlot | None = None
        self._runs: Sequence[PlottedRun] = ()
        self._options = PlotOptions()
        menu = QMenu(self)
        menu.addAction(tr("&Copy as a picture")).triggered.connect(self.copy_picture)
        menu.addAction(tr("Plot as an &image (PNG, SVG)…")).triggered.connect(self.ask_picture)
        menu.addAction(tr("&Data as a table (CSV)…")).triggered.connect(self.ask_table)
        self.setMenu(menu)

    def set_content(
        self, plot: CurvePlot, runs: Sequence[PlottedRun], options: PlotOptions
    ) -> None:
        """Set what is exported: what is drawn now."""
        self._plot, self._runs, self._options = plot, runs, options

    @Slot()
    def copy_picture(self) -> None:
        """Copy the plot as it is seen, with its legend, to the clipboard."""
        if self._plot is None:
            return
        from gui.train.plot_picture import picture

        theme = self._context.themes.current
        QGuiApplication.clipboard().setImage(picture(self._plot, self._runs, self._options, theme))
        self._context.status.emit(tr("The plot was copied."))

    def write_picture(self, path: Path) -> None:
        """Write the plot as it is seen."""
        if self._plot is None:
            return
        # Imported late: QtSvg and pyqtgraph must not delay the window.
        from gui.train.plot_picture import write_picture

        try:
            theme = self._context.themes.current
            write_picture(self._plot, self._runs, self._options, theme, path)
        except CoreError as error:
            self._context.errors.show(error)
        else:
            self._written(path)

    def write_table(self, path: Path) -> None:
        """Write the points of all runs on the plot, in a worker."""
        job = self._context.jobs.start(
            tr("Exporting the data"), export_curves_operation(self._runs, path)
        )
        job.on_result(self._written)

    @Slot()
    def ask_picture(self) -> None:
        """Ask for a file, then write the plot to it."""
        if not self._runs:
            return
        path, chosen = QFileDialog.getSaveFileName(
            self, tr("Export the plot"), self._suggested("png"), _image_filter()
        )
        if path:
            suffix = ".svg" if "svg" in chosen else ".png"
            has_suffix = path.lower().endswith((".png", ".svg"))
            self.write_picture(Path(path if has_suffix else path + suffix))

    @Slot()
    def ask_table(self) -> None:
        """Ask for a file, then write the data to it."""
        if not self._runs:
            return
        path, _filter = QFileDialog.getSaveFileName(
            self, tr("Export the data"), self._suggested("csv"), tr("CSV tables") + " (*.csv)"
        )
        if path:
            self.write_table(Path(path))

    def _suggested(self, suffix: str) -> str:
        name = self._runs[0].key if self._runs else "curve"
        return str(Path.home() / f"{name}.{suffix}")

    @Slot(object)
    def _written(self, path: Path) -> None:
        self._context.status.emit(tr("Written: {path}").format(path=path))


def _image_filter() -> str:
    return f"{tr('PNG images')} (*.png);;{tr('SVG images')} (*.svg)"
