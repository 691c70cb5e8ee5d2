"""The session as a state machine: an editor, a model and two timers without any window."""

from __future__ import annotations

import contextlib
import dataclasses
from types import SimpleNamespace

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from core.completion import session_effects as effects
from core.completion.policy import PolicyConfig
from core.completion.rejections import JUST_DELETED, JUST_DISMISSED, Rejections
from core.completion.request import Suggestion
from core.completion.request_options import MAX_ALTERNATIVES, RequestOptions
from core.completion.session import SuggestionSession
from core.completion.session_effects import Cursor
from core.completion.type_through import Shown, next_line, next_word, remaining

TEXTS = st.sampled_from(["ab", "ab\nba", "a", "b a", "bb", "(a)", "  ", ""])


class FakeEnvironment:
    def __init__(self):
        self.is_enabled = True
        self.options = RequestOptions(policy=PolicyConfig(minimum_characters=1))
        self.default_precision = 0.4
        self.model_problem = None
        self.known = {}

    def lookup(self, request):
        return self.known.get((request.prefix, request.suffix))


class Shell:
    """Carries effects out on a text; what a window does, and no more."""

    def __init__(self):
        self.environment = FakeEnvironment()
        self.now = 0.0
        self.session = SuggestionSession(self.environment, lambda: self.now)
        self.prefix, self.suffix = "", ""
        self.ghost = ""
        self.current = None
        self.has_room = True
        self.timers = {}
        self.request = None
        self.log = []
        self.reasons = []
        self.made = []  # every answer, with the text before the cursor that it was made for

    def cursor(self):
        return Cursor(
            prefix=self.prefix, suffix=self.suffix, language="python", is_showing=bool(self.ghost)
        )

    def apply(self, due):
        for effect in due:
            self.log.append(effect)
            match effect:
                case effects.Ask():
                    self.request = effect.request
                case effects.CancelRequest():
                    self.request = None
                case effects.Show():
                    self.ghost = effect.text if self.has_room else ""
                    self.apply(self.session.displayed(is_visible=bool(self.ghost)))
                case effects.Hide():
                    self.hide()
                case effects.StartTimer():
                    self.timers[effect.timer] = self.now + effect.delay_ms / 1000
                case effects.StopTimer():
                    self.timers.pop(effect.timer, None)
                case effects.Describe():
                    self.current = effect.current
                case effects.Explain():
                    self.reasons.append(effect.reason)

    def hide(self):
        if self.ghost:
            self.ghost = ""
            self.apply(self.session.hidden())

    def type(self, text):
        """As the editor does: the ghost stays while its own beginning is typed."""
        shown = Shown(prefix=self.prefix, suffix=self.suffix, text=self.ghost)
        self.prefix += text
        left = remaining(shown, self.prefix, self.suffix) if self.ghost else None
        if left is None:
            self.hide()
        else:
            self.ghost = left
        self.apply(self.session.typed(self.cursor()))

    def backspace(self):
        self.hide()
        self.prefix = self.prefix[:-1]
        self.apply(self.session.deleted(self.cursor()))

    def accept(self, portion):
        text = {"all": str, "word": next_word, "line": next_line}[portion](self.ghost)
        rest, self.ghost = self.ghost[len(text) :], ""
        self.prefix += text
        self.apply(self.session.accepted(self.cursor(), text, portion))
        self.ghost = rest
        if not rest:
            self.apply(self.session.hidden())
        self.apply(self.session.typed(self.cursor()))

    def dismiss(self):
        text = self.ghost
        self.hide()
        self.apply(self.session.dismissed(self.cursor(), text))

    def answer(self, text, others=()):
        asked, self.request = self.request, None
        made = _suggestion(asked.id, text, others)
        self.made += [(asked.prefix, asked.suffix, one) for one in made.texts]
        self.apply(self.session.answered(made, self.cursor()))

    def fire(self, timer):
        self.now = max(self.now, self.timers.pop(timer))
        self.apply(self.session.timer_fired(timer, self.cursor()))

    def settle(self):
        while self.timers:
            self.fire(min(self.timers, key=self.timers.get))


def _suggestion(id, text, others=(), **more):
    texts = tuple(other for other in others if other and text)
    return Suggestion(
        id=id, text=text, tokens=1, milliseconds=5.0, alternatives=texts, precision=0.6,
        no_suggestion_reason=None if text else "The model has none.", **more,
    )  # fmt: skip


