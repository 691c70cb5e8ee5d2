"""A browser of single cases: the cursor position, the expected text and the suggestions."""

from __future__ import annotations

from PySide6.QtCore import QT_TR_NOOP, QModelIndex, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.evaluation.cases import CUT_KINDS
from core.evaluation.report import CaseRecord, Evaluation
from core.reports.evaluation_cases import OUTCOMES, CaseFilter, Outcome, matching_cases
from gui import amounts
from gui.evaluate.case_rows import CaseRows, kind_title
from gui.evaluate.case_text import prompt_text, suggestions_text
from gui.theme import Theme
from gui.translation import tr
from gui.widgets.card import GRID, Card
from gui.widgets.choice import Choice
from gui.widgets.labels import ElidedLabel, label
from gui.widgets.marked_view import MarkedView
from gui.widgets.splitter import Splitter
from gui.widgets.table_view import TableView
from gui.widgets.text_table import TextTableModel

_OUTCOME_TITLES: dict[Outcome, object] = {
    "right": QT_TR_NOOP("Correct"),
    "wrong": QT_TR_NOOP("Wrong"),
    "silent": QT_TR_NOOP("No suggestion"),
}
_OUTCOME, _FILE, _CURSOR, _EXPECTED, _SUGGESTED = range(len(CaseRows.HEADERS))
_OUTCOME_WIDTH = 28
# The smallest width of the table at which a column is shown; the case beside it has all.
_MIN_WIDTHS = {_CURSOR: 520, _FILE: 360, _SUGGESTED: 200}


class CasesView(QWidget):
    """Shows the cases of one evaluation at a time.

    Signals:
        sizes_changed: the widths that the user has set, a tuple of pixels.
    """

    sizes_changed = Signal(tuple)

    def __init__(self, sizes: tuple[int, ...] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._evaluation: Evaluation | None = None
        self._rows = CaseRows((), 0)
        self.kind = Choice(tr("Cursor position"), tr("The position of the cursor in its line."))
        self.language = Choice(tr("Language"), tr("The language of the file."))
        self.outcome = Choice(tr("Outcome"), tr("Whether the suggestion was correct."))
        self.system = Choice(tr("System"), tr("The system whose suggestions are shown."))
        self.count = label("", "caption")
        filters = QHBoxLayout()
        filters.setSpacing(GRID)
        for choice in (self.system, self.outcome, self.kind, self.language):
            choice.setMinimumContentsLength(5)
            filters.addWidget(choice, 1)
        self.model = TextTableModel(tuple(map(tr, CaseRows.HEADERS)), parent=self)
        self.table = TableView(
            self.model, tr("Cases"), widths={_OUTCOME: _OUTCOME_WIDTH}, hidden_below=_MIN_WIDTHS
        )
        self.table.setToolTip(
            tr("One row for each cursor position; the case itself is shown beside.")
        )
        self.nothing = label(tr("No case matches the filters."), "muted", wraps=True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        left = Card()
        left.body.setContentsMargins(GRID, GRID, GRID, GRID)
        left.setAccessibleName(tr("Cases"))
        left.body.addWidget(self.table, 1)
        left.body.addWidget(self.nothing, 1)
        left.body.addWidget(self.count)
        self.path = ElidedLabel("", "title")
        self.about = ElidedLabel("", "caption", Qt.TextElideMode.ElideRight)
        self.prompt = MarkedView(
            tr("Text around the cursor, with the expected text marked"), wraps=True
        )
        self.prompt.setToolTip(tr("The text around the cursor; the expected text is marked."))
        self.suggestions = MarkedView(tr("The suggestion of each system"), wraps=True)
        self.suggestions.setToolTip(
            tr("The suggestion of each system; its correct beginning is marked.")
        )
        right = Card()
        right.body.setContentsMargins(GRID, GRID, GRID, GRID)
        right.setAccessibleName(tr("Case"))
        right.body.addWidget(self.path)
        right.body.addWidget(self.about)
        right.body.addWidget(self.prompt, 3)
        right.body.addWidget(label(tr("Suggested"), "caption"))
        right.body.addWidget(self.suggestions, 2)
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
            [("", tr("Any outcome")), *((key, tr(_OUTCOME_TITLES[key])) for key in OUTCOMES)]
        )

    def show_evaluation(self, evaluation: Evaluation) -> None:
        """Show the cases of another evaluation."""
        self._evaluation = None  # so that changes of the lists do not filter
        self.system.set_items((str(index), name) for index, name in enumerate(evaluation.systems))
        kinds = [kind for kind in CUT_KINDS if any(c.kind == kind for c in evaluation.cases)]
        self.kind.set_items(
            [("", tr("Any position")), *((kind, _capitalized(kind_title(kind))) for kind in kinds)]
        )
        languages = sorted({case.language for case in evaluation.cases})
        self.language.set_items([("", tr("Any language")), *((name, name) for name in languages)])
        self._evaluation = evaluation
        self._filter()

    def set_theme(self, theme: Theme) -> None:
        """Take the colors of another theme."""
        self.prompt.set_theme(theme)
        self.suggestions.set_theme(theme)

    def shown(self) -> CaseRecord | None:
        """Return the case under the cursor."""
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
        cases = matching_cases(evaluation, wanted)
        self._rows = CaseRows(cases, system)
        self.model.show_rows(self._rows)
        self.table.setVisible(bool(cases))
        self.nothing.setVisible(not cases)
        if len(cases) == len(evaluation.cases):
            self.count.setText(tr("%Ln case(s)", n=len(cases)))
        else:
            text = tr("{count} of %Ln case(s)", n=len(evaluation.cases))
            self.count.setText(text.format(count=amounts.count(len(cases))))
        if cases:
            self.table.selectRow(next((row for row, case in enumerate(cases) if case is before), 0))
        self._show_case()

    @Slot()
    def _row_chosen(self, _current: QModelIndex, _previous: QModelIndex) -> None:
        self._show_case()

    def _show_case(self) -> None:
        case, evaluation = self.shown(), self._evaluation
        if case is None or evaluation is None:
            for text in (self.path, self.about):
                text.setText("")
            for view in (self.prompt, self.suggestions):
                view.clear()
            return
        self.path.setText(case.path)
        self.about.setText(
            tr("{language}, cursor: {kind}").format(
                language=case.language, kind=kind_title(case.kind)
            )
        )
        prompt = prompt_text(case)
        self.prompt.show_text(prompt)
        marked = next(line for line, marks in enumerate(prompt.lines) if marks)
        self.prompt.setTextCursor(QTextCursor(self.prompt.document().findBlockByNumber(marked)))
        self._center()
        self.suggestions.show_text(suggestions_text(case, evaluation.systems))

    def _center(self) -> None:
        """Scroll to the cursor position when the layout has its sizes."""
        QTimer.singleShot(0, self.prompt, self.prompt.centerCursor)

    def showEvent(self, event: QShowEvent) -> None:
        """Scroll again: a text that was set while hidden was scrolled for another height."""
        super().showEvent(event)
        self._center()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Scroll again: the height has changed."""
        super().resizeEvent(event)
        self._center()


def _capitalized(text: str) -> str:
    return text[:1].upper() + text[1:]
