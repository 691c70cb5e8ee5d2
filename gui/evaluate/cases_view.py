"""A browser of single cases: where the caret stood, what was offered, what was right."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.evaluation.cases import CUT_KINDS
from core.evaluation.report import CaseRecord, Evaluation
from gui.evaluate.case_rows import OUTCOMES, CaseFilter, CaseRows, matching
from gui.evaluate.case_table import CaseTable
from gui.evaluate.case_text import offers_text, prompt_text
from gui.theme import Theme
from gui.widgets.card import GRID, Card
from gui.widgets.choice import Choice
from gui.widgets.labels import ElidedLabel, label
from gui.widgets.marked_view import MarkedView
from gui.widgets.splitter import Splitter
from gui.widgets.text_table import TextTableModel

_OUTCOME_TITLES = {"right": "Right", "wrong": "Wrong", "silent": "Silent"}


class CasesView(QWidget):
    """Shows the cases of one evaluation at a time.

    Signals:
        sizes_changed: the widths that the person set, a tuple of pixels.
    """

    sizes_changed = Signal(object)

    def __init__(self, sizes: tuple[int, ...] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._evaluation: Evaluation | None = None
        self._rows = CaseRows((), 0)
        self.kind = Choice("Kind of caret", "Where the caret stood in its line.")
        self.language = Choice("Language", "Language of the file.")
        self.outcome = Choice("Outcome", "What the system made of it.")
        self.system = Choice("System", "Whose offers are looked at.")
        self.count = label("", "caption")
        filters = QHBoxLayout()
        filters.setSpacing(GRID)
        for choice in (self.system, self.outcome, self.kind, self.language):
            choice.setMinimumContentsLength(5)
            filters.addWidget(choice, 1)
        self.model = TextTableModel(CaseRows.HEADERS, parent=self)
        self.table = CaseTable(self.model)
        self.nothing = label("No case matches. Choose otherwise.", "muted", wraps=True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        left = Card()
        left.body.setContentsMargins(GRID, GRID, GRID, GRID)
        left.setAccessibleName("Cases")
        left.body.addWidget(self.table, 1)
        left.body.addWidget(self.nothing, 1)
        left.body.addWidget(self.count)
        self.path = ElidedLabel("", "title")
        self.about = ElidedLabel("", "caption", Qt.TextElideMode.ElideRight)
        self.prompt = MarkedView("Text around the caret, what was right is marked", wraps=True)
        self.prompt.setToolTip("The text around the caret; what was right is marked.")
        self.offers = MarkedView("What each system offered", wraps=True)
        self.offers.setToolTip("What each system offered; what is right of it from its start.")
        right = Card()
        right.body.setContentsMargins(GRID, GRID, GRID, GRID)
        right.setAccessibleName("Case")
        right.body.addWidget(self.path)
        right.body.addWidget(self.about)
        right.body.addWidget(self.prompt, 3)
        right.body.addWidget(label("Offered", "caption"))
        right.body.addWidget(self.offers, 2)
        self._columns = Splitter((left, right), (420, 480))
        self._columns.restore(sizes)
        self._columns.moved.connect(self.sizes_changed)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(GRID)
        page.addLayout(filters)
        page.addWidget(self._columns, 1)
        for choice in (self.kind, self.language, self.outcome, self.system):
            choice.currentIndexChanged.connect(self._filter)
        self.table.selectionModel().currentRowChanged.connect(self._row_chosen)
        self.outcome.set_items(
            [("", "Any outcome"), *((key, _OUTCOME_TITLES[key]) for key in OUTCOMES)]
        )

    def show_evaluation(self, evaluation: Evaluation) -> None:
        """Show the cases of another evaluation."""
        self._evaluation = None  # the choices must not filter meanwhile
        self.system.set_items(
            (str(place), f"of {name}") for place, name in enumerate(evaluation.systems)
        )
        kinds = [kind for kind in CUT_KINDS if any(c.kind == kind for c in evaluation.cases)]
        self.kind.set_items([("", "Any caret"), *((kind, kind.capitalize()) for kind in kinds)])
        languages = sorted({case.language for case in evaluation.cases})
        self.language.set_items([("", "Any language"), *((name, name) for name in languages)])
        self._evaluation = evaluation
        self._filter()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of another theme."""
        self.prompt.set_theme(theme)
        self.offers.set_theme(theme)

    def shown(self) -> CaseRecord | None:
        """The case under the cursor."""
        index = self.table.currentIndex()
        return self._rows.cases[index.row()] if index.isValid() else None

    @Slot()
    def _filter(self, *_index: object) -> None:
        evaluation = self._evaluation
        if evaluation is None:
            return
        system = int(self.system.key() or 0)
        wanted = CaseFilter(
            kind=self.kind.key(),
            language=self.language.key(),
            outcome=self.outcome.key(),
            system=system,
        )
        before = self.shown()
        cases = matching(evaluation, wanted)
        self._rows = CaseRows(cases, system)
        self.model.show_rows(self._rows)
        self.table.setVisible(bool(cases))
        self.nothing.setVisible(not cases)
        of_all = "" if len(cases) == len(evaluation.cases) else f" of {len(evaluation.cases):,}"
        self.count.setText(f"{len(cases):,}{of_all} cases")
        if cases:
            place = next((row for row, case in enumerate(cases) if case is before), 0)
            self.table.selectRow(place)
        self._show_case()

    @Slot()
    def _row_chosen(self, _current: QModelIndex, _previous: QModelIndex) -> None:
        self._show_case()

    def _show_case(self) -> None:
        case, evaluation = self.shown(), self._evaluation
        if case is None or evaluation is None:
            for text in (self.path, self.about):
                text.setText("")
            for view in (self.prompt, self.offers):
                view.clear()
            return
        self.path.setText(case.path)
        self.about.setText(f"{case.language}, caret at: {case.kind}")
        prompt = prompt_text(case)
        self.prompt.show_text(prompt)
        marked = next(line for line, marks in enumerate(prompt.lines) if marks)
        self.prompt.setTextCursor(QTextCursor(self.prompt.document().findBlockByNumber(marked)))
        self._centre()
        self.offers.show_text(offers_text(case, evaluation.systems))

    def _centre(self) -> None:
        """Bring the place of the caret into sight, once the layout has its sizes."""
        QTimer.singleShot(0, self.prompt, self.prompt.centerCursor)

    def showEvent(self, event: QShowEvent) -> None:
        """A text that was set while hidden has been scrolled for another height."""
        super().showEvent(event)
        self._centre()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The middle is elsewhere now."""
        super().resizeEvent(event)
        self._centre()
