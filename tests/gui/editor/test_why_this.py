"""Why this suggestion: fractions, locations, the way there and back."""

import dataclasses

import pytest
from PySide6.QtCore import Qt

from core.attribution.records import TrainingMatch, TrainingTrace
from core.completion.request import Evidence
from core.memory.location import Location
from gui.editor.suggest.why_this import (
    LOOKING,
    NO_MATCH,
    NO_PLACE,
    NO_TRAINING_SET,
    NOT_ASKED,
    NOT_KNOWN,
    NOTHING_SHOWN,
    sources_text,
)
from gui.jobs.project_service import ProjectView
from gui.jobs.training_sets import TrainingSetView

PLACES = (Location(path="inner/known.py", line=3), Location(path="edited.py", line=1))
EVIDENCE = Evidence(model=0.1, file=0.3, project=0.6, places=PLACES)


@pytest.fixture
def opened(page, editor_context, tmp_path):
    """A page with a file of a project in front."""
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "known.py").write_text("a = 1\nb = 2\nc = 3\n", "utf-8")
    (tmp_path / "edited.py").write_text("x = 1\n", "utf-8")
    page.open_file(tmp_path / "edited.py")
    view = ProjectView(phase="ready", root=tmp_path, files=2, tokens=20)
    editor_context.projects._show(view)
    page.edit().set_position(6)
    return page


def offer(page, service, evidence=EVIDENCE):
    page.controller.suggest_now()
    service.answer("c = 3", evidence=evidence)
    assert page.edit().ghost.is_visible


def labels(page):
    return [action.text() for action in page.why.menu.actions() if not action.isSeparator()]


def test_the_menu_says_fractions_and_locations_and_the_suggestion_comes_back(
    opened, service, qtbot
):
    offer(opened, service)
    assert "60 % from the project" in opened.status._why.text()
    asked = len(service.requests)
    opened.why.open_menu()
    assert labels(opened) == [
        "Project 60 %, this file 30 %, model 10 %",
        "inner/known.py, line 3\tF12",
        "edited.py, line 1",
        NO_TRAINING_SET,
    ]
    assert not opened.edit().ghost.is_visible  # the menu has the focus
    opened.why.menu.close()
    qtbot.waitUntil(lambda: len(service.requests) > asked)


def test_one_key_goes_to_the_first_place_and_escape_comes_back(opened, service, qtbot, tmp_path):
    offer(opened, service)
    edited = opened.edit()
    asked = len(service.requests)
    opened.why.go_to_first()
    assert opened.tabs.current().path == tmp_path / "inner" / "known.py"
    assert opened.edit().textCursor().blockNumber() == 2
    assert "Esc goes back to edited.py" in opened.status._why.text()
    qtbot.keyClick(opened.edit(), Qt.Key.Key_Escape)
    assert opened.edit() is edited
    assert edited.textCursor().position() == 6
    assert len(service.requests) > asked
    # Once only.
    assert not opened.why.can_return


def test_escape_stays_where_another_file_was_chosen_meanwhile(opened, service, qtbot):
    offer(opened, service)
    opened.why.go_to_first()
    opened.commands.new_file()
    qtbot.keyClick(opened.edit(), Qt.Key.Key_Escape)
    assert opened.tabs.current().path is None
    opened.tabs.setCurrentIndex(1)
    shown = opened.tabs.current()
    assert opened.why.can_return
    opened.tabs.close_tab(opened.tabs.tabs()[0])  # where it came from
    assert opened.tabs.current() is shown
    assert not opened.why.can_return


@pytest.mark.parametrize(
    ("evidence", "sentence"),
    [(None, NOT_ASKED), (Evidence(model=0.5, file=0.5, project=0), NO_PLACE)],
)
def test_without_places_there_is_a_sentence(opened, service, evidence, sentence):
    offer(opened, service, evidence)
    opened.why.open_menu()
    assert labels(opened)[-2:] == [sentence, NO_TRAINING_SET]
    opened.why.menu.close()
    offer(opened, service, evidence)
    opened.why.go_to_first()
    assert opened.status._why.text() == sentence
    assert opened.tabs.count() == 1


def test_without_a_suggestion_there_is_nothing_to_explain(opened):
    for call in (opened.why.open_menu, opened.why.go_to_first):
        opened.status.say("")
        call()
        assert opened.status._why.text() == NOTHING_SHOWN
    assert not opened.why.menu.isVisible()


