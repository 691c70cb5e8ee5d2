"""From typing to ghost text: when to ask the model, and what to do with its answer.

Asks a moment after typing, never after caret moves; shows an answer only if it
still fits what stands at the caret by then. Whether a place deserves a
suggestion is ``core.completion.policy``'s decision; drawing is ``ghost.py``'s.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from core.completion.policy import PolicyConfig, reason_to_stay_silent
from core.completion.request import CompletionRequest, Suggestion
from core.errors import CoreError
from core.inference.sampling_config import MODES
from gui.editor.code_edit import CodeEdit
from gui.jobs.completion_service import CompletionService
from gui.settings import Settings

# Shorter than the pause between two keys of a quick typist, so that a burst asks once.
PAUSE_MS = 75
SWITCHED_OFF = "Suggestions are switched off."
NO_MODEL = "No model is loaded."
# The languages that models are trained on and whose comments the policy can tell.
_KNOWN_LANGUAGES = frozenset({"python", "c", "java"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """A request under way, with the editor it was made for."""

    edit: CodeEdit
    request: CompletionRequest


class CompletionController(QObject):
    """Serves one editor at a time.

    Signals:
        answered: the ``Suggestion``, whether it was shown or not.
        silent: why there is no suggestion; empty when the reason is no longer true.
    """

    answered = Signal(object)
    silent = Signal(str)

    def __init__(
        self, service: CompletionService, settings: Settings, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._service = service
        self._settings = settings
        self._edit: CodeEdit | None = None
        self._asked: _Asked | None = None
        self._last_id = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self._ask_if_wanted)
        service.suggestion_ready.connect(self._answer)
        service.failed.connect(self._failed)

    def set_edit(self, edit: CodeEdit | None) -> None:
        """Serve another editor from now on."""
        if self._edit is not None:
            self._edit.typed.disconnect(self._typed)
            self._edit.caret_left.disconnect(self._left)
            self._edit.ghost.clear()
        self._left()
        self._edit = edit
        if edit is not None:
            edit.typed.connect(self._typed)
            edit.caret_left.connect(self._left)

    def suggest_now(self) -> None:
        """Ask at once, wherever the caret stands and whatever is switched off."""
        if self._edit is not None and not self._edit.is_composing:
            self._timer.stop()
            self._ask(self._edit)

    def switch_off(self) -> None:
        """Take away what is shown and stop asking; the settings were changed by the caller."""
        self._left()
        if self._edit is not None:
            self._edit.ghost.clear()
        self.silent.emit(SWITCHED_OFF)

    @Slot()
    def _typed(self) -> None:
        # A request under way goes on: if its answer begins with what is typed now, it is used.
        self._timer.start()

    @Slot()
    def _left(self) -> None:
        self._timer.stop()
        if self._asked is not None:
            self._asked = None
            self._service.cancel()
        self.silent.emit("")

    @Slot()
    def _ask_if_wanted(self) -> None:
        edit = self._edit
        if edit is None or edit.is_composing or edit.isReadOnly():
            return
        settings = self._settings.editor
        if not settings.completes:
            self.silent.emit(SWITCHED_OFF)
            return
        if self._service.model is None:
            self.silent.emit(NO_MODEL)
            return
        language = edit.language.id
        reason = reason_to_stay_silent(
            *edit.around_caret(),
            language if language in _KNOWN_LANGUAGES | set(settings.silent_languages) else None,
            has_selection=edit.textCursor().hasSelection(),
            policy=PolicyConfig(off_in=settings.silent_languages),
        )
        if reason is not None:
            self._left()
            self.silent.emit(reason)
        else:
            self._ask(edit)

    def _ask(self, edit: CodeEdit) -> None:
        if self._service.model is None:
            self.silent.emit(NO_MODEL)
            return
        self._last_id += 1
        prefix, suffix = edit.around_caret()
        language = edit.language.id
        request = CompletionRequest(
            id=self._last_id,
            prefix=prefix,
            suffix=suffix,
            language=language if language in _KNOWN_LANGUAGES else None,
            sampling=MODES[self._settings.editor.mode],
        )
        self._asked = _Asked(edit=edit, request=request)
        self._service.request(request)

    @Slot(object)
    def _answer(self, suggestion: Suggestion) -> None:
        asked = self._asked
        if asked is None or suggestion.id != asked.request.id:
            return
        self._asked = None
        prefix, suffix = asked.edit.around_caret()
        if suffix != asked.request.suffix or not prefix.startswith(asked.request.prefix):
            return
        self.answered.emit(suggestion)
        typed_since = prefix[len(asked.request.prefix) :]
        if not suggestion.text:
            self.silent.emit(suggestion.why_nothing or "The model has no suggestion here.")
            return
        if suggestion.text == typed_since or not suggestion.text.startswith(typed_since):
            return
        self._timer.stop()
        self.silent.emit("")
        asked.edit.show_suggestion(suggestion.text[len(typed_since) :])

    @Slot(object)
    def _failed(self, error: CoreError) -> None:
        self._asked = None
        self.silent.emit(error.message)
