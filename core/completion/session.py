"""A suggestion session: from the events of an editor to what is asked, shown and hidden.

The session decides when to ask the model and what to do with its answer, and knows neither a
window nor a clock of its own. An editor's shell reports events and carries out the effects
that each of them returns, in order; timers and requests come back as further events. What is
known already is shown immediately; the model is asked a moment after typing, never after
cursor moves, and its answer is shown only if it still fits. Whether a position deserves a
suggestion is ``policy``'s decision.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from core.attribution.records import TrainingTrace
from core.completion.candidates import Candidates
from core.completion.copies import trace_of
from core.completion.rejections import Rejections
from core.completion.request import CompletionRequest, Evidence, Suggestion
from core.completion.request_options import MAX_ALTERNATIVES, make_request
from core.completion.session_effects import (
    IDLE,
    LOOKING,
    NO_OTHER,
    NOT_HERE,
    SWITCHED_OFF,
    TEXT_CHANGED,
    Ask,
    CancelRequest,
    CountAccepted,
    CountAnswer,
    CountShown,
    CurrentSuggestion,
    Cursor,
    Describe,
    Effect,
    Effects,
    Environment,
    Explain,
    Hide,
    Prefetch,
    ReadAhead,
    Report,
    Show,
    StartTimer,
    StopReading,
    StopTimer,
    Timer,
    reason_not_to_ask,
)
from core.completion.wait import MIN_MS, AdaptiveWait

# How long the editor must be at rest before the text at the cursor is read ahead: longer than
# the gap between two wheel or cursor events, shorter than that between a click and a key.
REST_MS: Final = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """A request in progress.

    ``steps`` is how far to cycle once alternatives are there; 0 for an ordinary request. The
    answer to a request ``is_manual`` is shown without waiting.
    """

    request: CompletionRequest
    steps: int = 0
    is_manual: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pending:
    """A ``Show`` that the shell has not reported on yet.

    ``answered`` is the request and its answer where the suggestion is a new one, ``reason``
    what is explained at the end, ``asks_after`` the wait after which the model is asked where
    the text is not visible.
    """

    candidates: Candidates
    answered: tuple[CompletionRequest, Suggestion] | None = None
    reason: str | None = None
    asks_after: Cursor | None = None


class SuggestionSession:
    """The suggestions of one editor at a time; used from one thread.

    Args:
        environment: settings, model and cache.
        clock: seconds that never go back.
    """

    def __init__(self, environment: Environment, clock: Callable[[], float]) -> None:
        self._environment = environment
        self._clock = clock
        self._wait = AdaptiveWait()
        self._rejections = Rejections()
        self._effects: list[Effect] = []
        self._asked: _Asked | None = None
        self._candidates: Candidates | None = None
        self._precision: float | None = None
        self._evidence: Evidence | None = None
        self._traces: tuple[TrainingTrace, ...] = ()
        self._around = ("", "")  # the text around the cursor at the last key
        self._last_id = 0
        self._is_asking_soon = False  # whether the timer "ask" is running
        # An answer that came before the wait is over, and when that will be.
        self._early: tuple[_Asked, Suggestion] | None = None
        self._not_before = 0.0
        self._pending: _Pending | None = None
        self._may_read = False  # whether the timer "read" runs, or what it started

    @property
    def has_candidates(self) -> bool:
        """Whether there are suggestions to cycle through, or to ask alternatives of."""
        return self._candidates is not None

    @property
    def is_busy(self) -> bool:
        """Whether the model is being asked, or will be soon."""
        return self._is_asking_soon or self._asked is not None

    # --- events of the editor ---------------------------------------------------------

    def switched(self, rejections: Rejections | None) -> Effects:
        """Another document is edited.

        Args:
            rejections: what was rejected in it; None where there is no document.
        """
        self._drop()
        self._rejections = rejections or Rejections()
        self._read_soon()
        return self._take()

    def typed(self, cursor: Cursor) -> Effects:
        """Characters were typed, pasted or accepted.

        A request in progress continues: if its answer begins with what was typed, it is used.
        """
        now = self._clock()
        self._stop_reading()
        self._wait.key_pressed(now)
        self._around = cursor.around
        if self._keep(cursor) or self._show_known(cursor):
            return self._take()
        self._show_early(cursor)
        if self._pending is not None:
            self._pending = replace(self._pending, asks_after=cursor)
        elif not cursor.is_showing:
            self._ask_soon(cursor, now)
        return self._take()

    def deleted(self, cursor: Cursor) -> Effects:
        """Text was deleted; what was shown there before is shown again, and nobody is asked."""
        self._stop_reading()
        before, around = self._around, cursor.around
        self._around = around
        is_before = before[1] == around[1] and before[0].startswith(around[0])
        if not cursor.is_composing and is_before:
            self._rejections.deleted(*around, before[0][len(around[0]) :])
            self._show_known(cursor)
        return self._take()

    def cursor_moved(self) -> Effects:
        """The cursor was moved, not by typing or accepting."""
        self._drop()
        self._explain(IDLE if self._environment.is_enabled else SWITCHED_OFF)
        self._read_soon()
        return self._take()

    def scrolled(self) -> Effects:
        """Another part of the text is in view."""
        self._read_soon()
        return self._take()

    def requested(self, cursor: Cursor) -> Effects:
        """The user asked for a suggestion by key, whatever is off or was rejected."""
        self._stop_asking()
        reason = self._reason(cursor, is_manual=True)
        if reason is not None:
            self._explain(reason)
        else:
            self._rejections.wanted(*cursor.around)
            self._ask(_Asked(request=self._request(cursor, is_manual=True), is_manual=True))
        return self._take()

    def cycled(self, cursor: Cursor, steps: int) -> Effects:
        """The user wants another suggestion; the first time, alternatives are asked for.

        Without anything to cycle through, report ``requested`` instead.
        """
        # It may have been typed through since.
        candidates = self._candidates and self._candidates.fitting(*cursor.around)
        if candidates is None:
            return self._take()
        if candidates.count == 1 and not candidates.is_whole_choice:
            request = self._request(cursor, is_manual=True)
            request = replace(request, alternatives=MAX_ALTERNATIVES)
            self._ask(_Asked(request=request, steps=steps, is_manual=True))
            self._explain(LOOKING)
        elif candidates.count == 1:
            self._explain(NO_OTHER)
        else:
            self._show(_Pending(candidates=candidates.turned(steps)))
        return self._take()

    def accepted(self, cursor: Cursor, text: str, portion: str) -> Effects:
        """The user accepted ``text``, which is in the document now."""
        self._effects.append(CountAccepted(text, portion))
        self._wait.accepted()
        prefix, suffix = self._around = cursor.around
        self._rejections.accepted(prefix[: len(prefix) - len(text)], suffix)
        return self._take()

    def dismissed(self, cursor: Cursor, text: str) -> Effects:
        """The user dismissed ``text``."""
        self._drop()
        self._rejections.dismissed(*cursor.around, text)
        self._explain("")
        return self._take()

    def hidden(self) -> Effects:
        """Nothing is shown any more."""
        self._effects.append(Describe(None))
        return self._take()

    def displayed(self, *, is_visible: bool) -> Effects:
        """The text of a ``Show`` is visible now, or the editor had no room for it."""
        pending, self._pending = self._pending, None
        if pending is None:
            return self._take()
        if is_visible:
            self._describe(pending)
        else:
            self._candidates = None
            if pending.asks_after is not None:
                self._ask_soon(pending.asks_after, self._clock())
        if pending.reason is not None:
            self._explain(pending.reason)
        return self._take()

    # --- events of timers, model and settings -----------------------------------------

    def timer_fired(self, timer: Timer, cursor: Cursor) -> Effects:
        """A timer ended."""
        if timer == "show":
            self._show_early(cursor)
            return self._take()
        if timer == "read":
            self._read_ahead(cursor)
            return self._take()
        self._is_asking_soon = False
        if self._early is not None and _fits(*self._early, cursor):
            return self._take()  # the answer is there already
        reason = None if self._environment.is_enabled else SWITCHED_OFF
        reason = reason or self._reason(cursor)
        if reason is None:
            self._ask(_Asked(request=self._request(cursor)))
        else:
            self._drop()
            self._explain(reason)
        return self._take()

    def answered(self, suggestion: Suggestion, cursor: Cursor) -> Effects:
        """The model answered; answers to older requests are ignored."""
        asked = self._asked
        if asked is None or suggestion.id != asked.request.id:
            return self._take()
        self._asked = None
        self._effects.append(CountAnswer(suggestion))
        self._wait.answered(suggestion.milliseconds)
        self._early = (asked, suggestion)
        left_s = self._not_before - self._clock()
        if left_s > 0 and not asked.is_manual:
            self._effects.append(StartTimer("show", math.ceil(1000 * left_s)))
        else:
            self._show_early(cursor)
        return self._take()

    def failed(self, message: str) -> Effects:
        """The model could not be loaded, or could not answer."""
        self._asked = None
        self._explain(message)
        return self._take()

    def settings_changed(self) -> Effects:
        """Settings, model or project changed: what was made with the old ones is dropped."""
        self._drop()
        self._effects.append(Hide())
        self._explain("")
        self._read_soon()
        return self._take()

    def switched_off(self) -> Effects:
        """The user switched suggestions off."""
        effects = self.settings_changed()
        return (*effects, Explain(SWITCHED_OFF))

    # --- decisions --------------------------------------------------------------------

    def _take(self) -> Effects:
        effects, self._effects = tuple(self._effects), []
        return effects

    def _explain(self, reason: str) -> None:
        self._effects.append(Explain(reason))

    def _explain_unless_asking(self, reason: str) -> None:
        # While the next request waits, the reason is that of an older text.
        if not self._is_asking_soon:
            self._explain(reason)

    def _drop(self) -> None:
        """Forget what is in progress and what there is to choose from."""
        self._stop_asking()
        self._effects.append(StopTimer("show"))
        self._candidates = self._early = None
        if self._asked is not None:
            self._asked = None
            self._effects.append(CancelRequest())

    def _stop_asking(self) -> None:
        self._is_asking_soon = False
        self._effects.append(StopTimer("ask"))

    def _ask_soon(self, cursor: Cursor, now: float) -> None:
        self._candidates = None
        wait_ms = self._wait.wait_ms(cursor.prefix[-1:])
        self._not_before = now + wait_ms / 1000
        self._is_asking_soon = True
        # A fast model computes while the wait passes; a slow one is asked less often.
        self._effects.append(StartTimer("ask", 0 if wait_ms <= MIN_MS else wait_ms))

    def _ask(self, asked: _Asked) -> None:
        self._early = None
        self._asked = asked
        self._effects.append(Ask(asked.request))

    def _read_soon(self) -> None:
        self._may_read = True
        self._effects.append(StartTimer("read", REST_MS))

    def _stop_reading(self) -> None:
        if self._may_read:
            self._may_read = False
            self._effects += [StopTimer("read"), StopReading()]

    def _read_ahead(self, cursor: Cursor) -> None:
        """Read what the next request here would read, unless one is on its way."""
        environment = self._environment
        off_in = environment.options.policy.off_in
        if (
            environment.is_enabled
            and environment.model_problem is None
            and not (self.is_busy or cursor.is_read_only or cursor.is_composing)
            and cursor.language not in off_in
        ):
            self._effects.append(ReadAhead(self._request(cursor), cursor.visible_chars))

    def _request(self, cursor: Cursor, *, is_manual: bool = False) -> CompletionRequest:
        self._last_id += 1
        return make_request(
            self._last_id,
            *cursor.around,
            cursor.language,
            self._environment.options,
            self._environment.default_precision,
            is_manual=is_manual,
            path=cursor.path,
        )

    def _reason(self, cursor: Cursor, *, is_manual: bool = False) -> str | None:
        return reason_not_to_ask(
            cursor,
            model_problem=self._environment.model_problem,
            policy=self._environment.options.policy,
            is_manual=is_manual,
        )

    def _keep(self, cursor: Cursor) -> bool:
        """Show what is left of the suggestion, where the editor itself could not keep it."""
        candidates = self._candidates and self._candidates.fitting(*cursor.around)
        if candidates is None:
            return False
        self._show(_Pending(candidates=candidates))
        return True

    def _show_known(self, cursor: Cursor) -> bool:
        """Show an answer from the cache; False where there is none."""
        environment = self._environment
        if not environment.is_enabled or environment.model_problem is not None:
            return False
        if cursor.language in environment.options.policy.off_in:
            return False
        request = self._request(cursor)
        known = environment.lookup(request)
        if known is None or not known.text:
            return False
        self._stop_asking()
        if self._asked is not None:
            # Its answer would be dropped: the processor is free for what follows.
            self._effects.append(CancelRequest())
        self._asked = self._early = None
        self._effects.append(Report(known))
        return self._show_new(request, known, cursor.around)

    def _show_early(self, cursor: Cursor) -> None:
        """Show the answer that came, if it fits the text of now."""
        if self._early is None:
            return
        (asked, suggestion), self._early = self._early, None
        self._effects.append(StopTimer("show"))
        request = asked.request
        if asked.steps:
            self._show_alternatives(asked, suggestion, cursor)
            return
        if cursor.suffix != request.suffix or not cursor.prefix.startswith(request.prefix):
            self._explain_unless_asking(TEXT_CHANGED)
            return
        self._effects.append(Report(suggestion))
        if suggestion.text:
            self._show_new(request, suggestion, cursor.around)
        else:
            self._explain_unless_asking(suggestion.no_suggestion_reason or NOT_HERE)

    def _show_new(
        self, request: CompletionRequest, suggestion: Suggestion, around: tuple[str, str]
    ) -> bool:
        """Show a new suggestion, or what was not typed of it yet; False if nothing fits."""
        candidates = _candidates_of(request, suggestion).fitting(*around)
        if candidates is None:
            return False
        self._stop_asking()
        reason = self._rejections.reason(*around, candidates.text)
        if reason is not None:
            self._candidates = None
            self._explain(reason)
            return True
        self._precision, self._evidence = suggestion.precision, suggestion.evidence
        self._traces = suggestion.traces
        self._show(_Pending(candidates=candidates, answered=(request, suggestion)))
        return True

    def _show_alternatives(self, asked: _Asked, suggestion: Suggestion, cursor: Cursor) -> None:
        candidates = self._candidates and self._candidates.fitting(*cursor.around)
        if candidates is None or cursor.around != (asked.request.prefix, asked.request.suffix):
            return  # more was typed in the meantime
        candidates = candidates.joined(suggestion.texts)
        self._traces += suggestion.traces
        reason = NO_OTHER if candidates.count == 1 else None
        self._show(_Pending(candidates=candidates.turned(asked.steps), reason=reason))

    def _show(self, pending: _Pending) -> None:
        self._candidates, self._pending = pending.candidates, pending
        self._effects.append(Show(pending.candidates.text))

    def _describe(self, pending: _Pending) -> None:
        candidates = pending.candidates
        self._explain("")
        self._effects.append(
            Describe(
                CurrentSuggestion(
                    number=candidates.index + 1,
                    count=candidates.count,
                    precision=self._precision if candidates.is_best else None,
                    evidence=self._evidence if candidates.is_best else None,
                    is_best=candidates.is_best,
                    trace=trace_of(candidates.text, self._traces),
                )
            )
        )
        if pending.answered is not None:
            request, suggestion = pending.answered
            self._wait.shown()
            self._effects += [CountShown(suggestion), Prefetch(request, suggestion)]


def _candidates_of(request: CompletionRequest, suggestion: Suggestion) -> Candidates:
    return Candidates(
        prefix=request.prefix,
        suffix=request.suffix,
        texts=suggestion.texts,
        is_whole_choice=request.alternatives > 1,
    )


def _fits(asked: _Asked, suggestion: Suggestion, cursor: Cursor) -> bool:
    """Whether an answer has something to show at a cursor."""
    is_text = bool(suggestion.text)
    return is_text and _candidates_of(asked.request, suggestion).fitting(*cursor.around) is not None
