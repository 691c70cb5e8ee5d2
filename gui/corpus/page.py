"""The corpus page: build a dataset, then look at every file and every decision.

It puts the tabs together and opens corpora for them; each tab is a module beside this one.
A corpus is read in a worker, and only when a tab needs it.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from core.corpus.config import CorpusConfig
from core.errors import CoreError
from core.titles import corpus_title
from core.workspace import complete_folders
from gui.context import AppContext
from gui.corpus.build_tab import BuildTab
from gui.corpus.lazy_tab import LazyTab
from gui.corpus.operations import MakeBuild, build_operation, open_corpus_operation
from gui.jobs.job import Job
from gui.translation import problem_text, tr
from gui.widgets.buttons import IconButton
from gui.widgets.card import GRID
from gui.widgets.choice import Choice
from gui.widgets.drop_card import sources_in
from gui.widgets.labels import label

if TYPE_CHECKING:
    from core.data.open_corpus import OpenedCorpus
    from gui.corpus.duplicates_tab import DuplicatesTab
    from gui.corpus.files_tab import FilesTab
    from gui.corpus.thresholds_tab import ThresholdsTab
    from gui.corpus.tokens_tab import TokensTab

# As the settings name them; "copies" is the tab of duplicates.
_TABS = ("build", "files", "filters", "copies", "tokens")


class CorpusPage(QWidget):
    """Five tabs on one corpus.

    Signals:
        back_requested: the user goes back to training.
    """

    back_requested = Signal()

    def __init__(
        self,
        context: AppContext,
        make_build: MakeBuild = build_operation,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._opened: OpenedCorpus | None = None
        self._job: Job | None = None
        self._opening = ""
        self._wanted_reason: str | None = None
        self.back_button = IconButton(tr("Training"), "back", tr("Back to training."), "flat")
        self.back_button.clicked.connect(self.back_requested)
        self.chooser = Choice(tr("Corpus"), tr("The corpus that the tabs show."))
        self.chooser.setMaximumWidth(240)
        self.chooser.setMinimumContentsLength(20)
        self._chooser_label = label(tr("Corpus"), "muted")
        self._chooser_label.setBuddy(self.chooser)
        self.build_tab = BuildTab(context, make_build)
        self.files = LazyTab(self._make_files)
        self.thresholds = LazyTab(self._make_thresholds)
        self.duplicates = LazyTab(self._make_duplicates)
        self.tokens = LazyTab(self._make_tokens)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(tr("Corpus"))
        for widget, title, tip in (
            (self.build_tab, tr("Build"), tr("Choose sources and build a dataset from them.")),
            (self.files, tr("Files"), tr("Every file, the decision about it, and why.")),
            (
                self.thresholds,
                tr("Filters"),
                tr("What each threshold drops, and what another would."),
            ),
            (
                self.duplicates,
                tr("Duplicates"),
                tr("Duplicates and near-duplicates, and which file is kept."),
            ),
            (self.tokens, tr("Tokens"), tr("Any text as the model sees it.")),
        ):
            frame = QWidget()
            inner = QVBoxLayout(frame)
            inner.setContentsMargins(0, GRID, 0, 0)
            inner.addWidget(widget)
            self.tabs.setTabToolTip(self.tabs.addTab(frame, title), tip)
        self._lazy: dict[int, LazyTab[FilesTab | ThresholdsTab | DuplicatesTab | TokensTab]] = {}
        for index, tab in enumerate((self.files, self.thresholds, self.duplicates, self.tokens), 1):
            self._lazy[index] = tab  # pyright: ignore[reportArgumentType] - only shown here
            tab.build_requested.connect(self.show_build)

        header = QHBoxLayout()
        header.setSpacing(GRID)
        header.addWidget(self.back_button)
        header.addWidget(label(tr("Corpus"), "headline"))
        header.addStretch(1)
        header.addWidget(self._chooser_label)
        header.addWidget(self.chooser)
        page = QVBoxLayout(self)
        page.setContentsMargins(GRID, GRID, GRID, GRID)
        page.setSpacing(0)
        page.addLayout(header)
        page.addWidget(self.tabs, 1)
        self.setFocusProxy(self.build_tab)
        self.setAcceptDrops(True)

        # The parts of a build, for code that starts one from elsewhere.
        self.sources = self.build_tab.sources
        self.name = self.build_tab.options.name
        self.problem = self.build_tab.options.problem
        self.build_button = self.build_tab.build_button
        self.view = self.build_tab.view

        self._offer_corpora()
        self.chooser.set_key(context.settings.state.corpus.corpus)
        self.tabs.setCurrentIndex(_TABS.index(context.settings.state.corpus.tab))

        self.build_tab.built.connect(self._built)
        self.build_tab.train_requested.connect(self.back_requested)
        self.build_tab.options.filters_requested.connect(self.adjust_filters)
        self.view.files_requested.connect(self.show_files)
        self.view.reason_requested.connect(self._show_reason)
        self.chooser.currentIndexChanged.connect(self._corpus_chosen)
        self.tabs.currentChanged.connect(self._tab_chosen)
        back = QShortcut(QKeySequence("Alt+Left"), self)
        back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        back.activated.connect(self.back_requested)

    @property
    def is_building(self) -> bool:
        """Whether a build is running."""
        return self.build_tab.is_building

    @Slot()
    def build(self) -> None:
        """Build from the chosen sources under the chosen name."""
        self.show_build()
        self.build_tab.build()

    @Slot()
    def cancel(self) -> None:
        """Ask the build to end."""
        self.build_tab.cancel()

    @Slot()
    def show_build(self) -> None:
        """Show the tab that builds datasets."""
        self.tabs.setCurrentIndex(0)

    def first_widget(self) -> QWidget:
        """Return what has the focus when the page comes forward: the first widget of the tab."""
        lazy = self._lazy.get(self.tabs.currentIndex())
        if lazy is None:
            return self.build_tab
        return lazy.view if isinstance(lazy.view, QWidget) else self.tabs.tabBar()

    def look_into(self, corpus: str) -> None:
        """Show a corpus on the tab that was looked at last."""
        self.chooser.set_key(corpus)
        if self.tabs.currentIndex() == 0:
            self.show_files()

    @Slot()
    def show_files(self) -> None:
        """Show the tab with the table of files."""
        self.tabs.setCurrentIndex(1)

    @Slot()
    def show_thresholds(self) -> None:
        """Show the tab of the filters."""
        self.tabs.setCurrentIndex(2)

    @Slot()
    def adjust_filters(self) -> None:
        """Show the filters, or ask for thresholds where no corpus can show their effect."""
        if self.chooser.key():
            self.show_thresholds()
            return
        from gui.corpus.filters_dialog import FiltersDialog  # filters bring NumPy

        options = self.build_tab.options
        dialog = FiltersDialog(options.config, self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: options.set_config(dialog.config()))
        dialog.open()

    def _make_files(self) -> FilesTab:
        from gui.corpus.files_tab import FilesTab

        tab = FilesTab(self._context)
        tab.tokens_requested.connect(self._show_tokens)
        return tab

    def _make_thresholds(self) -> ThresholdsTab:
        from gui.corpus.thresholds_tab import ThresholdsTab

        tab = ThresholdsTab(self._context)
        tab.use_requested.connect(self._use_settings)
        tab.files_requested.connect(self._show_files_of)
        return tab

    def _make_duplicates(self) -> DuplicatesTab:
        from gui.corpus.duplicates_tab import DuplicatesTab

        tab = DuplicatesTab(self._context)
        tab.file_requested.connect(self._show_file)
        return tab

    def _make_tokens(self) -> TokensTab:
        from gui.corpus.tokens_tab import TokensTab

        return TokensTab(self._context)

    def _offer_corpora(self) -> None:
        names = complete_folders(self._context.workspace.corpora)
        folder = self._context.workspace.corpora
        self.chooser.set_items((name, corpus_title(folder / name)) for name in names)
        self.chooser.setVisible(bool(names))
        self._chooser_label.setVisible(bool(names))

    @Slot(str)
    def _built(self, name: str) -> None:
        self._opened = None
        self._offer_corpora()
        self.chooser.set_key(name)
        self._show_tab()

    @Slot()
    def _corpus_chosen(self, *_index: object) -> None:
        settings = self._context.settings
        settings.put(dataclasses.replace(settings.state.corpus, corpus=self.chooser.key()))
        self._show_tab()

    @Slot(int)
    def _tab_chosen(self, index: int) -> None:
        settings = self._context.settings
        settings.put(dataclasses.replace(settings.state.corpus, tab=_TABS[index]))
        self._show_tab()

    @Slot()
    def _show_tab(self, *_index: object) -> None:
        tab = self._lazy.get(self.tabs.currentIndex())
        if tab is None:
            return
        name = self.chooser.key()
        if not name:
            tab.show_message(
                tr(
                    "Nothing has been built yet. A build reads your code; then every file and "
                    "every decision about it is shown here."
                ),
                offers_build=True,
            )
        elif self._opened is not None and self._opened.data.name == name:
            tab.show_corpus(self._opened)
            if self._wanted_reason is not None and self.files.view is not None:
                self.files.view.files.bar.show_decision(self._wanted_reason)
                self._wanted_reason = None
        else:
            tab.show_message(tr("Reading {name}…").format(name=self.chooser.currentText()))
            self._open(name)

    def _open(self, name: str) -> None:
        if self._job is not None:
            if self._opening == name:
                return
            self._job.abandon()
        self._opening = name
        operation = open_corpus_operation(self._context.workspace, name)
        title = tr("Reading {name}").format(name=self.chooser.currentText())
        job = self._context.jobs.start(title, operation)
        self._job = job
        job.on_result(self._show_opened)
        job.on_error(self._fail)

    @Slot(object)
    def _show_opened(self, opened: OpenedCorpus) -> None:
        self._job = None
        self._opening = ""
        self._opened = opened
        self._show_tab()

    @Slot(object)
    def _fail(self, error: CoreError) -> None:
        self._job = None
        tab = self._lazy.get(self.tabs.currentIndex())
        if tab is not None:
            tab.show_message(problem_text(error), offers_build=True)

    @Slot(str, str)
    def _show_tokens(self, text: str, note: str) -> None:
        self.tabs.setCurrentIndex(4)
        if self.tokens.view is not None:
            self.tokens.view.show_text(text, note)

    @Slot(int)
    def _show_file(self, index: int) -> None:
        self.show_files()
        if self.files.view is not None:
            self.files.view.show_file(index)

    @Slot(str)
    def _show_reason(self, reason: str) -> None:
        # The corpus may have to be read first.
        self._wanted_reason = reason
        self.show_files()
        self._show_tab()

    @Slot(str, str)
    def _show_files_of(self, decision: str, language: str) -> None:
        self.show_files()
        if self.files.view is None:
            return
        if language:
            self.files.view.files.bar.show_language(language)
        else:
            self.files.view.files.bar.show_decision(decision)

    @Slot(object)
    def _use_settings(self, config: CorpusConfig) -> None:
        self.build_tab.options.set_config(config)
        self.show_build()
        self.build_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._context.status.emit(tr("The next build uses these filters."))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept whatever can be a source, wherever it is dropped on the page."""
        if sources_in(event.mimeData()) and not self.is_building:
            self.show_build()
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Add what was dropped to the sources."""
        for source in sources_in(event.mimeData()):
            self.sources.add(source)
        event.acceptProposedAction()

    def showEvent(self, event: QShowEvent) -> None:
        """Another program may have built corpora meanwhile."""
        super().showEvent(event)
        self._offer_corpora()
        self._show_tab()
