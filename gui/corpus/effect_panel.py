"""The effect of the thresholds: files, text and tokens, compared with the build."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QWidget

from core.corpus.browse.corpus_data import CorpusData
from core.corpus.filter_run import Decision
from core.corpus.filters.table import REASONS
from core.languages.table import LANGUAGES
from gui import amounts
from gui.corpus.decision import reason_sentence, reason_title
from gui.translation import tr
from gui.widgets.bar_list import Bar, BarList
from gui.widgets.card import GRID, Card
from gui.widgets.labeled_value import LabeledValue
from gui.widgets.labels import label

_TITLES = {language.name: language.title for language in LANGUAGES}
_MAX_REASONS = 14


class EffectPanel(Card):
    """Figures, languages and reasons of one decision.

    Signals:
        files_requested: a reason or empty, and a language or empty.
    """

    files_requested = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("What is kept"), parent)
        self.body.setContentsMargins(GRID + 4, GRID, GRID + 4, GRID)
        self.files = LabeledValue(tr("Files"), tr("Files whose text goes into the dataset."))
        self.text = LabeledValue(tr("Text"), tr("Size of that text."))
        self.tokens = LabeledValue(
            tr("Training tokens"),
            tr(
                "Tokens that a run would train on, without those of the validation split. Counted "
                "for the build, estimated from the bytes for other thresholds."
            ),
        )
        self.file_change, self.text_change, self.token_change = (
            label("", "caption") for _ in range(3)
        )
        figures = QGridLayout()
        figures.setHorizontalSpacing(2 * GRID)
        figures.setVerticalSpacing(0)
        pairs = (
            (self.files, self.file_change),
            (self.text, self.text_change),
            (self.tokens, self.token_change),
        )
        for column, (figure, change) in enumerate(pairs):
            figures.addWidget(figure, 0, column)
            figures.addWidget(change, 1, column)
            figures.setColumnStretch(column, 1)
        self.unmeasured = label("", "caption", wraps=True)
        self.languages = BarList(tr("Files of each language"))
        self.reasons = BarList(tr("Files dropped for each reason"))
        self.body.addLayout(figures)
        self.body.addWidget(self.unmeasured)
        self.body.addSpacing(GRID)
        self.body.addWidget(label(tr("Languages"), "title"))
        self.body.addWidget(self.languages)
        self.body.addSpacing(GRID)
        self.body.addWidget(label(tr("Dropped"), "title"))
        self.body.addWidget(self.reasons)
        self.body.addStretch(1)
        self.languages.chosen.connect(self._language_chosen)
        self.reasons.chosen.connect(self._reason_chosen)

    def show_decision(self, data: CorpusData, now: Decision, before: Decision) -> None:
        """Show a decision and how it differs from another."""
        self.files.show_value(amounts.count(now.files))
        self.text.show_value(amounts.size(now.bytes))
        tokens = amounts.short_count(data.tokens_of(now.bytes))
        is_exact = now.bytes == before.bytes and not data.is_estimate
        self.tokens.show_value(tokens if is_exact else tr("about {count}").format(count=tokens))
        files, text = now.files - before.files, now.bytes - before.bytes
        self.file_change.setText(signed(files, amounts.count(abs(files))))
        self.text_change.setText(signed(text, amounts.size(abs(text))))
        tokens = amounts.short_count(data.tokens_of(abs(text)))
        self.token_change.setText(signed(text, tokens))
        self.unmeasured.setVisible(bool(now.unmeasured))
        names = ", ".join(reason_title(name).lower() for name in now.unmeasured)
        self.unmeasured.setText(tr("Known only after the next build: {names}.").format(names=names))
        self.languages.show_bars(_languages(data, now))
        self.reasons.show_bars(_reasons(data, now, before))

    @Slot(str)
    def _language_chosen(self, language: str) -> None:
        self.files_requested.emit("", language)

    @Slot(str)
    def _reason_chosen(self, reason: str) -> None:
        self.files_requested.emit(reason, "")


def signed(difference: int, amount: str) -> str:
    """Return a difference with its sign, or a word for none."""
    if not difference:
        return tr("as built")
    return f"+{amount}" if difference > 0 else f"-{amount}"


def _languages(data: CorpusData, now: Decision) -> list[Bar]:
    measures = data.measures
    size = len(measures.language_names)
    every = np.bincount(measures.language, minlength=size)
    kept = np.bincount(measures.language[now.kept], minlength=size)
    bars = [
        Bar(
            key=name,
            title=_TITLES.get(name, name),
            count=int(every[code]),
            part=int(kept[code]),
            tip=tr("{kept} of {total} files kept. Click to show them.").format(
                kept=amounts.count(int(kept[code])), total=amounts.count(int(every[code]))
            ),
        )
        for code, name in enumerate(measures.language_names)
        if name and every[code]
    ]
    return sorted(bars, key=lambda bar: -bar.count)


def _reasons(data: CorpusData, now: Decision, before: Decision) -> list[Bar]:
    files = ~data.is_folder
    counts, earlier = dict(now.counts(files)), dict(before.counts(files))
    bars: list[Bar] = []
    for reason in REASONS:
        count, old = counts.get(reason, 0), earlier.get(reason, 0)
        if count or old:
            change = count - old
            note = signed(change, amounts.count(abs(change))) if change else ""
            tip = tr("{reason} Click to show the files.").format(reason=reason_sentence(reason))
            bars.append(
                Bar(key=reason, title=reason_title(reason), count=count, note=note, tip=tip)
            )
    return sorted(bars, key=lambda bar: -bar.count)[:_MAX_REASONS]
