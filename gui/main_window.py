"""The main window: three tabs, the menus, the error bar, the status bar.

Builds what surrounds the pages and remembers its own looks. What the pages do
is theirs; they share an ``AppContext`` and do not know this window.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

from PySide6.QtCore import QByteArray, QPoint, QRect, QSize, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence
from PySide6.QtWidgets import QLabel, QMainWindow, QTabWidget, QVBoxLayout, QWidget

from gui.actions import ActionSpec, build_menus, hide_empty_menus, prepare_menus
from gui.closing import CloseChoice, ask_about_training
from gui.context import AppContext
from gui.editor.page import EditorPage
from gui.evaluate.page import EvaluatePage
from gui.page_focus import PageFocus
from gui.theme_switch import THEME_CHOICES
from gui.train.page import TrainPage
from gui.widgets.card import GRID
from gui.widgets.error_bar import ErrorBar
from gui.widgets.latency_meter import LatencyMeter, UiLatency

_SMALLEST = (860, 560)
_FIRST_SIZE = (1280, 800)
# What a window manager draws around a window, about; a larger window ends off the screen.
_FRAME = QSize(2, 32)
_STATUS_MS = 8000
_MENUS = ("&File", "&Edit", "&View", "&Train", "Ev&aluate", "&Suggestions", "&Help")


class MainWindow(QMainWindow):
    """The application's only window.

    Args:
        context: the shared collaborators; shut down when the window closes.
        train_page, editor_page, evaluate_page: made by the caller where not the usual ones.
        ask: what asks when it is closed during training.

    Signals:
        closed: the window has closed and every thread has ended.
    """

    closed = Signal()

    def __init__(
        self,
        context: AppContext,
        train_page: TrainPage | None = None,
        editor_page: EditorPage | None = None,
        evaluate_page: EvaluatePage | None = None,
        ask: Callable[[QWidget], CloseChoice] = ask_about_training,
    ) -> None:
        super().__init__()
        self._context = context
        self._ask = ask
        self.setWindowTitle("Tabwright")
        self.setMinimumSize(*_SMALLEST)
        self.train_page = train_page if train_page is not None else TrainPage(context)
        self.editor_page = editor_page if editor_page is not None else EditorPage(context)
        self.evaluate_page = evaluate_page if evaluate_page is not None else EvaluatePage(context)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName("Pages")
        self._pages: dict[str, QWidget] = {
            "train": self.train_page,
            "editor": self.editor_page,
            "evaluate": self.evaluate_page,
        }
        self.tabs.addTab(self.train_page, "Train")
        self.tabs.addTab(self.editor_page, "Editor")
        self.tabs.addTab(self.evaluate_page, "Evaluate")
        self.tabs.setTabToolTip(0, "Make a dataset, train a model, watch it learn.")
        self.tabs.setTabToolTip(1, "Write code with the model's suggestions.")
        self.tabs.setTabToolTip(2, "Measure what a model is worth on code that it has not seen.")
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
        self.latency_meter.measured.connect(self._show_latency)
        self._latency_label = QLabel()
        self._latency_label.setContentsMargins(0, 0, 8, 0)
        self._latency_label.setToolTip(
            "How late the window reacts, over the last ten seconds: half of the time, 99 % of "
            "the time, at worst."
        )
        self.statusBar().addPermanentWidget(self._latency_label)
        self.statusBar().setSizeGripEnabled(False)
        context.status.connect(self._show_status)
        context.evaluation_wanted.connect(self._evaluate)
        context.card_wanted.connect(self._show_card)
        self.actions_by_id = self._build_menus()
        self.page_focus = PageFocus(
            self.tabs,
            {
                self.train_page: self.train_page.first_widget,
                self.editor_page: self.editor_page.first_widget,
                self.evaluate_page: self.evaluate_page.first_widget,
            },
            frozenset([self.editor_page]),
            self,
        )
        self.error_bar.dismissed.connect(self.page_focus.enter)
        self.tabs.currentChanged.connect(self._tab_changed)
        self.tabs.currentChanged.connect(self.page_focus.page_changed)
        self.closed.connect(self.editor_page.end)
        self._restore_looks()
        self._tab_changed()
        context.themes.dress()

    def page_actions(self) -> list[tuple[QWidget, list[ActionSpec]]]:
        """The rows of each page, in the order of the menus."""
        return [
            (self.editor_page, self.editor_page.menu_actions()),
            (self.train_page, self.train_page.menu_actions()),
            (self.evaluate_page, self.evaluate_page.menu_actions()),
        ]

    def show_page(self, name: str) -> None:
        """Bring "train", "editor" or "evaluate" forward."""
        page = self._pages.get(name)
        if page is not None:
            self.tabs.setCurrentWidget(page)
            self.page_focus.enter()

    def _free_part_of_tabs(self) -> QRect:
        """The part of the row of tabs that holds none, in coordinates of the central widget."""
        bar = self.tabs.tabBar()
        start = bar.mapTo(self._body, bar.tabRect(bar.count() - 1).topRight()) + QPoint(2 * GRID, 0)
        return QRect(start, QSize(self._body.width() - start.x() - GRID, bar.height()))

    def _build_menus(self) -> dict[str, QAction]:
        prepare_menus(self, _MENUS)
        # The pages of actions that work only while theirs is in front.
        self._bound: list[tuple[QAction, QWidget]] = []
        actions: dict[str, QAction] = {}
        for page, specs in self.page_actions():
            built = build_menus(self, specs)
            actions.update(built)
            for spec in specs:
                action = built[spec.id]
                if spec.is_global:
                    self._bring_forward(action, page)
                else:
                    self._bound.append((action, page))
        actions.update(build_menus(self, self._own_actions()))
        hide_empty_menus(self)
        return actions

    def _bring_forward(self, action: QAction, page: QWidget) -> None:
        action.triggered.connect(lambda _checked=False: self.tabs.setCurrentWidget(page))

    def _own_actions(self) -> list[ActionSpec]:
        themes = [
            ActionSpec(
                id=f"window.theme.{choice}",
                text=f"&{choice.capitalize()}",
                menu="&View/T&heme",
                slot=lambda _checked=False, choice=choice: self.choose_theme(choice),
                tip="Follow the system." if choice == "system" else f"Always {choice}.",
                checkable=True,
                is_checked=lambda choice=choice: self._context.themes.choice == choice,
            )
            for choice in THEME_CHOICES
        ]
        return [
            ActionSpec(
                id="window.quit",
                text="&Quit",
                menu="&File",
                slot=self.close,
                shortcut=QKeySequence.StandardKey.Quit,
                tip="Save what must be saved and close the window.",
                section="quit",
            ),
            ActionSpec(
                id="window.train",
                text="&Train",
                menu="&View",
                slot=lambda: self.show_page("train"),
                shortcut="Ctrl+1",
                tip="Show the train page.",
                section="pages",
            ),
            ActionSpec(
                id="window.editor",
                text="&Editor",
                menu="&View",
                slot=lambda: self.show_page("editor"),
                shortcut="Ctrl+2",
                tip="Show the editor.",
                section="pages",
            ),
            ActionSpec(
                id="window.evaluate",
                text="Ev&aluate",
                menu="&View",
                slot=lambda: self.show_page("evaluate"),
                shortcut="Ctrl+3",
                tip="Show the evaluate page.",
                section="pages",
            ),
            *themes,
            ActionSpec(
                id="window.connect",
                text="Connect an e&ditor…",
                menu="&Suggestions",
                slot=self.connect_an_editor,
                tip="Use the suggestions in another editor: the server, and settings to copy.",
                section="connect",
            ),
            ActionSpec(
                id="window.latency",
                text="UI &latency (debug)",
                menu="&View",
                slot=self.show_latency,
                tip="Show in the status bar how late the window reacts.",
                section="latency",
                checkable=True,
                is_checked=lambda: self.latency_meter.is_running,
            ),
            ActionSpec(
                id="window.about",
                text="&About Tabwright",
                menu="&Help",
                slot=self.show_about,
                tip="Version, licence and where everything lies.",
            ),
        ]

    @Slot()
    def choose_theme(self, choice: str) -> None:
        """Take "system", "light" or "dark", and remember it."""
        self._context.themes.choose(choice)
        settings = self._context.settings
        settings.put(
            dataclasses.replace(settings.preferences.window, theme=self._context.themes.choice)
        )

    @Slot(bool)
    def show_latency(self, shows: bool) -> None:
        """Measure the delay of the event loop and show it, or stop that."""
        if shows:
            self._latency_label.setText("UI latency: measuring…")
            self.latency_meter.start()
        else:
            self.latency_meter.stop()
            self._latency_label.clear()
        settings = self._context.settings
        settings.put(dataclasses.replace(settings.preferences.window, shows_latency=shows))

    @Slot()
    def connect_an_editor(self) -> None:
        """Open the dialog of the server for other editors; it stays beside the window."""
        from gui.connect.connecting import open_connect_dialog

        open_connect_dialog(self, self._context)

    @Slot()
    def show_about(self) -> None:
        """Show version, licence and places."""
        from gui.about import show_about

        show_about(self, self._context.workspace)

    @Slot(str)
    def _evaluate(self, checkpoint: str) -> None:
        self.show_page("evaluate")
        self.evaluate_page.choose(checkpoint)

    @Slot(str)
    def _show_card(self, checkpoint: str) -> None:
        self.show_page("evaluate")
        self.evaluate_page.show_card_of(checkpoint)

    @Slot(object)
    def _show_latency(self, latency: UiLatency) -> None:
        self._latency_label.setText(
            f"UI latency p50 {latency.p50_ms:.0f} ms · p99 {latency.p99_ms:.0f} ms · "
            f"max {latency.max_ms:.0f} ms"
        )

    @Slot(str)
    def _show_status(self, text: str) -> None:
        self.statusBar().showMessage(text, _STATUS_MS)

    @Slot()
    def _tab_changed(self, *_index: object) -> None:
        current = self.tabs.currentWidget()
        for action, page in self._bound:
            action.setEnabled(page is current)

    def _restore_looks(self) -> None:
        window = self._context.settings.state.window
        geometry = QByteArray.fromBase64(window.geometry.encode("ascii", "ignore"))
        if geometry.isEmpty() or not self.restoreGeometry(geometry):
            room = self.screen().availableGeometry().size() - _FRAME
            self.resize(QSize(*_FIRST_SIZE).boundedTo(room))
        # What a crash has left is the first thing that one wants to see.
        self.show_page("editor" if self.editor_page.has_recoverable_changes() else window.tab)
        if self._context.settings.preferences.window.shows_latency:
            self.show_latency(True)

    def _remember_looks(self) -> None:
        settings = self._context.settings
        geometry = bytes(self.saveGeometry().toBase64().data()).decode("ascii")
        current = self.tabs.currentWidget()
        tab = next(name for name, page in self._pages.items() if page is current)
        settings.put(dataclasses.replace(settings.state.window, geometry=geometry, tab=tab))
        self.train_page.save_state()
        self.evaluate_page.save_state()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask where something would be lost; then stop, save, wait, close."""
        if not self.editor_page.maybe_close():
            event.ignore()
            return
        if self.train_page.is_training and self._ask(self) == "stay":
            event.ignore()
            return
        self._remember_looks()
        self.latency_meter.stop()
        if not self._context.shutdown():
            # Tearing the process down around a living thread could crash it.
            self._context.status.emit("Still waiting for a step to end…")
            QTimer.singleShot(1000, self.close)
            event.ignore()
            return
        event.accept()
        self.closed.emit()
