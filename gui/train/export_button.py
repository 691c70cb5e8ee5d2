"""The plot as a picture and its data as a table, by a button with a list of formats."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from core.errors import CoreError
from gui.context import AppContext
from gui.train.curve_csv import export_operation
from gui.train.plot_choices import DrawnRun, PlotChoices
from gui.widgets.buttons import IconButton

if TYPE_CHECKING:
    from gui.train.curve_plot import CurvePlot

_PICTURES = "Pictures (*.png);;Drawings (*.svg)"


class ExportButton(IconButton):
    """Writes what the plot showed when it was last drawn."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__("Export", "", "Write the plot or its data to a file.", "flat", parent)
        self._context = context
        self._plot: CurvePlot | None = None
        self._runs: Sequence[DrawnRun] = ()
        self._choices = PlotChoices()
        menu = QMenu(self)
        menu.addAction("Plot as a &picture (PNG, SVG)…").triggered.connect(self._ask_picture)
        menu.addAction("&Data as a table (CSV)…").triggered.connect(self._ask_table)
        self.setMenu(menu)

    def offer(self, plot: CurvePlot, runs: Sequence[DrawnRun], choices: PlotChoices) -> None:
        """Take what is drawn now."""
        self._plot, self._runs, self._choices = plot, runs, choices

    def write_picture(self, path: Path) -> None:
        """Write the plot as it is seen."""
        if self._plot is None:
            return
        # QtSvg and pyqtgraph must not delay the window.
        from gui.train.plot_picture import write_picture

        try:
            theme = self._context.themes.current
            write_picture(self._plot, self._runs, self._choices, theme, path)
        except CoreError as error:
            self._context.errors.show(error)
        else:
            self._written(path)

    def write_table(self, path: Path) -> None:
        """Write the points of all runs on the plot, in a worker."""
        job = self._context.jobs.start("Exporting the data", export_operation(self._runs, path))
        job.on_result(self._written)

    @Slot()
    def _ask_picture(self) -> None:
        path, chosen = QFileDialog.getSaveFileName(
            self, "Export the plot", self._suggested("png"), _PICTURES
        )
        if path:
            ending = ".svg" if "svg" in chosen else ".png"
            has_ending = path.lower().endswith((".png", ".svg"))
            self.write_picture(Path(path if has_ending else path + ending))

    @Slot()
    def _ask_table(self) -> None:
        path, _filter = QFileDialog.getSaveFileName(
            self, "Export the data", self._suggested("csv"), "Tables (*.csv)"
        )
        if path:
            self.write_table(Path(path))

    def _suggested(self, ending: str) -> str:
        name = self._runs[0].key if self._runs else "curve"
        return str(Path.home() / f"{name}.{ending}")

    @Slot(object)
    def _written(self, path: Path) -> None:
        self._context.status.emit(f"Written: {path}")
