"""When the model is asked, and which answers are shown."""

from __future__ import annotations

import dataclasses

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from core.completion import policy
from core.completion.session_effects import (
    IDLE,
    LOOKING,
    NO_MODEL,
    NO_OTHER,
    PREPARING,
    SWITCHED_OFF,
    CurrentSuggestion,
)
from core.editing.language_mode import JAVA
from core.errors import CheckpointError
from gui.editor.suggest.completion_controller import CompletionController


@pytest.fixture
def controller(service, settings, edit):
    result = CompletionController(service, settings)
    result.set_edit(edit)
    reasons: list[str] = []
    result.no_suggestion.connect(reasons.append)
    result.reasons = reasons
    offers: list[CurrentSuggestion | None] = []
    result.current_changed.connect(offers.append)
    result.offers = offers
    yield result
    result.set_edit(None)  # the timer of reading ahead may run still


def wait_for_ghost(qtbot, edit, text):
    """An answer that is quicker than the wait is shown when that is over."""
    qtbot.waitUntil(lambda: edit.ghost.text == text, timeout=2000)


def wait_for_request(qtbot, service, count=1):
    qtbot.waitUntil(lambda: len(service.requests) >= count, timeout=2000)


def test_typing_asks_once_after_a_pause_and_shows_the_answer(controller, service, edit, qtbot):
    qtbot.keyClicks(edit, "return se")
    wait_for_request(qtbot, service)
    qtbot.wait(120)
    assert [r.prefix for r in service.requests] == ["return se"]
    request = service.requests[0]
    assert (request.suffix, request.language, request.sampling.temperature) == ("", "python", 0.2)
    service.answer("lf.value")
    wait_for_ghost(qtbot, edit, "lf.value")
    assert edit.text() == "return se"


def test_moving_the_caret_does_not_ask_and_cancels(controller, service, edit, qtbot):
    edit.set_text("value = 1\nother")
    qtbot.keyClick(edit, Qt.Key.Key_Down)
    qtbot.keyClick(edit, Qt.Key.Key_End)
    qtbot.wait(120)
    assert service.requests == []
    qtbot.keyClicks(edit, "_x")
    wait_for_request(qtbot, service)
    qtbot.keyClick(edit, Qt.Key.Key_Left)
    assert service.cancels == 1
    service.answer("late")
    assert not edit.ghost.is_visible


def test_an_answer_superseded_by_other_typing_is_dropped(controller, service, edit, qtbot):
    qtbot.keyClicks(edit, "value")
    wait_for_request(qtbot, service)
    qtbot.keyClicks(edit, "X")
    service.answer("_of(x)")
    assert not edit.ghost.is_visible


def test_an_answer_that_was_typed_meanwhile_shows_its_rest(controller, service, edit, qtbot):
    qtbot.keyClicks(edit, "value")
    wait_for_request(qtbot, service)
    qtbot.keyClicks(edit, "_o")
    service.answer("_of(x)")
    wait_for_ghost(qtbot, edit, "f(x)")
    qtbot.wait(120)
    assert len(service.requests) == 1


def test_an_older_answer_is_not_taken_for_the_latest(controller, service, edit, qtbot):
    qtbot.keyClicks(edit, "value")
    wait_for_request(qtbot, service)
    qtbot.keyClicks(edit, "s")
    wait_for_request(qtbot, service, 2)
    service.answer("old", request_id=service.requests[0].id)
    assert not edit.ghost.is_visible
    service.answer(".new")
    wait_for_ghost(qtbot, edit, ".new")


def test_switching_the_editor_drops_what_is_under_way(controller, service, edit, qtbot):
    qtbot.keyClicks(edit, "value")
    wait_for_request(qtbot, service)
    controller.set_edit(None)
    service.answer("x")
    assert not edit.ghost.is_visible
    qtbot.keyClicks(edit, "more")
    qtbot.wait(120)
    assert len(service.requests) == 1