class SessionMachine(RuleBasedStateMachine):
    """Any order of events, with what must hold after each of them."""

    def __init__(self):
        super().__init__()
        self.shell = Shell()
        self.dismissed = None  # a position and the text that was dismissed there

    @rule(text=st.sampled_from(["a", "b", "\n", "(", " ", "ab"]), pause=st.floats(0.001, 2))
    def type(self, text, pause):
        self.shell.now += pause
        self.shell.type(text)

    @precondition(lambda self: self.shell.ghost)
    @rule()
    def type_through(self):
        self.shell.now += 0.1
        left = self.shell.ghost[1:]
        self.shell.type(self.shell.ghost[:1])
        if left.strip():
            assert self.shell.ghost == left

    @precondition(lambda self: self.shell.prefix)
    @rule()
    def backspace(self):
        count = self._count(effects.Ask)
        self.shell.backspace()
        assert self._count(effects.Ask) == count  # nobody is asked for what is deleted

    @rule(at=st.integers(0, 40))
    def move(self, at):
        shell = self.shell
        text = shell.prefix + shell.suffix
        shell.hide()
        shell.prefix, shell.suffix = text[:at], text[at:]
        with self._everything_is_dropped():
            shell.apply(shell.session.cursor_moved())

    @precondition(lambda self: self.shell.timers)
    @rule(which=st.integers(0, 1))
    def fire(self, which):
        self.shell.fire(sorted(self.shell.timers)[which % len(self.shell.timers)])

    @precondition(lambda self: self.shell.request is not None)
    @rule(text=TEXTS, others=st.tuples(TEXTS, TEXTS))
    def answer(self, text, others):
        self.shell.now += 0.005
        has_others = self.shell.request.alternatives > 1
        is_waiting, ghost = self.shell.session._asked is not None, self.shell.ghost
        self.shell.answer(text, others if has_others else ())
        if not is_waiting:
            assert self.shell.ghost == ghost

    @rule(text=TEXTS)
    def old_answer(self, text):
        ghost = self.shell.ghost
        self.shell.apply(self.shell.session.answered(_suggestion(0, text), self.shell.cursor()))
        assert self.shell.ghost == ghost

    @precondition(lambda self: self.shell.ghost)
    @rule(portion=st.sampled_from(["all", "word", "line"]))
    def accept(self, portion):
        self.shell.accept(portion)

    @precondition(lambda self: self.shell.ghost)
    @rule()
    def dismiss(self):
        shell = self.shell
        self.dismissed = (shell.prefix, shell.suffix, shell.ghost)
        with self._everything_is_dropped():
            shell.dismiss()

    @rule()
    def request_by_key(self):
        shell = self.shell
        if (shell.prefix, shell.suffix) == (self.dismissed or ("", "", ""))[:2]:
            self.dismissed = None
        shell.apply(shell.session.requested(shell.cursor()))
        if shell.environment.model_problem is None:
            assert shell.session._asked.request is shell.request
        else:
            assert shell.reasons[-1] == shell.environment.model_problem

    @precondition(lambda self: self.shell.ghost and self.shell.session.has_candidates)
    @rule(steps=st.sampled_from([1, -1]))
    def cycle(self, steps):
        self.shell.apply(self.shell.session.cycled(self.shell.cursor(), steps))

    @rule(enabled=st.booleans())
    def switch(self, enabled):
        shell = self.shell
        shell.environment.is_enabled = enabled
        session = shell.session
        with self._everything_is_dropped():
            shell.apply(session.settings_changed() if enabled else session.switched_off())

    @rule(problem=st.sampled_from([None, effects.NO_MODEL, effects.PREPARING]))
    def change_model(self, problem):
        shell = self.shell
        shell.environment.model_problem = problem
        shell.environment.known.clear()
        with self._everything_is_dropped():
            shell.apply(shell.session.settings_changed())

    @rule()
    def fail(self):
        self.shell.request = None
        self.shell.apply(self.shell.session.failed("It broke."))
        assert self.shell.reasons[-1] == "It broke."

    @rule(text=TEXTS)
    def cache(self, text):
        shell = self.shell
        shell.environment.known[(shell.prefix, shell.suffix)] = _suggestion(0, text, is_cached=True)
        if text:
            shell.made.append((shell.prefix, shell.suffix, text))

    @rule(has_room=st.booleans())
    def make_room(self, has_room):
        self.shell.has_room = has_room

    @rule()
    def other_document(self):
        shell = self.shell
        shell.hide()
        with self._everything_is_dropped():
            shell.apply(shell.session.switched(Rejections()))
        shell.prefix = shell.suffix = ""
        self.dismissed = None

    @invariant()
    def what_is_shown_was_made_for_this_text(self):
        shell = self.shell
        if shell.ghost:
            whole = shell.prefix + shell.ghost
            assert any(
                _is_what_is_left(made, whole, shell.prefix, shell.suffix) for made in shell.made
            )

    @invariant()
    def what_is_shown_is_described(self):
        assert (self.shell.current is not None) is bool(self.shell.ghost)
        if self.shell.current is not None:
            assert 1 <= self.shell.current.number <= self.shell.current.count

    @invariant()
    def what_was_dismissed_does_not_come_back(self):
        if self.dismissed is not None and self.shell.ghost:
            shown = (self.shell.prefix, self.shell.suffix, self.shell.ghost)
            assert shown != self.dismissed

    @invariant()
    def nothing_is_asked_without_a_model(self):
        if self.shell.environment.model_problem is not None:
            assert self.shell.session._asked is None

    @invariant()
    def nothing_is_left_undone(self):
        """Every ``Show`` was reported on: the session keeps nothing of it."""
        assert self.shell.session._pending is None

    @contextlib.contextmanager
    def _everything_is_dropped(self):
        """Nothing is in progress afterwards, and what was asked for was cancelled.

        A request whose answer is no longer waited for, since one was in the cache, runs to its
        end: its answer is ignored, and is in the cache then.
        """
        shell = self.shell
        is_waiting = shell.session._asked is not None
        yield
        assert (shell.session.is_busy, set(shell.timers) - {"read"}, shell.ghost) == (
            False,
            set(),
            "",
        )
        assert not (is_waiting and shell.request)

    def _count(self, kind):
        return sum(isinstance(effect, kind) for effect in self.shell.log)


