"""The tabs of results: the figures, threshold and latency, single cases, and the model card.

The views of a result need NumPy and pyqtgraph, which are imported after the window is visible,
so the views are created with the first result.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QStackedLayout, QTabWidget, QVBoxLayout, QWidget

from core.evaluation.titled import with_titles
from gui.context import AppContext
from gui.evaluate.card_view import CardView
from gui.translation import tr
from gui.widgets.card import GRID, Card
from gui.widgets.labels import label

if TYPE_CHECKING:
    from core.evaluation.report import Evaluation
    from gui.evaluate.cases_view import CasesView
    from gui.evaluate.overview import Overview
    from gui.evaluate.project_view import ProjectView
    from gui.evaluate.threshold_view import ThresholdView


class LateTab(QWidget):
    """Shows a message, then a view that is created when it is first needed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.message = label("", "muted", wraps=True)
        self.message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        waiting = Card()
        waiting.body.addWidget(self.message, 1)
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.addWidget(waiting)

    def set_view(self, view: QWidget) -> None:
        """Set the view, once."""
        self._stack.addWidget(view)

    def show_message(self, text: str) -> None:
        """Show a message instead of the view."""
        self.message.setText(text)
        self._stack.setCurrentIndex(0)

    def show_view(self) -> None:
        """Show the view."""
        self._stack.setCurrentIndex(1)


class ResultTabs(QTabWidget):
    """One evaluation at a time, and one model card.

    Signals:
        cases_sizes_changed: the user has set other widths in the browser of cases.
    """

    cases_sizes_changed = Signal(tuple)

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.evaluation: Evaluation | None = None
        self.overview: Overview | None = None
        self.threshold: ThresholdView | None = None
        self.cases: CasesView | None = None
        self.project: ProjectView | None = None
        self._late = (LateTab(), LateTab(), LateTab(), LateTab())
        self.card = CardView(context)
        self.setDocumentMode(True)
        self.setAccessibleName(tr("Result"))
        for widget, title, tip in (
            (self._late[0], tr("Figures"), tr("Every measure with its interval for each system.")),
            (
                self._late[1],
                tr("Project"),
                tr("With and without the other files of the project, by kind of line."),
            ),
            (
                self._late[2],
                tr("Threshold and latency"),
                tr("The confidence threshold, and the latency."),
            ),
            (
                self._late[3],
                tr("Cases"),
                tr("Single cursor positions with the expected and suggested text."),
            ),
            (
                self.card,
                tr("Model card"),
                tr("Everything recorded and measured of the chosen model."),
            ),
        ):
            frame = QWidget()
            inner = QVBoxLayout(frame)
            inner.setContentsMargins(0, GRID, 0, 0)
            inner.addWidget(widget)
            self.setTabToolTip(self.addTab(frame, title), tip)
        context.themes.changed.connect(self._set_theme)

    def show_message(self, text: str) -> None:
        """Show why there is no result."""
        self.evaluation = None
        for tab in self._late:
            tab.show_message(text)

    def show_evaluation(self, evaluation: Evaluation) -> None:
        """Show another evaluation."""
        if self.overview is None:
            self._make_views()
        assert self.overview is not None
        assert self.threshold is not None
        assert self.cases is not None
        assert self.project is not None
        self.evaluation = evaluation
        titled = with_titles(evaluation, self._context.workspace)
        for view in (self.overview, self.project, self.threshold, self.cases):
            view.show_evaluation(titled)
        for tab in self._late:
            tab.show_view()

    def show_figures(self) -> None:
        """Show the first tab."""
        self.setCurrentIndex(0)

    def show_card(self) -> None:
        """Show the model card."""
        self.setCurrentIndex(len(self._late))

    def _make_views(self) -> None:
        from gui.evaluate.cases_view import CasesView
        from gui.evaluate.overview import Overview
        from gui.evaluate.project_view import ProjectView
        from gui.evaluate.threshold_view import ThresholdView

        self.overview = Overview()
        self.project = ProjectView()
        self.threshold = ThresholdView()
        self.cases = CasesView(self._context.settings.state.evaluate.cases_splitter)
        self.cases.sizes_changed.connect(self.cases_sizes_changed)
        views = (self.overview, self.project, self.threshold, self.cases)
        for tab, view in zip(self._late, views, strict=True):
            tab.set_view(view)

    @Slot()
    def _set_theme(self, *_theme: object) -> None:
        theme = self._context.themes.current
        for view in (self.threshold, self.cases):
            if view is not None:
                view.set_theme(theme)
        self.card.set_theme()