def test_every_silence_has_a_reason(controller, service, settings, edit, qtbot):
    qtbot.keyClicks(edit, "# a comment")
    qtbot.waitUntil(lambda: controller.reasons[-1:] == [policy.IN_COMMENT], timeout=2000)
    edit.set_text("")
    qtbot.keyClicks(edit, "value")
    wait_for_request(qtbot, service)
    service.answer("", why="The model is not sure.")
    qtbot.waitUntil(lambda: controller.reasons[-1] == "The model is not sure.", timeout=2000)
    settings.put(
        dataclasses.replace(settings.preferences.suggestions, disabled_languages=("java",))
    )
    edit.set_language(JAVA)
    qtbot.keyClicks(edit, "x")
    qtbot.waitUntil(lambda: controller.reasons[-1] == policy.LANGUAGE_IS_OFF, timeout=2000)
    settings.put(dataclasses.replace(settings.preferences.suggestions, enabled=False))
    qtbot.keyClicks(edit, "y")
    qtbot.waitUntil(lambda: controller.reasons[-1] == SWITCHED_OFF, timeout=2000)
    service.unload()
    controller.suggest_now()
    assert controller.reasons[-1] == NO_MODEL
    service.failed.emit(CheckpointError("It broke.", "Mend it."))
    assert controller.reasons[-1] == "It broke."
    assert len(service.requests) == 1


def test_asking_by_hand_works_in_the_middle_of_a_line(controller, service, settings, edit, qtbot):
    settings.put(
        dataclasses.replace(settings.preferences.suggestions, enabled=False, mode="creative")
    )
    edit.set_text("value = compute(a) + b")
    edit.go_to(0, 8)
    controller.suggest_now()
    assert (service.requests[0].prefix, service.requests[0].suffix) == (
        "value = ",
        "compute(a) + b",
    )
    assert service.requests[0].sampling.temperature == 0.8
    service.answer("1 + ")
    assert edit.ghost.text == "1 + "


def test_accepting_asks_for_the_next(controller, service, edit, qtbot):
    qtbot.keyClicks(edit, "value")
    wait_for_request(qtbot, service)
    service.answer(" = 1")
    wait_for_ghost(qtbot, edit, " = 1")
    qtbot.keyClick(edit, Qt.Key.Key_Tab)
    assert edit.text() == "value = 1"
    wait_for_request(qtbot, service, 2)
    assert service.requests[-1].prefix == "value = 1"


def test_switching_off_takes_the_ghost_away(controller, service, edit, qtbot):
    edit.show_suggestion("abc")
    controller.switch_off()
    assert not edit.ghost.is_visible
    assert controller.reasons[-1] == SWITCHED_OFF


def suggest(qtbot, service, edit, typed, text, **answer):
    """Type, wait for the question, answer it, wait for the ghost."""
    count = len(service.requests)
    qtbot.keyClicks(edit, typed)
    wait_for_request(qtbot, service, count + 1)
    service.answer(text, **answer)
    wait_for_ghost(qtbot, edit, text)


def test_what_is_known_is_shown_without_asking(controller, service, edit, qtbot):
    service.known["val"] = "ue = 1"
    qtbot.keyClicks(edit, "val")
    assert edit.ghost.text == "ue = 1"
    qtbot.wait(60)
    assert not any(request.prefix == "val" for request in service.requests)
    assert controller.statistics.cached_fraction == 1.0


def test_the_first_cycle_asks_for_others_and_the_next_turns_them(controller, service, edit, qtbot):
    suggest(qtbot, service, edit, "val", "ue = 1")
    assert controller.offers[-1] == CurrentSuggestion(number=1, count=1, precision=0.6)
    controller.show_next()
    assert controller.reasons[-1] == LOOKING
    request = service.requests[-1]
    assert (request.alternatives, request.minimum_precision) == (4, 0.0)
    service.answer("ue = 1", alternatives=("ue = 2", "ues()"))
    assert edit.ghost.text == "ue = 2"
    assert controller.offers[-1] == CurrentSuggestion(
        number=2, count=3, precision=None, is_best=False
    )
    seen = []
    for step in (controller.show_next, controller.show_next, controller.show_previous):
        step()
        seen.append(edit.ghost.text)
    assert seen == ["ues()", "ue = 1", "ues()"]
    assert edit.text() == "val"
    assert controller.statistics.counts.shown == 1


