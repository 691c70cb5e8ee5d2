"""The part of the status bar that shows what runs: one job, and a list of the others."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from gui.job_row import JobRow
from gui.jobs.board import JobBoard
from gui.translation import tr
from gui.widgets.buttons import IconButton, leave_focus_to_text
from gui.widgets.card import GRID
from gui.widgets.labels import label

# In a narrower window a job has no bar and no title.
_MIN_WIDTH = 1150


class JobArea(QWidget):
    """Shows the most important job; a button opens the list of all.

    Args:
        board: the jobs.

    Signals:
        page_wanted: the id of the page whose job the user wants to see.
    """

    page_wanted = Signal(str)

    def __init__(self, board: JobBoard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._board = board
        self._says_idle = True
        self.setAccessibleName(tr("Running jobs"))
        self.row = JobRow()
        self.row.page_wanted.connect(self.page_wanted)
        self.more_button = IconButton("", "", tr("Show all running jobs."), "link")
        leave_focus_to_text(self.more_button)
        self.more_button.clicked.connect(self.show_list)
        self.idle = label(tr("No job is running"), "muted")
        self.idle.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        busy = QWidget()
        line = QHBoxLayout(busy)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        line.addWidget(self.more_button)
        line.addWidget(self.row)
        self._busy = busy
        # A box layout: the area is as narrow as what it shows.
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, GRID, 0)
        outer.addWidget(self.idle)
        outer.addWidget(busy)
        self.list = JobList(board, self)
        self.list.page_wanted.connect(self._go_to_page)
        board.changed.connect(self._show)
        board.ticked.connect(self.row.refresh)
        self._show()

    def set_says_idle(self, says_idle: bool) -> None:
        """Say that nothing runs, or leave the room to the page, which has a state to show."""
        self._says_idle = says_idle
        self._show()

    @Slot()
    def show_list(self) -> None:
        """Open the list of all jobs above the button."""
        self.list.open_above(self.more_button)

    @Slot()
    def _show(self) -> None:
        jobs = self._board.jobs
        self.idle.setVisible(not jobs and self._says_idle)
        self.setVisible(bool(jobs) or self._says_idle)
        self._busy.setVisible(bool(jobs))
        if jobs:
            self.row.show_job(jobs[0])
        others = len(jobs) - 1
        self.more_button.setVisible(others > 0)
        self.more_button.setText(tr("{count} more").format(count=others))
        self.more_button.setAccessibleName(tr("%Ln job(s) running. Show all.", n=len(jobs)))

    @Slot(str)
    def _go_to_page(self, page: str) -> None:
        self.list.hide()
        self.page_wanted.emit(page)

    def follow_width(self, window: QWidget) -> None:
        """Be narrow in a narrow window."""
        window.installEventFilter(self)
        self.row.set_compact(window.width() < _MIN_WIDTH)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the width of the window."""
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.row.set_compact(watched.width() < _MIN_WIDTH)
        return False


class JobList(QFrame):
    """A small window with a row for each job; it closes with its last job, and with Esc.

    Signals:
        page_wanted: as ``JobArea``.
    """

    page_wanted = Signal(str)

    def __init__(self, board: JobBoard, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._board = board
        self._button: QWidget | None = None
        self.rows: list[JobRow] = []
        self.setProperty("role", "popup")
        self.setAccessibleName(tr("Running jobs"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(GRID, GRID, GRID, GRID)
        self._column.setSpacing(4)
        board.changed.connect(self._show)
        board.ticked.connect(self._refresh)

    def open_above(self, button: QWidget) -> None:
        """Open it above a button."""
        self._button = button
        self._show()
        self._place()
        self.show()
        if self.rows:
            self.rows[0].name.setFocus(Qt.FocusReason.PopupFocusReason)

    @Slot()
    def _show(self) -> None:
        jobs = self._board.jobs
        while len(self.rows) < len(jobs):
            row = JobRow()
            row.page_wanted.connect(self.page_wanted)
            self.rows.append(row)
            self._column.addWidget(row)
        for row in self.rows[len(jobs) :]:
            self._column.removeWidget(row)
            row.deleteLater()
        del self.rows[len(jobs) :]
        for row, job in zip(self.rows, jobs, strict=True):
            row.show_job(job)
        if not jobs:
            self.hide()
        elif self.isVisible():
            self._place()

    @Slot()
    def _refresh(self) -> None:
        if self.isVisible():
            for row in self.rows:
                row.refresh()

    def _place(self) -> None:
        button = self._button
        if button is None:
            return
        size = self.sizeHint()
        self.resize(size)
        window = button.window()
        # Above the button, and inside the window where that is wide enough.
        corner = button.mapToGlobal(QPoint(0, -size.height() - 2))
        right = window.mapToGlobal(QPoint(window.width() - GRID, 0)).x()
        corner.setX(max(self.screen().availableGeometry().left(), right - size.width()))
        self.move(corner)
