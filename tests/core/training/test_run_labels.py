"""Notes, tags and colors of runs."""

import json
from pathlib import Path

import pytest

from core.errors import WorkspaceError
from core.training.runs.run_labels import (
    LABELS_FILE,
    NO_LABELS,
    RunLabels,
    read_labels,
    set_labels,
    tags_in,
    with_colors,
    write_labels,
)


def runs(parent: Path, *names: str) -> list[Path]:
    folders = [parent / name for name in names]
    for folder in folders:
        folder.mkdir()
    return folders


def test_labels_are_found_again(tmp_path):
    assert read_labels(tmp_path) == NO_LABELS
    labels = RunLabels(note="First line.\nZweite Zeile.", tags=("baseline", "für später"), color=3)
    write_labels(tmp_path, labels)
    assert read_labels(tmp_path) == labels
    changed = set_labels(tmp_path, note=" Other. ", tags="a, B,, a , b")
    assert changed == RunLabels(note="Other.", tags=("a", "B"), color=3), "the color stays"
    assert read_labels(tmp_path) == changed


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{", '{"tags": 3, "note": [], "color": true}', '{"color": -1}', '{"color": 1e99}'],
)
def test_damaged_labels_count_as_none(tmp_path, text):
    (tmp_path / LABELS_FILE).write_text(text, "utf-8")
    assert read_labels(tmp_path) == NO_LABELS


@pytest.mark.parametrize(
    "labels",
    [
        RunLabels(note="x" * 10_001),
        RunLabels(tags=("x" * 41,)),
        RunLabels(tags=tuple(str(number) for number in range(21))),
    ],
)
def test_what_is_too_long_is_refused_and_the_old_labels_stay(tmp_path, labels):
    write_labels(tmp_path, RunLabels(note="old"))
    with pytest.raises(WorkspaceError):
        write_labels(tmp_path, labels)
    assert read_labels(tmp_path).note == "old"


def test_a_run_keeps_its_color_whatever_comes_and_goes(tmp_path):
    first, second, third = runs(tmp_path, "1", "2", "3")
    numbers = {name: labels.color for name, labels in with_colors([first, second, third]).items()}
    assert numbers == {"1": 0, "2": 1, "3": 2}
    (fourth,) = runs(tmp_path, "4")
    left = with_colors([second, third, fourth])
    assert {name: labels.color for name, labels in left.items()} == {"2": 1, "3": 2, "4": 0}
    assert json.loads((fourth / LABELS_FILE).read_text("utf-8"))["color"] == 0


def test_a_color_that_cannot_be_stored_does_not_hide_the_runs(tmp_path, monkeypatch):
    from core import files
    from core.errors import StorageError

    def refuse(_path, _text):
        raise StorageError("The disk is full.")

    monkeypatch.setattr(files, "write_text", refuse)
    assert with_colors(runs(tmp_path, "1"))["1"].color == 0


def test_tags_are_single_words_and_phrases_once_each():
    assert tags_in(" wide  model , Wide model,, x") == ("wide model", "x")
