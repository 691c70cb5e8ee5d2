"""The row below the text: place, language, file format, model, and the last suggestion."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.completion.request import Suggestion
from gui.editor.file_tab import FileTab
from gui.widgets.labels import ElidedLabel, label

if TYPE_CHECKING:
    from core.checkpoints.format import CheckpointInfo

_MODEL_PIXELS = 220


class StatusRow(QWidget):
    """Tells; asks nothing.

    Signals:
        told: a new sentence stands in the row.
    """

    told = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tab: FileTab | None = None
        self._why = ElidedLabel("", "muted", Qt.TextElideMode.ElideRight)
        self._place = label("", "muted")
        self._language = label("", "muted")
        self._format = label("", "muted")
        self._latency = label("", "muted")
        self._model = label("No model", "muted")
        self._why.setAccessibleName("Why there is no suggestion")
        self._place.setToolTip("Line and column of the caret")
        self._latency.setToolTip("How long the model took for the last suggestion")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 12, 4)
        row.setSpacing(16)
        row.addWidget(self._why, 1)
        for widget in (self._latency, self._model, self._place, self._language, self._format):
            row.addWidget(widget)

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
        """Show a sentence: mostly why there is no suggestion."""
        self._why.setText(sentence)
        self.told.emit(sentence)

    @Slot(object)
    def show_suggestion(self, suggestion: Suggestion) -> None:
        """Show how long an answer took."""
        self._latency.setText(f"{suggestion.milliseconds:.0f} ms")

    @Slot(object)
    def show_model(self, info: CheckpointInfo | None) -> None:
        """Show which model completes."""
        self._latency.setText("")
        if info is None:
            self._model.setText("No model")
            self._model.setToolTip("Choose a checkpoint above to get suggestions.")
        else:
            metrics = self._model.fontMetrics()
            name = metrics.elidedText(info.name, Qt.TextElideMode.ElideMiddle, _MODEL_PIXELS)
            self._model.setText(name)
            self._model.setToolTip(f"{info.name}\n{info.path}")

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