def test_others_stay_to_choose_from_while_they_are_typed_through(controller, service, edit, qtbot):
    suggest(qtbot, service, edit, "val", "ue = 1")
    controller.show_next()
    service.answer("ue = 1", alternatives=("ue = 2", "id()"))
    qtbot.keyClicks(edit, "ue")
    assert edit.ghost.text == " = 2"
    controller.show_next()
    assert edit.ghost.text == " = 1"
    assert controller.offers[-1] == CurrentSuggestion(number=1, count=2, precision=0.6)


def test_no_other_suggestion_is_said(controller, service, edit, qtbot):
    suggest(qtbot, service, edit, "val", "ue = 1")
    controller.show_next()
    service.answer("ue = 1")
    assert controller.reasons[-1] == NO_OTHER
    assert edit.ghost.text == "ue = 1"
    count = len(service.requests)
    controller.show_next()
    assert controller.reasons[-1] == NO_OTHER
    assert len(service.requests) == count


def test_cycling_without_a_suggestion_asks_for_one(controller, service, edit):
    edit.set_text("a b")
    edit.go_to(0, 1)
    controller.show_next()
    assert len(service.requests) == 1


def test_a_dismissed_suggestion_does_not_come_back_there(controller, service, edit, qtbot):
    suggest(qtbot, service, edit, "val", "ue = 1")
    qtbot.keyClick(edit, Qt.Key.Key_Escape)
    assert not edit.ghost.is_visible
    service.known["val"] = "ue = 1"
    qtbot.keyClicks(edit, "x")
    qtbot.keyClick(edit, Qt.Key.Key_Backspace)
    assert not edit.ghost.is_visible
    assert "dismissed" in controller.reasons[-1]


def test_asked_by_key_a_dismissed_suggestion_comes_back(controller, service, edit, qtbot):
    suggest(qtbot, service, edit, "val", "ue = 1")
    qtbot.keyClick(edit, Qt.Key.Key_Escape)
    controller.suggest_now()
    service.answer("ue = 1")
    assert edit.ghost.text == "ue = 1"


@pytest.mark.parametrize("way", ["undo", "backspace"])
def test_asked_by_key_what_was_just_deleted_comes_back(controller, service, edit, qtbot, way):
    suggest(qtbot, service, edit, "val", "ue = 1")
    qtbot.keyClick(edit, Qt.Key.Key_Tab)
    if way == "undo":
        edit.undo()
    else:
        for _ in "ue = 1":
            qtbot.keyClick(edit, Qt.Key.Key_Backspace)
    assert edit.text() == "val"
    controller.suggest_now()
    service.answer("ue = 1")
    assert edit.ghost.text == "ue = 1"


def test_asked_by_key_no_wish_and_no_place_is_in_the_way(
    controller, service, edit, settings, qtbot
):
    settings.put(
        dataclasses.replace(
            settings.preferences.suggestions, enabled=False, disabled_languages=("python",)
        )
    )
    for text, column in (("", 0), ("x", 0), ("abc def", 2), ("# note", 6), ("s = 'a", 6)):
        edit.set_text(text)
        edit.go_to(0, column)
        controller.suggest_now()
        service.answer("word")
        assert edit.ghost.text == "word", (text, column)


def test_asked_by_key_a_selection_and_a_composition_end(controller, service, edit, qtbot):
    edit.set_text("value = other")
    edit.selectAll()
    controller.suggest_now()
    assert not edit.textCursor().hasSelection()
    service.answer("_name")
    assert edit.ghost.text == "_name"
    edit.ghost.clear()
    QApplication.sendEvent(edit, QInputMethodEvent("に", []))
    controller.suggest_now()
    assert not edit.is_composing
    service.answer("_name")
    assert edit.ghost.text == "_name"


def test_asked_by_key_the_silence_of_the_model_is_told(controller, service, edit):
    edit.set_text("value")
    controller.suggest_now()
    service.answer("", "The model expects nothing more on this line.")
    assert controller.reasons[-1] == "The model expects nothing more on this line."


