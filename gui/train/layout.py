"""Where the parts of the train page are: the form on the left, the run on the right."""

from __future__ import annotations

import dataclasses

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.context import AppContext
from gui.train.run_controls import RunControls
from gui.train.run_view import RunView
from gui.train.runs_panel import RunsPanel
from gui.train.setup_panel import SetupPanel
from gui.translation import tr
from gui.widgets.card import GRID
from gui.widgets.scrolling import scrolling
from gui.widgets.splitter import Splitter

_SETUP_WIDTH = 304


class TrainLayout(QWidget):
    """Three splitters, whose sizes are remembered.

    Args:
        context: has the settings.
        setup: the form.
        controls: the buttons below it.
        view: the run that is shown; its samples are beside the list of runs.
        runs: the list of runs.
    """

    def __init__(
        self,
        context: AppContext,
        setup: SetupPanel,
        controls: RunControls,
        view: RunView,
        runs: RunsPanel,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._settings = context.settings
        scroll = scrolling(setup, tr("Settings of the next run"))
        left = QWidget()
        left_column = QVBoxLayout(left)
        left_column.setContentsMargins(0, 0, 0, 0)
        left_column.setSpacing(GRID)
        left_column.addWidget(scroll, 1)
        left_column.addWidget(controls)
        left_column.addStrut(_SETUP_WIDTH - 24)

        remembered = context.settings.state.train
        self.lists = Splitter((view.samples, runs), (420, 530))
        self.lists.setMinimumHeight(160)
        self.lists.setStretchFactor(0, 1)
        self.lists.setStretchFactor(1, 1)
        self.lists.restore(remembered.lists_splitter)
        self.run_and_lists = Splitter((view, self.lists), (500, 210), Qt.Orientation.Vertical)
        self.run_and_lists.setStretchFactor(0, 3)
        self.run_and_lists.setStretchFactor(1, 1)
        self.run_and_lists.restore(remembered.plot_splitter)
        self.columns = Splitter((left, self.run_and_lists), (_SETUP_WIDTH, 900))
        self.columns.setStretchFactor(0, 0)
        self.columns.setStretchFactor(1, 1)
        self.columns.restore(remembered.splitter)
        for splitter in (self.lists, self.run_and_lists, self.columns):
            splitter.moved.connect(self._remember_sizes)
        row = QHBoxLayout(self)
        row.setContentsMargins(GRID, GRID, GRID, GRID)
        row.addWidget(self.columns)

    @Slot(object)
    def _remember_sizes(self, _sizes: tuple[int, ...]) -> None:
        self._settings.put(
            dataclasses.replace(
                self._settings.state.train,
                splitter=tuple(self.columns.sizes()),
                plot_splitter=tuple(self.run_and_lists.sizes()),
                lists_splitter=tuple(self.lists.sizes()),
            )
        )
