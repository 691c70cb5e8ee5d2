"""The main window: the pages, the menus, the error bar and the status bar.

Builds what surrounds the pages and remembers its position and size. The pages have an
``AppContext`` and do not know this window.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from typing import TypeVar, cast

from PySide6.QtCore import QByteArray, QPoint, QRect, QSize, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QCloseEvent, QWindow
from PySide6.QtWidgets import (
    QLabel,
    QMainWindow,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from gui import amounts
from gui.action_table import ActionTable
from gui.actions import ActionSpec, hide_empty_menus, prepare_menus
from gui.closing import CloseChoice, ask_about_training
from gui.context import AppContext
from gui.help.menu import HelpMenu
from gui.job_area import JobArea
from gui.page import Page
from gui.page_focus import PageFocus
from gui.page_marks import PageMarks
from gui.pages import PAGES, PageSpec
from gui.preferences import WindowPreferences
from gui.taskbar import TaskbarProgress
from gui.translation import tr
from gui.widgets.card import GRID
from gui.widgets.error_bar import ErrorBar
from gui.widgets.latency_meter import LatencyMeter, UiLatency
from gui.widgets.marked_tab_bar import MarkedTabBar
from gui.window_actions import FIRST_MENUS, LAST_MENU, WindowCommands, window_actions

P = TypeVar("P", bound=Page)

_MIN_SIZE = (860, 560)
_FIRST_SIZE = (1280, 800)
# What a window manager draws around a window, about; a larger window ends off the screen.
_FRAME = QSize(2, 32)
_STATUS_MS = 8000
_CLOSE_AGAIN_MS = 1000


class MainWindow(QMainWindow):
    """The application's only window.

    Args:
        context: the shared collaborators; shut down when the window closes.
        pages: the tabs from left to right.
        ask: asks what to do when the window is closed during training.

    Signals:
        closed: the window has closed and every thread has ended.
    """

    closed = Signal()

    def __init__(
        self,
        context: AppContext,
        pages: Sequence[PageSpec] = PAGES,
        ask: Callable[[QWidget], CloseChoice] = ask_about_training,
    ) -> None:
        super().__init__()
        self._context = context
        self._ask = ask
        self._specs = tuple(pages)
        self.setWindowTitle("Tabwright")
        self.setMinimumSize(*_MIN_SIZE)
        self.pages = {spec.id: spec.make(context) for spec in pages}
        self.tabs = QTabWidget()
        self._bar = MarkedTabBar()
        self.tabs.setTabBar(self._bar)
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(tr("Pages"))
        for index, spec in enumerate(pages):
            page = self.pages[spec.id]
            self.tabs.addTab(page, tr(spec.title).replace("&", ""))
            self.tabs.setTabToolTip(index, tr(spec.tip))
            page.front_wanted.connect(lambda name=spec.id: self.show_page(name))
            self.closed.connect(page.window_closed)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs, 1)
        self.setCentralWidget(body)
        self._body = body
        self.error_bar = ErrorBar(body)
        self.error_bar.lay_over(self._free_part_of_tabs)
        context.errors.reported.connect(self.error_bar.show_report)

        self.latency_meter = LatencyMeter(self)
        self.latency_meter.measured.connect(self._show_measured_latency)
        self._latency_label = QLabel()
        self._latency_label.setContentsMargins(0, 0, 8, 0)
        self._latency_label.setToolTip(
            tr(
                "How late the window reacts, over the last ten seconds: the median, the 99th "
                "percentile and the maximum."
            )
        )
        self._build_status_bar()
        context.status.connect(self._show_status)
        context.settings.changed.connect(self._settings_changed)
        self.actions_by_id = self._build_menus()
        self.page_focus = PageFocus(
            self.tabs,
            {page: page.first_widget for page in self.pages.values()},
            frozenset(self.pages[spec.id] for spec in pages if spec.focuses_first),
            self,
        )
        self.error_bar.dismissed.connect(self.page_focus.enter)
        self.tabs.currentChanged.connect(self._tab_changed)
        self.tabs.currentChanged.connect(self.page_focus.page_changed)
        self._restore_state()
        self._tab_changed()
        context.themes.dress()

    def page(self, kind: type[P]) -> P:
        """Return the page of a class."""
        return next(page for page in self.pages.values() if isinstance(page, kind))

    def current_page(self) -> str:
        """Return the id of the page in front."""
        current = self.tabs.currentWidget()
        return next(name for name, page in self.pages.items() if page is current)

    def page_actions(self) -> list[tuple[QWidget, list[ActionSpec]]]:
        """Return the rows of each page, in the order of the menus."""
        return [(page, page.menu_actions()) for page in self.pages.values()]

    def own_actions(self) -> list[ActionSpec]:
        """Return the rows of the window itself."""
        commands = WindowCommands(
            close=self.close,
            show_page=self.show_page,
            show_preferences=self._help.show_preferences,
            choose_theme=self.choose_theme,
            theme=lambda: self._context.themes.choice,
            show_latency=self.show_latency,
            shows_latency=lambda: self.latency_meter.is_running,
            connect_an_editor=self.connect_an_editor,
        )
        return [*window_actions(commands, self._specs), *self._help.actions(LAST_MENU)]

    def show_page(self, name: str) -> None:
        """Make a page the current one, by its id."""
        page = self.pages.get(name)
        if page is not None:
            self.tabs.setCurrentWidget(page)
            self.page_focus.enter()

    @Slot()
    def window_painted(self) -> None:
        """Let the pages begin what would have delayed the first paint."""
        # Qt's types do not say that there is none where the window has no native window.
        handle = cast("QWindow | None", self.windowHandle())
        if handle is not None:
            self._context.adaptation.watch(handle)
        for page in self.pages.values():
            page.window_painted()

    def _free_part_of_tabs(self) -> QRect:
        """The part of the tab bar without tabs, in coordinates of the central widget."""
        bar = self.tabs.tabBar()
        start = bar.mapTo(self._body, bar.tabRect(bar.count() - 1).topRight()) + QPoint(2 * GRID, 0)
        return QRect(start, QSize(self._body.width() - start.x() - GRID, bar.height()))

    def _build_status_bar(self) -> None:
        """One bar for all pages: what the page in front shows, then the jobs of all pages."""
        bar, board = self.statusBar(), self._context.jobs.board
        bar.setSizeGripEnabled(False)
        self._page_status = QStackedWidget()
        states = [self.pages[spec.id].status_widget() for spec in self._specs]
        self._has_no_status = [state is None for state in states]
        for state in states:
            self._page_status.addWidget(state or QWidget())
        bar.addWidget(self._page_status, 1)
        self.jobs = JobArea(board)
        self.jobs.follow_width(self)
        self.jobs.page_wanted.connect(self.show_page)
        bar.addPermanentWidget(self._latency_label)
        self._latency_label.hide()
        bar.addPermanentWidget(self.jobs)
        ids = [spec.id for spec in self._specs]
        self._marks = PageMarks(self.tabs, self._bar, ids, board, self)
        self._taskbar = TaskbarProgress(board, self)

    def _build_menus(self) -> dict[str, QAction]:
        own = (spec.menu for spec in self._specs if spec.menu)
        prepare_menus(self, (*FIRST_MENUS, *own, LAST_MENU))
        self.table = ActionTable(self, self._context.keymap, self.current_page, self.show_page)
        self._help = HelpMenu(self, self._context, self.table)
        for _page, specs in self.page_actions():
            self.table.add(specs)
        self.table.add(self.own_actions())
        hide_empty_menus(self)
        return self.table.actions

    @Slot()
    def choose_theme(self, choice: str) -> None:
        """Use the theme "system", "light" or "dark", and remember it."""
        self._context.themes.choose(choice)
        window = self._context.settings.preferences.window
        choice = self._context.themes.choice
        self._context.settings.put(dataclasses.replace(window, theme=choice))

    @Slot(bool)
    def show_latency(self, shows: bool) -> None:
        """Measure the delay of the event loop and show it, or stop that."""
        if shows != self.latency_meter.is_running:
            self._measure_latency(shows)
        window = self._context.settings.preferences.window
        self._context.settings.put(dataclasses.replace(window, shows_latency=shows))

    def _measure_latency(self, shows: bool) -> None:
        self._latency_label.setVisible(shows)
        if shows:
            self._latency_label.setText(tr("UI latency: measuring…"))
            self.latency_meter.start()
        else:
            self.latency_meter.stop()
            self._latency_label.clear()

    @Slot(object)
    def _settings_changed(self, section: object) -> None:
        if isinstance(section, WindowPreferences):
            self._context.themes.choose(section.theme)
            self.show_latency(section.shows_latency)

    @Slot()
    def connect_an_editor(self) -> None:
        """Open the dialog of the server for other editors; it stays open beside the window."""
        from gui.connect.connecting import open_connect_dialog

        open_connect_dialog(self, self._context)

    @Slot(object)
    def _show_measured_latency(self, latency: UiLatency) -> None:
        text = tr("UI latency p50 {p50} · p99 {p99} · max {max}")
        self._latency_label.setText(
            text.format(
                p50=amounts.milliseconds(latency.p50_ms),
                p99=amounts.milliseconds(latency.p99_ms),
                max=amounts.milliseconds(latency.max_ms),
            )
        )

    @Slot(str)
    def _show_status(self, text: str) -> None:
        current = self.tabs.currentWidget()
        if not (isinstance(current, Page) and current.show_message(text)):
            self.statusBar().showMessage(text, _STATUS_MS)

    @Slot()
    def _tab_changed(self, *_index: object) -> None:
        current = self.tabs.currentWidget()
        message = self.statusBar().currentMessage()
        if message and isinstance(current, Page) and current.show_message(message):
            self.statusBar().clearMessage()  # it would hide the state of the page
        self._page_status.setCurrentIndex(self.tabs.currentIndex())
        self.jobs.set_says_idle(self._has_no_status[self.tabs.currentIndex()])
        self.table.page_changed()

    def _restore_state(self) -> None:
        window = self._context.settings.state.window
        geometry = QByteArray.fromBase64(window.geometry.encode("ascii", "ignore"))
        if geometry.isEmpty() or not self.restoreGeometry(geometry):
            room = self.screen().availableGeometry().size() - _FRAME
            self.resize(QSize(*_FIRST_SIZE).boundedTo(room))
        # What a crash has left is the first thing that one wants to see.
        wanted = [name for name, page in self.pages.items() if page.wants_front()]
        self.show_page(next(iter(wanted), window.tab))
        if self._context.settings.preferences.window.shows_latency:
            self._measure_latency(True)

    def _save_state(self) -> None:
        settings = self._context.settings
        geometry = bytes(self.saveGeometry().toBase64().data()).decode("ascii")
        tab = self.current_page()
        settings.put(dataclasses.replace(settings.state.window, geometry=geometry, tab=tab))
        for page in self.pages.values():
            page.save_state()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask where something would be lost; then stop, save, wait and close."""
        if not all(page.maybe_close() for page in self.pages.values()):
            event.ignore()
            return
        is_busy = any(page.has_running_work() for page in self.pages.values())
        if is_busy and self._ask(self) == "stay":
            event.ignore()
            return
        self._save_state()
        self.latency_meter.stop()
        if not self._context.shutdown():
            # Ending the process around a running thread could crash it.
            self._context.status.emit(tr("Still waiting for a step to end…"))
            QTimer.singleShot(_CLOSE_AGAIN_MS, self.close)
            event.ignore()
            return
        event.accept()
        self.closed.emit()