def test_a_place_that_is_gone_is_refused_in_words(opened, service, editor_context, tmp_path):
    offer(opened, service)
    (tmp_path / "inner" / "known.py").unlink()
    said = []
    editor_context.errors.reported.connect(said.append)
    opened.why.go_to_first()
    assert said
    assert not opened.why.can_return


def test_the_sources_of_an_alternative_are_not_known(opened, service):
    opened.controller.suggest_now()
    service.answer("c = 3", alternatives=("d = 4",), evidence=EVIDENCE)
    assert "confidence" in opened.status._why.text()
    opened.controller.show_next()
    service.answer("c = 3", alternatives=("d = 4",), evidence=EVIDENCE)
    assert opened.status._why.text().startswith("2/2")
    assert "confidence" not in opened.status._why.text()  # that of the first one
    for call in (opened.why.open_menu, opened.why.go_to_first):
        opened.status.say("")
        call()
        assert opened.status._why.text() == NOT_KNOWN
    assert opened.tabs.count() == 1
    assert opened.edit().ghost.is_visible


def test_fractions_are_ordered():
    assert sources_text(Evidence(model=0.5, file=0.2, project=0.3)) == (
        "Model 50 %, project 30 %, this file 20 %"
    )


def traced(tmp_path, text="c = 3", **changes):
    """A trace with a passage in ``inner/known.py``, and the copy warning for it."""
    match = TrainingMatch(
        project="redis", path="inner/known.py", source=str(tmp_path), line=2,
        license="BSD-3-Clause", tokens=14, suggested=9,
    )  # fmt: skip
    gone = TrainingMatch(
        project="R&D", path="gone.py", source=str(tmp_path), line=7, license="unknown",
        tokens=12, suggested=6,
    )  # fmt: skip
    return TrainingTrace(text=text, matches=(match, gone), copied=match, **changes)


def offer_traced(page, service, trace):
    page.controller.suggest_now()
    service.answer("c = 3", evidence=EVIDENCE, traces=(trace,))
    assert page.edit().ghost.is_visible


def show_training_set(context, **view):
    context.training_sets._show(TrainingSetView(**view))


def test_the_passages_of_the_training_set_are_listed_and_opened(
    opened, service, editor_context, tmp_path
):
    show_training_set(editor_context, phase="ready", titles=("main",), missing=("base",))
    offer_traced(opened, service, traced(tmp_path))
    assert "copies redis" in opened.status._why.text()
    assert opened.suggestions._badge.text == "copies redis"
    opened.why.open_menu()
    shown = labels(opened)
    assert shown[0] == ("Copies redis (BSD-3-Clause): 14 equal tokens, in no other project")
    assert shown[4:] == [
        "Equal passages in the training set main:",
        "redis: inner/known.py, line 2 (BSD-3-Clause), 14 equal tokens",
        "R&&D: gone.py, line 7 (license unknown), 12 equal tokens",
        "Also trained on base, whose files are not on this machine.",
    ]
    actions = {action.text(): action for action in opened.why.menu.actions()}
    assert not actions[shown[6]].isEnabled()
    opened.why.menu.close()
    actions[shown[5]].trigger()
    assert opened.tabs.current().path == tmp_path / "inner" / "known.py"
    assert opened.edit().textCursor().blockNumber() == 1
    assert opened.why.can_return


@pytest.mark.parametrize(
    ("view", "sentence"),
    [
        ({"phase": "looking"}, LOOKING),
        ({"phase": "absent"}, NO_TRAINING_SET),
        ({"phase": "failed", "problem": "The disk is full."}, "Training set: The disk is full."),
        ({"phase": "ready", "titles": ("main",)}, NO_MATCH),
    ],
)
def test_what_is_not_known_of_the_training_set_is_said(
    opened, service, editor_context, view, sentence
):
    show_training_set(editor_context, **view)
    offer_traced(opened, service, TrainingTrace(text="c = 3"))
    assert "copies" not in opened.status._why.text()
    opened.why.open_menu()
    assert labels(opened)[-1] == sentence
    opened.why.menu.close()


@pytest.mark.parametrize(("mode", "hides"), [("show", False), ("hide", True)])
def test_the_mark_and_the_request_follow_the_setting(
    opened, service, editor_context, tmp_path, mode, hides
):
    settings = editor_context.settings
    old = settings.preferences.suggestions
    settings.put(dataclasses.replace(old, training_copies=mode))
    offer_traced(opened, service, traced(tmp_path))
    assert service.requests[-1].hides_copies is hides
    assert "copies" not in opened.status._why.text()
    assert opened.suggestions._badge.text == ""
