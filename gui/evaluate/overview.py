"""The figures at a glance: who is better and by how much, and a bar for everything measured."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from core.evaluation.completers import BASELINES
from core.evaluation.report import Evaluation
from core.evaluation.report_page import HEADLINES, about_leaks
from core.evaluation.wording import comparison_sentence
from gui import amounts
from gui.evaluate.bar_groups import bar_groups, groups_of
from gui.evaluate.measure_bars import MeasureBars
from gui.widgets.card import GRID, Card
from gui.widgets.choice import Choice
from gui.widgets.labels import label
from gui.widgets.scrolling import scrolling

_MAX_LEAKS = 20


class Overview(QWidget):
    """Shows one evaluation at a time."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._evaluation: Evaluation | None = None
        self.about = label("", "muted", wraps=True)
        self.leaks = label("", "badge")
        self.leaks.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.sentences = label("", wraps=True)
        self.other = Choice("Compared with", "The system that the sentences compare with.")
        self.group = Choice("Part", "Every file and caret, one language, or one kind of caret.")
        self.dial = Choice("Shown from", "Place of the precision dial, where that plays a part.")
        self.bars = MeasureBars()
        row = QHBoxLayout()
        row.setSpacing(GRID)
        for choice in (self.other, self.group, self.dial):
            choice.setMinimumContentsLength(9)
            row.addWidget(choice, 1)
        card = Card()
        card.body.addWidget(self.about)
        card.body.addWidget(self.leaks)
        card.body.addLayout(row)
        card.body.addWidget(self.sentences)
        figures = Card()
        figures.body.addWidget(self.bars)
        content = QWidget()
        content.setProperty("role", "page")
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, GRID, 0)
        column.setSpacing(GRID)
        column.addWidget(card)
        column.addWidget(figures)
        column.addStretch(1)
        scroll = scrolling(content, "Figures", sideways=True)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(scroll)
        for choice in (self.other, self.group, self.dial):
            choice.currentIndexChanged.connect(self._show)

    def show_evaluation(self, evaluation: Evaluation) -> None:
        """Show another evaluation; the choices stay where it has their like."""
        self._evaluation = evaluation
        others = evaluation.systems[1:]
        # Whom a person added to the baselines is whom they want to know about.
        added = [name for name in others if name not in BASELINES]
        self.other.set_items(
            ((name, f"against {name}") for name in others), added[0] if added else ""
        )
        self.group.set_items(groups_of(evaluation))
        self.dial.setVisible(bool(evaluation.config.minimum_precisions))
        self.dial.set_items(
            (str(place), f"shown from {place:.0%}" if place else "everything shown")
            for place in evaluation.config.minimum_precisions
        )
        self.about.setText(
            f"{evaluation.checkpoint} at step {evaluation.step:,}, measured on "
            f"{evaluation.measured_on}: {evaluation.files:,} files, {len(evaluation.cases):,} "
            f"carets, in {amounts.duration(evaluation.seconds)}."
        )
        self._show_leaks(evaluation)
        self._show()

    def _show_leaks(self, evaluation: Evaluation) -> None:
        is_clean = evaluation.training_known and not evaluation.leaks
        self.leaks.setText(about_leaks(evaluation))
        self.leaks.setVisible(not is_clean)
        shown = [
            f"{leak.path} is like {leak.original} ({amounts.percent(leak.similarity)})"
            for leak in evaluation.leaks[:_MAX_LEAKS]
        ]
        more = len(evaluation.leaks) - len(shown)
        self.leaks.setToolTip("\n".join([*shown, *([f"and {more:,} more"] if more else [])]))

    @Slot()
    def _show(self, *_index: object) -> None:
        evaluation = self._evaluation
        if evaluation is None:
            return
        # Without a replay there is no dial either.
        place = float(self.dial.key() or 0.0)
        group = self.group.key()
        found = [
            comparison_sentence(each)
            for each in evaluation.comparisons
            if each.second == self.other.key()
            and each.group == group
            and each.measure in HEADLINES
            and each.minimum_precision in (None, place)
        ]
        self.sentences.setText("\n".join(found))
        self.sentences.setVisible(bool(found))
        self.bars.show_groups(bar_groups(evaluation, group, place))
