"""When the model is asked, and which answers are shown."""

from __future__ import annotations

import dataclasses

import pytest
from PySide6.QtCore import Qt

from core.completion import policy
from core.errors import CheckpointError
from gui.editor.completion_controller import NO_MODEL, SWITCHED_OFF, CompletionController
from gui.editor.language import JAVA


@pytest.fixture
def controller(service, settings, edit):
    result = CompletionController(service, settings)
    result.set_edit(edit)
    reasons: list[str] = []
    result.silent.connect(reasons.append)
    result.reasons = reasons
    return result


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
    assert edit.ghost.text == "lf.value"
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


def test_an_answer_overtaken_by_other_typing_is_dropped(controller, service, edit, qtbot):
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
    assert edit.ghost.text == "f(x)"
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
    assert edit.ghost.text == ".new"


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
    assert controller.reasons[-1] == "The model is not sure."
    settings.put(dataclasses.replace(settings.editor, silent_languages=("java",)))
    edit.set_language(JAVA)
    qtbot.keyClicks(edit, "x")
    qtbot.waitUntil(lambda: controller.reasons[-1] == policy.LANGUAGE_IS_OFF, timeout=2000)
    settings.put(dataclasses.replace(settings.editor, completes=False))
    qtbot.keyClicks(edit, "y")
    qtbot.waitUntil(lambda: controller.reasons[-1] == SWITCHED_OFF, timeout=2000)
    service.unload()
    controller.suggest_now()
    assert controller.reasons[-1] == NO_MODEL
    service.failed.emit(CheckpointError("It broke.", "Mend it."))
    assert controller.reasons[-1] == "It broke."
    assert len(service.requests) == 1


def test_asking_by_hand_works_in_the_middle_of_a_line(controller, service, settings, edit, qtbot):
    settings.put(dataclasses.replace(settings.editor, completes=False, mode="creative"))
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
    qtbot.keyClick(edit, Qt.Key.Key_Tab)
    assert edit.text() == "value = 1"
    wait_for_request(qtbot, service, 2)
    assert service.requests[-1].prefix == "value = 1"


def test_switching_off_takes_the_ghost_away(controller, service, edit, qtbot):
    edit.show_suggestion("abc")
    controller.switch_off()
    assert not edit.ghost.is_visible
    assert controller.reasons[-1] == SWITCHED_OFF
