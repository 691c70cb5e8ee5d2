"""The suggestions of an editor on the screen: a thin shell around a suggestion session.

It reports what happens in the editor, in the completion service and to two timers to
``core.completion.session``, and carries out the effects that the session returns. How a
suggestion is drawn is ``ghost.py``'s business.
"""

from __future__ import annotations

import dataclasses
import time
from weakref import WeakKeyDictionary

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from core.completion import session_effects as effects
from core.completion.rejections import Rejections
from core.completion.request import CompletionRequest, Suggestion
from core.completion.request_options import RequestOptions
from core.completion.session import SuggestionSession
from core.completion.session_effects import Cursor, Effects, Timer
from core.errors import CoreError
from gui.editor.suggest.completion_requests import language_for, options_of
from gui.editor.suggest.statistics import SuggestionStatistics
from gui.editor.text.code_edit import CodeEdit
from gui.jobs.completion_service import CompletionService
from gui.settings import Settings


class _Environment:
    """What a session asks of the window; see ``core.completion.session_effects``."""

    def __init__(self, service: CompletionService, settings: Settings) -> None:
        self._service = service
        self._settings = settings

    @property
    def is_enabled(self) -> bool:
        return self._settings.preferences.suggestions.enabled

    @property
    def options(self) -> RequestOptions:
        return options_of(self._settings)

    @property
    def default_precision(self) -> float:
        wrong_cost = self._settings.preferences.suggestions.wrong_cost
        return self._service.stops(wrong_cost).automatic

    @property
    def model_problem(self) -> str | None:
        if self._service.model is not None:
            return None
        return effects.PREPARING if self._service.is_preparing else effects.NO_MODEL

    def lookup(self, request: CompletionRequest) -> Suggestion | None:
        return self._service.lookup(request)