def _is_what_is_left(made, whole, prefix, suffix):
    before, after, text = made
    # Brackets that the editor closes by itself do not happen here: the text after the cursor
    # is what it was.
    return after == suffix and prefix.startswith(before) and before + text == whole


TestSession = SessionMachine.TestCase
TestSession.settings = settings(max_examples=60, stateful_step_count=40, deadline=None)


def test_typing_asks_once_after_a_pause_and_prefetches_what_follows():
    shell = Shell()
    for letter in "val":
        shell.now += 0.1
        shell.type(letter)
    assert shell.request is None
    shell.settle()
    assert shell.request.prefix == "val"
    shell.answer("ue = 1")
    shell.settle()
    assert shell.ghost == "ue = 1"
    assert [type(effect) for effect in shell.log[-2:]] == [effects.CountShown, effects.Prefetch]
    assert sum(isinstance(effect, effects.Ask) for effect in shell.log) == 1


def test_an_answer_before_the_end_of_the_wait_is_shown_at_its_end():
    shell = Shell()
    shell.type("v")
    shell.fire("ask")
    shell.now -= shell.now  # a model that needs no time
    shell.answer("al")
    assert (shell.ghost, set(shell.timers)) == ("", {"show"})
    shell.settle()
    assert shell.ghost == "al"


def test_where_the_editor_has_no_room_the_model_is_asked_again_later():
    shell = Shell()
    shell.type("v")
    shell.fire("ask")
    shell.now = 0.0
    shell.answer("alue")
    shell.has_room = False
    shell.type("a")
    assert (shell.ghost, "ask" in shell.timers) == ("", True)


def test_alternatives_are_asked_for_once():
    shell = Shell()
    shell.type("v")
    shell.settle()
    shell.now += 1
    shell.answer("al")
    shell.apply(shell.session.cycled(shell.cursor(), 1))
    assert (shell.request.alternatives, shell.reasons[-1]) == (MAX_ALTERNATIVES, effects.LOOKING)
    shell.answer("al")
    assert shell.reasons[-1] == effects.NO_OTHER
    asked = shell.request
    shell.apply(shell.session.cycled(shell.cursor(), 1))
    assert (shell.request, shell.reasons[-1]) == (asked, effects.NO_OTHER)


def test_a_disabled_language_is_not_even_looked_up():
    shell = Shell()
    shell.environment.options = dataclasses.replace(
        shell.environment.options, policy=PolicyConfig(off_in=("python",))
    )
    shell.environment.lookup = lambda _request: SimpleNamespace()[0]  # would fail
    shell.type("v")
    shell.settle()
    assert "off for this language" in shell.reasons[-1]


