"""From typing to ghost text: when to ask the model, and what to do with its answer.

What is known already is shown at once; the model is asked a moment after typing,
never after caret moves, and its answer is shown only if it still fits. Whether a
place deserves a suggestion is ``core.completion.policy``'s decision, how a question
is put ``completion_requests.py``'s; drawing is ``ghost.py``'s.
"""

from __future__ import annotations

import math
import time
from dataclasses import dataclass, replace
from weakref import WeakKeyDictionary

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from core.completion.policy import reason_not_to_suggest
from core.completion.rejections import Rejections
from core.completion.request import CompletionRequest, Evidence, Suggestion
from core.completion.request_options import MAX_ALTERNATIVES
from core.completion.wait import MIN_MS, AdaptiveWait
from core.errors import CoreError
from gui.editor.suggest import completion_requests
from gui.editor.suggest.candidates import Candidates
from gui.editor.suggest.statistics import SuggestionStatistics
from gui.editor.text.code_edit import CodeEdit
from gui.jobs.completion_service import CompletionService
from gui.settings import Settings

SWITCHED_OFF = "Suggestions are off."
NO_MODEL = "No model is loaded."
PREPARING = "The model is being prepared. Suggestions will start in a moment."
IDLE = "Suggestions appear as you type. Alt+\\ requests one."
NOT_HERE = "The model has no suggestion here."
NO_OTHER = "The model has no other suggestion here."
TEXT_CHANGED = "The text changed in the meantime."
LOOKING = "Looking for alternatives\u2026"

