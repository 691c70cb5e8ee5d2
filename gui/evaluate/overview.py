"""The overview: which system is better and by how much, and a bar for every figure."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from core.evaluation.completers import BASELINES
from core.evaluation.report import Evaluation
from core.evaluation.report_page import HEADLINES, about_leaks
from core.evaluation.wording import comparison_sentence
from gui import amounts
from gui.evaluate.bar_groups import bar_groups, group_titles
from gui.evaluate.measure_bars import MeasureBars
from gui.translation import tr, translated
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
        self.other = Choice(tr("Compared with"), tr("The system that the sentences compare with."))
        self.group = Choice(
            tr("Group"), tr("All cases, one language, or one kind of cursor position.")
        )
        self.threshold = Choice(
            tr("Threshold"), tr("The confidence threshold, for the measures that depend on it.")
        )
        self.bars = MeasureBars()
        row = QHBoxLayout()
        row.setSpacing(GRID)
        for choice in (self.other, self.group, self.threshold):
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
        scroll = scrolling(content, tr("Figures"), sideways=True)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(scroll)
        for choice in (self.other, self.group, self.threshold):
            choice.currentIndexChanged.connect(self._show)

    def show_evaluation(self, evaluation: Evaluation) -> None:
        """Show another evaluation; choices that it has too are kept."""
        self._evaluation = evaluation
        others = evaluation.systems[1:]
        # A system that the user added to the baselines is the one of interest.
        added = [name for name in others if name not in BASELINES]
        self.other.set_items(
            ((name, tr("against {name}").format(name=name)) for name in others),
            added[0] if added else "",
        )
        self.group.set_items(group_titles(evaluation))
        self.threshold.setVisible(bool(evaluation.config.minimum_precisions))
        self.threshold.set_items(
            (str(threshold), _threshold_title(threshold))
            for threshold in evaluation.config.minimum_precisions
        )
        self.about.setText(
            tr(
                "{model} at step {step}, evaluated on {code}: {files} files, {cases} cursor "
                "positions, in {time}."
            ).format(
                model=evaluation.checkpoint,
                step=amounts.count(evaluation.step),
                code=evaluation.measured_on,
                files=amounts.count(evaluation.files),
                cases=amounts.count(len(evaluation.cases)),
                time=amounts.duration(evaluation.seconds),
            )
        )
        self._show_leaks(evaluation)
        self._show()

    def _show_leaks(self, evaluation: Evaluation) -> None:
        is_clean = evaluation.training_known and not evaluation.leaks
        self.leaks.setText(translated(about_leaks(evaluation)))
        self.leaks.setVisible(not is_clean)
        shown = [
            tr("{path} is similar to {original} ({percent})").format(
                path=leak.path, original=leak.original, percent=amounts.percent(leak.similarity)
            )
            for leak in evaluation.leaks[:_MAX_LEAKS]
        ]
        more = len(evaluation.leaks) - len(shown)
        self.leaks.setToolTip(
            "\n".join(
                [
                    *shown,
                    *([tr("and {count} more").format(count=amounts.count(more))] if more else []),
                ]
            )
        )

    @Slot()
    def _show(self, *_index: object) -> None:
        evaluation = self._evaluation
        if evaluation is None:
            return
        # Without a typing simulation there are no thresholds.
        threshold = float(self.threshold.key() or 0.0)
        group = self.group.key()
        found = [
            translated(comparison_sentence(each))
            for each in evaluation.comparisons
            if each.second == self.other.key()
            and each.group == group
            and each.measure in HEADLINES
            and each.minimum_precision in (None, threshold)
        ]
        self.sentences.setText("\n".join(found))
        self.sentences.setVisible(bool(found))
        self.bars.show_groups(bar_groups(evaluation, group, threshold))


def _threshold_title(threshold: float) -> str:
    if not threshold:
        return tr("no threshold")
    return tr("threshold {percent}").format(percent=amounts.percent(threshold))