def test_going_back_a_letter_shows_again_what_was_there(controller, service, edit, qtbot):
    suggest(qtbot, service, edit, "val", "ue = 1")
    qtbot.keyClicks(edit, "x")
    assert not edit.ghost.is_visible
    service.known["val"] = "ue = 1"
    qtbot.keyClick(edit, Qt.Key.Key_Backspace)
    assert edit.ghost.text == "ue = 1"


def test_the_next_suggestion_is_prefetched(controller, service, edit, qtbot):
    suggest(qtbot, service, edit, "val", "ue = 1")
    assert service.prefetched == ["value = 1"]


def test_several_lines_are_asked_for_where_a_block_begins(controller, service, edit, qtbot):
    qtbot.keyClicks(edit, "def f(x):")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    wait_for_request(qtbot, service)
    qtbot.waitUntil(lambda: service.requests[-1].prefix.endswith(":\n    "))
    assert service.requests[-1].max_lines > 1
    service.answer("y = 1\n    return x + y")
    wait_for_ghost(qtbot, edit, "y = 1\n    return x + y")
    qtbot.keyClick(edit, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert edit.text() == "def f(x):\n    y = 1"
    assert edit.ghost.text == "\n    return x + y"


def test_the_dial_and_the_length_reach_the_request(controller, service, settings, edit, qtbot):
    qtbot.keyClicks(edit, "val")
    wait_for_request(qtbot, service)
    assert service.requests[-1].minimum_precision == service.stops(0.5).automatic
    chosen = dataclasses.replace(
        settings.preferences.suggestions, confidence_threshold=0.8, max_tokens=7
    )
    settings.put(chosen)
    qtbot.keyClicks(edit, "u")
    wait_for_request(qtbot, service, 2)
    request = service.requests[-1]
    assert (request.minimum_precision, request.max_tokens) == (0.8, 7)


def test_what_was_taken_is_counted(controller, service, edit, qtbot):
    suggest(qtbot, service, edit, "val", "ue = 1")
    qtbot.keyClick(edit, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(edit, Qt.Key.Key_Tab)
    counts = controller.statistics.counts
    assert (counts.shown, counts.accepted, counts.words, counts.full) == (1, 1, 1, 1)
    assert counts.characters == len("ue = 1")
    assert controller.statistics.median_latency_ms == 12.4


def test_a_silence_after_a_caret_move_and_while_preparing(controller, service, edit, qtbot):
    edit.set_text("value")
    qtbot.keyClick(edit, Qt.Key.Key_Right)
    assert controller.reasons[-1] == IDLE
    service.model, service.is_preparing = None, True
    controller.suggest_now()
    assert controller.reasons[-1] == PREPARING


def test_a_bracket_that_closed_itself_does_not_cost_the_ghost(controller, service, edit, qtbot):
    suggest(qtbot, service, edit, "val", "ue(x, y)")
    qtbot.keyClicks(edit, "ue")
    qtbot.keyClicks(edit, "(")
    assert edit.ghost.is_visible
    shown = edit.text() + edit.ghost.text
    assert shown.replace("()", "(").startswith("value(")
    qtbot.keyClick(edit, Qt.Key.Key_Tab)
    assert edit.text() == "value(x, y)"


def test_a_file_that_is_opened_or_scrolled_is_read_ahead(controller, service, edit, qtbot):
    edit.set_text("value = 1\n" * 500)
    edit.go_to(3)
    qtbot.waitUntil(lambda: bool(service.read), timeout=2000)
    qtbot.wait(150)
    service.read.clear()
    edit.verticalScrollBar().setValue(40)
    qtbot.waitUntil(lambda: bool(service.read), timeout=2000)
    ((prefix, visible_chars),) = service.read
    assert prefix == "value = 1\n" * 3
    lines = edit.viewport().height() // edit.fontMetrics().height()
    assert 37 + lines <= visible_chars / len("value = 1\n") <= 37 + lines + 3


def test_the_first_key_stops_reading_ahead(controller, service, edit, qtbot):
    edit.set_text("value = 1\n" * 50)
    edit.go_to(3)
    qtbot.waitUntil(lambda: bool(service.read), timeout=2000)
    qtbot.keyClicks(edit, "ret")
    assert service.read.count(None) == 1
    assert service.read[-1] is None
