"""The row below the text: place, language, file format, model, and the last suggestion.

Also the line that explains every silence, with a button where one click would end it.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.completion import policy
from core.completion.request import Suggestion
from gui.amounts import percent
from gui.editor.files.file_tab import FileTab
from gui.editor.suggest.completion_controller import SWITCHED_OFF, Offer
from gui.editor.suggest.statistics import SuggestionStatistics
from gui.model_choice import PROJECT_ONLY, model_title
from gui.widgets.buttons import IconButton, leave_focus_to_text
from gui.widgets.labels import ElidedLabel, label, plain_tip
from gui.widgets.steady import keep_space

if TYPE_CHECKING:
    from core.checkpoints.format import CheckpointInfo

_MODEL_PIXELS = 140
_ANY_WIDTH = 16_777_215  # Qt's QWIDGETSIZE_MAX
_KEYS = ("Tab all", "Ctrl+Right word", "Ctrl+Down line", "Alt+] others")
_MIN_SHARE = 0.01
_PREPARING = (
    "Preparing {name} for quick suggestions. This takes some seconds, once for each checkpoint."
)
# What one click does about a silence.
_REMEDIES = {
    SWITCHED_OFF: "Switch on",
    policy.LANGUAGE_IS_OFF: "Switch on",
    policy.IN_COMMENT: "Suggest in comments",
    policy.IN_STRING: "Suggest in strings",
}


class StatusRow(QWidget):
    """Tells; asks nothing.

    Signals:
        told: a new sentence stands in the row.
        remedy_wanted: the reason for a silence that the person wants to end.
        figures_wanted: the person wants to see all figures.
    """

    told = Signal(str)
    remedy_wanted = Signal(str)
    figures_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tab: FileTab | None = None
        self._why = ElidedLabel("", "muted", Qt.TextElideMode.ElideRight)
        self._place = label("", "muted")
        self._language = label("", "muted")
        self._format = label("", "muted")
        self._reason = ""
        self._is_preparing = False
        self._statistics: SuggestionStatistics | None = None
        self._remedy = IconButton("", tip="Change that, and ask.", role="link")
        keep_space(self._remedy)  # else the row grows with it and moves what is above
        self._show_remedy("")
        self._remedy.clicked.connect(self._remedy_clicked)
        self._latency = label("", "muted")
        self._figures = IconButton("", tip="Show what became of the suggestions.", role="link")
        self._figures.setAccessibleName("Known and taken suggestions")
        self._figures.hide()
        leave_focus_to_text(self._remedy, self._figures)
        self._figures.clicked.connect(self.figures_wanted)
        self._model = label("No model", "muted")
        self._why.setAccessibleName("Why there is no suggestion")
        self._place.setToolTip("Line and column of the caret")
        self._latency.setToolTip("How long the model took for the last suggestion")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 12, 4)
        row.setSpacing(16)
        row.addWidget(self._why, 1)
        row.addWidget(self._remedy)
        self._row = row
        for widget in (
            self._latency,
            self._figures,
            self._model,
            self._place,
            self._language,
            self._format,
        ):
            row.addWidget(widget)

    def add(self, widget: QWidget) -> None:
        """Put a widget to the right of the sentence, which is as wide as the others let it."""
        self._row.insertWidget(self._row.indexOf(self._remedy) + 1, widget)

    def set_tab(self, tab: FileTab | None) -> None:
        """Tell about another file."""
        if self._tab is not None:
            self._tab.edit.cursorPositionChanged.disconnect(self._tell_place)
            self._tab.changed.disconnect(self._tell_file)
        self._tab = tab
        if tab is not None:
            tab.edit.cursorPositionChanged.connect(self._tell_place)
            tab.changed.connect(self._tell_file)
        for widget in (self._place, self._language, self._format):
            widget.setVisible(tab is not None)
        self.say("")
        self._tell_place()
        self._tell_file()

    @Slot(str)
    def say(self, sentence: str) -> None:
        """Show a sentence."""
        self._reason = ""
        self._is_preparing = False  # whether the sentence is about that
        self._show_remedy("")
        self._why.setText(sentence)
        self.told.emit(sentence)

    @Slot(str)
    def explain(self, reason: str) -> None:
        """Say why there is no suggestion, and offer to change that; empty: there is no silence."""
        self.say(f"Why nothing? {reason}" if reason else "")
        self._reason = reason
        self._show_remedy(_REMEDIES.get(reason, ""))

    @Slot(object)
    def show_offer(self, offer: Offer | None) -> None:
        """Say what is on the screen and which keys take it."""
        if offer is None:
            if not self._reason:
                self.say("")
            return
        parts = [f"{offer.number}/{offer.count}"] if offer.count > 1 else []
        if offer.precision is not None:
            share = percent(offer.precision) if offer.precision >= _MIN_SHARE else "under 1 %"
            parts.append(f"{share} likely right")
        if offer.evidence is not None and offer.evidence.places:
            parts.append(f"{percent(offer.evidence.project)} from the project (F12)")
        self.say(" \u00b7 ".join((*parts, *_KEYS)))

    def set_statistics(self, statistics: SuggestionStatistics) -> None:
        """Show figures of these from now on."""
        self._statistics = statistics
        statistics.changed.connect(self._tell_figures)
        self._tell_figures()

    @Slot()
    def _tell_figures(self) -> None:
        statistics = self._statistics
        assert statistics is not None
        self._figures.setVisible(statistics.acceptance is not None)
        self._figures.setText(
            f"{percent(statistics.cache_share)} known, {percent(statistics.acceptance)} taken"
        )

    def _show_remedy(self, text: str) -> None:
        """Offer a remedy; empty: none, and its width is the sentence's, which may be cut."""
        self._remedy.setText(text)
        self._remedy.setAccessibleName(text or self._remedy.toolTip())
        self._remedy.setMaximumWidth(_ANY_WIDTH if text else 0)
        self._remedy.setVisible(bool(text))

    @Slot()
    def _remedy_clicked(self) -> None:
        self.remedy_wanted.emit(self._reason)

    @Slot(object)
    def show_suggestion(self, suggestion: Suggestion) -> None:
        """Show how long an answer took."""
        is_cached = suggestion.is_cached
        self._latency.setText("known" if is_cached else f"{suggestion.milliseconds:.0f} ms")

    def show_loading(self) -> None:
        """Say that a model is on its way."""
        self._model.setText("Loading\u2026")
        self._model.setToolTip("")

    @Slot(object)
    def show_preparing(self, path: Path) -> None:
        """Say that a model is being made ready."""
        title = model_title(path)
        self._model.setText(f"Preparing {title}\u2026")
        self.say(_PREPARING.format(name=title))
        self._is_preparing = True
        self._model.setToolTip(
            plain_tip(f"{path}\nA copy for quick suggestions is made, once for each checkpoint.")
        )

    @Slot(object)
    def show_model(self, info: CheckpointInfo | None) -> None:
        """Show which model completes."""
        self._latency.setText("")
        if self._is_preparing:
            self.say("")
        if info is None:
            self._model.setText("No model")
            self._model.setToolTip("Choose a checkpoint above to get suggestions.")
        else:
            metrics = self._model.fontMetrics()
            title = model_title(info.path)
            name = metrics.elidedText(title, Qt.TextElideMode.ElideMiddle, _MODEL_PIXELS)
            self._model.setText(name)
            is_file = info.path != PROJECT_ONLY
            self._model.setToolTip(plain_tip(f"{title}\n{info.path}" if is_file else title))

    @Slot()
    def _tell_place(self) -> None:
        if self._tab is None:
            self._place.setText("")
            return
        cursor = self._tab.edit.textCursor()
        text = f"Line {cursor.blockNumber() + 1}, column {cursor.positionInBlock() + 1}"
        selected = cursor.selectionEnd() - cursor.selectionStart()
        self._place.setText(f"{text} ({selected} selected)" if selected else text)

    @Slot()
    def _tell_file(self) -> None:
        self._language.setText(self._tab.edit.language.title if self._tab is not None else "")
        self._format.setText(self._tab.format.title if self._tab is not None else "")
