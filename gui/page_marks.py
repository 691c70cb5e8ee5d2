"""Marks the tab of a page whose job is at work, or has ended while nobody looked at the page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QTabWidget, QWidget

from gui.job_texts import name_text
from gui.jobs.board import KINDS, JobBoard, ShownJob
from gui.translation import tr
from gui.widgets.labels import plain_tip
from gui.widgets.marked_tab_bar import MarkedTabBar, TabMark


class PageMarks(QObject):
    """Keeps the marks of the tabs, and the number on the program's icon.

    Args:
        tabs: the pages.
        bar: their tabs.
        ids: the ids of the pages from left to right.
        board: what runs.
    """

    def __init__(
        self,
        tabs: QTabWidget,
        bar: MarkedTabBar,
        ids: Sequence[str],
        board: JobBoard,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._tabs, self._bar, self._ids, self._board = tabs, bar, tuple(ids), board
        self._tips = [tabs.tabToolTip(index) for index in range(tabs.count())]
        # By page, what has ended while another page was in front: sentences and the mark.
        self._unseen: dict[str, list[tuple[str, TabMark]]] = {}
        board.changed.connect(self._show)
        board.ended.connect(self._ended)
        tabs.currentChanged.connect(self._seen)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._seen)

    @Slot(ShownJob, str)
    def _ended(self, job: ShownJob, outcome: str) -> None:
        if not KINDS[job.kind].is_asked_for or outcome == "cancelled" or self._is_seen(job.page):
            return
        text = tr("{job}: failed") if outcome == "failed" else tr("{job}: ended")
        mark: TabMark = "failed" if outcome == "failed" else "ended"
        self._unseen.setdefault(job.page, []).append((text.format(job=name_text(job)), mark))
        self._show()

    def _is_seen(self, page: str) -> bool:
        current = self._ids[self._tabs.currentIndex()]
        window: QWidget = self._tabs.window()
        return page == current and window.isActiveWindow()

    @Slot()
    def _seen(self, *_event: object) -> None:
        page = self._ids[self._tabs.currentIndex()] if self._tabs.count() else ""
        if page in self._unseen and self._is_seen(page):
            del self._unseen[page]
            self._show()

    @Slot()
    def _show(self) -> None:
        for index, page in enumerate(self._ids):
            jobs = [job for job in self._board.jobs if job.page == page]
            unseen = self._unseen.get(page, [])
            mark: TabMark = ""
            state = ""
            if any(kind == "failed" for _, kind in unseen):
                mark, state = "failed", tr("a job has failed")
            elif jobs:
                mark, state = "working", tr("at work")
            elif unseen:
                mark, state = "ended", tr("a job has ended")
            self._bar.set_mark(index, mark)
            title = self._tabs.tabText(index)
            name = tr("{page}, {state}").format(page=title, state=state) if state else title
            if self._bar.accessibleTabName(index) != name:
                self._bar.setAccessibleTabName(index, name)
            lines = [self._tips[index], *(name_text(job) for job in jobs)]
            lines += [sentence for sentence, _ in unseen]
            self._tabs.setTabToolTip(index, plain_tip("\n".join(lines)))
        app = QGuiApplication.instance()
        # The number belongs to the icon of a desktop file.
        if isinstance(app, QGuiApplication) and QGuiApplication.desktopFileName():
            app.setBadgeNumber(sum(map(len, self._unseen.values())))
