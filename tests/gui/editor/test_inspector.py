"""Token probabilities: which text is highlighted, what the tooltip says, and turning off."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint

from core.inference.text_scoring import Candidate, TextScore
from gui.editor.inspect.inspector import Inspector
from gui.editor.inspect.token_probability import describe, level_names, level_of, percent_text


def score(start: int, end: int, probability: float = 0.05) -> TextScore:
    best = (Candidate(text=" x", probability=0.6), Candidate(text="<b>", probability=0.2))
    return TextScore(start=start, end=end, probability=probability, rank=2, best=best)


@pytest.fixture
def inspector(service, edit) -> Inspector:
    result = Inspector(service)
    result.set_edit(edit)
    return result


def highlights(edit):
    return [
        (s.cursor.selectedText(), s.format.background().color().name())
        for s in edit.extraSelections()
    ]


def inspect(inspector, service, edit, text, *scores):
    edit.set_text(text)
    inspector.set_on(True)
    number = service.inspections[-1][0]
    service.inspected.emit(number, scores)
    service.inspection_ended.emit(number)


@pytest.mark.parametrize(
    ("probability", "level"), [(0.9, 0), (0.5, 0), (0.3, 1), (0.05, 2), (0.005, 3), (1e-9, 4)]
)
def test_levels(probability, level):
    assert level_of(probability) == level
    assert len(level_names()) == 5


def test_percentages_stay_readable():
    assert [percent_text(p) for p in (0.5, 0.0123, 0.00045, 0.0)] == [
        "50 %",
        "1.2 %",
        "0.045 %",
        "<0.01 %",
    ]


def test_tokens_are_highlighted_at_their_positions(inspector, service, edit):
    inspect(inspector, service, edit, "a = b\n", score(0, 1, 0.9), score(1, 3), score(3, 5, 1e-5))
    theme = edit.theme
    assert highlights(edit) == [
        ("a", "#000000"),
        (" =", theme.surprise_2),
        (" b", theme.surprise_4),
    ]
    assert edit.text() == "a = b\n"
    assert not edit.document().isModified()


def test_characters_beyond_the_first_plane_do_not_shift_the_colors(inspector, service, edit):
    inspect(inspector, service, edit, "\U0001f600 ab\n", score(0, 1), score(2, 3), score(3, 4))
    assert [text for text, _ in highlights(edit)] == ["\U0001f600", "a", "b"]


def test_switching_off_restores_the_colors_of_the_language(inspector, service, edit):
    inspect(inspector, service, edit, "a = b\n", score(0, 1))
    inspector.set_on(False)
    assert highlights(edit) == []
    number = service.inspections[-1][0]
    service.inspected.emit(number, (score(0, 1),))
    assert highlights(edit) == []


def test_only_the_view_and_a_margin_are_requested(inspector, service, edit):
    edit.set_text("".join(f"line {n}\n" for n in range(500)))
    edit.go_to(250)
    inspector.set_on(True)
    _, text, begin, end = service.inspections[-1]
    assert text == edit.text()
    part = text[begin:end].split("\n")
    assert "line 250" in part
    assert len(part) < 80


def test_typing_and_scrolling_request_again_after_a_pause(inspector, service, edit, qtbot):
    inspect(inspector, service, edit, "a = b\n" * 200, score(0, 1))
    count = len(service.inspections)
    qtbot.keyClicks(edit, "xy")
    assert len(service.inspections) == count
    qtbot.waitUntil(lambda: len(service.inspections) == count + 1, timeout=2000)
    edit.verticalScrollBar().setValue(50)
    qtbot.waitUntil(lambda: len(service.inspections) == count + 2, timeout=2000)


def test_scores_of_an_older_text_are_dropped(inspector, service, edit):
    inspect(inspector, service, edit, "a = b\n")
    number = service.inspections[-1][0]
    edit.insertPlainText("x")
    service.inspected.emit(number, (score(0, 1),))
    assert highlights(edit) == []
    service.inspected.emit(number - 1, (score(0, 1),))
    assert highlights(edit) == []


def test_hovering_shows_the_probability_and_the_alternatives(inspector, service, edit):
    inspect(inspector, service, edit, "a = b\n", score(0, 1), score(1, 3))
    found = inspector.token_at(2)
    assert found is not None
    told = describe(*found)
    assert "\u2423=" in told
    assert "5 %" in told
    assert "rank 3" in told
    assert "60 %" in told
    assert "&lt;b&gt;" in told
    assert inspector.token_at(4) is None
    line = edit.cursorRect()
    assert inspector._position_under(QPoint(line.x() + 2, line.center().y())) == 0


def test_the_legend_shows_the_summary_of_the_view(page, service, qtbot):
    service.load(Path("x.pth"))
    page.commands.new_file()
    page.edit().set_text("ab\n")
    page.completion_bar._inspect.click()
    legend = page.suggestions.legend
    assert legend.isVisible()
    number = service.inspections[-1][0]
    service.inspected.emit(number, (score(0, 1, 0.25), score(1, 2, 0.25)))
    service.inspection_ended.emit(number)
    assert legend.figure.text() == "2.00 bits per byte in view"
    legend.closed.emit()
    assert legend.isHidden()
    assert not page.completion_bar.is_inspecting()


def test_another_file_is_inspected_when_it_becomes_current(page, service, qtbot):
    service.load(Path("x.pth"))
    page.commands.new_file()
    page.suggestions.inspect(True)
    count = len(service.inspections)
    page.commands.new_file()
    qtbot.waitUntil(lambda: len(service.inspections) > count, timeout=2000)


def test_without_a_model_there_are_no_probabilities(page, service, qtbot):
    service.load(Path("x.pth"))
    page.commands.new_file()
    page.edit().set_text("ab\n")
    page.suggestions.inspect(True)
    number = service.inspections[-1][0]
    service.inspected.emit(number, (score(0, 1),))
    service.inspection_ended.emit(number)
    asked = len(service.inspections)
    service.load_project_only()
    legend = page.suggestions.legend
    assert legend.figure.text() == "Token probabilities need a model."
    qtbot.waitUntil(lambda: page.suggestions.inspector.token_at(0) is None, timeout=2000)
    assert len(service.inspections) == asked
    service.load(Path("y.pth"))
    qtbot.waitUntil(lambda: len(service.inspections) > asked, timeout=2000)
