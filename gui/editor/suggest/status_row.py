"""The row below the text: position, language, file format, model, and the last suggestion.

It also says why there is no suggestion, with a button where one click changes that.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TR_NOOP, QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.completion import policy
from core.completion.request import Suggestion
from core.completion.session_effects import IDLE, SWITCHED_OFF, CurrentSuggestion
from gui.amounts import count, percent
from gui.editor.files.file_tab import FileTab
from gui.editor.suggest.reason_texts import no_suggestion_text
from gui.editor.suggest.statistics import SuggestionStatistics
from gui.keymap import Keymap
from gui.model_choice import PROJECT_ONLY, model_title
from gui.translation import tr
from gui.widgets.buttons import IconButton, leave_focus_to_text
from gui.widgets.labels import ElidedLabel, label, plain_tip
from gui.widgets.steady import keep_space

if TYPE_CHECKING:
    from core.checkpoints.format import CheckpointInfo

_MODEL_PIXELS = 140
# In a narrow window, details are hidden until the sentence has so many characters.
_MIN_SENTENCE_CHARACTERS = 50
_ANY_WIDTH = 16_777_215  # Qt's QWIDGETSIZE_MAX
_KEYS = (
    QT_TR_NOOP("Tab accept"),
    QT_TR_NOOP("Ctrl+Right word"),
    QT_TR_NOOP("Ctrl+Down line"),
)
_MIN_CONFIDENCE = 0.01
_MESSAGE_MS = 8000
# What one click changes so that there are suggestions.
_REMEDIES: dict[str, object] = {
    SWITCHED_OFF: QT_TR_NOOP("Turn on"),
    policy.LANGUAGE_IS_OFF: QT_TR_NOOP("Turn on"),
    policy.IN_COMMENT: QT_TR_NOOP("Suggest in comments"),
    policy.IN_STRING: QT_TR_NOOP("Suggest in strings"),
}


class StatusRow(QWidget):
    """Shows state and asks nothing.

    Args:
        keymap: knows the shortcuts that the sentences name.

    Signals:
        told: the row shows another sentence.
        remedy_wanted: why there is no suggestion, which the user wants to change.
        figures_wanted: the user wants to see all statistics.
    """

    told = Signal(str)
    remedy_wanted = Signal(str)
    figures_wanted = Signal()

    def __init__(self, keymap: Keymap, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keymap = keymap
        self._tab: FileTab | None = None
        self._why = ElidedLabel("", "muted", Qt.TextElideMode.ElideRight)
        self._message = ElidedLabel("", "", Qt.TextElideMode.ElideRight)
        self._message.setAccessibleName(tr("Message"))
        self._message.hide()
        self._message_timer = QTimer(self)
        self._message_timer.setSingleShot(True)
        self._message_timer.setInterval(_MESSAGE_MS)
        self._message_timer.timeout.connect(self._end_message)
        self._position = label("", "muted")
        self._language = label("", "muted")
        self._format = label("", "muted")
        self._reason = ""
        self._is_preparing = False
        self._statistics: SuggestionStatistics | None = None
        self._remedy = IconButton(
            "", tip=tr("Change this setting and request a suggestion."), role="link"
        )
        keep_space(self._remedy)  # else the row grows with it and moves what is above
        self._show_remedy("")
        self._remedy.clicked.connect(self._remedy_clicked)
        self._latency = label("", "muted")
        self._figures = IconButton(
            "", tip=tr("Show the statistics of the suggestions."), role="link"
        )
        self._figures.setAccessibleName(tr("Accepted and cached suggestions"))
        self._figures.hide()
        leave_focus_to_text(self._remedy, self._figures)
        self._figures.clicked.connect(self.figures_wanted)
        self._model = label(tr("No model"), "muted")
        self._why.setAccessibleName(tr("Why there is no suggestion"))
        self._position.setToolTip(tr("Line and column of the cursor"))
        self._latency.setToolTip(tr("Time that the model took for the last suggestion"))
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 12, 4)
        row.setSpacing(16)
        row.addWidget(self._message, 1)
        row.addWidget(self._why, 1)
        row.addWidget(self._remedy)
        self._row = row
        for widget in (
            self._latency,
            self._figures,
            self._model,
            self._position,
            self._language,
            self._format,
        ):
            row.addWidget(widget)
        self._show_details()

    def add(self, widget: QWidget) -> None:
        """Put a widget to the right of the sentence, which is as wide as the others let it."""
        self._row.insertWidget(self._row.indexOf(self._remedy) + 1, widget)

    def set_tab(self, tab: FileTab | None) -> None:
        """Show another file's state."""
        if self._tab is not None:
            self._tab.edit.cursorPositionChanged.disconnect(self._show_position)
            self._tab.changed.disconnect(self._show_file)
        self._tab = tab
        if tab is not None:
            tab.edit.cursorPositionChanged.connect(self._show_position)
            tab.changed.connect(self._show_file)
        self._position.setVisible(tab is not None)
        self._show_details()
        self.say("")
        self._show_position()
        self._show_file()

    @Slot(str)
    def say(self, sentence: str) -> None:
        """Show a sentence."""
        self._reason = ""
        self._is_preparing = False  # whether the sentence is about that
        self._show_remedy("")
        self._why.setText(sentence)
        self.told.emit(sentence)

    def show_message(self, text: str) -> None:
        """Show a message instead of the sentence, for some seconds; empty to end it."""
        self._message.setText(text)
        self._message.setVisible(bool(text))
        self._why.setVisible(not text)
        if text:
            self._message_timer.start()
        else:
            self._message_timer.stop()

    @Slot()
    def _end_message(self) -> None:
        self.show_message("")

    @Slot(object)
    def explain(self, reason: str) -> None:
        """Say why there is no suggestion, and offer to change that; nothing for an empty reason."""
        text = no_suggestion_text(reason)
        if reason == IDLE and (keys := self._keymap.text("editor.suggest")):
            text = tr("{sentence} {keys} requests one.").format(sentence=text, keys=keys)
        self.say(text)
        self._reason = reason
        self._show_remedy(tr(_REMEDIES[reason]) if reason in _REMEDIES else "")

    @Slot(object)
    def show_current(self, current: CurrentSuggestion | None) -> None:
        """Say what is shown and which keys accept it."""
        if current is None:
            if not self._reason:
                self.say("")
            return
        parts: list[str] = []
        if current.count > 1:
            parts.append(tr("{number}/{count}").format(number=current.number, count=current.count))
        if current.precision is not None:
            is_tiny = current.precision < _MIN_CONFIDENCE
            confidence = f"<{percent(_MIN_CONFIDENCE)}" if is_tiny else percent(current.precision)
            parts.append(tr("{percentage} confidence").format(percentage=confidence))
        if current.trace is not None and current.trace.copied is not None:
            project = current.trace.copied.project
            text = tr("copies {project}").format(project=project)
            parts.append(self._with_keys(text, "editor.why"))
        if current.evidence is not None and current.evidence.places:
            project = percent(current.evidence.project)
            text = tr("{percentage} from the project").format(percentage=project)
            parts.append(self._with_keys(text, "editor.source"))
        parts += map(tr, _KEYS)
        if following := self._keymap.text("editor.next"):
            parts.append(tr("{keys} next").format(keys=following))
        self.say(" \u00b7 ".join(parts))

    def _with_keys(self, text: str, name: str) -> str:
        """The text with the shortcut of an action, by its id, if it has one."""
        keys = self._keymap.text(name)
        return tr("{text} ({keys})").format(text=text, keys=keys) if keys else text

    def event(self, event: QEvent) -> bool:
        """Decide again which details are shown when the row or a text in it changes its width."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._show_details()
        return super().event(event)

    def _show_details(self) -> None:
        """Show as many details as leave the sentence its width, the most important ones first."""
        statistics = self._statistics
        details = (
            (self._figures, statistics is not None and statistics.acceptance is not None),
            (self._language, self._tab is not None),
            (self._model, True),
            (self._format, self._tab is not None),
            (self._latency, True),
        )
        margins, spacing = self._row.contentsMargins(), self._row.spacing()
        left = self.width() - margins.left() - margins.right()
        left -= _MIN_SENTENCE_CHARACTERS * self._why.fontMetrics().averageCharWidth()
        optional = {widget for widget, _ in details}
        for index in range(self._row.count()):
            item = self._row.itemAt(index)
            widget = item.widget() if item is not None else None
            if widget is None or widget in optional or widget in (self._why, self._message):
                continue
            if not widget.isHidden():
                left -= min(widget.sizeHint().width(), widget.maximumWidth()) + spacing
        for widget, is_wanted in details:
            if is_wanted:
                left -= widget.sizeHint().width() + spacing
            widget.setVisible(is_wanted and left >= 0)

    def set_statistics(self, statistics: SuggestionStatistics) -> None:
        """Show figures of these from now on."""
        self._statistics = statistics
        statistics.changed.connect(self._show_figures)
        self._show_figures()

    @Slot()
    def _show_figures(self) -> None:
        statistics = self._statistics
        assert statistics is not None
        self._figures.setText(
            tr("{accepted} accepted \u00b7 {cached} cached").format(
                accepted=percent(statistics.acceptance), cached=percent(statistics.cached_fraction)
            )
        )
        self._show_details()

    def _show_remedy(self, text: str) -> None:
        """Offer a remedy; for an empty text there is none, and the sentence gets its width."""
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
        time = tr("{number} ms").format(number=count(suggestion.milliseconds))
        self._latency.setText(tr("cached") if suggestion.is_cached else time)

    def show_loading(self) -> None:
        """Say that a model is being loaded."""
        self._model.setText(tr("Loading\u2026"))
        self._model.setToolTip("")

    @Slot(object)
    def show_preparing(self, path: Path) -> None:
        """Say that a model is being prepared."""
        title = model_title(path)
        self._model.setText(tr("Preparing {model}\u2026").format(model=title))
        self.say(
            tr("Preparing {model} for fast suggestions. This takes a few seconds, once.").format(
                model=title
            )
        )
        self._is_preparing = True
        self._model.setToolTip(
            plain_tip(
                tr("{path}\nConverting the checkpoint for fast suggestions.").format(path=path)
            )
        )

    @Slot(object)
    def show_model(self, info: CheckpointInfo | None) -> None:
        """Show which model is loaded."""
        self._latency.setText("")
        if self._is_preparing:
            self.say("")
        if info is None:
            self._model.setText(tr("No model"))
            self._model.setToolTip(tr("Select a checkpoint above to get suggestions."))
        else:
            metrics = self._model.fontMetrics()
            title = model_title(info.path)
            name = metrics.elidedText(title, Qt.TextElideMode.ElideMiddle, _MODEL_PIXELS)
            self._model.setText(name)
            is_file = info.path != PROJECT_ONLY
            self._model.setToolTip(plain_tip(f"{title}\n{info.path}" if is_file else title))

    @Slot()
    def _show_position(self) -> None:
        if self._tab is None:
            self._position.setText("")
            return
        cursor = self._tab.edit.textCursor()
        line, column = count(cursor.blockNumber() + 1), count(cursor.positionInBlock() + 1)
        selected = cursor.selectionEnd() - cursor.selectionStart()
        text = tr("Line {line}, column {column}")
        if selected:
            text = tr("Line {line}, column {column} ({selected} selected)")
        self._position.setText(text.format(line=line, column=column, selected=count(selected)))

    @Slot()
    def _show_file(self) -> None:
        self._language.setText(self._tab.edit.language.title if self._tab is not None else "")
        self._format.setText(self._tab.format.title if self._tab is not None else "")
