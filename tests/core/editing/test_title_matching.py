"""Titles of commands by a part of their words."""

from core.editing.title_matching import matching_titles

TITLES = ["File: Save", "File: Save as", "Edit: Go to line", "View: Zoom in", "Train: Start"]


def found(text: str) -> list[str]:
    return [TITLES[index] for index in matching_titles(TITLES, text)]


def test_an_empty_text_fits_all():
    assert found("") == TITLES
    assert found("  ") == TITLES


def test_the_start_of_a_word_comes_before_beginnings_and_a_part_comes_last():
    assert found("save") == ["File: Save", "File: Save as"]
    assert found("a") == ["File: Save as", "File: Save", "Train: Start"]
    assert found("s") == ["File: Save", "File: Save as", "Train: Start"]
    assert found("gtl") == ["Edit: Go to line"]
    assert found("zoi") == ["View: Zoom in"]
    assert found("oom") == ["View: Zoom in"]
    assert found("zmn") == []


def test_every_word_must_fit_in_any_order():
    assert found("line go") == ["Edit: Go to line"]
    assert found("SAVE file") == ["File: Save", "File: Save as"]
    assert found("save zoom") == []