def shown_after(shell, typed, text):
    shell.type(typed)
    shell.settle()
    shell.now += 1
    shell.answer(text)
    assert shell.ghost == text


def test_a_known_answer_cancels_the_request_in_progress():
    shell = Shell()
    shell.type("v")
    shell.fire("ask")
    assert shell.request is not None
    shell.environment.known[("va", "")] = _suggestion(0, "lue", is_cached=True)
    shell.log.clear()
    shell.type("a")
    assert (shell.ghost, shell.request) == ("lue", None)
    assert shell.log.count(effects.CancelRequest()) == 1
    shell.type("l")
    assert shell.log.count(effects.CancelRequest()) == 1


def test_what_was_dismissed_is_shown_again_only_by_key():
    shell = Shell()
    shown_after(shell, "val", "ue = 1")
    shell.dismiss()
    shell.environment.known[("val", "")] = _suggestion(0, "ue = 1", is_cached=True)
    shell.type("x")
    shell.backspace()
    assert (shell.ghost, shell.reasons[-1]) == ("", JUST_DISMISSED)
    shell.apply(shell.session.requested(shell.cursor()))
    shell.answer("ue = 1")
    assert shell.ghost == "ue = 1"


def test_what_was_deleted_is_not_suggested_at_the_same_position():
    shell = Shell()
    shell.environment.known[("v", "")] = _suggestion(0, "alue", is_cached=True)
    shell.type("v")
    shell.accept("all")
    for _ in "alue":
        shell.backspace()
    assert (shell.ghost, shell.reasons[-1]) == ("", JUST_DELETED)


def test_an_answer_for_a_text_that_changed_is_explained():
    shell = Shell()
    shell.type("val")
    shell.settle()
    shell.backspace()
    shell.now += 1
    shell.answer("ue")
    assert (shell.ghost, shell.reasons[-1]) == ("", effects.TEXT_CHANGED)
    assert not any(isinstance(effect, effects.Report) for effect in shell.log)


def test_an_answer_that_waits_is_dropped_when_the_cursor_moves():
    shell = Shell()
    shell.type("v")
    shell.fire("ask")
    shell.now = 0.0
    shell.answer("al")
    assert set(shell.timers) == {"show"}
    shell.apply(shell.session.cursor_moved())
    assert (set(shell.timers), shell.reasons[-1]) == ({"read"}, effects.IDLE)


def _read(shell):
    return [effect for effect in shell.log if isinstance(effect, effects.ReadAhead)]


@pytest.mark.parametrize("event", ["switched", "cursor_moved", "scrolled", "settings_changed"])
def test_where_the_editor_rests_the_text_is_read_ahead(event):
    shell = Shell()
    shell.prefix, shell.suffix = "def f(", ")\n"
    arguments = (Rejections(),) if event == "switched" else ()
    shell.apply(getattr(shell.session, event)(*arguments))
    shell.apply(shell.session.scrolled())
    shell.fire("read")
    (read,) = _read(shell)
    assert (read.request.prefix, read.request.suffix) == ("def f(", ")\n")


def test_the_first_key_stops_reading_and_the_next_ones_need_not():
    shell = Shell()
    shell.apply(shell.session.scrolled())
    shell.type("v")
    assert "read" not in shell.timers
    shell.type("a")
    shell.backspace()
    assert sum(isinstance(effect, effects.StopReading) for effect in shell.log) == 1


def test_nothing_is_read_while_the_model_is_asked_or_may_not_be():
    shell = Shell()
    shell.type("v")
    shell.apply(shell.session.scrolled())
    shell.fire("read")
    assert not _read(shell)
    shell.fire("ask")
    shell.apply(shell.session.scrolled())
    shell.fire("read")
    assert not _read(shell)
    for is_enabled, model_problem in ((False, None), (True, effects.NO_MODEL)):
        shell = Shell()
        shell.environment.is_enabled, shell.environment.model_problem = is_enabled, model_problem
        shell.apply(shell.session.scrolled())
        shell.fire("read")
        assert not _read(shell)


def test_while_suggestions_are_off_only_the_user_asks():
    shell = Shell()
    shell.environment.is_enabled = False
    shell.environment.known[("val", "")] = _suggestion(0, "ue", is_cached=True)
    shell.type("val")
    shell.settle()
    assert (shell.request, shell.ghost) == (None, "")
    assert shell.reasons[-1] == effects.SWITCHED_OFF
    shell.apply(shell.session.requested(shell.cursor()))
    assert shell.request.prefix == "val"