class CompletionController(QObject):
    """Serves one editor at a time.

    Attributes:
        path: of the file in it, absolute; None for one that was never saved.

    Signals:
        answered: the ``Suggestion``, whether it is shown or not.
        current_changed: the ``CurrentSuggestion`` that is shown; None when nothing is.
        no_suggestion: why there is no suggestion; empty when the reason no longer holds.
    """

    answered = Signal(object)
    current_changed = Signal(object)
    no_suggestion = Signal(object)  # Qt would turn a Text into a plain string

    def __init__(
        self,
        service: CompletionService,
        settings: Settings,
        statistics: SuggestionStatistics | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._service = service
        self._settings = settings
        self.statistics = statistics or SuggestionStatistics(settings, self)
        self.path: str | None = None
        self._edit: CodeEdit | None = None
        self._session = SuggestionSession(_Environment(service, settings), time.monotonic)
        self._rejections: WeakKeyDictionary[CodeEdit, Rejections] = WeakKeyDictionary()
        self._timers: dict[Timer, QTimer] = {
            "ask": self._timer(self._ask_timer_fired),
            "show": self._timer(self._show_timer_fired),
            "read": self._timer(self._read_timer_fired),
        }
        service.suggestion_ready.connect(self._answered)
        service.failed.connect(self._failed)

    @property
    def is_busy(self) -> bool:
        """Whether the model is being asked, or will be soon."""
        return self._session.is_busy

    def set_edit(self, edit: CodeEdit | None) -> None:
        """Serve another editor from now on."""
        if self._edit is not None:
            old = self._edit
            old.typed.disconnect(self._typed)
            old.caret_left.disconnect(self._left)
            old.deleted.disconnect(self._deleted)
            old.verticalScrollBar().valueChanged.disconnect(self._scrolled)
            old.ghost.cleared.disconnect(self._hidden)
            old.ghost.taken.disconnect(self._accepted)
            old.ghost.dismissed.disconnect(self._dismissed)
            old.ghost.clear()
        rejections = self._rejections.setdefault(edit, Rejections()) if edit is not None else None
        self._apply(self._session.switched(rejections))
        self._edit = edit
        if edit is not None:
            edit.typed.connect(self._typed)
            edit.caret_left.connect(self._left)
            edit.deleted.connect(self._deleted)
            edit.verticalScrollBar().valueChanged.connect(self._scrolled)
            edit.ghost.cleared.connect(self._hidden)
            edit.ghost.taken.connect(self._accepted)
            edit.ghost.dismissed.connect(self._dismissed)

    @Slot()
    def suggest_now(self) -> None:
        """Ask wherever the caret is, whatever is switched off or was rejected.

        Only the model itself decides that there is no suggestion.
        """
        edit = self._edit
        if edit is None:
            return
        if edit.is_composing:
            edit.clear_preedit()
        cursor = edit.textCursor()
        if cursor.hasSelection():
            cursor.clearSelection()
            edit.setTextCursor(cursor)
        self._apply(self._session.requested(self._cursor(edit)))

    @Slot()
    def show_next(self) -> None:
        """Show the next suggestion; the first time, alternatives are asked for."""
        self._cycle(1)

    @Slot()
    def show_previous(self) -> None:
        """Show the previous suggestion."""
        self._cycle(-1)

    def switch_off(self) -> None:
        """Hide what is shown and stop asking; the settings were changed by the caller."""
        self._apply(self._session.switched_off())

    def settings_changed(self) -> None:
        """Hide what was made with other settings."""
        self._apply(self._session.settings_changed())

    def _cycle(self, steps: int) -> None:
        edit = self._edit
        if edit is None:
            return
        if self._session.has_candidates and edit.ghost.is_visible:
            self._apply(self._session.cycled(self._cursor(edit), steps))
        else:
            self.suggest_now()

    # --- events -----------------------------------------------------------------------

    @Slot()
    def _typed(self) -> None:
        assert self._edit is not None
        self._apply(self._session.typed(self._cursor(self._edit)))

    @Slot()
    def _deleted(self) -> None:
        assert self._edit is not None
        self._apply(self._session.deleted(self._cursor(self._edit)))

    @Slot()
    def _left(self) -> None:
        if self._edit is not None and not self._edit.ghost.is_accepting:
            self._apply(self._session.cursor_moved())

    @Slot()
    def _scrolled(self) -> None:
        self._apply(self._session.scrolled())

    @Slot()
    def _hidden(self) -> None:
        self._apply(self._session.hidden())

    @Slot(str, str)
    def _accepted(self, text: str, portion: str) -> None:
        assert self._edit is not None
        self._apply(self._session.accepted(self._cursor(self._edit), text, portion))

    @Slot(str)
    def _dismissed(self, text: str) -> None:
        assert self._edit is not None
        self._apply(self._session.dismissed(self._cursor(self._edit), text))

    @Slot(object)
    def _answered(self, suggestion: Suggestion) -> None:
        if self._edit is not None:
            self._apply(self._session.answered(suggestion, self._cursor(self._edit)))

    @Slot(object)
    def _failed(self, error: CoreError) -> None:
        self._apply(self._session.failed(error.message))

    @Slot()
    def _ask_timer_fired(self) -> None:
        self._timer_fired("ask")

    @Slot()
    def _show_timer_fired(self) -> None:
        self._timer_fired("show")

    @Slot()
    def _read_timer_fired(self) -> None:
        self._timer_fired("read")

    def _timer_fired(self, timer: Timer) -> None:
        edit = self._edit
        if edit is None:
            return
        cursor = self._cursor(edit)
        if timer == "read":
            cursor = dataclasses.replace(cursor, visible_chars=edit.visible_chars_after_caret())
        self._apply(self._session.timer_fired(timer, cursor))

    # --- effects ----------------------------------------------------------------------

    def _apply(self, due: Effects) -> None:
        for effect in due:
            self._apply_one(effect)

    def _apply_one(self, effect: effects.Effect) -> None:
        match effect:
            case effects.Ask():
                self._service.request(effect.request)
            case effects.CancelRequest():
                self._service.cancel()
            case effects.Prefetch():
                self._service.prefetch(effect.request, effect.suggestion)
            case effects.ReadAhead():
                self._service.read_ahead(effect.request, effect.visible_chars)
            case effects.StopReading():
                self._service.stop_reading()
            case effects.Show():
                self._show(effect.text)
            case effects.Hide():
                if self._edit is not None:
                    self._edit.ghost.clear()
            case effects.StartTimer():
                self._timers[effect.timer].start(effect.delay_ms)
            case effects.StopTimer():
                self._timers[effect.timer].stop()
            case effects.Explain():
                self.no_suggestion.emit(effect.reason)
            case effects.Describe():
                self.current_changed.emit(effect.current)
            case effects.Report():
                self.answered.emit(effect.suggestion)
            case effects.CountAnswer():
                self.statistics.answered(effect.suggestion)
            case effects.CountShown():
                self.statistics.shown(effect.suggestion)
            case effects.CountAccepted():
                self.statistics.accepted(effect.text, effect.portion)

    def _show(self, text: str) -> None:
        edit = self._edit
        if edit is not None:
            edit.show_suggestion(text)
            self._apply(self._session.displayed(is_visible=edit.ghost.is_visible))

    def _cursor(self, edit: CodeEdit) -> Cursor:
        prefix, suffix = edit.around_caret()
        return Cursor(
            prefix=prefix,
            suffix=suffix,
            language=language_for(edit.language, self._settings),
            path=self.path,
            has_selection=edit.textCursor().hasSelection(),
            is_read_only=edit.isReadOnly(),
            is_composing=edit.is_composing,
            is_showing=edit.ghost.is_visible,
        )

    def _timer(self, on_timeout: object) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setTimerType(Qt.TimerType.PreciseTimer)
        timer.timeout.connect(on_timeout)
        return timer