# Not reasons: shown as they are.
HINTS = frozenset({IDLE, LOOKING, PREPARING})


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What is on the screen: the number of the suggestion, of how many, and how likely right."""

    number: int
    count: int
    precision: float | None
    evidence: Evidence | None = None  # of the first answer alone


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """A request under way, with the editor it was made for.

    ``steps`` is how far to cycle once others are there; 0 for an ordinary request.
    Of ``is_manual`` the answer is shown without waiting.
    """

    edit: CodeEdit
    request: CompletionRequest
    steps: int = 0
    is_manual: bool = False


class CompletionController(QObject):
    """Serves one editor at a time.

    Attributes:
        path: of the file in it, absolute; None for one that was never saved.

    Signals:
        answered: the ``Suggestion``, whether it was shown or not.
        offered: an ``Offer``: a suggestion is on the screen; None when it is gone.
        no_suggestion: why there is no suggestion; empty when the reason is no longer true.
    """

    answered = Signal(object)
    offered = Signal(object)
    no_suggestion = Signal(str)

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
        self._edit: CodeEdit | None = None
        self.path: str | None = None  # of the file being edited, absolute
        self._asked: _Asked | None = None
        self._candidates: Candidates | None = None
        self._precision: float | None = None
        self._evidence: Evidence | None = None
        self._around = ("", "")  # the text around the caret at the last key
        self._wait = AdaptiveWait()
        self._rejections: WeakKeyDictionary[CodeEdit, Rejections] = WeakKeyDictionary()
        self._last_id = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._ask_if_wanted)
        # An answer that has come before the wait is over, and when that will be.
        self._early: tuple[_Asked, Suggestion] | None = None
        self._not_before = 0.0
        self._hold = QTimer(self)
        self._hold.setSingleShot(True)
        self._hold.setTimerType(Qt.TimerType.PreciseTimer)
        self._hold.timeout.connect(self._show_early)
        service.suggestion_ready.connect(self._answer)
        service.failed.connect(self._failed)

    def set_edit(self, edit: CodeEdit | None) -> None:
        """Serve another editor from now on."""
        if self._edit is not None:
            old = self._edit
            old.typed.disconnect(self._typed)
            old.caret_left.disconnect(self._left)
            old.deleted.disconnect(self._deleted)
            old.ghost.cleared.disconnect(self._gone)
            old.ghost.taken.disconnect(self._taken)
            old.ghost.dismissed.disconnect(self._dismissed)
            old.ghost.clear()
        self._drop()
        self._edit = edit
        if edit is not None:
            edit.typed.connect(self._typed)
            edit.caret_left.connect(self._left)
            edit.deleted.connect(self._deleted)
            edit.ghost.cleared.connect(self._gone)
            edit.ghost.taken.connect(self._taken)
            edit.ghost.dismissed.connect(self._dismissed)

    @Slot()
    def suggest_now(self) -> None:
        """Ask at once, wherever the caret stands, whatever is switched off or was rejected.

        Nothing but the model itself decides that there is no suggestion.
        """
        edit = self._edit
        if edit is None:
            return
        self._timer.stop()
        if edit.is_composing:
            edit.clear_preedit()
        cursor = edit.textCursor()
        if cursor.hasSelection():
            cursor.clearSelection()
            edit.setTextCursor(cursor)
        around = edit.around_caret()
        reason = self._reason(edit, around, is_manual=True)
        if reason is not None:
            self.no_suggestion.emit(reason)
        else:
            self._rejections_of(edit).wanted(*around)
            self._ask(edit, self._request(edit, around, is_manual=True), is_manual=True)

    @Slot()
    def show_next(self) -> None:
        """Show the next suggestion for this place; the first time others are asked for."""
        self._cycle(1)

    @Slot()
    def show_previous(self) -> None:
        """Show the suggestion before."""
        self._cycle(-1)

    def switch_off(self) -> None:
        """Take away what is shown and stop asking; the settings were changed by the caller."""
        self.settings_changed()
        self.no_suggestion.emit(SWITCHED_OFF)

    def settings_changed(self) -> None:
        """Take away what was made under other settings."""
        self._drop()
        if self._edit is not None:
            self._edit.ghost.clear()
        self.no_suggestion.emit("")

    # --- typing -----------------------------------------------------------------------

    @Slot()
    def _typed(self) -> None:
        edit = self._edit
        assert edit is not None
        now = time.monotonic()
        self._wait.key_pressed(now)
        around = self._around = edit.around_caret()
        # A request under way goes on: if its answer begins with what is typed now, it is used.
        if self._keep(edit, around) or self._show_known(edit, around):
            return
        self._show_early()
        if edit.ghost.is_visible:
            return
        self._candidates = None
        wait_ms = self._wait.wait_ms(around[0][-1:])
        self._not_before = now + wait_ms / 1000
        # A quick model thinks while the wait passes; a slow one is spared questions.
        self._timer.start(0 if wait_ms <= MIN_MS else wait_ms)

    @Slot()
    def _left(self) -> None:
        edit = self._edit
        if edit is None or edit.ghost.is_accepting:
            return
        self._drop()
        self.no_suggestion.emit(
            IDLE if self._settings.preferences.suggestions.enabled else SWITCHED_OFF
        )

    @Slot()
    def _deleted(self) -> None:
        edit = self._edit
        assert edit is not None
        before, around = self._around, edit.around_caret()
        self._around = around
        if edit.is_composing or before[1] != around[1] or not before[0].startswith(around[0]):
            return
        self._rejections_of(edit).deleted(*around, before[0][len(around[0]) :])
        # Going back a letter brings back what was shown there; nobody is asked for it.
        self._show_known(edit, around)

    def _drop(self) -> None:
        """Forget what is under way and what is there to choose from."""
        self._timer.stop()
        self._hold.stop()
        self._candidates = self._early = None
        if self._asked is not None:
            self._asked = None
            self._service.cancel()

    def _keep(self, edit: CodeEdit, around: tuple[str, str]) -> bool:
        """Show what is left of the suggestion, where the editor itself could not keep it."""
        candidates = self._candidates.fitting(*around) if self._candidates is not None else None
        if candidates is None:
            return False
        self._offer(edit, candidates)
        return True

    def _show_known(self, edit: CodeEdit, around: tuple[str, str]) -> bool:
        """Show an answer that is known already; False where there is none."""
        if not self._settings.preferences.suggestions.enabled or self._service.model is None:
            return False
        if edit.language.id in self._settings.preferences.suggestions.disabled_languages:
            return False
        request = self._request(edit, around)
        known = self._service.lookup(request)
        if known is None or not known.text:
            return False
        self._timer.stop()
        self._asked = self._early = None
        self.answered.emit(known)
        return self._show(edit, request, known)

    # --- asking -----------------------------------------------------------------------

    @Slot()
    def _ask_if_wanted(self) -> None:
        edit = self._edit
        if edit is None:
            return
        around = edit.around_caret()
        if self._early is not None and _fits(*self._early, around):
            return  # the answer is there already
        reason = SWITCHED_OFF if not self._settings.preferences.suggestions.enabled else None
        reason = reason or self._reason(edit, around)
        if reason is None:
            self._ask(edit, self._request(edit, around))
            return
        self._drop()
        self.no_suggestion.emit(reason)

    def _reason(
        self, edit: CodeEdit, around: tuple[str, str], *, is_manual: bool = False
    ) -> str | None:
        """Why the model is not asked here; None when it is."""
        if self._service.model is None:
            return PREPARING if self._service.is_preparing else NO_MODEL
        return reason_not_to_suggest(
            *around,
            completion_requests.language_for(edit.language, self._settings),
            has_selection=edit.textCursor().hasSelection(),
            is_read_only=edit.isReadOnly(),
            is_composing=edit.is_composing,
            is_manual=is_manual,
            policy=completion_requests.policy_of(self._settings),
        )

    def _request(
        self, edit: CodeEdit, around: tuple[str, str], *, is_manual: bool = False
    ) -> CompletionRequest:
        self._last_id += 1
        return completion_requests.make_request(
            self._last_id,
            around,
            edit.language,
            self._settings,
            self._service.default_precision,
            is_manual=is_manual,
            path=self.path,
        )

    def _ask(
        self,
        edit: CodeEdit,
        request: CompletionRequest,
        steps: int = 0,
        *,
        is_manual: bool = False,
    ) -> None:
        self._early = None
        self._asked = _Asked(edit=edit, request=request, steps=steps, is_manual=is_manual)
        self._service.request(request)

    def _cycle(self, steps: int) -> None:
        edit, candidates = self._edit, self._candidates
        if edit is None:
            return
        around = edit.around_caret()
        if candidates is None or not edit.ghost.is_visible:
            self.suggest_now()
            return
        # It may have been typed through since.
        candidates = candidates.fitting(*around)
        if candidates is None:
            return
        if candidates.count == 1 and not candidates.is_whole_choice:
            request = self._request(edit, around, is_manual=True)
            request = replace(request, alternatives=MAX_ALTERNATIVES)
            self._ask(edit, request, steps, is_manual=True)
            self.no_suggestion.emit(LOOKING)
        elif candidates.count == 1:
            self.no_suggestion.emit(NO_OTHER)
        else:
            self._offer(edit, candidates.turned(steps))

    # --- answers ----------------------------------------------------------------------

    @Slot(object)
    def _answer(self, suggestion: Suggestion) -> None:
        asked = self._asked
        if asked is None or suggestion.id != asked.request.id:
            return
        self._asked = None
        self.statistics.answered(suggestion)
        self._wait.answered(suggestion.milliseconds)
        self._early = (asked, suggestion)
        left_seconds = self._not_before - time.monotonic()
        if left_seconds > 0 and not asked.is_manual:
            self._hold.start(math.ceil(1000 * left_seconds))
        else:
            self._show_early()

    @Slot()
    def _show_early(self) -> None:
        """Show the answer that has come, if it fits what stands there by now."""
        if self._early is None:
            return
        (asked, suggestion), self._early = self._early, None
        self._hold.stop()
        around = asked.edit.around_caret()
        request = asked.request
        if asked.steps:
            self._take_others(asked, suggestion, around)
            return
        if around[1] != request.suffix or not around[0].startswith(request.prefix):
            self._say_unless_asking(TEXT_CHANGED)
            return
        self.answered.emit(suggestion)
        if not suggestion.text:
            self._say_unless_asking(suggestion.no_suggestion_reason or NOT_HERE)
            return
        self._show(asked.edit, request, suggestion, around)

    def _say_unless_asking(self, reason: str) -> None:
        # While the next question waits its turn, the reason is that of an older text.
        if not self._timer.isActive():
            self.no_suggestion.emit(reason)

    def _show(
        self,
        edit: CodeEdit,
        request: CompletionRequest,
        suggestion: Suggestion,
        around: tuple[str, str] | None = None,
    ) -> bool:
        """Show a new suggestion, or what was not typed of it meanwhile; False if nothing fits."""
        around = around or (request.prefix, request.suffix)
        candidates = _candidates_of(request, suggestion).fitting(*around)
        if candidates is None:
            return False
        reason = self._rejections_of(edit).reason(*around, candidates.text)
        if reason is not None:
            self._timer.stop()
            self._candidates = None
            self.no_suggestion.emit(reason)
            return True
        self._timer.stop()
        self._precision, self._evidence = suggestion.precision, suggestion.evidence
        if self._offer(edit, candidates):
            self._wait.shown()
            self.statistics.shown(suggestion)
            self._service.prefetch(request, suggestion)
        return True

    def _offer(self, edit: CodeEdit, candidates: Candidates) -> bool:
        """Put one of the candidates on the screen; False where the editor has no room for it."""
        self._candidates = candidates
        edit.show_suggestion(candidates.text)
        if not edit.ghost.is_visible:
            self._candidates = None
            return False
        self.no_suggestion.emit("")
        self.offered.emit(
            Offer(
                number=candidates.index + 1,
                count=candidates.count,
                precision=self._precision,
                evidence=self._evidence if candidates.index == 0 else None,
            )
        )
        return True

    def _take_others(self, asked: _Asked, suggestion: Suggestion, around: tuple[str, str]) -> None:
        candidates = self._candidates.fitting(*around) if self._candidates is not None else None
        if candidates is None or around != (asked.request.prefix, asked.request.suffix):
            return  # typed on meanwhile
        candidates = candidates.joined(suggestion.texts)
        self._offer(asked.edit, candidates.turned(asked.steps))
        if candidates.count == 1:
            self.no_suggestion.emit(NO_OTHER)

    # --- what the person does with it ---------------------------------------------------

    @Slot()
    def _gone(self) -> None:
        self.offered.emit(None)

    @Slot(str, str)
    def _taken(self, text: str, portion: str) -> None:
        edit = self._edit
        assert edit is not None
        self.statistics.accepted(text, portion)
        self._wait.accepted()
        prefix, suffix = self._around = edit.around_caret()
        self._rejections_of(edit).accepted(prefix[: len(prefix) - len(text)], suffix)

    @Slot(str)
    def _dismissed(self, text: str) -> None:
        edit = self._edit
        assert edit is not None
        self._drop()
        self._rejections_of(edit).dismissed(*edit.around_caret(), text)
        self.no_suggestion.emit("")

    def _rejections_of(self, edit: CodeEdit) -> Rejections:
        rejections = self._rejections.get(edit)
        if rejections is None:
            rejections = self._rejections[edit] = Rejections()
        return rejections

    @Slot(object)
    def _failed(self, error: CoreError) -> None:
        self._asked = None
        self.no_suggestion.emit(error.message)


def _candidates_of(request: CompletionRequest, suggestion: Suggestion) -> Candidates:
    return Candidates(
        prefix=request.prefix,
        suffix=request.suffix,
        texts=suggestion.texts,
        is_whole_choice=request.alternatives > 1,
    )


def _fits(asked: _Asked, suggestion: Suggestion, around: tuple[str, str]) -> bool:
    """Whether an answer has something to show at a caret."""
    is_text = bool(suggestion.text)
    return is_text and _candidates_of(asked.request, suggestion).fitting(*around) is not None
