"""With and without the project of each file: a table and bars for each kind of line.

It needs figures by ``core.reports.project_table``; without a project it says how to get them.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QT_TR_NOOP, Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.evaluation.report import EVERYTHING, Evaluation, Measure
from core.reports.project_table import ProjectRow, measures_of, project_table
from gui import amounts
from gui.evaluate.bar_groups import BarGroup, SystemBar, estimate_text, measure_title
from gui.evaluate.measure_bars import MeasureBars
from gui.translation import tr
from gui.widgets.card import GRID, Card
from gui.widgets.choice import Choice
from gui.widgets.labels import label
from gui.widgets.scrolling import scrolling
from gui.widgets.table_view import TableView
from gui.widgets.text_table import TextTableModel

GROUP_TITLES: dict[str, object] = {
    EVERYTHING: QT_TR_NOOP("All cases"),
    "known line": QT_TR_NOOP("Known lines"),
    "known rest": QT_TR_NOOP("Known rests of lines"),
    "novel line": QT_TR_NOOP("Novel lines"),
    "files without a near copy": QT_TR_NOOP("Files without a near copy"),
    "files with a near copy": QT_TR_NOOP("Files with a near copy"),
}
_TIPS: dict[str, object] = {
    EVERYTHING: QT_TR_NOOP("Every cursor position."),
    "known line": QT_TR_NOOP("The line is in the file or in another file of the project."),
    "known rest": QT_TR_NOOP("Only the rest of the line is there."),
    "novel line": QT_TR_NOOP("Neither the line nor its rest is anywhere in file or project."),
    "files without a near copy": QT_TR_NOOP(
        "No other file of the project is similar to the file; the usual case."
    ),
    "files with a near copy": QT_TR_NOOP(
        "Another file of the project is similar to the file, so much of it can be copied."
    ),
}
_NOTHING = QT_TR_NOOP(
    "This evaluation did not use projects. Choose folders of code on the left, one folder for each "
    "project, and “With and without the project”."
)
_ROW_HEIGHT = 24
_FIRST_WIDTH = 170


class _Rows:
    """The rows of the table."""

    def __init__(self, rows: Sequence[ProjectRow]) -> None:
        self._rows = rows

    def __len__(self) -> int:
        return len(self._rows)

    def texts(self, row: int) -> tuple[str, ...]:
        """One text a column."""
        one = self._rows[row]
        # The bars below have the intervals.
        values = (
            amounts.percent(estimate.value, 1) if estimate is not None else ""
            for estimate in one.estimates
        )
        return (tr(GROUP_TITLES[one.group]), amounts.count(int(one.count)), *values)

    def tip(self, row: int) -> str:
        """The tooltip of a row."""
        return tr(_TIPS[self._rows[row].group])


class ProjectView(QWidget):
    """Shows one evaluation at a time."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._evaluation: Evaluation | None = None
        self.measure = Choice(tr("Figure"), tr("The figure that table and bars show."))
        self.measure.setMinimumContentsLength(len("Whole half-typed word"))
        self.nothing = label(tr(_NOTHING), "muted", wraps=True)
        self.model = TextTableModel((tr("Cases"), tr("Number")), numbers=(1,), parent=self)
        self.table = TableView(self.model, tr("Kinds of lines"), widths={0: _FIRST_WIDTH})
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.table.setToolTip(
            tr("Each system for each kind of line; the bars below have the intervals.")
        )
        self.bars = MeasureBars()
        row = QHBoxLayout()
        row.addWidget(self.measure)
        row.addStretch(1)
        self._card = Card()
        self._card.body.addLayout(row)
        self._card.body.addWidget(self.table)
        self._figures = Card()
        self._figures.body.addWidget(self.bars)
        content = QWidget()
        content.setProperty("role", "page")
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, GRID, 0)
        column.setSpacing(GRID)
        column.addWidget(self.nothing)
        column.addWidget(self._card)
        column.addWidget(self._figures)
        column.addStretch(1)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(scrolling(content, tr("With and without the project"), sideways=True))
        self.measure.currentIndexChanged.connect(self._show)

    def show_evaluation(self, evaluation: Evaluation) -> None:
        """Show another evaluation."""
        self._evaluation = None  # so that changes of the list show nothing
        measures = measures_of(evaluation)
        self.measure.set_items((measure, measure_title(measure)) for measure in measures)
        self._evaluation = evaluation
        self.nothing.setVisible(not measures)
        self._card.setVisible(bool(measures))
        self._figures.setVisible(bool(measures))
        self._show()

    @Slot()
    def _show(self, *_index: object) -> None:
        evaluation = self._evaluation
        if evaluation is None:
            return
        measures: dict[str, Measure] = {str(one): one for one in measures_of(evaluation)}
        measure = measures.get(self.measure.key())
        if measure is None:
            return
        rows = project_table(evaluation, measure)
        headers = (tr("Cases"), tr("Number"), *evaluation.systems)
        self.model.show_rows(_Rows(rows), headers)
        head = self.table.horizontalHeader().sizeHint().height()
        bar = self.table.horizontalScrollBar().sizeHint().height()
        self.table.setFixedHeight(head + _ROW_HEIGHT * len(rows) + bar + 2)
        self.bars.show_groups([_bars(one, evaluation, measure) for one in rows])


def _bars(row: ProjectRow, evaluation: Evaluation, measure: Measure) -> BarGroup:
    measured = [
        (index, system, estimate)
        for index, (system, estimate) in enumerate(
            zip(evaluation.systems, row.estimates, strict=True)
        )
        if estimate is not None
    ]
    return BarGroup(
        measure=measure,
        title=tr(GROUP_TITLES[row.group]),
        note=tr("{count} cases").format(count=amounts.count(int(row.count))),
        tip=tr(_TIPS[row.group]),
        scale=max(estimate.high for _, _, estimate in measured) or 1.0,
        bars=tuple(
            SystemBar(
                system=system,
                index=index,
                value=estimate.value,
                low=estimate.low,
                high=estimate.high,
                text=estimate_text(measure, estimate),
            )
            for index, system, estimate in measured
        ),
    )
